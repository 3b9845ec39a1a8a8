import type { DatasetStorage } from '../dataset/reader.ts';
import { datasetState } from '../i18n/catalogue/dataset-state.ts';
import type { Language } from '../i18n/languages.ts';
import { Button } from '../ui/controls.tsx';
import { Notice } from '../ui/messages.tsx';

/** As much of the state of the dataset as there is something to say of. */
type DatasetCondition =
  | { status: 'opening' | 'preparing' }
  | { status: 'ready'; storage: DatasetStorage }
  | { status: 'failed' };

interface DatasetNoticeProps {
  language: Language;
  dataset: DatasetCondition;
  onTryAgain(): void;
}

/** What is to be said of the dataset; nothing where it is open and kept as it should be. */
export function DatasetNotice({ language, dataset, onTryAgain }: DatasetNoticeProps) {
  const t = datasetState(language);
  if (dataset.status === 'preparing') {
    return (
      <Notice title={t('preparing')}>
        <p class="soft">{t('preparingMeans')}</p>
      </Notice>
    );
  }
  if (dataset.status === 'failed') {
    return (
      <Notice tone="fail" title={t('failed')}>
        <p class="soft">{t('failedMeans')}</p>
        <Button small onPress={onTryAgain}>
          {t('tryAgain')}
        </Button>
      </Notice>
    );
  }
  if (dataset.status === 'ready' && dataset.storage !== 'database') {
    const isNewer = dataset.storage === 'besideNewer';
    return (
      <Notice tone="care" title={t(isNewer ? 'newer' : 'fromMemory')}>
        <p class="soft">{t(isNewer ? 'newerMeans' : 'fromMemoryMeans')}</p>
      </Notice>
    );
  }
  return null;
}
