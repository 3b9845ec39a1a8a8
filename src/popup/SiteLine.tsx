import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import { hostOf, type PageState, siteLabel } from '../tab-page/page-state.ts';
import type { Unreadable } from '../tab-page/unreadable.ts';
import { Switch } from '../ui/controls.tsx';

interface SiteLineProps {
  language: Language;
  address: string | undefined;
  state: PageState;
  /** Switched off by an organisation's policy: the reader cannot switch it on. */
  isLocked: boolean;
  /** Nothing is kept from a private window: not even which site the reader wants to be without us. */
  isPrivate: boolean;
  onSwitch(isOn: boolean): void;
}

/** Which site this is, what stands on it, and the switch. */
export function SiteLine({ language, address, state, isLocked, isPrivate, onSwitch }: SiteLineProps) {
  const t = popup(language);
  const label = siteLabel(address);
  if (label === '') return null;
  const isSwitchable =
    hostOf(address) !== null && !(state.status === 'unreadable' && state.reason !== 'pdf' && state.reason !== 'data');
  const isRead = state.status === 'read' || state.status === 'reading';
  const isForSettings = isPrivate && isSwitchable && !isLocked && state.status !== 'paused';
  return (
    <div class="site">
      <div>
        <p class="host">
          <b>{label}</b>
        </p>
        <p class="small soft" id="site-says">
          {state.status === 'off' && isLocked ? t('switchedOffByOrganisation') : saying(state, language)}
        </p>
        {isForSettings && (
          <p class="small soft" id="site-private">
            {t('switchInSettings')}
          </p>
        )}
      </div>
      <Switch
        label={t('markHere')}
        describedBy={isForSettings ? 'site-says site-private' : 'site-says'}
        // While all is paused nothing is marked here, whatever the site's own switch would say.
        // A file on this computer has no site to switch, and is read all the same.
        checked={(isSwitchable && state.status !== 'off' && state.status !== 'paused') || isRead}
        disabled={!isSwitchable || isLocked || isPrivate || state.status === 'paused'}
        onChange={onSwitch}
      />
    </div>
  );
}

/** What a page that cannot be read is. */
const UNREADABLE_SITES: Record<Unreadable, 'pdfSite' | 'dataSite' | 'fileSite' | 'extensionSite' | 'browserSite'> = {
  pdf: 'pdfSite',
  data: 'dataSite',
  file: 'fileSite',
  ours: 'extensionSite',
  extension: 'extensionSite',
  closed: 'browserSite',
  browser: 'browserSite',
  store: 'browserSite',
  source: 'browserSite',
};

function saying(state: PageState, language: Language): string {
  const t = popup(language);
  switch (state.status) {
    case 'off':
      return t('switchedOff');
    case 'paused':
      return t('paused');
    case 'unreadable':
      return t(UNREADABLE_SITES[state.reason]);
    case 'ask':
      return t('notReadYet');
    case 'asking':
      return t('looking');
    case 'silent':
      return t(state.isLoading ? 'notReadYet' : 'notRead');
    case 'reading':
    case 'read': {
      const { entities, places, unmarked, done } = state.summary;
      const count = entities.length;
      if (!done) return count === 0 ? t('reading') : t('readingNames', { count });
      if (count === 0) return t(unmarked.length > 0 ? 'noneMarked' : 'noNames');
      return t('namesInPlaces', { names: t('names', { count }), places: t('places', { count: places }) });
    }
  }
}
