import type { Block, Choice, Mention, Reason } from '../src/matching/types.ts';
import { type GoldMention, type MarkedText, markedBlocks, parseMarkedText } from './marked-text.ts';

/** A marked text, cut into blocks as a page would be. */
export interface Text {
  id: string;
  lang: string;
  genre: string;
  topic: 'on' | 'off';
  blocks: Block[];
  /** Gold mentions, with the id of their block; offsets in the block. */
  gold: (GoldMention & { block: number })[];
}

export interface TextResult {
  text: Text;
  mentions: Mention[];
  /** Places that are judged to name none of ours, with what speaks for and against. */
  rejected?: Mention[];
  onTopic: boolean;
}

export interface Counts {
  texts: number;
  /** Mentions that the texts mark. */
  gold: number;
  /** Mentions that were found. */
  found: number;
  /** Found with the exact span and entity. */
  right: number;
  precision: number;
  recall: number;
  f1: number;
  /** The same by span alone, whatever the entity. */
  spanRight: number;
  spanPrecision: number;
  spanRecall: number;
  spanF1: number;
  /** Of what was found, that which the extension marks as certain: what is left for a reader who wants no other. */
  certainFound: number;
  certainRight: number;
  certainPrecision: number;
  certainRecall: number;
  /** Texts without gold mentions, and how many of them stayed clean. */
  emptyTexts: number;
  cleanTexts: number;
  /** Share of texts whose topic was judged as the text says. */
  topicAccuracy: number;
}

/** A place where text and finding differ. */
export interface Fault {
  text: string;
  kind: 'missed' | 'wrong entity' | 'wrong span' | 'not a mention' | 'topic';
  surface: string;
  context: string;
  expected: string | null;
  found: string | null;
  score: number | null;
  reasons: Reason[];
}

export interface Scores extends Counts {
  byLanguage: Record<string, Counts>;
  byGenre: Record<string, Counts>;
  errors: Fault[];
}

export function readMarkedText(name: string, source: string): Text {
  const parsed = parseNamed(name, source);
  const blocks = markedBlocks(parsed);
  const { id = name.replace(/\.txt$/, ''), lang = '', genre = 'none', topic } = parsed.head;
  if (topic !== 'on' && topic !== 'off') {
    const line = source.split(/\r\n?|\n/).findIndex((one) => /^\s*topic\s*:/.test(one)) + 1;
    const what = topic === undefined ? 'the head has no topic' : `line ${line}: topic is “${topic}”`;
    throw new Error(`${name}: ${what}; write “topic: on” or “topic: off”`);
  }
  return {
    id,
    lang,
    genre,
    topic,
    blocks: blocks.map(({ text }, index) => ({ id: index, text, kind: 'text' })),
    gold: blocks.flatMap(({ mentions }, block) => mentions.map((mention) => ({ ...mention, block }))),
  };
}

/** @throws Error with the name of the file */
function parseNamed(name: string, source: string): MarkedText {
  try {
    return parseMarkedText(source);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

/** Scores by exact span and entity, micro-averaged. Links that rest on the surname rule are left out. */
export function scoreTexts(results: readonly TextResult[]): Scores {
  return {
    ...count(results),
    byLanguage: countBy(results, ({ text }) => text.lang),
    byGenre: countBy(results, ({ text }) => text.genre),
    errors: results.flatMap(errorsOf),
  };
}

function countBy(results: readonly TextResult[], key: (result: TextResult) => string): Record<string, Counts> {
  const groups = Map.groupBy(results, key);
  return Object.fromEntries(
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => [name, count(group)]),
  );
}

const place = ({ block, start, end }: { block: number; start: number; end: number }) => `${block}:${start}-${end}`;

function scored(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(({ verdict }) => !verdict.bySurname);
}

export function count(results: readonly TextResult[]): Counts {
  let [gold, found, right, spanRight, emptyTexts, cleanTexts, topics] = [0, 0, 0, 0, 0, 0, 0];
  let [certainFound, certainRight] = [0, 0];
  for (const { text, mentions, onTopic } of results) {
    const byPlace = new Map(text.gold.map((mention) => [place(mention), mention.entity]));
    const counted = scored(mentions);
    gold += text.gold.length;
    found += counted.length;
    for (const mention of counted) {
      const entity = byPlace.get(place(mention));
      const isRight = entity !== undefined && entity === mention.verdict.choices[0]?.entity;
      if (entity !== undefined) spanRight++;
      if (isRight) right++;
      if (mention.verdict.certainty !== 'certain') continue;
      certainFound++;
      if (isRight) certainRight++;
    }
    if (text.gold.length === 0) {
      emptyTexts++;
      if (counted.length === 0) cleanTexts++;
    }
    if (onTopic === (text.topic === 'on')) topics++;
  }
  return {
    texts: results.length,
    gold,
    found,
    right,
    ...rates(right, found, gold),
    spanRight,
    spanPrecision: rates(spanRight, found, gold).precision,
    spanRecall: rates(spanRight, found, gold).recall,
    spanF1: rates(spanRight, found, gold).f1,
    certainFound,
    certainRight,
    certainPrecision: rates(certainRight, certainFound, gold).precision,
    certainRecall: rates(certainRight, certainFound, gold).recall,
    emptyTexts,
    cleanTexts,
    topicAccuracy: results.length > 0 ? round(topics / results.length) : 1,
  };
}

/** Where there is nothing to find and nothing is found, all is right. */
export function rates(right: number, found: number, gold: number): { precision: number; recall: number; f1: number } {
  const precision = found > 0 ? right / found : 1;
  const recall = gold > 0 ? right / gold : 1;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision: round(precision), recall: round(recall), f1: round(f1) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** What is said of an entity at a place; of the likeliest one where nothing is said of it. */
const choiceFor = (entity: string, mention: Mention | undefined): Choice | undefined =>
  mention?.verdict.choices.find((choice) => choice.entity === entity) ?? mention?.verdict.choices[0];

function errorsOf({ text, mentions, rejected = [], onTopic }: TextResult): Fault[] {
  const errors: Fault[] = [];
  const counted = scored(mentions);
  const foundAt = new Map(counted.map((mention) => [place(mention), mention]));
  const rejectedAt = new Map(rejected.map((mention) => [place(mention), mention]));
  const goldAt = new Map(text.gold.map((mention) => [place(mention), mention]));
  const describe = (mention: { block: number; start: number; end: number }) => {
    const block = text.blocks[mention.block]?.text ?? '';
    return {
      surface: block.slice(mention.start, mention.end),
      context:
        `${block.slice(Math.max(0, mention.start - 50), mention.start)}[${block.slice(mention.start, mention.end)}]${block.slice(mention.end, mention.end + 50)}`.replace(
          /\n/g,
          '⏎',
        ),
    };
  };
  for (const gold of text.gold) {
    const found = foundAt.get(place(gold));
    const choice = found?.verdict.choices[0];
    if (choice?.entity === gold.entity) continue;
    // Of one that is missed, why it is not marked.
    const weighed = choice ?? choiceFor(gold.entity, rejectedAt.get(place(gold)));
    errors.push({
      text: text.id,
      kind: found ? 'wrong entity' : 'missed',
      ...describe(gold),
      expected: gold.entity,
      found: choice?.entity ?? null,
      score: weighed?.score ?? null,
      reasons: weighed?.reasons ?? [],
    });
  }
  for (const mention of counted) {
    if (goldAt.has(place(mention))) continue;
    const [choice] = mention.verdict.choices;
    const overlaps = text.gold.some(
      (gold) => gold.block === mention.block && gold.start < mention.end && mention.start < gold.end,
    );
    errors.push({
      text: text.id,
      kind: overlaps ? 'wrong span' : 'not a mention',
      ...describe(mention),
      expected: null,
      found: choice?.entity ?? null,
      score: choice?.score ?? null,
      reasons: choice?.reasons ?? [],
    });
  }
  if (onTopic !== (text.topic === 'on')) {
    errors.push({
      text: text.id,
      kind: 'topic',
      surface: '',
      context: '',
      expected: text.topic,
      found: onTopic ? 'on' : 'off',
      score: null,
      reasons: [],
    });
  }
  return errors;
}
