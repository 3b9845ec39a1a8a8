import type { Name } from '../dataset/schema.ts';
import { entry } from '../i18n/catalogue/entry.ts';
import { languageName } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { Dotted } from '../ui/EntryHead.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { useUnfold } from '../ui/use-unfold.ts';
import { sortNames } from './entry-model.ts';

/** Names shown before the list is unfolded. */
const SHOWN_AT_FIRST = 7;

/** All names in all languages, with their type; spellings that were found come last. */
export function NameList({ names, language }: { names: readonly Name[]; language: Language }) {
  const { list, isUnfolded, unfold } = useUnfold<HTMLUListElement>();
  const isAll = usePrinting() || isUnfolded;
  const t = entry(language);
  const sorted = sortNames(names);
  // One more line takes the room of the button that hides it.
  const shown = isAll || sorted.length <= SHOWN_AT_FIRST + 1 ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  const hidden = sorted.slice(shown.length);
  const label = hidden.some(({ type }) => type === 'misspelling') ? 'moreNamesSpellings' : 'moreNames';
  return (
    <>
      <ul ref={list} class="names">
        {shown.map((name) => (
          <li key={`${name.type} ${name.lang} ${name.text}`}>
            <span lang={name.lang === 'und' ? undefined : name.lang}>{name.text}</span>
            <Dotted class="soft small" parts={partsOf(name, language)} />
          </li>
        ))}
      </ul>
      {hidden.length > 0 && (
        <button type="button" class="link small" onClick={() => unfold(shown.length)}>
          {t(label, { count: hidden.length })}
        </button>
      )}
    </>
  );
}

function partsOf(name: Name, language: Language): string[] {
  const t = entry(language);
  const type = t(`name/${name.type}`);
  const spoken = name.lang === 'und' ? [] : [languageName(name.lang, language)];
  return [...spoken, type, ...(name.ambiguous ? [t('onlyWithEvidence')] : [])];
}
