import type { EntityLead } from '../dataset/reader.ts';
import { kinds } from '../i18n/catalogue/kinds.ts';
import { kindLabel } from '../i18n/labels.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { fold } from './fold.ts';

/** What people call the bodies of a sector, where neither its code nor the name of the kind says it. */
const SAID_OF: Record<string, string> = {
  fiu: 'meldpunt financial intelligence unit',
  'law-enforcement': 'police politie polizei',
  academia: 'university universiteit universität',
  philanthropy: 'charity',
};

/** In what kinds are called (“Hulp voor overlevenden”), and says nothing of a kind: folded. */
const NO_KIND: ReadonlySet<string> = new Set('fur of oder or tekst text un und vn voor'.split(' '));

/**
 * Whether an entry is one of those that words describe: each begins a word of its names, or of what it is in any
 * language of the interface (“bank”, “toezichthouders”, “fiu”).
 *
 * @param words folded
 * @param names its names, folded
 * @param isWhole whether one of the words has to be all of a word of what it is
 */
export function isDescribed(
  { kind, sector }: Pick<EntityLead, 'kind' | 'sector'>,
  words: readonly string[],
  names: string,
  isWhole: boolean,
): boolean {
  const called = kindWords(kind, sector);
  if (isWhole && !words.some((word) => formsOf(word).some((form) => called.includes(` ${form} `)))) return false;
  return words.every((word) => formsOf(word).some((form) => called.includes(` ${form}`) || names.includes(` ${form}`)));
}

/** A word, and what it is the plural of in one of the three languages: banks, banken, ngo's, universiteiten. */
const formsOf = (word: string): string[] => [
  word,
  ...['s', 'n', 'en', 'er', 'e'].flatMap((end) =>
    word.endsWith(end) && word.length - end.length >= 3 ? [word.slice(0, -end.length)] : [],
  ),
];

const known = new Map<string, string>();

/** What things of a kind are called, folded, with a space before and behind each word. */
function kindWords(kind: string, sector: string): string {
  const key = `${kind}/${sector}`;
  let words = known.get(key);
  if (words === undefined) {
    // Elsewhere a sector says where somebody works or what something is about, and the row does not tell of it.
    const ofSector = kinds('en').has(key) ? [sector, SAID_OF[sector] ?? ''] : [];
    const ofKind = LANGUAGES.map((language) => kindLabel(kind, sector, language));
    const all = fold([...ofKind, ...ofSector].join(' ')).split(' ');
    words = ` ${all.filter((word) => !NO_KIND.has(word)).join(' ')} `;
    known.set(key, words);
  }
  return words;
}

let allKindWords: ReadonlySet<string> | undefined;

/** Whether a folded word, or its singular, is one by which a kind of entries is called. */
export function isKindWord(word: string): boolean {
  allKindWords ??= new Set(
    Object.keys(kinds.texts.en).flatMap((key) => {
      const [kind = '', sector = ''] = key.split('/');
      return kindWords(kind, sector).trim().split(' ');
    }),
  );
  const words = allKindWords;
  return formsOf(word).some((form) => words.has(form));
}
