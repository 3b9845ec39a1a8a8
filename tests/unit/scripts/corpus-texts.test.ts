import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMarkedText } from '../../../scripts/marked-text.ts';

interface ListedEntity {
  id: string;
  names: { text: string; ambiguous: boolean }[];
}

const root = new URL('../../../', import.meta.url);
const entities: ListedEntity[] = JSON.parse(readFileSync(new URL('assets/packs/fast/entities.json', root), 'utf8'));

/** Case, accents, soft hyphens, and the kinds of blanks, dashes and apostrophes do not tell two surfaces apart. */
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00AD\u200B]/gu, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();

const namesOf = new Map(entities.map(({ id, names }) => [id, new Set(names.map((name) => fold(name.text)))]));
/** Inflected forms that no list holds: what the corpus asks of German adjectives. */
const inflected = new Set(['deutschen bank', 'australischen regierung']);

/** Folded names that can mean nothing else, longest first; short acronyms only in their own case. */
const unambiguous = entities.flatMap(({ names }) => names.filter((name) => !name.ambiguous).map((name) => name.text));
const isAcronym = (name: string) => name === name.toUpperCase() && name.length <= 6;
/** “Eine deutsche Bank” is any German bank: a trap that only the letter case gives away. */
const caseTells = (surface: string) => surface === 'deutsche Bank';

const texts = ['tests/corpus/texts/', 'assets/sample/'].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, folder, ...parseMarkedText(readFileSync(new URL(folder + name, root), 'utf8')) })),
);

describe.each(texts)('$folder$name', ({ name, folder, head, text, mentions }) => {
  it('has a full head', () => {
    const id = folder === 'assets/sample/' ? `sample-${name.slice(0, 2)}` : name.replace(/\.txt$/, '');
    expect(head).toMatchObject({ id, lang: id.match(/\b(nl|en|de)\b/)?.[0], genre: expect.stringMatching(/./) });
    expect(['on', 'off']).toContain(head.topic);
  });

  it('marks names that the dataset lists', () => {
    const wrong = mentions.filter(({ start, end, entity }) => {
      const surface = fold(text.slice(start, end));
      return !namesOf.get(entity)?.has(surface) && !(namesOf.has(entity) && inflected.has(surface));
    });
    expect(wrong.map(({ start, end, entity }) => [text.slice(start, end), entity])).toEqual([]);
    if (name.includes('-clean-')) expect(mentions).toEqual([]);
  });

  it('leaves no name unmarked that can mean nothing else', () => {
    // Marked spans are blanked out, so a longer name that reaches over a mark is not sought: the marking rules forbid it.
    let rest = text;
    for (const { start, end } of mentions) rest = rest.slice(0, start) + '\u0000'.repeat(end - start) + rest.slice(end);
    const folded = fold(rest);
    const missed = unambiguous.filter((candidate) => {
      const key = fold(candidate);
      if (!folded.includes(key)) return false;
      const escaped = candidate.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
      const found = new RegExp(
        `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`,
        isAcronym(candidate) ? 'u' : 'iu',
      ).exec(rest);
      return found !== null && !caseTells(found[0]);
    });
    expect(missed).toEqual([]);
  });
});

it('sixty texts and more name nobody', () => {
  expect(texts.filter(({ mentions }) => mentions.length === 0).length).toBeGreaterThanOrEqual(60);
});
