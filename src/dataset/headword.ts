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
 * Whether readers know an entity by a name in their own language (the United Nations, a directive of the EU). All others
 * are called by their own name everywhere, as on the pages that name them.
 */
function isTranslated({ kind, country }: Entity): boolean {
  return (
    kind === 'intergovernmental' || kind === 'government' || kind === 'event' || (kind === 'law' && country === 'INT')
  );
}

/**
 * Chooses the headword. The editors make ids from the best-known form, so that form heads the entry: `fast` is FAST,
 * `fiu-nederland` FIU-Nederland, `comensha` CoMensha. Where no name spells the id, the first official name does, then
 * the first common one, then any. An ambiguous acronym heads an entry only in the first way. Intergovernmental bodies,
 * governments, events and international law, and entities whose id is a description (`blueprint-launch-2019`), go by the
 * interface's language where there is a name in it; an acronym and a name that belongs to no language (`und`) stay as they are.
 */
export function headingOf(entity: Entity): Heading {
  const names = entity.names.filter(({ type }) => type !== 'misspelling' && type !== 'former');
  const known = names.find(({ text }) => slug(text) === entity.id);
  const best = known ?? firstOf(names, 'official', 'common', 'translation', 'acronym') ?? entity.names[0];
  if (best === undefined) throw new TypeError(`"${entity.id}" has no name`);
  const staysAsItIs = best.type === 'acronym' || best.lang === 'und' || (known !== undefined && !isTranslated(entity));
  const headword = localise((lang) =>
    staysAsItIs
      ? best.text
      : capitalise(
          (
            nameIn(names, lang) ??
            firstOf(
              names.filter((name) => name.lang === lang),
              'common',
            ) ??
            best
          ).text,
        ),
  );
  if (best.type !== 'acronym') return { headword, fullName: null };
  const full = names.filter(({ type, text }) => type !== 'acronym' && !text.includes(best.text));
  const fallback = firstOf(full, 'official', 'common', 'translation');
  return { headword, fullName: fallback ? localise((lang) => (nameIn(full, lang) ?? fallback).text) : null };
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
