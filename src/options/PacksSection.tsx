import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DatasetState } from '../extension-page/open-dataset.ts';
import { options } from '../i18n/catalogue/options.ts';
import { packs as texts } from '../i18n/catalogue/packs.ts';
import { formatDate, quote, unbroken } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import type { AddedPack, UnreadablePack } from '../packs/pack-db.ts';
import { Button, Switch } from '../ui/controls.tsx';
import { Notice } from '../ui/messages.tsx';
import { ManagedContext } from './managed-context.ts';
import { PackImportSteps } from './PackImportSteps.tsx';
import { type FollowFault, followFaultOf, type PackServices } from './pack-services.ts';
import { unreadableTitle } from './problem-words.ts';
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
  const { packs, waiting, unreadable, reload, change, follow, bringIntoUse, isWorking, fault } = useAddedPacks(
    services,
    changes,
    onChanged,
  );
  const steps = usePackImport(services, {
    onAccepted: bringIntoUse,
    onNotInUse(end, isTold) {
      void reload().then(onChanged);
      // What was taken back makes room at once; where the background has come to use it meanwhile, it does so no longer.
      if (end.step === 'failed') void follow();
      if (isTold) return;
      tell(
        end.step === 'kept'
          ? t('kept', { title: quote(localised(end.preview.meta.info.title, language), language) })
          : t('refused', { file: quote(end.file.name, language) }),
      );
    },
  });
  const unfinished = useUnfinished(services, 'packs', steps.state.step === 'idle');
  const field = useRef<HTMLInputElement>(null);
  const isMemory = dataset.status === 'ready' && dataset.storage !== 'database';

  const afterRemoval = (title: string) => {
    // The button that was pressed has gone; a reader who has gone on since is left where they are.
    if (document.activeElement === document.body) field.current?.focus();
    tell(t('removed', { title: quote(title, language) }));
  };
  const remove = async ({ database, meta: { info } }: AddedPack) => {
    await change(async () => {
      await services.remove(database);
      steps.forget(info.id, true);
    });
    afterRemoval(localised(info.title, language));
  };
  const switchOn = ({ database, meta: { info } }: AddedPack, on: boolean) =>
    change(async () => {
      await services.switchOn(database, on);
      steps.forget(info.id);
    });
  // Nothing can be written in it: it is deleted at once.
  const removeUnreadable = async (pack: UnreadablePack) => {
    await change(() => services.discard(pack.database));
    afterRemoval(unreadableTitle(pack, language));
  };
  const isFixed = (database: string) => managed.packs.some((pack) => pack.database === database);

  return (
    <>
      <p class="means">{t('packsMean')}</p>
      {packs?.length === 0 && unreadable.length === 0 && steps.state.step === 'idle' && (
        <p class="means">{t('noPacks')}</p>
      )}
      {packs && packs.length + unreadable.length > 0 && (
        <ul class="packs">
          {packs.map((pack) => (
            <PackLine
              key={pack.database}
              {...{ language, pack }}
              isFixed={isFixed(pack.database)}
              isWaiting={waiting.has(pack.database)}
              onSwitch={(on) => void switchOn(pack, on).catch(() => undefined)}
              onRemove={() => remove(pack)}
            />
          ))}
          {unreadable.map((pack) => (
            <Line
              key={pack.database}
              {...{ language }}
              title={unreadableTitle(pack, language)}
              isFixed={isFixed(pack.database)}
              onRemove={() => removeUnreadable(pack)}
            >
              <span>{t('unreadableMeans')}</span>
            </Line>
          ))}
        </ul>
      )}
      <div class="told" role="status">
        {isWorking && <p class="means">{t('working')}</p>}
        {(fault === 'failed' || fault === 'memory') && (
          <Notice tone="care" title={t('followFailed')}>
            <p class="soft">{t(`follow/${fault}`)}</p>
          </Notice>
        )}
        {fault === 'list' && !isMemory && (
          <Notice tone="fail" title={t('listFailed')}>
            <p class="soft">{t('listFailedMeans')}</p>
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
  const { info, enabled } = pack.meta;
  const title = localised(info.title, language);
  const use = isWaiting ? null : (
    <Switch label={t('use', { title: quote(title, language) })} checked={enabled} onChange={onSwitch} />
  );
  return (
    <Line {...{ language, title, isFixed, use, onRemove }}>
      <span class="soft">
        {[
          t('versionOf', { version: info.version, date: formatDate(info.publishedOn, language, 'long') }),
          unbroken(t('entries', { count: info.entityCount })),
          ...(enabled && !isWaiting ? [] : [t('isOff')]),
        ].join(', ')}
      </span>
      {isWaiting && <span>{t(enabled ? 'isWaiting' : 'isWaitingOff')}</span>}
    </Line>
  );
}

interface LineProps extends Pick<PackLineProps, 'language' | 'isFixed' | 'onRemove'> {
  title: string;
  /** The switch beside the button. */
  use?: ComponentChildren;
  /** What is said of it. */
  children: ComponentChildren;
}

/** A pack in the list, with the button that removes it, and what is asked before. */
function Line({ language, title, isFixed, use, onRemove, children }: LineProps) {
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
  const quoted = quote(title, language);
  return (
    <li>
      <span class="pack-words">
        <strong>{title}</strong>
        {children}
        {isFixed && <span>{options(language)('setByOrganisation')}</span>}
      </span>
      {isFixed || isSure === null ? (
        <span class="pack-acts" ref={acts}>
          {!isFixed && (
            <Button small look="quiet" onPress={() => setSure(false)}>
              {t('remove')}
              <span class="sr"> {quoted}</span>
            </Button>
          )}
          {use}
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
          <span id={question}>{t('removeSure', { title: quoted })}</span>
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
  const [unreadable, setUnreadable] = useState<readonly UnreadablePack[]>([]);
  const [working, setWorking] = useState(0);
  const [fault, setFault] = useState<'change' | 'list' | FollowFault | null>(null);
  const reload = async () => {
    try {
      const listed = await services.list();
      setPacks([...listed.packs, ...listed.waiting]);
      setUnreadable(listed.unreadable);
      setWaiting(new Set(listed.waiting.map(({ database }) => database)));
      setFault((before) => (before === 'list' ? null : before));
    } catch (error) {
      console.warn('The added packs could not be listed.', error);
      setFault((before) => before ?? 'list');
    }
  };
  /** @throws where what is in use does not follow */
  const bringIntoUse = async () => {
    await reload();
    await services.follow();
    setFault(null);
    await reload();
    onChanged();
  };
  const follow = async () => {
    setWorking((count) => count + 1);
    try {
      await bringIntoUse();
    } catch (error) {
      console.error('The packs in use do not follow.', error);
      setFault(followFaultOf(error));
      await reload();
      onChanged();
    } finally {
      setWorking((count) => count - 1);
    }
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
  return { packs, waiting, unreadable, reload, change, follow, bringIntoUse, isWorking: working > 0, fault };
}
