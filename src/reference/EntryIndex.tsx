import { useEffect, useState } from 'preact/hooks';
import type { DatasetReader, EntityLead, PackInfo } from '../dataset/reader.ts';
import { common } from '../i18n/catalogue/common.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Button } from '../ui/controls.tsx';
import { Dotted, kindParts } from '../ui/EntryHead.tsx';
import { GoalTiles } from '../ui/GoalTiles.tsx';
import { kindName } from './kind-name.ts';
import { entityAddress, kindAddress } from './route.ts';

interface EntryIndexProps {
  language: Language;
  reader: DatasetReader;
  packs: readonly PackInfo[];
  /** The kind to begin at. */
  kind: string | undefined;
}

/** Rows drawn of one kind before one asks for more: a pack may hold a hundred thousand. */
const ROWS_AT_ONCE = 200;
const KINDS = [
  'initiative',
  'organization',
  'intergovernmental',
  'public-body',
  'government',
  'person',
  'programme',
  'publication',
  'event',
  'law',
];

/** All entries by kind, each list by name. */
export function EntryIndex({ language, reader, packs, kind: firstKind }: EntryIndexProps) {
  const leads = useAllLeads(reader, language);
  const t = reference(language);
  useEffect(() => {
    document.title = `${t('title')} · Initiative Lens`;
  }, [t]);
  const isRead = leads !== null;
  useEffect(() => {
    if (isRead && firstKind !== undefined) showKind(firstKind);
    else scrollTo(0, 0);
  }, [isRead, firstKind]);
  if (leads === null) return <main class="plain" aria-busy="true" />;
  const kinds = [...new Set([...KINDS, ...leads.map(({ kind }) => kind)])];
  const groups = kinds.flatMap((kind) => {
    const entries = leads.filter((lead) => lead.kind === kind);
    return entries.length > 0 ? [{ kind, entries }] : [];
  });
  return (
    <main class="index">
      <h1>{t('title')}</h1>
      <p class="soft">
        {packs.map((pack) => `${localised(pack.title, language)}, ${pack.version}`).join('; ')}.{' '}
        {t('allEntries', { count: leads.length })}.
      </p>
      <nav class="jump" aria-label={t('kinds')}>
        {groups.map(({ kind, entries }) => (
          <a key={kind} class="tag" href={kindAddress(kind)} onClick={() => showKind(kind)}>
            {kindName(kind, language)} <span class="faint num">{entries.length}</span>
          </a>
        ))}
      </nav>
      {groups.map(({ kind, entries }) => (
        <KindList key={kind} {...{ language, kind, entries }} />
      ))}
    </main>
  );
}

function showKind(kind: string): void {
  const heading = document.getElementById(`kind-${kind}`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

function KindList({ language, kind, entries }: { language: Language; kind: string; entries: EntityLead[] }) {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const rest = entries.length - shown;
  return (
    <section>
      <h2 id={`kind-${kind}`} tabIndex={-1}>
        {kindName(kind, language)}
        <span class="count num">{entries.length}</span>
      </h2>
      <ul class="rows">
        {entries.slice(0, shown).map((lead) => (
          <li key={lead.id}>
            <a class="row" href={entityAddress(lead.id)}>
              <span class="name">{lead.headword}</span>
              <span class="sub">
                <Dotted parts={[...(lead.fullName ? [lead.fullName] : []), ...kindParts(lead, language)]} />
              </span>
              <GoalTiles language={language} goals={lead.goals} />
            </a>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button small onPress={() => setShown(shown + ROWS_AT_ONCE)}>
          {common(language)('more', { count: Math.min(rest, ROWS_AT_ONCE) })}
        </Button>
      )}
    </section>
  );
}

/** Every entity by name; null while they are being read. */
function useAllLeads(reader: DatasetReader, language: Language): EntityLead[] | null {
  const [leads, setLeads] = useState<EntityLead[] | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const ids = new Set((await reader.names()).map(({ entity }) => entity));
      const found = await reader.leads([...ids]);
      const { compare } = new Intl.Collator(LOCALES[language], { numeric: true });
      if (current) setLeads([...found.values()].sort((a, b) => compare(a.headword, b.headword)));
    };
    void read();
    return () => {
      current = false;
    };
  }, [reader, language]);
  return leads;
}
