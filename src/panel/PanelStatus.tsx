import { panel } from '../i18n/catalogue/panel.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import type { PageState } from '../tab-page/page-state.ts';
import { StatusLine } from '../ui/messages.tsx';

/** The last line: how much was read, in words. */
export function PanelStatus(props: { language: Language; state: PageState | null; shown: number | null }) {
  const { language, state, shown } = props;
  const t = popup(language);
  if (state === null || state.status === 'asking') return <StatusLine dot="hollow">{t('looking')}</StatusLine>;
  if (state.status === 'off') return <StatusLine dot="hollow">{t('offHere')}</StatusLine>;
  if (state.status === 'paused') return <StatusLine dot="hollow">{t('paused')}</StatusLine>;
  if (state.status !== 'read' && state.status !== 'reading') {
    const isLater = state.status === 'ask' || (state.status === 'silent' && state.isLoading);
    return <StatusLine dot="hollow">{t(isLater ? 'notReadYet' : 'notRead')}</StatusLine>;
  }
  const { entities, places, done } = state.summary;
  const own = panel(language);
  if (shown !== null) {
    // What is filtered is said above the list.
    return (
      <StatusLine dot="half" isQuiet>
        {own('filterOn', { shown, count: entities.length })}
      </StatusLine>
    );
  }
  if (done && entities.length === 0) return <StatusLine dot="full">{t('readInFull')}</StatusLine>;
  const words = { names: t('names', { count: entities.length }), places: t('places', { count: places }) };
  return (
    <StatusLine dot={done ? 'full' : 'half'} isQuiet={!done}>
      {own(done ? 'namesRead' : 'namesReading', words)}
    </StatusLine>
  );
}
