/** Which country the words right beside a name give it to. */
import { STATE } from './countries.ts';
import { countryBeside, countryOfBranch } from './country-beside.ts';
import type { FormSet } from './form-sets.ts';
import type { Names } from './names.ts';
import type { WordSpan, Writing } from './writing.ts';

/** {@link countryBeside}; a state within a country has laws of its own, and its bodies are that country's. */
export function besideCountry(names: Names, { words, text }: Writing, { at, to }: WordSpan, set: FormSet): string {
  const country = countryBeside(words, at, to, text, set.isOfStates);
  const first = set.bearings[0]?.entity ?? -1;
  if (country !== '' && text.startsWith(' (', words.ends[to - 1]) && mayBeBranch(names, set, country)) return '';
  if (country === '' && names.sector(first) === 'ngo') {
    // A field office is the organisation; a national branch is one that bears its name in that country.
    const branch = countryOfBranch(words, to, text);
    return names.hasNamesakeIn(set.forms, branch) ? branch : '';
  }
  return country === STATE && names.kind(first) !== 'law' ? AUSTRALIA : country;
}

/** Whether a country in brackets tells where a branch is, as in “Google (Ireland)”: hardly anybody else has the name. */
const mayBeBranch = (names: Names, { sole, bearers, forms, isOfStates }: FormSet, country: string): boolean =>
  !isOfStates &&
  (sole !== null || (bearers.size === 1 && names.alone(forms[0] as number) === 'always')) &&
  !names.hasNamesakeIn(forms, country);

const AUSTRALIA = 'AU';
const BELGIUM = 'BE';

/**
 * Whether all bearers belong to countries, and none to this one. “The French supply chain act” is not that of the Union
 * either: where a state has a law of the name, another may have its own. Not in Brussels, where the Union makes its own.
 */
export function isOfOtherCountry(names: Names, { bearers }: FormSet, country: string): boolean {
  for (const bearer of bearers) {
    const own = names.country(bearer);
    const isNobodys = own === 'INT' || own === '';
    if (own === country || (isNobodys && (bearers.size === 1 || country === BELGIUM || names.kind(bearer) !== 'law')))
      return false;
  }
  return true;
}
