import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { type CardActions, type DetailsState, EntityCard } from '../card/EntityCard.tsx';
import type { DatasetReader, EntityLead } from '../dataset/reader.ts';
import { welcome } from '../i18n/catalogue/welcome.ts';
import { todayOf } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import type { MarkedMention } from '../page/types.ts';
import { SAMPLE_ENTRIES, SAMPLE_MARKS, type SampleMark } from './sample.ts';

interface SampleProps {
  language: Language;
  /** Null until the dataset is open: then the text stands without marks, as a page does. */
  reader: DatasetReader | null;
  dwellMs: number;
  openEntry(id: string): void;
}

/**
 * The extension's own marks and card, on a text of ours: no page script may enter an extension page. The card stands in a
 * place of its own below the text, and stays until another name is chosen, so that it can be studied.
 */
export function Sample({ language, reader, dwellMs, openEntry }: SampleProps) {
  const t = welcome(language);
  const id = useId();
  const leads = useLeads(reader);
  const [active, setActive] = useState<SampleMark | null>(SAMPLE_MARKS[0] ?? null);
  const [isPinned, setPinned] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const root = useRef<HTMLElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);

  const open = (mark: SampleMark) => {
    clearTimeout(timer.current);
    setActive(mark);
  };
  const close = () => {
    const word = root.current?.querySelector<HTMLElement>(`[data-mark="${active?.key}"]`);
    setActive(null);
    setPinned(false);
    word?.focus();
  };
  const text = t.rich(
    'sample',
    Object.fromEntries(
      SAMPLE_MARKS.map((mark) => [
        mark.key,
        leads === null ? (
          mark.text
        ) : (
          <Mark
            key={mark.key}
            mark={mark}
            isActive={mark.key === active?.key}
            cardId={id}
            onRest={() => {
              clearTimeout(timer.current);
              if (!isPinned) timer.current = setTimeout(() => open(mark), dwellMs);
            }}
            onLeave={() => clearTimeout(timer.current)}
            onPress={() => open(mark)}
          />
        ),
      ]),
    ) as Record<SampleMark['key'], ComponentChildren>,
  );
  return (
    <figure
      ref={root}
      class="try"
      aria-label={t('sampleLabel')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && active !== null) close();
      }}
    >
      <p class="try-text">{text as ComponentChildren}</p>
      <div class="try-below">
        <div class="try-card" id={id}>
          {leads !== null && reader !== null && active !== null ? (
            <SampleCard
              key={active.key}
              {...{ language, reader, leads, isPinned, openEntry }}
              mark={active}
              around={root.current?.querySelector('.try-text')?.textContent ?? ''}
              onClose={close}
              onPin={() => setPinned(!isPinned)}
            />
          ) : (
            <p class="soft">{leads !== null && t('chooseName')}</p>
          )}
        </div>
        <figcaption>
          <ul class="legend">
            <li>
              <span class="m-line" />
              <span>{t('certainMeans')}</span>
            </li>
            <li>
              <span class="m-line possible" />
              <span>{t('possibleMeans')}</span>
            </li>
            <li>
              <kbd>Tab</kbd>
              <span>{t('byKeyboard')}</span>
            </li>
          </ul>
        </figcaption>
      </div>
    </figure>
  );
}

interface MarkProps {
  mark: SampleMark;
  isActive: boolean;
  cardId: string;
  onRest(): void;
  onLeave(): void;
  onPress(): void;
}

function Mark({ mark, isActive, cardId, onRest, onLeave, onPress }: MarkProps) {
  const isPossible = mark.verdict.certainty === 'possible';
  const classes = ['m', isPossible && 'm-possible', isActive && 'm-now'].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button is one box, and a name may be broken over two lines.
    <span
      role="button"
      tabIndex={0}
      class={classes}
      data-mark={mark.key}
      aria-expanded={isActive}
      aria-controls={cardId}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onRest()}
      onPointerLeave={onLeave}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
    >
      {mark.text}
    </span>
  );
}

interface SampleCardProps extends Omit<SampleProps, 'dwellMs'> {
  reader: DatasetReader;
  leads: ReadonlyMap<string, EntityLead>;
  mark: SampleMark;
  /** The text that it stands in. */
  around: string;
  isPinned: boolean;
  onClose(): void;
  onPin(): void;
}

/** Before this the wait is not worth showing. */
const SLOW_MS = 300;

function SampleCard({ language, reader, leads, mark, around, isPinned, openEntry, onClose, onPin }: SampleCardProps) {
  const id = useId();
  const choices = useMemo(() => mark.verdict.choices.flatMap(({ entity }) => leads.get(entity) ?? []), [mark, leads]);
  const [shownId, setShownId] = useState(choices.length === 1 ? choices[0]?.id : undefined);
  const [isWhyOpen, setWhyOpen] = useState(false);
  const [details, retry] = useDetails(reader, shownId);
  const hasChosen = useRef(false);
  const shown = choices.find((lead) => lead.id === shownId) ?? null;
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to the head of what it led to.
    if (hasChosen.current && shownId !== null) document.getElementById(id)?.focus();
    hasChosen.current = false;
  }, [shownId, id]);
  const mention: MarkedMention = { text: mark.text, around, verdict: mark.verdict, leads: choices };
  const actions: CardActions = {
    close: onClose,
    pin: onPin,
    retry,
    openEntry,
    step: () => undefined,
    toggleWhy: () => setWhyOpen(!isWhyOpen),
    undo: () => setShownId(undefined),
    choose: (chosen) => {
      hasChosen.current = true;
      setShownId(chosen ?? undefined);
    },
  };
  return (
    <EntityCard
      {...{ mention, language, shown, details, actions }}
      today={todayOf(new Date())}
      whyOpen={isWhyOpen}
      pinned={isPinned}
      headingId={id}
    />
  );
}

function useLeads(reader: DatasetReader | null): ReadonlyMap<string, EntityLead> | null {
  const [leads, setLeads] = useState<ReadonlyMap<string, EntityLead> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    reader?.leads(SAMPLE_ENTRIES).then(
      (read) => isCurrent && setLeads(read),
      (error: unknown) => console.error('The entries of the sample could not be read.', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [reader]);
  return leads;
}

function useDetails(reader: DatasetReader, id: string | undefined): [DetailsState, () => void] {
  const [details, setDetails] = useState<DetailsState>({ state: 'waiting', slow: false });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (id === undefined) return;
    let isCurrent = true;
    const tell = (state: DetailsState) => {
      clearTimeout(slow);
      if (isCurrent) setDetails(state);
    };
    setDetails({ state: 'waiting', slow: false });
    const slow = setTimeout(() => isCurrent && setDetails({ state: 'waiting', slow: true }), SLOW_MS);
    reader.entity(id).then(
      (found) => tell(found ? { state: 'here', details: found } : { state: 'failed', why: 'notFound' }),
      () => tell({ state: 'failed', why: 'noAnswer' }),
    );
    return () => {
      isCurrent = false;
      clearTimeout(slow);
    };
  }, [reader, id, attempt]);
  return [details, () => setAttempt(attempt + 1)];
}
