import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntityLead } from '../dataset/reader.ts';
import { views } from '../i18n/catalogue/views.ts';
import { formatNumber } from '../i18n/catalogue.ts';
import type { Language } from '../i18n/languages.ts';
import { fold } from '../search/fold.ts';
import { Button } from '../ui/controls.tsx';
import { Dotted, kindParts } from '../ui/EntryHead.tsx';
import { GoalTiles } from '../ui/GoalTiles.tsx';
import { kindName } from './kind-name.ts';
import { entityAddress } from './route.ts';

/** Rows drawn at once of one kind: a pack may hold a hundred thousand. */
const ROWS_AT_ONCE = 200;
/** More first letters than a list to choose from is good for. */
const MANY_LETTERS = 60;

/** Where the reader was in each long list, so that the way back from an entry leads there. By address, kind and words. */
const turnedTo = new Map<string, number>();

interface KindListProps {
  language: Language;
  kind: string;
  /** In the order in which they are shown. */
  leads: readonly EntityLead[];
  /** By which the reader has narrowed the list, beside what the address says. */
  words: string;
}

/** The entries of one kind; of many, a part at a time, with the way to the next and to a first letter. */
export function KindList({ language, kind, leads, words }: KindListProps) {
  // Another list begins at its beginning.
  const key = `${location.hash} ${kind} ${words}`;
  const [, redraw] = useState({});
  const turned = turnedTo.get(key) ?? 0;
  const from = turned < leads.length ? turned : 0;
  const heading = useRef<HTMLHeadingElement>(null);
  const hasTurned = useRef(false);
  const turn = (to: number) => {
    turnedTo.set(key, to);
    hasTurned.current = true;
    redraw({});
  };
  useLayoutEffect(() => {
    if (!hasTurned.current) return;
    hasTurned.current = false;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [from]);
  const isLong = leads.length > ROWS_AT_ONCE;
  return (
    <section>
      <h2 id={`kind-${kind}`} ref={heading} tabIndex={isLong ? -1 : undefined}>
        {kindName(kind, language)}
        <span class="count num">{formatNumber(leads.length, language)}</span>
      </h2>
      {isLong && <Turning {...{ language, kind, leads, from }} onTurn={turn} />}
      <ul class="rows">
        {leads.slice(from, from + ROWS_AT_ONCE).map((lead) => (
          <li key={lead.id}>
            <EntryRow {...{ language, lead }} />
          </li>
        ))}
      </ul>
      {isLong && <Turning {...{ language, kind, leads, from }} onTurn={turn} />}
    </section>
  );
}

type TurningProps = Omit<KindListProps, 'words'> & { from: number; onTurn(to: number): void };

/** “1–200 of 60,000”, on and back, and to a first letter. */
function Turning({ language, kind, leads, from, onTurn }: TurningProps) {
  const t = views(language);
  const letters = useMemo(() => firstLetters(leads), [leads]);
  const to = Math.min(from + ROWS_AT_ONCE, leads.length);
  const here = letters.findLast(({ at }) => at <= from)?.letter;
  return (
    <nav class="turning" aria-label={t('turnIn', { kind: kindName(kind, language) })}>
      <span class="num soft">{t('rowsOf', { from: from + 1, to, total: leads.length })}</span>
      <Button small disabled={from === 0} onPress={() => onTurn(Math.max(0, from - ROWS_AT_ONCE))}>
        {t('previousRows')}
      </Button>
      <Button small disabled={to === leads.length} onPress={() => onTurn(to)}>
        {t('nextRows')}
      </Button>
      {letters.length > 1 && letters.length <= MANY_LETTERS && (
        <label>
          <span class="soft">{t('toLetter')}</span>
          <select
            class="select"
            value={here}
            onChange={(event) => onTurn(letters.find(({ letter }) => letter === event.currentTarget.value)?.at ?? 0)}
          >
            {letters.map(({ letter }) => (
              <option key={letter}>{letter}</option>
            ))}
          </select>
        </label>
      )}
    </nav>
  );
}

/** First letters of the headwords, and where each comes first. */
function firstLetters(leads: readonly EntityLead[]): { letter: string; at: number }[] {
  const first = new Map<string, number>();
  for (const [at, { headword }] of leads.entries()) {
    const letter = [...fold(headword.slice(0, 8)).trim()][0]?.toUpperCase() ?? '…';
    if (!first.has(letter)) first.set(letter, at);
    if (first.size > MANY_LETTERS) break;
  }
  return [...first].map(([letter, at]) => ({ letter, at }));
}

/** One entry in a list: name, what it is, the five slots. */
function EntryRow({ language, lead }: { language: Language; lead: EntityLead }) {
  return (
    <a class="row" href={entityAddress(lead.id)}>
      <span class="name">{lead.headword}</span>
      <span class="sub">
        <Dotted parts={[...(lead.fullName ? [lead.fullName] : []), ...kindParts(lead, language)]} />
      </span>
      <GoalTiles language={language} goals={lead.goals} />
    </a>
  );
}
