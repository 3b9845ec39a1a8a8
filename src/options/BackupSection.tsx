import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { options } from '../i18n/catalogue/options.ts';
import { packs as packTexts } from '../i18n/catalogue/packs.ts';
import { formatDate, quote } from '../i18n/format.ts';
import { LANGUAGE_NAMES, type Language, LOCALES } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import type { UnreadablePack } from '../packs/pack-db.ts';
import { SettingsError } from '../settings/migrate.ts';
import { Button } from '../ui/controls.tsx';
import { Notice, Progress } from '../ui/messages.tsx';
import type { Backup } from './backup.ts';
import { Problems } from './PackImportSteps.tsx';
import type { PackServices } from './pack-services.ts';
import { faultWords, unreadableTitle } from './problem-words.ts';
import type { ImportPlan, PackChange, SettingChange } from './reader-file.ts';
import { FileField, Row } from './rows.tsx';
import {
  type ReaderImport,
  type ReaderImportFault,
  type ReaderImportState,
  useReaderImport,
} from './use-reader-import.ts';
import { useStepFocus } from './use-step-focus.ts';
import { useUnfinished } from './use-unfinished.ts';

interface BackupSectionProps {
  language: Language;
  backup: Backup;
  services: PackServices;
  /** Whether the browser keeps a database for the extension. */
  canKeepPacks: boolean;
  onPacksChanged(): void;
  tell(words: string): void;
}

/** All choices and packs to a file and from one; what a file would change is shown before it does. */
export function BackupSection({ language, backup, tell, ...given }: BackupSectionProps) {
  const t = options(language);
  const steps = useReaderImport({ backup, ...given });
  const unfinished = useUnfinished(given.services, 'backup', steps.state.step === 'idle');
  const field = useRef<HTMLInputElement>(null);
  /** How much of the file is written; null: none is being written. */
  const [written, setWritten] = useState<number | null>(null);
  /** Packs that the file which was written last does not hold. */
  const [missing, setMissing] = useState<readonly UnreadablePack[]>([]);
  const save = async () => {
    if (written !== null) return;
    setWritten(0);
    setMissing([]);
    return backup
      .save((part) => setWritten(part))
      .then(
        (saved) => {
          setMissing(saved.missing);
          tell(t('exported', { file: quote(saved.name, language) }));
        },
        (error: unknown) => {
          console.error('The file of the reader could not be written.', error);
          tell(t(error instanceof SettingsError && error.code === 'newer' ? 'exportNewer' : 'exportFailed'));
        },
      )
      .finally(() => setWritten(null));
  };

  return (
    <>
      <p class="means">{t('backupMeans')}</p>
      <Row title={t('export')} means={t('exportMeans')}>
        {() => <Button onPress={() => void save()}>{t('export')}</Button>}
      </Row>
      {written !== null && written > 0 && <Progress label={t('exporting')} part={written} />}
      <Row title={t('import')} means={t('importMeans')}>
        {({ describedBy }) => (
          <FileField
            words={t('chooseFile')}
            purpose={t('import')}
            accept="application/json,.json"
            {...{ describedBy, field }}
            onFile={(file) => steps.choose(file)}
          />
        )}
      </Row>
      <div class="told" role="status">
        {missing.length > 0 && (
          <Notice tone="care" title={t('exportedWithout', { count: missing.length })}>
            <p class="soft">{missing.map((pack) => quote(unreadableTitle(pack, language), language)).join(', ')}</p>
          </Notice>
        )}
        {unfinished && (
          <Notice tone="care" title={t('notTaken', { file: quote(unfinished.file, language) })}>
            <p class="soft">{packTexts(language)('unfinished')}</p>
          </Notice>
        )}
      </div>
      <ImportSteps {...{ language, steps, field }} />
    </>
  );
}

interface StepsProps {
  language: Language;
  steps: ReaderImport;
  /** The field for a file, where the steps begin and end. */
  field: RefObject<HTMLInputElement | null>;
}

function ImportSteps({ language, steps, field }: StepsProps) {
  const t = options(language);
  const { state } = steps;
  const { root, isElsewhere } = useStepFocus(state.step, field);
  const file = state.step === 'idle' ? '' : quote(state.file.name, language);
  return (
    <div ref={root}>
      <div class="told" role="status">
        {isElsewhere && state.step === 'planned' && !isEmpty(state.plan) && <p class="sr">{t('wouldChange')}</p>}
        {state.step === 'looking' && <p class="means">{packTexts(language)('looking', { file })}</p>}
        {state.step === 'working' && <p class="means">{packTexts(language)('working')}</p>}
        {state.step === 'refused' && (
          <Notice tone="fail" title={t('notTaken', { file })}>
            <Fault {...{ language }} fault={state.fault} />
          </Notice>
        )}
        {state.step === 'done' && (
          <Notice title={t('takenOver')}>
            <p class="soft">
              {state.fault ? packTexts(language)(`follow/${state.fault}`) : t('takenOverMeans', { file })}
            </p>
          </Notice>
        )}
        {state.step === 'planned' && isEmpty(state.plan) && (
          <Notice title={t('nothingToChange')}>
            <p class="soft">{t('nothingToChangeMeans', { file })}</p>
          </Notice>
        )}
      </div>
      {state.step === 'reading' && <ReadingPack {...{ language, state }} onCancel={steps.cancel} />}
      {state.step === 'planned' && !isEmpty(state.plan) && (
        <section class="plan" aria-labelledby="plan-title">
          <h3 id="plan-title" tabIndex={-1}>
            {t('wouldChange')} <span class="soft">{file}</span>
          </h3>
          <PlanList language={language} plan={state.plan} />
          <p class="plan-acts">
            <Button look="primary" onPress={() => void steps.takeOver()}>
              {t('takeOver')}
            </Button>
            <Button onPress={steps.cancel}>{t('cancel')}</Button>
          </p>
        </section>
      )}
    </div>
  );
}

interface ReadingPackProps {
  language: Language;
  state: Extract<ReaderImportState, { step: 'reading' }>;
  onCancel(): void;
}

function ReadingPack({ language, state, onCancel }: ReadingPackProps) {
  const t = packTexts(language);
  const { pack, bytes, entities } = state;
  const part = bytes / pack.bytes;
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent' }).format(part);
  const words = t('reading', { file: quote(localised(pack.title, language), language) });
  return (
    <section class="plan" aria-labelledby="plan-reading">
      <h3 id="plan-reading" tabIndex={-1}>
        {words}
      </h3>
      <Progress label={words} part={part} />
      <p class="means">{t('readSoFar', { percent, entries: t('entries', { count: entities }) })}</p>
      <p class="plan-acts">
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </p>
    </section>
  );
}

function Fault({ language, fault }: { language: Language; fault: ReaderImportFault }) {
  const t = options(language);
  if (fault.kind === 'pack') {
    return (
      <>
        <p class="soft">{t('importFault/pack', { title: quote(localised(fault.pack.title, language), language) })}</p>
        <Problems {...{ language }} problems={fault.problems} />
      </>
    );
  }
  return <p class="soft">{importFaultWords(fault, language)}</p>;
}

function importFaultWords(fault: Exclude<ReaderImportFault, { kind: 'pack' }>, language: Language): string {
  const t = options(language);
  if (fault.kind === 'file') {
    const { code, path, fault: within } = fault.error;
    if (code !== 'damaged') return t(`importFault/${code}`);
    return t('importFault/damaged', { detail: within ? `${path}: ${faultWords(within, language)}` : path });
  }
  if (fault.kind === 'reading') {
    const { reason, detail } = fault;
    const tp = packTexts(language);
    return reason === 'noDatabase' ? tp('failed/noDatabase', { detail }) : tp(`failed/${reason}`);
  }
  if (fault.kind === 'inPart') return t('importFault/inPart');
  return t(fault.kind === 'newerNames' ? 'silencedNewer' : 'changeFailedMeans');
}

const isEmpty = ({ changes, sites, names, packs }: ImportPlan): boolean =>
  changes.length + sites.length + names.length === 0 && packs.every(({ change }) => change === 'same');

/** More than these are counted, not listed. */
const LISTED = 12;

function PlanList({ language, plan }: { language: Language; plan: ImportPlan }) {
  const t = options(language);
  const { changes, sites, names, packs } = plan;
  return (
    <ul class="plan-list">
      {changes.map((change) => (
        <li key={change.key}>
          {t('changeFromTo', {
            name: settingName(change, language),
            from: valueWords(change.key, change.from, language),
            to: valueWords(change.key, change.to, language),
          })}
        </li>
      ))}
      {sites.length > 0 && (
        <li>
          {t('sitesAdded', { count: sites.length })}
          {`: ${listed(sites)}`}
        </li>
      )}
      {names.length > 0 && (
        <li>
          {t('namesAdded', { count: names.length })}
          {`: ${listed(names.map(({ text }) => quote(text, language)))}`}
        </li>
      )}
      {packs.map((change) => (
        <li key={`pack ${change.pack.id}`}>{packWords(change, language)}</li>
      ))}
    </ul>
  );
}

/** What becomes of a pack, and which it is. */
function packWords(change: PackChange, language: Language): string {
  const t = options(language);
  const words = packTexts(language);
  const versionOf = ({ version, publishedOn, entities }: PackChange['pack'] | PresentPackWords) =>
    `${words('versionOf', { version, date: formatDate(publishedOn, language, 'long') })}, ${words('entries', { count: entities })}`;
  const { pack } = change;
  const title = quote(localised(pack.title, language), language);
  const isOff = pack.enabled ? '' : `, ${words('isOff')}`;
  if (change.change === 'new') return t('packNew', { title, version: `${versionOf(pack)}${isOff}` });
  if (change.change === 'other') {
    return t('packOther', { title, from: versionOf(change.present), to: `${versionOf(pack)}${isOff}` });
  }
  if (change.change === 'switched') return t(pack.enabled ? 'packOn' : 'packOff', { title });
  return t(({ same: 'packSame', fixed: 'packFixed', noRoom: 'packNoRoom' } as const)[change.change], { title });
}

type PresentPackWords = Extract<PackChange, { present: unknown }>['present'];

const listed = (words: readonly string[]): string =>
  words.slice(0, LISTED).join(', ') + (words.length > LISTED ? ', …' : '');

const SETTING_NAMES = {
  language: 'interfaceLanguage',
  theme: 'appearance',
  'marks.style': 'style',
  'marks.strength': 'strength',
  'marks.certainOnly': 'possible',
  'marks.broad': 'broad',
  'marks.badge': 'badge',
  'hover.open': 'opens',
  'hover.modifier': 'modifier',
  'hover.dwellMs': 'dwell',
  'hover.graceMs': 'grace',
} as const;

/** As the setting is called on this page; one that the page does not show, by its path. */
function settingName({ key }: SettingChange, language: Language): string {
  const name = (SETTING_NAMES as Record<string, (typeof SETTING_NAMES)[keyof typeof SETTING_NAMES] | undefined>)[key];
  return name ? options(language)(name) : key;
}

/** A value as this page words it. */
function valueWords(key: string, value: string | number | boolean, language: Language): string {
  const t = options(language);
  // The setting says “certain only”, the page asks for the possible ones: the words follow the page.
  if (key === 'marks.certainOnly') return t(value ? 'off' : 'on');
  if (typeof value === 'boolean') return t(value ? 'on' : 'off');
  if (typeof value === 'number') return key.endsWith('Ms') ? t('ms', { count: value }) : String(value);
  if (key === 'language') {
    return value === 'browser' ? t('followBrowser') : (LANGUAGE_NAMES[value as Language] ?? value);
  }
  const group = {
    theme: 'theme/',
    'marks.style': '',
    'marks.strength': 'strength/',
    'marks.broad': 'broad/',
    'hover.open': 'open/',
    'hover.modifier': 'modifier/',
  }[key];
  const wording = `${group ?? '?'}${value}`;
  return t.has(wording) ? t(wording as 'line') : value;
}
