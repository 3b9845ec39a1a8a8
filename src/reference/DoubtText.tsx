import type { DoubtDetails } from '../dataset/reader.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Sources } from '../ui/RoleItem.tsx';
import { usePrinting } from '../ui/use-printing.ts';

/** What is doubtful, with the sources that disagree. */
export function DoubtText({ language, doubt }: { language: Language; doubt: DoubtDetails }) {
  const isPrinting = usePrinting();
  return (
    <>
      <p>{localised(doubt.text, language)}</p>
      {doubt.sources.length > 0 && (
        <p class="small taken">
          <Sources sources={doubt.sources} language={language} inFull={isPrinting} />
        </p>
      )}
    </>
  );
}
