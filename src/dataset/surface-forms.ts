import { FIRST_NAMES } from '../matching/evidence/first-names.ts';
import { foldWord } from '../matching/evidence/words.ts';
import type { Name } from './schema.ts';

/**
 * What a listed name looks like in running text. Each rule makes only forms that nobody would write for anything else;
 * where a rule could meet a common word it keeps silent, since a wrong card costs more than a missing one.
 */

/**
 * Other spellings of English names: and / &, -isation / -ization, Centre / Center, Labour / Labor, UN / U.N. / United
 * Nations. Case and accents need none: the matcher folds them.
 */
export function spellingVariants(name: Name): string[] {
  if (name.lang !== 'en' || name.type === 'acronym' || !name.text.includes(' ')) return [];
  return respelled([name.text], SPELLINGS).slice(1);
}

/** Texts of one name at most: beyond these nobody writes a name, and a file made to do harm has hundreds of each. */
const MOST_SPELLINGS = 24;

/**
 * Texts with their other spellings: each rule goes over all that the rules before it made. Where that makes too many,
 * those with the fewest changes stay, in the order in which they were made.
 */
function respelled(texts: readonly string[], rules: readonly [RegExp, string][]): string[] {
  let changes = new Map(texts.map((text) => [text, 0]));
  for (const [from, to] of rules) {
    for (const [text, made] of [...changes]) {
      const other = text.replace(from, to);
      if (!changes.has(other)) changes.set(other, made + 1);
    }
    if (changes.size > MOST_SPELLINGS) {
      changes = new Map([...changes].sort(([, a], [, b]) => a - b).slice(0, MOST_SPELLINGS));
    }
  }
  return [...changes.keys()];
}

/**
 * The other case of the first letter, for names of several words that count only as listed: Doelstelling 8.7 at the start
 * of a sentence, ministerie van Financiën inside one. Small letters only for names that start with a word for a kind of
 * body, which texts write either way.
 */
export function initialVariants(name: Name): string[] {
  const [first = ''] = name.text;
  if (!/[\s-]/u.test(name.text) || name.type === 'acronym') return [];
  if (/^\p{Ll}\p{Ll}/u.test(name.text)) return [first.toUpperCase() + name.text.slice(1)];
  return KINDS_OF_BODY.test(name.text) ? [first.toLowerCase() + name.text.slice(1)] : [];
}

const KINDS_OF_BODY = /^(?:Ministerie|Ministry|Department|Office|Programma|Actieplan|Stichting|Vereniging) /u;

const SPELLINGS: [RegExp, string][] = [
  [/^(?:UN|U\.N\.) /u, 'United Nations '],
  [/^United Nations /u, 'UN '],
  [/^(?:UN|United Nations) /u, 'U.N. '],
  [/ and (?!.* and )/u, ' & '],
  [/ & (?!.* & )/u, ' and '],
  [/isation\b/gu, 'ization'],
  [/ization\b/gu, 'isation'],
  [/\bCentre\b/gu, 'Center'],
  [/\bCenter\b/gu, 'Centre'],
  [/\bLabour\b/gu, 'Labor'],
  [/\bLabor\b/gu, 'Labour'],
  [/\bProgramme\b/gu, 'Program'],
  [/\bTaskforce\b/gu, 'Task Force'],
];

const GERMAN_COUNTRIES = new Set(['DE', 'AT', 'CH', 'LI']);
const ENDINGS = ['e', 'en', 'er', 'em', 'es'];

/**
 * A German name as it is declined, each with its other spellings: UN- and UNO-, des Europarats and des Europarates; but
 * not the name itself.
 */
export function germanForms(name: Name, country: string): string[] {
  const german = name.lang === 'de' || (name.lang === 'und' && GERMAN_COUNTRIES.has(country));
  if (!german || name.type === 'acronym') return [];
  return respelled([name.text, ...declined(name.text)], GERMAN_SPELLINGS).slice(1);
}

const GERMAN_SPELLINGS: [RegExp, string][] = [
  [/^UN-(?=\p{Lu}\p{Ll})/u, 'UNO-'],
  [/^UNO-(?=\p{Lu}\p{Ll})/u, 'UN-'],
  [/( des \p{Lu}\p{L}*(?:amt|rat|verband|bund))s(?!\p{L})/u, '$1es'],
  [/( des \p{Lu}\p{L}*(?:amt|rat|verband|bund))es(?!\p{L})/u, '$1s'],
];

/**
 * The endings a German name takes with its adjectives: Deutsche Bank, der Deutschen Bank; Vereinte Nationen, den
 * Vereinten Nationen; Ziele für …, den Zielen für …. Adjectives are the words with -e, -er, -es or -en before a noun at
 * the start of the name; they change together.
 */
export function declined(text: string): string[] {
  const words = text.split(' ');
  if (words.length < 2) return [];
  let adjectives = 0;
  while (adjectives < words.length - 1 && isAdjective(words[adjectives] ?? '', words[adjectives + 1] ?? ''))
    adjectives++;
  if (adjectives === 0) {
    const [first = '', second = ''] = words;
    if (!/^\p{Ll}/u.test(second)) return [];
    if (/^\p{Lu}\p{Ll}{3,}e$/u.test(first)) return [[`${first}n`, ...words.slice(1)].join(' ')];
    return genitivesOf(words, 0);
  }
  const made = ENDINGS.map((ending) =>
    words.map((word, index) => (index < adjectives ? word.replace(/(?:e|er|es|en|em)$/u, ending) : word)).join(' '),
  );
  if (/^\p{Ll}/u.test(words[adjectives + 1] ?? '')) made.push(...genitivesOf(words, adjectives));
  return made.filter((form) => form !== text);
}

/** The ending of a Dutch adjective after an article: Brits ministerie van …, het Britse ministerie van …. */
export function dutchForms(name: Name): string[] {
  const [, adjective, rest] = (name.lang === 'nl' && DUTCH_ADJECTIVE.exec(name.text)) || [];
  return adjective && rest ? [`${adjective.replace(/ees$/u, 'es')}e${rest}`] : [];
}

const DUTCH_ADJECTIVE = /^(\p{Lu}\p{Ll}*(?:aans|isch|its|ees|ijks|oors))( \p{Ll}.*)$/u;

/** Genitives of a name whose noun has more words after it: des Amtes für …, des Bundesweiten Koordinierungskreises gegen …. */
function genitivesOf(words: readonly string[], adjectives: number): string[] {
  const noun = words[adjectives] ?? '';
  if (!/^\p{Lu}[\p{L}-]*$/u.test(noun)) return [];
  const isLong = /(?:amt|rat|verband|bund|kreis|gesetz|ausschuss|hilfswerk)$/iu.test(noun);
  if (
    !isLong &&
    !/(?:kommen|protokoll|büro|ministerium|zentrum|institut|programm|netzwerk|kommissariat|kommissar|berichterstatter|sekretariat|gericht|forum)$/iu.test(
      noun,
    )
  )
    return [];
  const before = words.slice(0, adjectives).map((word) => word.replace(/(?:e|er|es|en|em)$/u, 'en'));
  const endings = /[sz]$/u.test(noun) ? ['es'] : isLong ? ['s', 'es'] : ['s'];
  return endings.map((ending) => [...before, noun + ending, ...words.slice(adjectives + 1)].join(' '));
}

function isAdjective(word: string, next: string): boolean {
  return /^\p{L}[\p{L}-]{3,}(?:e|er|es|en)$/u.test(word) && /^\p{L}/u.test(next) && ADJECTIVE.test(word);
}

/** Suffixes of German adjectives, and the few stems of names without one. */
const ADJECTIVE =
  /(?:isch|lich|ig|weit|national|eint|deutsch|ständig|neu|zweit|erst|dritt|viert|modern|sozial)(?:e|er|es|en)$/iu;

/**
 * The genitive endings of Dutch and German that are joined to a name without an apostrophe (UNICEFs, des
 * Bundeskriminalamts, des Geldwäschegesetzes): matched, but no part of the mention. Empty where the name takes none: names
 * with several words other than people's, words that end in a sibilant (save for some German nouns), and English
 * acronyms (FIUs are many units, no genitive).
 */
export function genitiveTails(text: string, name: Name, kind: string): readonly string[] {
  if (!/\p{L}$/u.test(text)) return NO_TAILS;
  if (name.type === 'misspelling' || name.lang === 'en' || name.lang === 'fr') return NO_TAILS;
  const words = text.split(/[\s-]+/u);
  const head = words.at(-1) ?? '';
  const isGermanNoun = name.lang === 'de' && kind !== 'person' && /^\p{Lu}\p{Ll}{3,}$/u.test(head);
  if (isGermanNoun && /(?:gesetz|kreis|prozess|ausschuss|kongress)$/iu.test(head)) return ['es'];
  if (/[sxzß]$/iu.test(text)) return NO_TAILS;
  if (kind === 'person') return words.length > 1 ? ['s'] : NO_TAILS;
  if (name.ambiguous && name.type === 'acronym') return NO_TAILS;
  if (isGermanNoun && /(?:amt|rat|verband|bund)$/iu.test(head)) return ['s', 'es'];
  if (name.lang === 'de' && !isGermanNoun) return words.length === 1 ? ['s'] : NO_TAILS;
  return words.length === 1 || /^\p{Lu}/u.test(head) ? ['s'] : NO_TAILS;
}

const NO_TAILS: readonly string[] = [];

const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'het',
  "'t",
  '’t',
  'ter',
  'ten',
  'te',
  'zu',
  'zur',
  'of',
  'la',
  'le',
  'du',
  'di',
]);
const NO_SURNAME = new Set(['jr', 'jr.', 'sr', 'sr.', 'phd']);

/**
 * The surnames by which a text goes on to call a person: with the particles before it (van Dijk, and Van Dijk where no
 * first name stands before), with both halves of a double name and its first half alone (Verbeek), and with the first
 * part of one whose second has particles (Coster van Voorhout).
 */
export function surnamesOf(names: readonly Name[]): string[] {
  const surnames = new Set<string>();
  for (const name of names) {
    if (name.type !== 'official' && name.type !== 'common') continue;
    const words = name.text.split(' ').filter((word) => word !== '-' && !/^(?:\p{Lu}\.)+$|^\p{Lu}$|^\(/u.test(word));
    if (words.length < 2 || !/^\p{Lu}\p{Ll}/u.test(words[0] ?? '')) continue;
    const last = words.at(-1) ?? '';
    if (NO_SURNAME.has(last.toLowerCase()) || !/^\p{Lu}[\p{L}'’-]{2,}$/u.test(last) || /\d/u.test(last)) continue;
    let start = words.length - 1;
    while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start--;
    const surname = words.slice(start).join(' ');
    surnames.add(surname);
    // Coster van Voorhout is a name of two parts, of Maria Anne van Dijk the second word is a first name.
    const first = words[start - 1] ?? '';
    const isOfTwo = start > 1 && start < words.length - 1 && /^\p{Lu}\p{Ll}+$/u.test(first);
    if (isOfTwo && !FIRST_NAMES.has(foldWord(first))) surnames.add(`${first} ${surname}`);
    if (start < words.length - 1) surnames.add(surname[0]?.toUpperCase() + surname.slice(1));
    const [half] = last.split('-');
    if (half && half !== last && half.length > 3) surnames.add(half);
  }
  return [...surnames];
}
