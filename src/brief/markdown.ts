import { brief as texts } from '../i18n/catalogue/brief.ts';
import type { Brief, BriefEntity, BriefSource } from './brief.ts';
import {
  aboutParts,
  countWords,
  datasetWords,
  goalWords,
  leftOutWords,
  noRolesWords,
  packTitle,
  pageDateWords,
  partsOf,
  passageParts,
  readAtWords,
  roleWords,
  sourceWords,
} from './words.ts';

export interface MarkdownOptions {
  /** Title, publisher, date and address of each source; else publisher and date only. */
  sourcesInFull: boolean;
}

/** The brief as CommonMark. Whatever comes from the page or the dataset is escaped: it is text, never markup. */
export function toMarkdown(brief: Brief, { sourcesInFull }: MarkdownOptions): string {
  const { language, page } = brief;
  const t = texts(language);
  const head = [
    `# ${t('title')}`,
    `**${escapeText(page.title)}**`,
    addressOf(page.address),
    [
      `${t('readAt', { time: readAtWords(page.readAt, language) })}.`,
      `${countWords(brief, language)}.`,
      ...pageDateWords(brief).map(escapeText),
      ...(page.isComplete ? [] : [t('notComplete')]),
      ...leftOutWords(brief, language),
    ].join(' '),
  ];
  const note = brief.note === '' ? [] : [`## ${t('note')}`, ...paragraphsOf(brief.note)];
  const sources =
    brief.sources.length === 0
      ? []
      : [`## ${t('sources')}`, brief.sources.map((source) => sourceLine(source, brief, sourcesInFull)).join('\n')];
  const datasets = brief.datasets.map((dataset) =>
    [
      `- ${escapeText(datasetWords(dataset, language))}`,
      `  - ${t('checksum')}: \`${dataset.checksum}\``,
      `  - ${t('licence')}: ${escapeText(dataset.licence)}`,
    ].join('\n'),
  );
  const parts = [
    ...head,
    ...note,
    ...partsOf(brief).flatMap(({ pack, entities }) => [
      ...(pack === null ? [] : [`## ${escapeText(packTitle(pack, language))}`, escapeText(t('packMeans'))]),
      ...entities.flatMap((entity) => entityParts(entity, brief)),
    ]),
    ...sources,
    `## ${t('dataset')}`,
    datasets.join('\n'),
    escapeText(t('howToRead')),
    escapeText(t('madeBy')),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function entityParts(entity: BriefEntity, { language }: Brief): string[] {
  const t = texts(language);
  // Entities of an added pack stand below its heading.
  const level = entity.pack === null ? '##' : '###';
  const passages = entity.mentions.passages.map((passage) => {
    const [before, name, after] = passageParts(passage);
    // Spaces outside the stars, or they are no strong emphasis.
    return `> ${escapeEdge(before)}**${escapeText(name)}**${escapeEdge(after)}`;
  });
  const roles = entity.roles.map((role) => {
    const { when, initiative, strong, rest, goals } = roleWords(role, language);
    const ground = goals === null ? '' : ` ${escapeText(goals)}.`;
    return `- ${escapeText(when)}: **${escapeText(initiative)}**. ${escapeText(`${strong}${rest}`)}.${ground}${cite(role.sources)}`;
  });
  const name = entity.fullName === null ? entity.name : `${entity.name}, ${entity.fullName}`;
  return [
    `${level} ${escapeText(name)}`,
    escapeText(`${aboutParts(entity, language).join(' · ')}.`),
    `${escapeText(entity.description)}${cite(entity.sources)}`,
    passages.join('\n>\n'),
    entity.goals.map((goal) => `- ${escapeText(goalWords(goal, language))}.${cite(goal.sources)}`).join('\n'),
    roles.length > 0 ? `${level}# ${t('rolesHead')}` : '',
    roles.join('\n') || escapeText(noRolesWords(entity, language)),
  ];
}

/** “ [1] [4]”. Brackets without a definition are plain text in CommonMark. */
const cite = (numbers: readonly number[]): string => numbers.map((number) => ` [${number}]`).join('');

function sourceLine(source: BriefSource, { language }: Brief, inFull: boolean): string {
  const words = escapeText(sourceWords(source, language));
  if (!inFull) return `${source.number}. ${words}`;
  const address = source.address === null ? escapeText(texts(language)('notOnline')) : addressOf(source.address);
  return `${source.number}. ${escapeText(source.title)}. ${words}. ${address}`;
}

const paragraphsOf = (note: string): string[] =>
  note.split(/\n\s*\n/).map((paragraph) =>
    paragraph
      .split('\n')
      .map((line) => escapeText(line))
      .join('\\\n'),
  );

/** An address as an autolink; of anything that is no absolute address, the text. */
function addressOf(address: string): string {
  if (!/^[a-z][a-z0-9+.-]{1,31}:/i.test(address)) return escapeText(address);
  return `<${address.replace(/[\s<>\p{Cc}]/gu, encodeURIComponent)}>`;
}

/** As {@link escapeText}, with a space kept at either end. */
const escapeEdge = (text: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${escapeText(text)}${/\S\s$/.test(text) ? ' ' : ''}`;

/** CommonMark 0.31, 2.4: any ASCII punctuation may be escaped. Only what can begin markup is, so that the source reads well. */
function escapeText(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|]/g, '\\$&')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
