import { useRef, useState } from 'preact/hooks';
import { options } from '../i18n/catalogue/options.ts';
import { quote } from '../i18n/format.ts';
import { LANGUAGE_NAMES, type Language } from '../i18n/languages.ts';
import { SettingsError } from '../settings/migrate.ts';
import { Button } from '../ui/controls.tsx';
import { Notice } from '../ui/messages.tsx';
import {
  type ImportPlan,
  type ReaderData,
  ReaderFileError,
  readReaderFile,
  type SettingChange,
} from './reader-file.ts';
import { FileField, Row } from './rows.tsx';

interface BackupSectionProps {
  language: Language;
  /** Saves everything in a file; the name it was given. */
  onExport(): Promise<string>;
  /** What a file would change now. */
  planImport(data: ReaderData): Promise<ImportPlan>;
  /** @throws SettingsError where the device holds something newer */
  takeOver(data: ReaderData): Promise<void>;
  tell(words: string): void;
}

type State =
  | { step: 'idle' }
  | { step: 'planned'; file: string; data: ReaderData; plan: ImportPlan }
  | { step: 'done'; file: string }
  | { step: 'refused'; file: string; fault: string };

/** All choices to a file and from one; what a file would change is shown before it does. */
export function BackupSection({ language, onExport, planImport, takeOver, tell }: BackupSectionProps) {
  const t = options(language);
  const [state, setState] = useState<State>({ step: 'idle' });
  const field = useRef<HTMLInputElement>(null);

  const read = async (file: File) => {
    const name = quote(file.name, language);
    try {
      const data = await readReaderFile(await file.text());
      setState({ step: 'planned', file: name, data, plan: await planImport(data) });
    } catch (error) {
      if (!(error instanceof ReaderFileError)) throw error;
      const { code, detail } = error;
      const fault = code === 'damaged' ? t('importFault/damaged', { detail }) : t(`importFault/${code}`);
      setState({ step: 'refused', file: name, fault });
    }
  };
  const apply = async ({ file, data }: Extract<State, { step: 'planned' }>) => {
    try {
      await takeOver(data);
      setState({ step: 'done', file });
    } catch (error) {
      const isNewer = error instanceof SettingsError && error.code === 'newer';
      setState({ step: 'refused', file, fault: t(isNewer ? 'silencedNewer' : 'changeFailedMeans') });
    }
    field.current?.focus();
  };

  return (
    <>
      <p class="means">{t('backupMeans')}</p>
      <Row title={t('export')} means={t('exportMeans')}>
        {() => (
          <Button onPress={() => void onExport().then((file) => tell(t('exported', { file: quote(file, language) })))}>
            {t('export')}
          </Button>
        )}
      </Row>
      <Row title={t('import')} means={t('importMeans')}>
        {({ describedBy }) => (
          <FileField
            words={t('chooseFile')}
            accept="application/json,.json"
            {...{ describedBy, field }}
            onFile={(file) => void read(file)}
          />
        )}
      </Row>
      <div class="told" role="status">
        {state.step === 'refused' && (
          <Notice tone="fail" title={t('notTaken', { file: state.file })}>
            <p class="soft">{state.fault}</p>
          </Notice>
        )}
        {state.step === 'done' && (
          <Notice title={t('takenOver')}>
            <p class="soft">{t('takenOverMeans', { file: state.file })}</p>
          </Notice>
        )}
        {state.step === 'planned' && isEmpty(state.plan) && (
          <Notice title={t('nothingToChange')}>
            <p class="soft">{t('nothingToChangeMeans', { file: state.file })}</p>
          </Notice>
        )}
      </div>
      {state.step === 'planned' && !isEmpty(state.plan) && (
        <section class="plan" aria-labelledby="plan-title">
          <h3 id="plan-title">
            {t('wouldChange')} <span class="soft">{state.file}</span>
          </h3>
          <PlanList language={language} plan={state.plan} />
          <p class="plan-acts">
            <Button look="primary" onPress={() => void apply(state)}>
              {t('takeOver')}
            </Button>
            <Button
              onPress={() => {
                setState({ step: 'idle' });
                field.current?.focus();
              }}
            >
              {t('cancel')}
            </Button>
          </p>
        </section>
      )}
    </>
  );
}

const isEmpty = ({ changes, sites, names }: ImportPlan): boolean => changes.length + sites.length + names.length === 0;

/** More than these are counted, not listed. */
const LISTED = 12;

function PlanList({ language, plan }: { language: Language; plan: ImportPlan }) {
  const t = options(language);
  const { changes, sites, names } = plan;
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
    </ul>
  );
}

const listed = (words: readonly string[]): string =>
  words.slice(0, LISTED).join(', ') + (words.length > LISTED ? ', …' : '');

const SETTING_NAMES = {
  language: 'interfaceLanguage',
  theme: 'appearance',
  'marks.style': 'style',
  'marks.strength': 'strength',
  'marks.certainOnly': 'possible',
  'marks.broad': 'broad',
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
