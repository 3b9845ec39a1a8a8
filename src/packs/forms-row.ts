import type { Draft } from '../dataset/drafts.ts';
import { BEARER_TYPES } from '../matching/compact.ts';
import type { FormsRow } from './pack-db.ts';

const AMBIGUOUS = 1;
const LATENT = 2;
const LISTED = 4;

/** Columns of drafts. @param langs numbers the languages of the pack, and grows */
export function encodeDrafts(drafts: readonly Draft[], langs: string[]): Omit<FormsRow, 'id'> {
  const langOf = (lang: string): number => {
    const known = langs.indexOf(lang);
    return known >= 0 ? known : langs.push(lang) - 1;
  };
  return {
    texts: drafts.map(({ text }) => text).join('\n'),
    entity: Int32Array.from(drafts, ({ entity }) => entity),
    base: Int32Array.from(drafts, ({ base }) => base),
    traits: Uint16Array.from(
      drafts,
      ({ ambiguous, latent, listed, type, tail, lang }) =>
        (ambiguous ? AMBIGUOUS : 0) |
        (latent ? LATENT : 0) |
        (listed ? LISTED : 0) |
        (BEARER_TYPES.indexOf(type) << 3) |
        (Math.min(tail, 3) << 6) |
        (Math.min(langOf(lang), 255) << 8),
    ),
  };
}

export function decodeDrafts({ texts, entity, base, traits }: FormsRow, langs: readonly string[]): Draft[] {
  return texts.split('\n').map((text, index): Draft => {
    const its = traits[index] ?? 0;
    return {
      text,
      entity: entity[index] ?? 0,
      base: base[index] ?? 0,
      ambiguous: (its & AMBIGUOUS) !== 0,
      latent: (its & LATENT) !== 0,
      listed: (its & LISTED) !== 0,
      type: BEARER_TYPES[(its >> 3) & 7] ?? 'common',
      tail: (its >> 6) & 3,
      lang: langs[its >> 8] ?? 'und',
    };
  });
}
