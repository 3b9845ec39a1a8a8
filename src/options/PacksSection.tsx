import { useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DatasetState } from '../extension-page/open-dataset.ts';
import { options } from '../i18n/catalogue/options.ts';
import { packs as texts } from '../i18n/catalogue/packs.ts';
import { formatDate, quote, unbroken } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import type { AddedPack } from '../packs/pack-db.ts';
import { Button, Switch } from '../ui/controls.tsx';
import { Notice } from '../ui/messages.tsx';
import { ManagedContext } from './managed-context.ts';
import { PackImportSteps } from './PackImportSteps.tsx';
import type { PackServices } from './pack-services.ts';
import { FileField, Row } from './rows.tsx';
import { usePackImport } from './use-pack-import.ts';
import { useUnfinished } from './use-unfinished.ts';

interface PacksSectionProps {
  language: Language;
  dataset: DatasetState;
  services: PackServices;
  /** Counts the changes of added packs that were made elsewhere on this page. */
  changes: number;
  /** Other packs are in use than before. */
  onChanged(): void;
  tell(words: string): void;
}

/** Packs that the reader added: which there are, whether they are in use, and the way from a file to another one. */
export function PacksSection({ language, dataset, services, changes, onChanged, tell }: PacksSectionProps) {
  const t = texts(language);
  const managed = useContext(ManagedContext);
  const { packs, waiting, reload, change, isWorking, fault } = useAddedPacks(services, changes, onChanged);
  const steps = usePackImport(services, {
    async onAccepted() {
      await reload();
      await services.follow();
      await reload();
      onChanged();
    },
    onTakenBack(file, isTold) {
      void reload().then(onChanged);
      if (!isTold) tell(t('refused', { file: quote(file.name, language) }));
    },
  });
  const unfinished = useUnfinished(services, 'packs', steps.state.step === 'idle');
  const field = useRef<HTMLInputElement>(null);
  const isMemory = dataset.status === 'ready' && dataset.storage !== 'database';

  const remove = async (pack: AddedPack) => {
    await change(() => services.remove(pack.database));
    steps.forget(pack.meta.info.id);
    // The button that was pressed has gone; a reader who has gone on since is left where they are.
    if (document.activeElement === document.body) field.current?.focus();
    tell(t('removed', { title: quote(localised(pack.meta.info.title, language), language) }));
  };

  return (
    <>
      <p class="means">{t('packsMean')}</p>
      {packs?.length === 0 && steps.state.step === 'idle' && <p class="means">{t('noPacks')}</p>}
      {packs && packs.length > 0 && (
        <ul class="packs">
          {packs.map((pack) => (
            <PackLine
              key={pack.database}
              {...{ language, pack }}
              isFixed={managed.packs.some(({ database }) => database === pack.database)}
              isWaiting={waiting.has(pack.database)}
              onSwitch={(on) => void change(() => services.switchOn(pack.database, on)).catch(() => undefined)}
              onRemove={() => remove(pack)}
            />
          ))}
        </ul>
      )}
      <div class="told" role="status">
        {isWorking && <p class="means">{t('working')}</p>}
        {fault === 'follow' && (
          <Notice tone="care" title={t('followFailed')}>
            <p class="soft">{t('followFailedMeans')}</p>
          </Notice>
        )}
        {fault === 'change' && (
          <Notice tone="fail" title={options(language)('changeFailed')}>
            <p class="soft">{options(language)('changeFailedMeans')}</p>
          </Notice>
        )}
        {isMemory && <p class="means">{t('noMemory')}</p>}
        {unfinished && (
          <Notice tone="care" title={t('refused', { file: quote(unfinished.file, language) })}>
            <p class="soft">{t('unfinished')}</p>
          </Notice>
        )}
      </div>
      {!isMemory && (
        <Row title={t('add')} means={t('addMeans')}>
          {({ describedBy }) => (
            <FileField
              words={t('chooseFile')}
              purpose={t('add')}
              accept=".json,.jsonl,.ndjson,.csv,.tsv,.txt,application/json,text/csv"
              {...{ describedBy, field }}
              class="pack-file"
              onFile={(file) => steps.choose(file)}
            />
          )}
        </Row>
      )}
      <PackImportSteps {...{ language, steps, field }} present={packs ?? []} />
    </>
  );
}

interface PackLineProps {
  language: Language;
  pack: AddedPack;
  /** An organisation's: it leaves with the policy. */
  isFixed: boolean;
  /** The reader's, of which an organisation's has taken the place: it is kept for when that one leaves. */
  isWaiting: boolean;
  onSwitch(on: boolean): void;
  /** @throws where it is still there */
  onRemove(): Promise<void>;
}

function PackLine({ language, pack, isFixed, isWaiting, onSwitch, onRemove }: PackLineProps) {
  const t = texts(language);
  const [isSure, setSure] = useState<boolean | null>(null);
  // What takes the place of the button that was pressed takes the focus with it.
  const acts = useRef<HTMLSpanElement>(null);
  const wasSure = useRef(isSure);
  const question = useId();
  useLayoutEffect(() => {
    if (isSure !== wasSure.current && isSure !== true) acts.current?.querySelector('button')?.focus();
    wasSure.current = isSure;
  }, [isSure]);
  const { info, enabled } = pack.meta;
  const title = quote(localised(info.title, language), language);
  return (
    <li>
      <span class="pack-words">
        <strong>{localised(info.title, language)}</strong>
        <span class="soft">
          {[
            t('versionOf', { version: info.version, date: formatDate(info.publishedOn, language, 'long') }),
            unbroken(t('entries', { count: info.entityCount })),
            ...(enabled && !isWaiting ? [] : [t('isOff')]),
          ].join(', ')}
        </span>
        {isFixed && <span>{options(language)('setByOrganisation')}</span>}
        {isWaiting && <span>{t(enabled ? 'isWaiting' : 'isWaitingOff')}</span>}
      </span>
      {isFixed || isSure === null ? (
        <span class="pack-acts" ref={acts}>
          {!isFixed && (
            <Button small look="quiet" onPress={() => setSure(false)}>
              {t('remove')}
              <span class="sr"> {title}</span>
            </Button>
          )}
          {!isWaiting && <Switch label={t('use', { title })} checked={enabled} onChange={onSwitch} />}
        </span>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend, which a question in a line has not.
        <span
          class="pack-acts"
          ref={acts}
          role="group"
          aria-labelledby={question}
          onKeyDown={({ key }) => key === 'Escape' && isSure === false && setSure(null)}
        >
          <span id={question}>{t('removeSure', { title })}</span>
          <Button small onPress={() => setSure(null)}>
            {t('keep')}
          </Button>
          <Button small disabled={isSure} onPress={() => [setSure(true), onRemove().catch(() => setSure(null))]}>
            {t('remove')}
          </Button>
        </span>
      )}
    </li>
  );
}

/** The packs there are, and whether what is in use follows them. */
function useAddedPacks(services: PackServices, changes: number, onChanged: () => void) {
  const [packs, setPacks] = useState<readonly AddedPack[] | null>(null);
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const [working, setWorking] = useState(0);
  const [fault, setFault] = useState<'change' | 'follow' | null>(null);
  const reload = async () => {
    try {
      const listed = await services.list();
      setPacks([...listed.packs, ...listed.waiting]);
      setWaiting(new Set(listed.waiting.map(({ database }) => database)));
    } catch (error) {
      console.warn('The added packs could not be listed.', error);
      setPacks([]);
    }
  };
  const follow = async () => {
    setWorking((count) => count + 1);
    await reload();
    try {
      await services.follow();
      setFault(null);
    } catch (error) {
      console.error('The packs in use do not follow.', error);
      setFault('follow');
    } finally {
      setWorking((count) => count - 1);
    }
    await reload();
    onChanged();
  };
  /** @throws what the change threw; it is told, and nothing follows */
  const change = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      console.error('A pack could not be changed.', error);
      setFault('change');
      await reload();
      throw error;
    }
    await follow();
  };
  useEffect(() => void reload(), [services, changes]);
  // Another window may have changed them.
  useEffect(() => {
    const life = new AbortController();
    addEventListener('focus', () => void reload(), { signal: life.signal });
    return () => life.abort();
  }, [services]);
  return { packs, waiting, reload, change, isWorking: working > 0, fault };
}
