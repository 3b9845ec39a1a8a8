import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { DatasetNotice } from '../extension-page/DatasetNotice.tsx';
import { KeyList, type KeyListProps } from '../extension-page/KeyList.tsx';
import { useDataset, type WatchDataset } from '../extension-page/use-dataset.ts';
import { useManaged } from '../extension-page/use-managed.ts';
import { type Chosen, useChosen } from '../extension-page/use-settings.ts';
import { welcome } from '../i18n/catalogue/welcome.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts';
import type { Access } from '../options/SitesSection.tsx';
import { saveSettings } from '../settings/store.ts';
import { Segments } from '../ui/controls.tsx';
import { Brand } from '../ui/Icon.tsx';
import { AccessChoice } from './AccessChoice.tsx';
import { Pictures } from './Pictures.tsx';
import { Sample } from './Sample.tsx';

/** What the page needs of the browser. */
export interface WelcomeServices extends Pick<KeyListProps, 'readCommands' | 'openKeyPage'> {
  watchDataset: WatchDataset;
  access: Access;
  openEntry(id: string): void;
  /** Word that leads to us in the address bar. */
  keyword: string;
  optionsAddress: string;
  referenceAddress: string;
}

/** Opened once after installing: what the extension does, tried out at once; where it may read; the keys; its promises. */
export function App({ chosen: first, services }: { chosen: Chosen; services: WelcomeServices }) {
  const { settings, language } = useChosen(first);
  const { dataset, reader, tryAgain } = useDataset(services.watchDataset, language);
  const managed = useManaged();
  const t = welcome(language);
  useEffect(() => {
    document.title = `${t('title')} · Initiative Lens`;
  }, [t]);
  return (
    <div class="il wel">
      <header>
        <p class="brand">
          <Brand />
          <span>Initiative Lens</span>
        </p>
        {!('language' in managed.locked) && (
          <Segments
            label={t('language')}
            value={language}
            choices={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
            onChange={(value) => {
              saveSettings({ language: value }).catch((error: unknown) =>
                console.error('The language could not be saved.', error),
              );
            }}
          />
        )}
      </header>
      <main>
        <h1>{t('head')}</h1>
        <p class="lead">{t('lead')}</p>
        <div role="status">
          <DatasetNotice {...{ language, dataset }} onTryAgain={tryAgain} />
        </div>
        <Sample {...{ language, reader }} dwellMs={settings.hover.dwellMs} openEntry={services.openEntry} />
        <Pictures language={language} />
        <AccessChoice {...{ language, access: services.access }} />
        <Ways {...{ language, services }} />
        <Promises language={language} />
      </main>
      <footer>
        <a href={services.optionsAddress}>{t('options')}</a>
        <a href={services.referenceAddress}>{t('reference')}</a>
      </footer>
    </div>
  );
}

function Ways({ language, services }: { language: Language; services: WelcomeServices }) {
  const t = welcome(language);
  const bar = t.rich('wayBar', { keyword: <kbd>{services.keyword}</kbd> });
  return (
    <div class="two ways">
      <section aria-labelledby="keys-head">
        <h2 id="keys-head">{t('keys')}</h2>
        <KeyList {...{ language }} readCommands={services.readCommands} openKeyPage={services.openKeyPage} />
      </section>
      <section aria-labelledby="ways-head">
        <h2 id="ways-head">{t('ways')}</h2>
        <ul>
          <li>{t('wayButton')}</li>
          <li>{bar as ComponentChildren}</li>
          <li>{t('wayMenu')}</li>
        </ul>
      </section>
    </div>
  );
}

function Promises({ language }: { language: Language }) {
  const t = welcome(language);
  return (
    <div class="promises">
      {(['private', 'honest', 'people'] as const).map((promise) => (
        <section key={promise} aria-labelledby={`${promise}-head`}>
          <h2 id={`${promise}-head`}>{t(promise)}</h2>
          <p class="soft">{t(`${promise}Means`)}</p>
        </section>
      ))}
    </div>
  );
}
