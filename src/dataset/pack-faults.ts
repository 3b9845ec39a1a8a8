/** What can be expected of a value. The checks of the schema have these codes for messages. */
export const THINGS = {
  text: 'a text',
  list: 'a list',
  object: 'an object',
  number: 'a number',
  boolean: 'true or false',
  id: 'an id of lower-case letters, digits and hyphens',
  date: 'a date such as 2019, 2019-09 or 2019-09-27',
  webAddress: 'an http or https address',
  languageTag: 'a language tag such as nl, en or und',
  countryCode: 'a country code such as NL, or INT',
  wikidataId: 'a Wikidata id such as Q42',
  version: 'a version such as 2026.11.0',
  sum: 'sha256- and 64 hexadecimal digits',
} as const;
export type ThingCode = keyof typeof THINGS;

/**
 * What can be wrong with a file, in English: the command line and logs say it in these words. The interface has the same
 * codes in its own languages (`src/i18n/catalogue/packs.ts`, whose English is this table). Each text follows the place of
 * the fault and a colon; what stands in braces is filled in.
 */
export const FAULTS = {
  empty: 'is empty',
  noUtf8: 'is no text in UTF-8; save it as “CSV UTF-8” or as JSON',
  aList: 'is a list in JSON; expected a pack, which is one object, or FollowTheMoney with an entity on each line',
  idOfDataset: '“{id}” is the id of the dataset that comes with the extension',
  idOfOrganisation: '“{id}” is the id of a pack that your organisation has set',
  titleOfDataset:
    'by its name the pack gets the id “{id}”, which is that of the dataset that comes with the extension; choose another name',
  titleOfOrganisation:
    'by its name the pack gets the id “{id}”, which is that of a pack that your organisation has set; choose another name',
  checksum: 'expected {real}, got “{declared}”; the file was changed or laid out anew since it was built',
  differs: 'is “{real}”, and the file says “{said}”',
  character: 'has the character {character}, which may not stand in a pack',
  noLetter: 'has no letter or digit',
  nameless: '“{name}” has no letter or digit',
  tooLong: 'expected at most {limit} characters, got {length}',
  namesOfOne: 'expected at most {limit} names, got {number}',
  namesOfAll: 'brings the file to more than {limit} names',
  formsOfAll: 'has names that are written in more than {limit} ways in all',
  entitiesOfAll: 'brings the file to more than {limit} entities',
  taken: '“{id}” is taken',

  headTooLong: 'has a first line too long for the head of a table',
  noHead: 'has no head: the first line must name the columns',
  columns: 'has {number} columns, more than {limit}',
  rowTooLong: 'has a row too long to be one; a quotation mark that is never closed makes such rows',
  openQuote: 'has a quotation mark that is never closed, or text after a closing one',
  cells: 'expected as many cells as in the head ({expected}), got {number}',
  noRow: 'has no row with a name',
  rows: 'has more than {limit} rows',
  noName: 'expected a name, got none',
  kind: 'expected one of {kinds}, got “{word}”',
  country: 'expected a code of two letters such as NL, or INT, got “{word}”',
  address: 'expected an http or https address, got “{word}”',

  lineTooLong: 'expected a line of at most {limit} characters, got more',
  lineNoJson: 'is no JSON: each line must hold one entity, and the last may be cut off',
  lineNoEntity: 'expected an entity, got no object',
  noneOfKinds: 'has no entity of the kinds {kinds} with a name',
  ftmId: 'expected an id of at most 300 characters',
  ftmSchema: 'expected the name of a schema such as Company',

  noJson: 'is no JSON',
  noJsonObject: 'is no JSON object',
  cutOff: 'is no JSON: it ends too early, as a file that was cut off does',
  afterEnd: 'has text after its end',
  noValue: 'is no JSON: a value is missing',
  misplaced: 'is no JSON: “{sign}” stands where it may not',
  tooDeep: 'is nested more than {limit} levels deep',
  textTooLong: 'has a text of more than {limit} characters',
  itemTooLong: 'has an item of more than {limit} characters',
  keyTwice: 'has the key “{key}” twice',
  forbiddenKey: 'has the key “{key}”, which may not stand in a pack',
  unsafeKey: 'has a key with a character that may not stand in a pack',

  missing: 'is missing',
  unknownKey: 'is no key of a pack here',
  entries: 'expected at most {limit} entries, got more',
  noEntry: 'expected at least one entry, got none',
  noText: 'expected some text, got none',
  expected: 'expected {expected}, got {got}',
  ...THINGS,
  oneOf: 'one of {values}',
  nothing: 'nothing',
  words: '“{words}”',

  unknownEntity: 'no entity has the id “{id}”',
  unknownGoal: 'no goal has the id “{id}”',
  unknownSource: 'no source has the id “{id}”',
  twice: '“{id}” stands here twice',
  nameTwice: '“{name}” ({lang}) stands here twice',
  sharedName: '“{name}” is also a name of “{entity}” ({path}), so both must be flagged ambiguous',
  isSubject: 'is the subject itself, “{id}”',
  noPerson: '“{id}” is no person but of the kind “{kind}”',
  endsEarly: '“{to}” lies before the start, “{from}”',
  noDay: '“{date}” is no day of the calendar',
  goalNumber: '“{initiative}” has another goal {number}',
  circle: 'leads back to itself',
  otherRecord: '“{text}” has another record',
  wordsOfAll: 'has more than {limit} words and lists of words in all',
  noCandidate: 'is none of the candidates',
  isEntity: '“{id}” is the id of an entity',
} as const;

export type FaultCode = keyof typeof FAULTS;

/** A number is written as the language writes it. A fault may be part of another: what was expected, what came. */
export type FaultValue = string | number | PackFault;

/** A fault that can be put into words in any language. */
export interface PackFault {
  code: FaultCode;
  values: Readonly<Record<string, FaultValue>>;
}

/** A fault in English, and for other languages by its code. */
export interface Worded {
  /** Such as `expected a language tag such as nl, en or und, got “english”`. */
  problem: string;
  /** Absent where only English has words for it. */
  fault?: PackFault;
}

/** The names in braces within a text. */
type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<C extends FaultCode> = Names<(typeof FAULTS)[C]>;
type Arguments<C extends FaultCode> = [NamesOf<C>] extends [never] ? [] : [Record<NamesOf<C>, FaultValue>];

/** A fault without its English words: part of another, or where nobody wants them. */
export function faultOf<C extends FaultCode>(code: C, ...[values]: Arguments<C>): PackFault {
  return { code, values: values ?? {} };
}

/** A fault with its English words, which are made here and nowhere else. */
export function say<C extends FaultCode>(code: C, ...values: Arguments<C>): Worded {
  const fault = faultOf(code, ...values);
  return { problem: inEnglish(fault), fault };
}

function inEnglish({ code, values }: PackFault): string {
  return FAULTS[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'object' ? inEnglish(value) : String(value);
  });
}

/** The same fault with the texts among its values changed; most are words of the file. */
export function mapTexts({ code, values }: PackFault, change: (text: string) => string): PackFault {
  const changed = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string') return [name, change(value)];
    return [name, typeof value === 'object' ? mapTexts(value, change) : value];
  });
  return { code, values: Object.fromEntries(changed) };
}
