import { hashWord, WordGate, type Words } from './words.ts';

/** The languages in which evidence is read; others count as `und`, where only cues for any language speak. */
export const EVIDENCE_LANGUAGES = ['und', 'en', 'nl', 'de', 'fr'] as const;

/** Languages by their number in evidence. */
export const ENGLISH = 1;
export const DUTCH = 2;
export const GERMAN = 3;

/**
 * Function words that stand in one of the languages only, or in one far more than in the others. Content words would
 * tell the subject, not the language.
 */
const FUNCTION_WORDS: Record<string, string> = {
  en: 'the of and to is that it for was with as be by this have from are not which their has been were will would they',
  nl: 'de het een van en ik te dat zijn voor met niet aan er om ook als dan maar bij wordt naar uit deze heeft worden',
  de: 'der die das und ist nicht mit den sich auf für ein eine dem des im von zu auch als wird wie bei oder werden',
  fr: 'le la les des et est une du dans pour que qui par sur pas avec au plus sont aux ses cette ce ont',
};

const LANGUAGE_OF = new Map<string, number>();
const GATE = new WordGate(2048);
/** Letters of the longest function word. */
let LONGEST = 0;
for (const [lang, words] of Object.entries(FUNCTION_WORDS)) {
  const index = EVIDENCE_LANGUAGES.indexOf(lang as (typeof EVIDENCE_LANGUAGES)[number]);
  // A word of two languages tells nothing.
  for (const word of words.split(' ')) {
    GATE.add(hashWord(word));
    LANGUAGE_OF.set(word, LANGUAGE_OF.has(word) ? 0 : index);
    LONGEST = Math.max(LONGEST, word.length);
  }
}

/** A block shows its language well before this. */
const ENOUGH_WORDS = 80;

/**
 * The language of a block, as an index into {@link EVIDENCE_LANGUAGES}: by its function words where they are clear
 * (three, and twice as many as of the next), else as the page declares it. Pages often declare the language of their
 * template, and quote in others.
 */
export function languageOf(words: Words, declared: string): number {
  const counts = [0, 0, 0, 0, 0];
  const last = Math.min(words.count, ENOUGH_WORDS);
  let best = 0;
  let total = 0;
  for (let at = 0; at < last; at++) {
    if (words.lengthOf(at) > LONGEST || !GATE.mayHave(words.hashOf(at))) continue;
    const index = LANGUAGE_OF.get(words.at(at));
    if (!index) continue;
    const count = (counts[index] ?? 0) + 1;
    counts[index] = count;
    total++;
    if (count > (counts[best] ?? 0)) best = index;
    if (count >= 5 && total - count <= 1) return index;
  }
  const most = counts[best] ?? 0;
  const next = Math.max(...counts.map((count, index) => (index === best ? 0 : count)));
  return most >= 3 && most >= 2 * next ? best : indexOfLanguage(declared.toLowerCase().split('-')[0] ?? '');
}

/** Index of a primary language tag; 0 for languages in which no evidence is read. */
export function indexOfLanguage(tag: string): number {
  return Math.max(0, (EVIDENCE_LANGUAGES as readonly string[]).indexOf(tag));
}
