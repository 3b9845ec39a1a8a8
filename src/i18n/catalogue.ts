import { type Language, LOCALES } from './languages.ts';

/**
 * Our own small catalogue of interface texts. Keys and parameters are typed from the English texts, so a missing text, a
 * missing parameter or a misspelt key is an error of the compiler. Each surface has a catalogue of its own, so that the
 * card's script carries no text of the popup.
 *
 *     const catalogue = defineCatalogue({
 *       en: { greeting: 'Read in {place}', names: { one: '{count} name', other: '{count} names' } },
 *       nl: { … }, de: { … },
 *     });
 *     const t = catalogue('nl');
 *     t('names', { count: 1200 });   // “1.200 namen”
 */

/** A text by plural category of `count` (`Intl.PluralRules`); `other` always, the rest as the language has them. */
export interface Plural {
  zero?: string;
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
}
export type Text = string | Plural;
export type Texts = Readonly<Record<string, Text>>;

/** The names in braces within a text. */
type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type ParamsOf<T extends Text> = T extends string ? Names<T> : T extends Plural ? 'count' | Names<T['other']> : never;
type Values<Name extends string, Value> = { [Key in Name]: Key extends 'count' ? number : Value };
type Arguments<T extends Text, Value> = [ParamsOf<T>] extends [never] ? [] : [Values<ParamsOf<T>, Value>];

/** A language's view of a catalogue. Numbers are written in the form of the locale. */
export interface Translate<T extends Texts> {
  <K extends keyof T & string>(key: K, ...values: Arguments<T[K], string | number>): string;
  /** The text in pieces, parameters kept as they are: for words that want markup of their own. */
  rich<K extends keyof T & string, Value>(
    key: K,
    ...values: Arguments<T[K], string | number | Value>
  ): (string | Value)[];
  /** Whether there is a text of this name: for keys that come from data. */
  has(key: string): key is keyof T & string;
  readonly language: Language;
}

export interface Catalogue<T extends Texts> {
  (language: Language): Translate<T>;
  /** The texts themselves. */
  readonly texts: Record<Language, Readonly<Record<keyof T, Text>>>;
}

/** The same keys, and plural where English is. */
type SameKeys<T extends Texts> = { readonly [K in keyof T]: T[K] extends string ? string : Plural };

/** Makes a catalogue; see the head of this file. Makes no `Intl` object before it is needed. */
export function defineCatalogue<const T extends Texts>(texts: {
  en: T;
  nl: SameKeys<T>;
  de: SameKeys<T>;
}): Catalogue<T> {
  const made: Partial<Record<Language, Translate<T>>> = {};
  const catalogue = (language: Language) => {
    made[language] ??= translator(texts[language] as Texts, language) as unknown as Translate<T>;
    return made[language];
  };
  return Object.assign(catalogue, { texts: texts as unknown as Catalogue<T>['texts'] });
}

type AnyValues = Readonly<Record<string, unknown>>;

/** One language's view of plain texts. */
export function translator(texts: Texts, language: Language): Translate<Texts> {
  const pieces = (key: string, values: AnyValues = {}): unknown[] => {
    const text = texts[key];
    if (text === undefined) return [key];
    const pattern =
      typeof text === 'string' ? text : (text[pluralRules(language).select(Number(values.count))] ?? text.other);
    // Odd places hold the names: 'a {b} c' → 'a ', 'b', ' c'.
    return pattern
      .split(/\{(\w+)\}/)
      .map((piece, place) => (place % 2 === 0 ? piece : shown(values[piece], language)))
      .filter((piece) => piece !== '');
  };
  const translate = (key: string, values?: AnyValues) => pieces(key, values).join('');
  const has = (key: string) => Object.hasOwn(texts, key);
  return Object.assign(translate, { rich: pieces, has, language }) as unknown as Translate<Texts>;
}

const shown = (value: unknown, language: Language): unknown =>
  typeof value === 'number' ? formatNumber(value, language) : value;

const memo = <T>(make: (language: Language) => T) => {
  const made: Partial<Record<Language, T>> = {};
  return (language: Language): T => {
    made[language] ??= make(language);
    return made[language];
  };
};

const pluralRules = memo((language) => new Intl.PluralRules(LOCALES[language]));
const numberFormat = memo((language) => new Intl.NumberFormat(LOCALES[language]));

/** “64,120”, “64.120”. */
export const formatNumber = (value: number, language: Language): string => numberFormat(language).format(value);
