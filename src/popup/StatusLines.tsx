import { useState } from 'preact/hooks';
import { datasetState } from '../i18n/catalogue/dataset-state.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import { formatDate } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import type { PageSummary } from '../tab-page/page-report.ts';
import type { PageState } from '../tab-page/page-state.ts';
import { StatusLine } from '../ui/messages.tsx';
import type { DatasetState } from './background-dataset.ts';

/** The last line below the page's names: how much was read. */
export function PageLine(props: { language: Language; state: PageState | null; sitesAddress: string }) {
  const { language, state, sitesAddress } = props;
  const [hasDetails, setDetails] = useState(false);
  const t = popup(language);
  if (state === null || state.status === 'asking') return <StatusLine dot="hollow">{t('looking')}</StatusLine>;
  if (state.status === 'off') {
    const sites = (
      <a href={sitesAddress} target="_blank" rel="noopener">
        {t('sitesOff')}
      </a>
    );
    return (
      <StatusLine dot="hollow" action={sites}>
        {t('offHere')}
      </StatusLine>
    );
  }
  if (state.status === 'paused') return <StatusLine dot="hollow">{t('paused')}</StatusLine>;
  if (state.status === 'ask') return <StatusLine dot="hollow">{t('notReadYet')}</StatusLine>;
  if (state.status === 'unreadable' || state.status === 'silent') {
    const isLoading = state.status === 'silent' && state.isLoading;
    return <StatusLine dot="hollow">{t(isLoading ? 'notReadYet' : 'notRead')}</StatusLine>;
  }
  const { summary } = state;
  if (!summary.done) {
    // Until it names somebody, a page is read from its beginning, wherever the reader is.
    const soFar = summary.entities.length > 0 ? 'readSoFar' : 'readSome';
    return (
      <StatusLine dot="half" isQuiet>
        {t(soFar, { blocks: t('blocks', { count: summary.blocks }) })}
      </StatusLine>
    );
  }
  if (summary.entities.length === 0)
    return <StatusLine dot="full">{`${t('readInFull')}: ${extent(summary, language)}`}</StatusLine>;
  const details = (
    <button type="button" class="link" aria-expanded={hasDetails} onClick={() => setDetails(!hasDetails)}>
      {t('details')}
    </button>
  );
  return (
    <StatusLine dot="full" action={details}>
      {hasDetails
        ? `${t('readInFull')}: ${extent(summary, language)}.`
        : `${t('readInFull')}.${possibleOf(summary, language)}`}
    </StatusLine>
  );
}

/** “2 of the 11 places are only possible.” Nothing where all are certain. */
function possibleOf({ possible, places }: PageSummary, language: Language): string {
  const t = popup(language);
  if (possible === 0) return '';
  return ` ${possible === places ? t('allPossible', { count: places }) : t('possibleOf', { count: possible, places })}.`;
}

/** “214 blocks of text, 2 frames”. */
function extent({ blocks, frames }: PageSummary, language: Language): string {
  const t = popup(language);
  const read = t('blocks', { count: blocks });
  return frames === 1 ? read : t('blocksInFrames', { blocks: read, frames: t('frames', { count: frames }) });
}

/** The last line below results: how much there is to search, and of when it is. */
export function DatasetLine({ language, dataset }: { language: Language; dataset: DatasetState }) {
  const t = popup(language);
  if (dataset.status !== 'ready') {
    return (
      <StatusLine dot="hollow">{dataset.status === 'preparing' ? datasetState(language)('preparing') : '…'}</StatusLine>
    );
  }
  const curated = dataset.packs.find((pack) => pack.curated);
  const added = dataset.packs.reduce((total, pack) => total + (pack.curated ? 0 : pack.entityCount), 0);
  const month = curated ? formatDate(curated.publishedOn.slice(0, 7), language, 'long') : '';
  return (
    <StatusLine dot="hollow">
      {curated && t('entriesDataset', { count: curated.entityCount, month, version: curated.version })}
      {added > 0 && `; ${t('entriesAdded', { count: added })}`}
    </StatusLine>
  );
}
