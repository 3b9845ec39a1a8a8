import { FLAGS } from '../evidence/codec.ts';
import { countryOfWord, STATE } from '../evidence/countries.ts';
import { isOfSameTongue } from '../evidence/country-of-page.ts';
import { COUNTED } from '../evidence/country-words.ts';
import type { Names } from '../evidence/names.ts';
import type { Bearing, Case } from './cases.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import type { Scale } from './scale.ts';
import { WEIGHTS } from './weights.ts';

/** Adds what words around a name, the page's own country and the bodies that it names say of the bearer's country. */
export function weighCountry(
  names: Names,
  document: DocumentEvidence,
  place: Case,
  { entity, cues, elsewhere }: Bearing,
  scale: Scale,
): void {
  const { evidence, set } = place;
  const own = names.country(entity);
  if (own === 'INT') return;
  // The word right beside the name that tells of the country makes something else of it.
  const beside = cues.otherAdjacent;
  if (beside && beside.weight <= WEIGHTS.otherSenseAdjacent && countryOfWord(beside.text) === own) return;
  if (elsewhere !== '') {
    scale.add(WEIGHTS.bodyOfPageCountry, elsewhere === STATE ? null : 'otherCountry', elsewhere);
    return;
  }
  // A country beside it tells for bodies of one country too; another one only where each country has its own.
  if (evidence.country === own) {
    // A programme in that country is none of the bodies that each country has by that name.
    if (set.isOfStates && set.bearers.size > 1 && !names.isOfState(entity)) return;
    const chooses = evidence.flags & FLAGS.countryBeside && (set.bearers.size > 1 || set.hasNamesakes);
    scale.add(chooses ? WEIGHTS.ownCountryBeside : WEIGHTS.ownCountryNear, 'country', own);
  } else if (set.bearers.size < 2 && !set.isShared) {
    // Or where words of another sense say so too: Norway and DNB.
    if (evidence.country === STATE) scale.add(cues.ownAdjacent ? 0 : WEIGHTS.otherCountryNear, null);
    else if (evidence.country !== '' && cues.otherNear.length > 0)
      scale.add(WEIGHTS.otherCountryNear / 2, 'otherCountry', evidence.country);
    else if (set.hasNamesakes && isOfSameTongue(document.country, own))
      scale.add(WEIGHTS.bodyOfPageCountry, 'otherCountry', document.country);
    return;
  } else if (evidence.country !== '') {
    const isBeside = evidence.flags & FLAGS.countryBeside;
    const near = !isBeside && cues.itsOwn > 0 ? WEIGHTS.otherCountryContested : WEIGHTS.otherCountryNear;
    const isState = evidence.country === STATE;
    scale.add(isBeside ? near + WEIGHTS.otherCountryBeside : near, isState ? null : 'otherCountry', evidence.country);
  } else if (document.country === own) scale.add(WEIGHTS.pageCountry, 'country', own);
  else if (document.country !== '') scale.add(WEIGHTS.otherPageCountry, 'otherCountry', document.country);
  // A list of units or laws of all the world is at home nowhere.
  else if (isEverywhere(document.homes)) return;
  else if (document.homes.get(own) === 1) scale.add(WEIGHTS.pageCountry, 'country', own);
  else {
    // Also where it names one body of this country, and two of another: a German judgement and its Dutch case.
    const other = place.bearings.find(({ entity }) => document.homes.get(names.country(entity)) === 1);
    if (other) {
      const elsewhere = names.country(other.entity);
      scale.add(WEIGHTS.otherPageCountry, elsewhere === 'INT' ? null : 'otherCountry', elsewhere);
    } else if (document.homes.has(own)) scale.add(WEIGHTS.pageCountry, 'country', own);
  }
}

/** Whether a document names as many bodies of each of several countries. */
function isEverywhere(homes: DocumentEvidence['homes']): boolean {
  let equal = 0;
  for (const share of homes.values()) if (share === 1) equal++;
  return equal > 2;
}

/**
 * The country in which the document is set, where that has a body by this name and the entity's own is hardly spoken of;
 * else the empty string.
 */
export function settingElsewhere(
  names: Names,
  { country, said }: DocumentEvidence,
  { evidence, set }: Case,
  entity: number,
): string {
  const own = names.country(entity);
  if (country === own || evidence.country === own || !set.isOfStates || !COUNTED.has(own)) return '';
  const ofOwn = said.get(own)?.all ?? 0;
  let setting = '';
  let most = 0;
  for (const [other, { strong }] of said) {
    if (other === own || !COUNTED.has(other) || strong <= most || strong < ofOwn * SET_ELSEWHERE) continue;
    if (strong < (MENTIONED.has(other) ? 2 : 1)) continue;
    if (other === STATE ? names.kind(entity) !== 'law' : !isOfSameTongue(other, own)) continue;
    if (!names.hasNamesakeIn(set.forms, other)) continue;
    setting = other;
    most = strong;
  }
  return setting;
}

/** A document is set in the country of which it says so many times as much as of another. */
const SET_ELSEWHERE = 2;
/** Countries that texts of their neighbours name in passing. */
const MENTIONED = new Set(['BE']);
