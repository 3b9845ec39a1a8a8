// Not from the schema: its checks are no business of the pages that read.
import { LANGUAGES } from '../i18n/languages.ts';
import type { Entity, Localised, Name } from './schema.ts';

/** How an entity is called at the head of its entry. */
export interface Heading {
  headword: Localised;
  /** The full form, where the headword is an acronym and a full form is known. */
  fullName: Localised | null;
}

/**
 * Whether readers know an entity by a name in their own language (the United Nations, the British act). All others
 * are called by their own name everywhere, as on the pages that name them.
 */
function isTranslated({ kind }: Entity): boolean {
  return kind === 'intergovernmental' || kind === 'government' || kind === 'event' || kind === 'law';
}

/**
 * Chooses the headword. The editors make ids from the best-known form, so that form heads the entry: `fast` is FAST,
 * `fiu-nederland` FIU-Nederland, `comensha` CoMensha. Where no name spells the id, the first official name does, then
 * the first common one, then any. An ambiguous acronym heads an entry only in the first way. Intergovernmental bodies,
 * governments, events and laws, and entities whose id is a description (`blueprint-launch-2019`), go by the
 * interface's language where there is a name in it; all others only where it is official there (the Leger des Heils). A
 * name that belongs to no language (`und`) stays as it is, and so does an acronym without another in the language (OVSE).
 */
export function headingOf(entity: Entity): Heading {
  const names = entity.names.filter(({ type }) => type !== 'misspelling' && type !== 'former');
  const known = names.find(({ text }) => slug(text) === entity.id);
  const best = known ?? firstOf(names, 'official', 'common', 'translation', 'acronym') ?? entity.names[0];
  if (best === undefined) throw new TypeError(`"${entity.id}" has no name`);
  const headword = localise((lang) => {
    if (best.lang === 'und' && best.type !== 'acronym') return best.text;
    if (known?.lang === lang) return best.text;
    const inLanguage = names.filter((name) => name.lang === lang);
    if (best.type === 'acronym') {
      return (inLanguage.find(({ type, ambiguous }) => type === 'acronym' && !ambiguous) ?? best).text;
    }
    if (known && !isTranslated(entity)) return (firstOf(inLanguage, 'official') ?? best).text;
    // Where a shorter form is better known than the official one, it is so in other languages.
    const shown =
      known?.type === 'common'
        ? firstOf(inLanguage, 'translation', 'official', 'common')
        : firstOf(inLanguage, 'official', 'translation', 'common');
    return capitalise((shown ?? best).text);
  });
  if (best.type !== 'acronym') return { headword, fullName: null };
  const full = names.filter(({ type, text }) => type !== 'acronym' && !text.includes(best.text));
  const fallback = firstOf(full, 'official', 'common', 'translation');
  return {
    headword,
    fullName: fallback ? localise((lang) => capitalise((nameIn(full, lang) ?? fallback).text)) : null,
  };
}

/** The name for readers of one language: the official one in it, else the first translation. */
function nameIn(names: readonly Name[], lang: string): Name | undefined {
  return firstOf(
    names.filter((name) => name.lang === lang),
    'official',
    'translation',
  );
}

function firstOf(names: readonly Name[], ...types: Name['type'][]): Name | undefined {
  for (const type of types) {
    const found = names.find((name) => name.type === type);
    if (found) return found;
  }
  return undefined;
}

function localise(textIn: (lang: string) => string): Localised {
  const [en, nl, de] = LANGUAGES.map(textIn) as [string, string, string];
  return { en, nl, de };
}

/** Names that are descriptions (`zorgcoördinatoren mensenhandel`) begin with a capital at the head of an entry. */
function capitalise(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return first.toUpperCase() + text.slice(first.length);
}

/** `FIU-Nederland` → `fiu-nederland`, `Alliance 8.7` → `alliance-8-7`: how the editors make ids. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
