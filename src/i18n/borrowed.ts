import { type Texts, type Translate, translator } from './catalogue.ts';
import type { Language } from './languages.ts';

/**
 * Catalogues whose texts come at run time, in one language: those of the card, which many pages pay for. The build puts
 * `borrowed` in the place of `defineCatalogue` in the card's script; the background lends the texts.
 */

/** The texts of one language, by the name of their catalogue. */
export interface LentTexts {
  language: Language;
  texts: Readonly<Record<string, Texts>>;
}

let lent: LentTexts | undefined;
let views: Record<string, Translate<Texts>> = {};

/** From now on all borrowed catalogues speak this language. */
export function lend(texts: LentTexts): void {
  lent = texts;
  views = {};
}

/** The language that is lent at the moment; undefined: none yet. */
export const lentLanguage = (): Language | undefined => lent?.language;

/** A catalogue as `defineCatalogue` makes it, but always in the language that is lent. */
export const borrowed =
  (name: string) =>
  (language: Language): Translate<Texts> => {
    views[name] ??= translator(lent?.texts[name] ?? {}, lent?.language ?? language);
    return views[name];
  };
