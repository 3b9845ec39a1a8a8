import { useEffect, useState } from 'preact/hooks';
import type { DatasetReader, EntityLead, NameRow } from '../dataset/reader.ts';
import { options } from '../i18n/catalogue/options.ts';
import { formatDate, quote } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { hostsOver } from '../settings/host.ts';
import { foldSilenced, type SilencedName } from '../settings/is-silenced.ts';
import { RemovableList } from './RemovableList.tsx';

interface SilencedSectionProps {
  language: Language;
  names: readonly SilencedName[];
  reader: DatasetReader | null;
  onUndo(name: SilencedName): Promise<boolean>;
  tell(words: string): void;
}

/** How a silenced name and its entry are written; the store has only the folded name and an id. */
interface Spelling {
  name: string;
  entry: string;
}

const keyOf = ({ text, entity, site }: SilencedName): string => `${entity}\n${site ?? ''}\n${text}`;

/** What was said last is what one may want to take back. Of one day, what was said later stands later in the store. */
const newestFirst = (names: readonly SilencedName[]): SilencedName[] =>
  names.toReversed().sort((a, b) => Number(b.on > a.on) - Number(b.on < a.on));

/** What the reader called “not this”, with the way back. */
export function SilencedSection({ language, names, reader, onUndo, tell }: SilencedSectionProps) {
  const t = options(language);
  const spellings = useSpellings(reader, names);
  const inWords = (name: SilencedName) => {
    const spelling = spellings.get(keyOf(name)) ?? { name: name.text, entry: name.entity };
    return { name: quote(spelling.name, language), entry: spelling.entry };
  };
  return (
    <>
      <p class="means">{t('silencedMeans')}</p>
      <RemovableList
        label={t('silenced')}
        items={newestFirst(names).map((name) => ({
          key: keyOf(name),
          words: t('silencedNot', inWords(name)),
          aside: `${name.site === null ? t('everywhere') : t('onSite', { site: name.site })}, ${formatDate(name.on, language, 'long')}`,
          actionLabel: t('undoName', inWords(name)),
        }))}
        action={t('undo')}
        empty={t('noSilenced')}
        onRemove={async (key) => {
          const name = names.find((one) => keyOf(one) === key);
          if (!name || !(await onUndo(name))) return false;
          // What is said for everywhere holds on each site too, and what is said for a site on those beneath it.
          const covering = names.find(
            (one) =>
              one !== name &&
              one.text === name.text &&
              one.entity === name.entity &&
              (one.site === null || hostsOver(name.site, [one.site]).length > 0),
          );
          const place = covering && (covering.site === null ? t('everywhere') : t('onSite', { site: covering.site }));
          tell(place === undefined ? t('undone', inWords(name)) : t('stillSilenced', { ...inWords(name), place }));
          return true;
        }}
      />
    </>
  );
}

/** The names as the dataset writes them; until it is read, and for entries it has no more, the folded form serves. */
function useSpellings(reader: DatasetReader | null, names: readonly SilencedName[]): ReadonlyMap<string, Spelling> {
  const [spellings, setSpellings] = useState<ReadonlyMap<string, Spelling>>(new Map());
  useEffect(() => {
    if (reader === null || names.length === 0) return;
    let isCurrent = true;
    const wanted = new Set(names.map(({ entity }) => entity));
    const show = ([leads, rows]: [ReadonlyMap<string, EntityLead>, readonly NameRow[]]) => {
      if (!isCurrent) return;
      const written = new Map<string, string>();
      for (const { entity, text } of rows) {
        const key = `${entity}\n${foldSilenced(text)}`;
        if (wanted.has(entity) && !written.has(key)) written.set(key, text);
      }
      setSpellings(
        new Map(
          names.map((name) => [
            keyOf(name),
            {
              name: written.get(`${name.entity}\n${name.text}`) ?? name.text,
              entry: leads.get(name.entity)?.headword ?? name.entity,
            },
          ]),
        ),
      );
    };
    Promise.all([reader.leads([...wanted]), reader.names()]).then(show, (error: unknown) =>
      console.error('The names could not be read.', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [reader, names]);
  return spellings;
}
