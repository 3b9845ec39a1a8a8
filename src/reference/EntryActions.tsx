import type { EntityDetails, PackInfo } from '../dataset/reader.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import { formatDate } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Button } from '../ui/controls.tsx';
import { useTold } from '../ui/use-told.ts';

interface EntryActionsProps {
  language: Language;
  details: EntityDetails;
  packs: readonly PackInfo[];
}

/** What one takes away from an entry: its address in the extension, a citation, a print. */
export function EntryActions({ language, details, packs }: EntryActionsProps) {
  const [said, say] = useTold<'linkCopied' | 'citationCopied' | 'copyFailed'>();
  const t = reference(language);
  const copy = (text: string, done: 'linkCopied' | 'citationCopied') =>
    void navigator.clipboard.writeText(text).then(
      () => say(done),
      () => say('copyFailed'),
    );
  return (
    <div class="acts">
      <span class="small soft" role="status">
        {said && t(said)}
      </span>
      <Button small onPress={() => copy(location.href, 'linkCopied')}>
        {t('copyLink')}
      </Button>
      <Button small onPress={() => copy(citationOf(details, packs, language), 'citationCopied')}>
        {t('cite')}
      </Button>
      <Button small onPress={() => print()}>
        {t('print')}
      </Button>
    </div>
  );
}

/**
 * An entry as literature is cited: name, dataset, version, date, licence, the entry's id, and the
 * checksum that proves which one it was. An entry has no address outside the reader's own browser.
 */
export function citationOf(details: EntityDetails, packs: readonly PackInfo[], language: Language): string {
  const { lead, packChecksum, packVersion } = details;
  const pack = packs.find(({ checksum }) => checksum === packChecksum);
  return reference(language)('citation', {
    name: lead.headword,
    title: pack ? localised(pack.title, language) : 'Initiative Lens',
    version: packVersion,
    date: pack ? formatDate(pack.publishedOn, language, 'long') : '',
    licence: pack?.licence ?? '',
    checksum: packChecksum,
    id: details.entity.id,
  });
}
