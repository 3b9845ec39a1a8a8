import { plainApostrophes } from '../matching/text/apostrophe.ts';
import { siteOf } from './host.ts';

/**
 * Whether the reader said “not this” of a name. Apart from the store, because the page script asks it and must not be
 * given the schema's library; what it is handed may have been read from storage unchecked.
 */

/** A name that stands for this entity no longer: on one site, or everywhere. */
export interface SilencedName {
  /** The surface form, folded by {@link foldSilenced}. */
  text: string;
  /** Id of the entity that is not meant. The same name may still stand for others. */
  entity: string;
  /** Host name, which covers its subdomains; null: everywhere. Never a page's address. */
  site: string | null;
  /** The day it was silenced, `YYYY-MM-DD`. */
  on: string;
}

/**
 * How silenced names are compared: without case, accents and invisible characters, with one space wherever words part
 * and one kind of apostrophe. So that “ABN-AMRO” is silenced with “ABN AMRO”, and nothing else is.
 */
export const foldSilenced = (text: string): string =>
  plainApostrophes(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim()
    .toLowerCase();

/**
 * Whether this name is not to be marked as this entity on this host.
 *
 * @param names as they lie in storage (`silenced.names`); anything that is no such list silences nothing, and a damaged
 *   element silences nothing either
 * @param text the surface form as it stands on the page
 * @param host host name of the page, or the empty string
 */
export function isSilenced(names: unknown, text: string, entity: string, host: string): boolean {
  if (!Array.isArray(names) || names.length === 0) return false;
  const site = siteOf(host);
  let folded: string | undefined;
  for (const name of names as (Partial<SilencedName> | null)[]) {
    if (name?.entity !== entity || !covers(name.site, site)) continue;
    folded ??= foldSilenced(text);
    if (name.text === folded) return true;
  }
  return false;
}

const covers = (site: unknown, host: string): boolean =>
  site === null || (typeof site === 'string' && site !== '' && (host === site || host.endsWith(`.${site}`)));
