import { useEffect, useState } from 'preact/hooks';
import type { PackInfo } from '../dataset/reader.ts';
import { DatasetNotice } from '../extension-page/DatasetNotice.tsx';
import type { DatasetState, OpenedDataset } from '../extension-page/open-dataset.ts';
import { options } from '../i18n/catalogue/options.ts';
import { formatDate } from '../i18n/format.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import type { SpaceUsed } from './device.ts';
import type { PackServices } from './pack-services.ts';

interface StorageSectionProps {
  language: Language;
  dataset: DatasetState;
  /** Counts the changes of added packs since. */
  changes: number;
  listAdded: PackServices['list'];
  measureSpace(): Promise<SpaceUsed>;
  countSources(dataset: OpenedDataset): Promise<number>;
  onTryAgain(): void;
}

/** What lies on this device: the dataset with what identifies it, and the space all takes up. */
export function StorageSection(props: StorageSectionProps) {
  const { language, dataset, changes, listAdded, measureSpace, countSources, onTryAgain } = props;
  // What was opened knows of no pack that was added since.
  const isKept = dataset.status === 'ready' && dataset.storage === 'database';
  const added = useAnswer(
    async () => (isKept ? packsInUse(await listAdded()) : undefined),
    [changes, listAdded, isKept],
  );
  const opened = dataset.status === 'ready' ? dataset.packs : [];
  const packs = added ? [...opened.filter(({ curated }) => curated), ...added] : opened;
  return (
    <>
      <div class="told" role="status">
        <DatasetNotice
          {...{ language, dataset }}
          onTryAgain={() => {
            // The button goes while the dataset is opened: the head of the section stays.
            document.getElementById('storage-head')?.focus();
            onTryAgain();
          }}
        />
      </div>
      {dataset.status === 'ready' && <Packs {...{ language, dataset, packs, countSources }} />}
      <Space {...{ language, changes, packs, measureSpace }} />
      <p class="means">{options(language)('noHistory')}</p>
    </>
  );
}

const packsInUse = ({ packs }: Awaited<ReturnType<PackServices['list']>>): PackInfo[] =>
  packs.filter(({ meta }) => meta.enabled).map(({ meta }) => meta.info);

type PacksProps = Pick<StorageSectionProps, 'language' | 'countSources'> & {
  dataset: OpenedDataset;
  packs: readonly PackInfo[];
};

function Packs({ language, dataset, packs, countSources }: PacksProps) {
  const t = options(language);
  const sources = useAnswer(() => countSources(dataset), [dataset, countSources]);
  return (
    <>
      {packs.map((pack) => (
        <div key={pack.id} class="block">
          <h3>{localised(pack.title, language)}</h3>
          <p class="means">
            {[
              t('versionOf', { version: pack.version, date: formatDate(pack.publishedOn, language, 'long') }),
              t('entries', { count: pack.entityCount }),
              ...(sources !== undefined && pack.curated ? [t('sources', { count: sources })] : []),
            ].join(', ')}
          </p>
          <dl class="facts">
            <div>
              <dt>{t('checksum')}</dt>
              <dd>
                <code>{pack.checksum}</code>
              </dd>
            </div>
          </dl>
          <p class="means">{t('checksumMeans')}</p>
        </div>
      ))}
    </>
  );
}

interface SpaceProps extends Pick<StorageSectionProps, 'language' | 'changes' | 'measureSpace'> {
  packs: readonly PackInfo[];
}

function Space({ language, changes, packs, measureSpace }: SpaceProps) {
  const t = options(language);
  const space = useAnswer(measureSpace, [changes, packs.length, measureSpace]);
  if (space === undefined) return null;
  // The browser tells one size for all databases.
  const hasPacks = packs.some(({ curated }) => !curated);
  const lines = [
    [
      t(hasPacks ? 'spaceWithPacks' : 'spaceDataset'),
      space.dataset === null ? t('unknownSize') : formatBytes(space.dataset, language),
    ],
    [t('spacePages'), formatBytes(space.pages, language)],
    [t('spaceChoices'), formatBytes(space.choices, language)],
  ] as const;
  return (
    <div class="block">
      <h3>{t('space')}</h3>
      <dl class="facts">
        {lines.map(([name, size]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="num">{size}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** “4.1 MB”, “36 kB”: decimal units, as browsers show them. */
function formatBytes(bytes: number, language: Language): string {
  const [unit, divisor] = bytes >= 1_000_000 ? (['megabyte', 1e6] as const) : (['kilobyte', 1e3] as const);
  const style = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: bytes < 10_000_000 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(LOCALES[language], style).format(bytes / divisor);
}

/** What a question has come to; undefined until it is answered, or where it failed. */
function useAnswer<T>(ask: () => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const [answer, setAnswer] = useState<T | undefined>();
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (value) => isCurrent && setAnswer(() => value),
      (error: unknown) => console.warn('Something about the storage could not be told.', error),
    );
    return () => {
      isCurrent = false;
    };
  }, inputs);
  return answer;
}
