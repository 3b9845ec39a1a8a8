import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { PackProblem } from '../dataset/pack-error.ts';
import { packs as texts } from '../i18n/catalogue/packs.ts';
import { apart, formatDate, quote } from '../i18n/format.ts';
import { kindLabel } from '../i18n/labels.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { CSV_FIELDS, type CsvLayout, type CsvMapping, suggestMapping } from '../packs/csv.ts';
import type { Preview } from '../packs/import.ts';
import { LIMITS } from '../packs/limits.ts';
import type { AddedPack } from '../packs/pack-db.ts';
import { Button } from '../ui/controls.tsx';
import { Notice, Progress } from '../ui/messages.tsx';
import { faultWords, placeOf } from './problem-words.ts';
import type { ImportState, PackImport } from './use-pack-import.ts';
import { useStepFocus } from './use-step-focus.ts';

interface StepsProps {
  language: Language;
  steps: PackImport;
  /** Packs that are there already. */
  present: readonly AddedPack[];
  /** The field for a file, where the steps begin and end. */
  field: RefObject<HTMLInputElement | null>;
}

/** Steps that have a heading of their own; what the others say is short, and told as it comes. */
const HEADINGS: { [step in ImportState['step']]?: 'howRead' | 'reading' | 'preview' } = {
  asking: 'howRead',
  reading: 'reading',
  preview: 'preview',
};

/** The steps between a chosen file and a pack in use, one at a time. */
export function PackImportSteps({ language, steps, present, field }: StepsProps) {
  const t = texts(language);
  const { state, cancel } = steps;
  const { root, isElsewhere } = useStepFocus(state.step, field);
  const file = state.step === 'idle' ? '' : quote(state.file.name, language);
  const wording = HEADINGS[state.step];
  const heading = wording ? t(wording, { file }) : '';
  return (
    <div ref={root}>
      <div class="told" role="status">
        {isElsewhere && heading !== '' && <p class="sr">{heading}</p>}
        {state.step === 'looking' && <p class="means">{t('looking', { file })}</p>}
        {state.step === 'adding' && (
          <Notice title={t('adding')}>
            <p class="soft">{t('addingMeans')}</p>
          </Notice>
        )}
        {state.step === 'added' && (
          <Notice title={t('added', { title: titleOf(state.preview, language) })}>
            <p class="soft">{t('addedMeans')}</p>
          </Notice>
        )}
        {state.step === 'kept' && (
          <Notice tone="care" title={t('kept', { title: titleOf(state.preview, language) })}>
            <p class="soft">{t(state.fault === 'memory' ? 'follow/memory' : 'keptMeans')}</p>
          </Notice>
        )}
        {state.step === 'refused' && (
          <Notice tone="fail" title={t('refused', { file })}>
            <p class="soft">{t('refusedMeans')}</p>
            <Problems {...{ language }} problems={state.problems} />
          </Notice>
        )}
        {state.step === 'failed' && (
          <Notice tone="fail" title={t('refused', { file })}>
            <p class="soft">
              {state.reason === 'noDatabase'
                ? t('failed/noDatabase', { detail: state.detail })
                : t(`failed/${state.reason}`)}
            </p>
          </Notice>
        )}
      </div>
      {state.step === 'asking' && <ReadingChoices key={state.file.name} {...{ language, steps, heading }} />}
      {state.step === 'reading' && <ReadingPack {...{ language, steps, state, heading }} />}
      {state.step === 'preview' && (
        <PreviewPlan {...{ language, heading, present }} preview={state.preview}>
          <Button look="primary" onPress={steps.accept}>
            {t('addIt')}
          </Button>
          <Button onPress={cancel}>{t('cancel')}</Button>
        </PreviewPlan>
      )}
    </div>
  );
}

const titleOf = ({ meta }: Preview, language: Language): string =>
  quote(localised(meta.info.title, language), language);

interface StepProps {
  language: Language;
  steps: PackImport;
  heading: string;
}

type Reading = Extract<ImportState, { step: 'reading' }>;

/** How much has been read; it can be stopped for a while, or for good. */
function ReadingPack({ language, steps, heading, state }: StepProps & { state: Reading }) {
  const t = texts(language);
  const part = state.file.size === 0 ? 0 : state.bytes / state.file.size;
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent' }).format(part);
  return (
    <section class="plan" aria-labelledby="pack-step">
      <h3 id="pack-step" tabIndex={-1}>
        {heading}
      </h3>
      <Progress label={heading} part={part} />
      <p class="means">
        {state.isPaused
          ? t('paused', { percent })
          : t('readSoFar', { percent, entries: t('entries', { count: state.entities }) })}
      </p>
      <p class="plan-acts">
        <Button onPress={() => steps.pause(!state.isPaused)}>{t(state.isPaused ? 'goOn' : 'pause')}</Button>
        <Button onPress={steps.cancel}>{t('cancel')}</Button>
      </p>
    </section>
  );
}

/** For lists that say nothing of themselves: what the pack is called, and which column holds what. */
function ReadingChoices({ language, steps, heading }: StepProps) {
  const t = texts(language);
  const { state } = steps;
  const layout = state.step === 'asking' ? state.layout : null;
  const [mapping, setMapping] = useState<CsvMapping | null>(() => layout && suggestMapping(layout.columns));
  const [title, setTitle] = useState(() =>
    state.step === 'asking' ? state.file.name.replace(/\.(?:ftm\.)?[a-z]+$/i, '').replaceAll('_', ' ') : '',
  );
  const form = useRef<HTMLFormElement>(null);
  const faultId = useId();
  if (state.step !== 'asking') return null;
  const isUntitled = title.trim() === '';
  const isNameless = mapping !== null && mapping.name === null;
  // One fault at a time is told, and the field it is of refers to it.
  const tied = { 'aria-invalid': true, 'aria-describedby': faultId };
  return (
    <form
      ref={form}
      class="plan pack-form"
      aria-labelledby="pack-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
        if (faulty) faulty.focus();
        else steps.read(title.trim(), mapping);
      }}
    >
      <h3 id="pack-step" tabIndex={-1}>
        {heading}
      </h3>
      {state.format === 'ftm' && <p class="means">{t('isFtm')}</p>}
      <label>
        <span>{t('title')}</span>
        <span class="field">
          <input
            type="text"
            class="pack-title"
            value={title}
            maxLength={200}
            required
            {...(isUntitled ? tied : {})}
            onInput={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        </span>
      </label>
      {layout && mapping && (
        <Columns
          {...{ language, layout, mapping }}
          ofName={{ required: true, ...(isNameless && !isUntitled ? tied : {}) }}
          onChange={setMapping}
        />
      )}
      <p class="fault" id={faultId} role="alert">
        {isUntitled ? t('titleEmpty') : isNameless ? t('nameNeeded') : ''}
      </p>
      <p class="plan-acts">
        <button type="submit" class="btn primary">
          {t('read')}
        </button>
        <Button onPress={steps.cancel}>{t('cancel')}</Button>
      </p>
    </form>
  );
}

/** The beginning of a cell, to tell it by. */
const shortened = (cell: string): string => (cell.length > 40 ? `${cell.slice(0, 39).trimEnd()}…` : cell);

interface ColumnsProps {
  language: Language;
  layout: CsvLayout;
  mapping: CsvMapping;
  /** What holds of the one field that is needed. */
  ofName: JSX.IntrinsicElements['select'];
  onChange(mapping: CsvMapping): void;
}

function Columns({ language, layout, mapping, ofName, onChange }: ColumnsProps) {
  const t = texts(language);
  const [first = []] = layout.sample;
  const sample = first.filter((cell) => cell !== '').map((cell) => quote(shortened(cell), language));
  return (
    <fieldset class="pack-columns">
      <legend>{t('columns')}</legend>
      {sample.length > 0 && <p class="means">{t('columnsMean', { sample: sample.slice(0, 6).join(', ') })}</p>}
      {CSV_FIELDS.map((field) => (
        <label key={field}>
          <span>{t(`field/${field}`)}</span>
          <select
            class="select"
            name={field}
            {...(field === 'name' ? ofName : {})}
            value={mapping[field] ?? ''}
            onChange={({ currentTarget }) =>
              onChange({ ...mapping, [field]: currentTarget.value === '' ? null : Number(currentTarget.value) })
            }
          >
            <option value="">{t('noColumn')}</option>
            {layout.columns.map((column, index) => (
              <option key={`${index} ${column}`} value={index}>
                {column === '' ? String(index + 1) : apart(column)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

interface PreviewProps {
  language: Language;
  heading: string;
  preview: Preview;
  present: readonly AddedPack[];
  children: ComponentChildren;
}

/** What would be added, what was left out, and what it shares with others; before any of it is in use. */
function PreviewPlan({ language, heading, preview, present, children }: PreviewProps) {
  const t = texts(language);
  const { meta, conflicts, crowded } = preview;
  const { info, counts, notes } = meta;
  const replaced = present.find((pack) => pack.meta.info.id === info.id)?.meta.info;
  const number = new Intl.NumberFormat(LOCALES[language]);
  const kinds = Object.entries(counts.kinds).sort(([, a], [, b]) => b - a);
  const dateOf = (date: string) => formatDate(date, language, 'long');
  const otherKinds = Object.entries(notes.otherKinds).sort(([, a], [, b]) => b - a);
  const others = otherKinds.reduce((sum, [, count]) => sum + count, 0);
  const leftOut = [
    ...(others > 0
      ? [
          t('otherKinds', {
            count: others,
            kinds: otherKinds
              .slice(0, 6)
              .map(([kind]) => kind)
              .join(', '),
          }),
        ]
      : []),
    ...(notes.repeated > 0 ? [t('repeated', { count: notes.repeated })] : []),
    ...(notes.nameless > 0 ? [t('nameless', { count: notes.nameless })] : []),
    ...(notes.tooLong > 0 ? [t('tooLong', { count: notes.tooLong })] : []),
  ];
  const shared = conflicts.filter(({ count }) => count > 0);
  return (
    <section class="plan pack-preview" aria-labelledby="pack-step">
      <h3 id="pack-step" tabIndex={-1}>
        {heading}
      </h3>
      <p>
        <strong>{localised(info.title, language)}</strong>{' '}
        <span class="soft">{t('versionOf', { version: info.version, date: dateOf(info.publishedOn) })}</span>
      </p>
      <ul class="plan-list">
        <li>
          {t('entries', { count: counts.entities })}
          {kinds.length > 0 &&
            `: ${kinds.map(([kind, count]) => `${kindLabel(kind, '', language)} ${number.format(count)}`).join(', ')}`}
        </li>
        <li>
          {t('names', { count: counts.names })}
          {counts.ambiguous > 0 && `; ${t('ambiguous', { count: counts.ambiguous })}`}
        </li>
        {info.licence !== 'not stated' && <li>{t('licence', { licence: info.licence })}</li>}
        {replaced && (
          <li>
            {t('replaces', {
              title: quote(localised(replaced.title, language), language),
              version: replaced.version,
              date: dateOf(replaced.publishedOn),
            })}
          </li>
        )}
        {leftOut.length > 0 && (
          <li>
            {t('leftOut')}
            {`: ${leftOut.join('; ')}`}
          </li>
        )}
        {crowded.count > 0 && (
          <li>
            {t('crowded', {
              count: crowded.count,
              limit: LIMITS.bearers,
              samples: someOf(crowded),
            })}
          </li>
        )}
        {shared.map(({ count, samples, title }) => (
          <li key={title === null ? '' : localised(title, language)}>
            {t('conflicts', {
              count,
              where:
                title === null ? t('inDataset') : t('inPack', { title: quote(localised(title, language), language) }),
              samples: someOf({ count, samples }),
            })}
          </li>
        ))}
      </ul>
      {crowded.count > 0 && <p class="means">{t('crowdedMean')}</p>}
      {shared.length > 0 && <p class="means">{t('conflictsMean')}</p>}
      <p class="plan-acts">{children}</p>
    </section>
  );
}

const someOf = ({ count, samples }: { count: number; samples: readonly string[] }): string =>
  samples.map(apart).join(', ') + (count > samples.length ? ', …' : '');

/** More than these are folded away. */
const LISTED = 12;

/** What is wrong with a file, where; the first of it at once. Findings of the schema that have no words of ours are in English, which is said. */
export function Problems({ language, problems }: { language: Language; problems: readonly PackProblem[] }) {
  const t = texts(language);
  const count = problems.length - LISTED;
  const isStopped = problems.length >= LIMITS.problems;
  return (
    <>
      {language !== 'en' && problems.some(({ fault }) => !fault) && <p class="soft">{t('someInEnglish')}</p>}
      <ProblemList {...{ language }} problems={problems.slice(0, LISTED)} />
      {count > 0 && (
        <details class="unfold">
          <summary>{isStopped ? t('moreAtLeast', { count }) : t('moreProblems', { count })}</summary>
          <ProblemList {...{ language }} problems={problems.slice(LISTED)} />
        </details>
      )}
    </>
  );
}

function ProblemList({ language, problems }: { language: Language; problems: readonly PackProblem[] }) {
  return (
    <ul class="plan-list pack-problems">
      {problems.map((found, index) => (
        <li key={`${index} ${found.path}`}>
          {placeOf(found, language)}
          {found.fault ? faultWords(found.fault, language) : <span lang="en">{found.problem}</span>}
        </li>
      ))}
    </ul>
  );
}
