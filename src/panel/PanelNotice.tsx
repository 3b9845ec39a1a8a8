import { panel } from '../i18n/catalogue/panel.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import { PageNotice } from '../tab-page/PageNotice.tsx';
import type { PageState } from '../tab-page/page-state.ts';
import type { TabPage } from '../tab-page/tab-page.ts';
import { Button } from '../ui/controls.tsx';
import { Notice } from '../ui/messages.tsx';

interface PanelNoticeProps {
  language: Language;
  state: Exclude<PageState, { status: 'read' | 'reading' }>;
  address: string | undefined;
  page: TabPage;
  /** Switched off by an organisation's policy: the reader cannot switch it on. */
  isLocked: boolean;
  onSwitchOn(): void;
  onResume(): void;
  /** What was pressed goes with what it did: the focus is wanted elsewhere. */
  onLeave(): void;
}

/** Why there is no list, and what to do: the popup's words, but for what the panel has not, a field for search. */
export function PanelNotice({ language, state, address, page, isLocked, onLeave, ...on }: PanelNoticeProps) {
  const t = popup(language);
  // Of our own pages the popup's words hold here too.
  if (state.status === 'unreadable' && state.reason !== 'ours') {
    return (
      <div class="told">
        <Notice title={t('cannotRead')} icon="unseen">
          <p class="soft">{t(`unreadable/${state.reason}`)}</p>
        </Notice>
        {state.reason === 'file' && <p>{t('fileWay')}</p>}
        {state.reason === 'pdf' && import.meta.env.FIREFOX && <p>{t('menuWay')}</p>}
        <p class="soft">{panel(language)('copyToPopup')}</p>
      </div>
    );
  }
  if (state.status === 'off') {
    return (
      <div class="told">
        <p>{t('offMeans')}</p>
        {isLocked || page.isPrivate ? (
          <p class="soft">{t(isLocked ? 'switchedOffByOrganisation' : 'switchInSettings')}</p>
        ) : (
          <p>
            <Button onPress={() => [onLeave(), on.onSwitchOn()]}>{panel(language)('switchOn')}</Button>
          </p>
        )}
      </div>
    );
  }
  if (state.status === 'silent' && state.isLoading) return <p class="told">{t('stillLoading')}</p>;
  return (
    <PageNotice
      {...{ language, state, address, onLeave }}
      onScan={page.scan}
      onAllow={page.allow}
      isPrivate={page.isPrivate}
      onReload={() => void page.reload()}
      onResume={on.onResume}
    />
  );
}
