import { brief as texts } from '../i18n/catalogue/brief.ts';
import type { Brief, BriefDataset, BriefSource } from './brief.ts';
import { countWords, packWords, readAtWords } from './words.ts';

/** What a reference manager gets of a brief: the page, the dataset, and each source that a statement rests on. */
export interface Reference {
  id: string;
  kind: 'page' | 'dataset' | 'source';
  title: string;
  publisher: string | null;
  /** A year, a month or a day. */
  date: string | null;
  /** Day on which the reader had it open; only the page was. */
  accessed: string | null;
  address: string | null;
  language: string | null;
  version: string | null;
  notes: string[];
  keywords: string[];
}

export function referencesOf(brief: Brief): Reference[] {
  return [pageReference(brief), ...brief.sources.map((source) => sourceReference(source, brief)), ...datasets(brief)];
}

function pageReference(brief: Brief): Reference {
  const { language, page, entities } = brief;
  const t = texts(language);
  return {
    id: 'page',
    kind: 'page',
    title: page.title || page.address,
    publisher: null,
    date: page.date,
    accessed: page.readAt.slice(0, 10),
    address: page.address,
    language: null,
    version: null,
    notes: [
      `${t('readAt', { time: readAtWords(page.readAt, language) })}. ${countWords(brief, language)}.`,
      ...(page.isComplete ? [] : [t('notComplete')]),
      ...(brief.note === '' ? [] : [`${t('note')}: ${brief.note}`]),
    ],
    keywords: entities.map(({ name }) => name),
  };
}

function sourceReference(source: BriefSource, brief: Brief): Reference {
  const names = brief.entities
    .filter((entity) =>
      [entity, ...entity.goals, ...entity.roles].some(({ sources }) => sources.includes(source.number)),
    )
    .map(({ name }) => name);
  return {
    id: source.pack === null ? `source-${source.id}` : `source-${source.pack.id}-${source.id}`,
    kind: 'source',
    title: source.title,
    publisher: source.publisher,
    date: source.date,
    accessed: null,
    address: source.address,
    language: source.language === 'und' ? null : source.language,
    version: null,
    notes: [
      ...(source.pack === null ? [] : [packWords(source.pack, brief.language)]),
      ...(names.length > 0 ? [texts(brief.language)('citedFor', { names: names.join(', ') })] : []),
    ],
    keywords: [],
  };
}

const datasets = ({ datasets: list, language }: Brief): Reference[] =>
  list.map((dataset: BriefDataset) => ({
    id: `dataset-${dataset.id}`,
    kind: 'dataset',
    title: dataset.title,
    publisher: null,
    date: dataset.publishedOn,
    accessed: null,
    address: null,
    language: null,
    version: dataset.version,
    notes: [
      ...(dataset.isCurated ? [] : [texts(language)('addedPack')]),
      `${texts(language)('checksum')}: ${dataset.checksum}`,
      `${texts(language)('licence')}: ${dataset.licence}`,
    ],
    keywords: [],
  }));
