import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { popup } from '../i18n/catalogue/popup.ts';
import { formatTime } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { Button } from '../ui/controls.tsx';
import { Notice } from '../ui/messages.tsx';
import { hostOf, type PageState } from './page-state.ts';

interface PageNoticeProps {
  language: Language;
  state: Exclude<PageState, { status: 'read' | 'reading' }>;
  address: string | undefined;
  /** Nothing is kept from a private window, so no site is allowed from there either. */
  isPrivate: boolean;
  onScan(): Promise<boolean>;
  onAllow(): Promise<boolean>;
  onReload(): void;
  onResume(): void;
  /** What was pressed goes with what it did: the focus is wanted elsewhere. */
  onLeave(): void;
}

/** Where there is no list of names: why, what still works, and what to do. */
export function PageNotice({ language, state, address, isPrivate, onLeave, ...on }: PageNoticeProps) {
  const t = popup(language);
  if (state.status === 'asking') return null;
  if (state.status === 'paused') {
    const { pause } = state;
    const title =
      pause.kind === 'hour' ? t('pausedUntil', { time: formatTime(pause.untilMs, language) }) : t('pausedRestart');
    return (
      <div class="told">
        <Notice title={title} icon="pause">
          <p class="soft">{t('pausedMeans')}</p>
        </Notice>
        <p class="stack">
          <Button look="primary" onPress={() => [onLeave(), on.onResume()]}>
            {t('resume')}
          </Button>
        </p>
      </div>
    );
  }
  if (state.status === 'off') {
    return (
      <div class="said">
        <p>{t('offMeans')}</p>
        <p class="soft">{t('searchWorks')}</p>
      </div>
    );
  }
  if (state.status === 'unreadable' && state.reason === 'ours') {
    return (
      <div class="told">
        <p>{t('unreadable/ours')}</p>
        <p class="soft">{t('openArticle')}</p>
      </div>
    );
  }
  if (state.status === 'unreadable') {
    const ways = [
      ...(state.reason === 'file' ? [t('fileWay')] : []),
      // Seen in Firefox's viewer; Chromium's is not known to offer it.
      ...(state.reason === 'pdf' && import.meta.env.FIREFOX ? [t('menuWay')] : []),
      t('copyWay'),
    ];
    return (
      <div class="told">
        <Notice title={t('cannotRead')} icon="unseen">
          <p class="soft">{t(`unreadable/${state.reason}`)}</p>
        </Notice>
        <ol class="ways">
          {ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ol>
      </div>
    );
  }
  if (state.status === 'silent' && state.isLoading) {
    return (
      <div class="said">
        <p>{t('stillLoading')}</p>
        <p class="soft">{t('searchWorks')}</p>
      </div>
    );
  }
  const host = hostOf(address);
  return state.status === 'ask' ? (
    <div class="told">
      <Notice title={t('onlyAsked')} icon="lock">
        <p class="soft">{t('onlyAskedMeans')}</p>
      </Notice>
      <ScanButtons language={language} label={t('scanPage')} {...{ onLeave }} onScan={on.onScan}>
        {host !== null && !isPrivate && (
          <Button
            onPress={() => {
              const leave = fromHere(onLeave);
              void on.onAllow().then((isGiven) => isGiven && leave());
            }}
          >
            {t('allowOn', { site: host })}
          </Button>
        )}
      </ScanButtons>
    </div>
  ) : (
    <div class="told">
      <Notice title={t('noAnswer')} icon="unseen">
        <p class="soft">{t('noAnswerMeans')}</p>
      </Notice>
      <ScanButtons language={language} label={t('readPage')} {...{ onLeave }} onScan={on.onScan}>
        <Button onPress={() => [onLeave(), on.onReload()]}>{t('reloadPage')}</Button>
      </ScanButtons>
    </div>
  );
}

/** Leads the focus on from what has it now, unless the reader has gone elsewhere by then. */
function fromHere(onLeave: () => void): () => void {
  const { activeElement } = document;
  return () => {
    if (document.activeElement === activeElement || document.activeElement === document.body) onLeave();
  };
}

interface ScanButtonsProps {
  language: Language;
  label: string;
  onScan(): Promise<boolean>;
  onLeave(): void;
  children: ComponentChildren;
}

function ScanButtons({ language, label, onScan, onLeave, children }: ScanButtonsProps) {
  const [scan, setScan] = useState<'idle' | 'running' | 'failed'>('idle');
  // Not disabled while it runs: the focus would be lost, where it fails too.
  const run = async () => {
    if (scan === 'running') return;
    setScan('running');
    const leave = fromHere(onLeave);
    const isRead = await onScan();
    setScan(isRead ? 'idle' : 'failed');
    if (isRead) leave();
  };
  return (
    <>
      <p class="stack">
        <Button look="primary" onPress={() => void run()}>
          {label}
        </Button>
        {children}
      </p>
      <p class="small soft" role="status">
        {scan === 'failed' && popup(language)('scanFailed')}
      </p>
    </>
  );
}
