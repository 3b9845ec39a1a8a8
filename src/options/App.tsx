import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { KeyList, type KeyListProps } from '../extension-page/KeyList.tsx';
import type { OpenedDataset } from '../extension-page/open-dataset.ts';
import { useDataset, type WatchDataset } from '../extension-page/use-dataset.ts';
import { useManaged } from '../extension-page/use-managed.ts';
import { type Chosen, useChosen } from '../extension-page/use-settings.ts';
import { options } from '../i18n/catalogue/options.ts';
import { packs as packTexts } from '../i18n/catalogue/packs.ts';
import type { SilencedName } from '../settings/is-silenced.ts';
import { isManaged } from '../settings/managed.ts';
import type { Settings } from '../settings/schema.ts';
import { loadSilenced, unsilence, watchSilenced } from '../settings/silenced.ts';
import { changeSettings } from '../settings/store.ts';
import { Brand } from '../ui/Icon.tsx';
import { Notice } from '../ui/messages.tsx';
import { useTold } from '../ui/use-told.ts';
import { AboutSection } from './AboutSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { createBackup } from './backup.ts';
import { CardSection } from './CardSection.tsx';
import type { SpaceUsed } from './device.ts';
import { LanguageSection } from './LanguageSection.tsx';
import { MarksSection } from './MarksSection.tsx';
import { ManagedContext } from './managed-context.ts';
import { PacksSection } from './PacksSection.tsx';
import type { PackServices } from './pack-services.ts';
import { SilencedSection } from './SilencedSection.tsx';
import { type Access, SitesSection } from './SitesSection.tsx';
import { StorageSection } from './StorageSection.tsx';

/** What the page needs of browser and device. */
export interface OptionsServices extends Pick<KeyListProps, 'readCommands' | 'openKeyPage'> {
  watchDataset: WatchDataset;
  access: Access;
  measureSpace(): Promise<SpaceUsed>;
  countSources(dataset: OpenedDataset): Promise<number>;
  packs: PackServices;
  saveFile(name: string, file: Blob): void;
  /** Version of the extension. */
  version: string;
  referenceAddress: string;
}

const SECTIONS = [
  'marks',
  'card',
  'keys',
  'sites',
  'silenced',
  'language',
  'packs',
  'storage',
  'backup',
  'about',
] as const;
type SectionId = (typeof SECTIONS)[number];

/** Everything the reader can choose, on one page; each choice is stored, and so in force, at once. */
export function App({ chosen: first, services }: { chosen: Chosen; services: OptionsServices }) {
  const { settings, language } = useChosen(first);
  const { dataset, reader, tryAgain } = useDataset(services.watchDataset, language);
  const silenced = useSilenced();
  const managed = useManaged();
  const [told, say] = useTold<string>();
  /** How many saves have failed one after the other: each is told, the second as the first. */
  const [failures, setFailures] = useState(0);
  const tell = (words: string) => {
    setFailures(0);
    say(words);
  };
  const [packChanges, setPackChanges] = useState(0);
  const [usedChanges, setUsedChanges] = useState(0);
  const backup = useMemo(() => createBackup(services), [services]);
  const current = useCurrentSection();
  const t = options(language);
  useEffect(() => {
    document.title = `${t('title')} · Initiative Lens`;
  }, [t]);

  const nameOf = (id: SectionId) => (id === 'packs' ? packTexts(language)(id) : t(id));

  const saved = (change: Promise<unknown>): Promise<boolean> =>
    change.then(
      () => {
        setFailures(0);
        return true;
      },
      (error: unknown) => {
        console.error('A choice could not be saved.', error);
        setFailures((count) => count + 1);
        // What was told before would else be told once more when the failure is over.
        say(null);
        return false;
      },
    );
  const change = (by: (old: Settings) => Settings) => saved(changeSettings(by));
  const switchSite = (site: string, isOn: boolean) =>
    change((old) => ({
      ...old,
      sitesOff: isOn ? old.sitesOff.filter((off) => off !== site) : [...new Set([...old.sitesOff, site])].sort(),
    }));

  const parts: Record<SectionId, ComponentChildren> = {
    marks: (
      <MarksSection
        {...{ language, marks: settings.marks }}
        onChange={(patch) => void change((old) => ({ ...old, marks: { ...old.marks, ...patch } }))}
      />
    ),
    card: (
      <CardSection
        {...{ language, hover: settings.hover }}
        onChange={(patch) => change((old) => ({ ...old, hover: { ...old.hover, ...patch } }))}
      />
    ),
    keys: <KeyList {...{ language }} readCommands={services.readCommands} openKeyPage={services.openKeyPage} />,
    sites: (
      <SitesSection
        {...{ language, sitesOff: settings.sitesOff, access: services.access }}
        onSwitch={switchSite}
        tell={tell}
      />
    ),
    silenced: (
      <SilencedSection
        {...{ language, reader, names: silenced }}
        onUndo={(name) => saved(unsilence([name]))}
        tell={tell}
      />
    ),
    language: (
      <LanguageSection {...{ language, settings }} onChange={(patch) => void change((old) => ({ ...old, ...patch }))} />
    ),
    packs: (
      <PacksSection
        {...{ language, dataset, services: services.packs }}
        changes={packChanges}
        onChanged={() => setUsedChanges((count) => count + 1)}
        tell={tell}
      />
    ),
    storage: (
      <StorageSection
        {...{ language, dataset }}
        changes={packChanges + usedChanges}
        listAdded={services.packs.list}
        measureSpace={services.measureSpace}
        countSources={services.countSources}
        onTryAgain={tryAgain}
      />
    ),
    backup: (
      <BackupSection
        {...{ language, backup }}
        services={services.packs}
        canKeepPacks={!(dataset.status === 'ready' && dataset.storage !== 'database')}
        onPacksChanged={() => setPackChanges((count) => count + 1)}
        tell={tell}
      />
    ),
    about: (
      <AboutSection
        {...{ language, dataset }}
        version={services.version}
        referenceAddress={services.referenceAddress}
      />
    ),
  };

  return (
    <ManagedContext.Provider value={managed}>
      <div class="il opts">
        <nav aria-label={t('sections')}>
          <p class="brand">
            <Brand />
            <span>Initiative Lens</span>
          </p>
          <ul>
            {SECTIONS.map((id) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
                  {nameOf(id)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          <h1>{t('title')}</h1>
          <p class="soft">{t('atOnce')}</p>
          {isManaged(managed) && (
            <Notice title={t('managed')}>
              <p class="soft">{t('managedMeans')}</p>
            </Notice>
          )}
          {SECTIONS.map((id) => (
            <section key={id} id={id} aria-labelledby={`${id}-head`} tabIndex={-1}>
              <h2 id={`${id}-head`} tabIndex={-1}>
                {nameOf(id)}
              </h2>
              {parts[id]}
            </section>
          ))}
        </main>
        <div class="toast" role="status">
          {told !== null && <p key={told}>{told}</p>}
        </div>
        {failures > 0 && (
          <div key={failures} class="toast" role="alert">
            <Notice tone="fail" title={t('changeFailed')}>
              <p class="soft">{t('changeFailedMeans')}</p>
            </Notice>
          </div>
        )}
      </div>
    </ManagedContext.Provider>
  );
}

function useSilenced(): readonly SilencedName[] {
  const [names, setNames] = useState<readonly SilencedName[]>([]);
  useEffect(() => {
    const life = new AbortController();
    watchSilenced(setNames, life.signal);
    void loadSilenced().then((stored) => life.signal.aborted || setNames(stored));
    return () => life.abort();
  }, []);
  return names;
}

/** Below this, in px, a head has not yet been reached, however high the window is. */
const REACHED_PX = 260;

/** The section that is being read: the last whose head has passed the upper third of the window. */
function useCurrentSection(): SectionId {
  const [current, setCurrent] = useState<SectionId>('marks');
  useEffect(() => {
    const life = new AbortController();
    const look = () => {
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
      const passed = SECTIONS.filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top < Math.min(innerHeight / 3, REACHED_PX);
      });
      setCurrent((isAtEnd && scrollY > 0 ? SECTIONS.at(-1) : passed.at(-1)) ?? 'marks');
    };
    addEventListener('scroll', look, { passive: true, signal: life.signal });
    addEventListener('resize', look, { passive: true, signal: life.signal });
    // An address with a fragment leads to its section, which was not there when the browser looked for it.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
    look();
    return () => life.abort();
  }, []);
  return current;
}
