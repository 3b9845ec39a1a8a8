/**
 * What a candidate's own block says, and its way into a short string and back. The string is handed to the page and
 * comes back from there, so reading it believes nothing: whatever does not fit the gazetteer is no evidence at all.
 */
export interface LocalEvidence {
  /** Forms at the place, indexes into the gazetteer. */
  forms: number[];
  /** Sum of {@link FLAGS}. */
  flags: number;
  /** Index into EVIDENCE_LANGUAGES. */
  lang: number;
  /** Long or short form that stands beside it in brackets: indexes of forms. */
  introduced: number[];
  /** Unambiguous names in the same block: indexes of forms, at most eight. */
  companions: number[];
  /** Cues found, by sense record; each twice its number, plus one where it stands close. */
  cues: { sense: number; ids: number[] }[];
  /** Words of fields far from ours around it; each twice its number, plus one where it stands close. */
  fields: number[];
  /** ISO code of the country that stands nearest, or the empty string; only for names of several countries. */
  country: string;
  /** People whose first name or initials stand before this surname: indexes of entities. */
  people: number[];
}

export const FLAGS = {
  /** In a line or a run of capitals. */
  allCapitals: 1,
  /** On a button, in a menu, or in a list of single words like one. */
  control: 2,
  /** A single capitalised word at the start of a sentence. */
  sentenceStart: 4,
  /** A single capitalised word in the middle of a sentence, where only names have capitals. */
  standsOut: 8,
  pieceOfName: 16,
  /** The block spells the short form out as something that is not ours. */
  introducedAsOther: 32,
  /** A surname with somebody else's first name. */
  otherBearer: 64,
  /** A title or a form of address stands before it. */
  titled: 128,
  /** In an enumeration, beside a settled name. */
  listed: 256,
  /** In an enumeration, right after the open candidate before it in this block. */
  listedAfterOpen: 512,
  /** After "not to be confused with" and the like. */
  setApart: 1024,
  /** After an indefinite article, with no noun to follow. */
  indefinite: 2048,
  /** The long form in brackets is a variant of ours, not one that is listed. */
  introducedByVariant: 4096,
  /** The text calls it a film, a town, a star … right beside it. */
  thing: 8192,
  /** A painter, a striker, a baker …, or somebody whose life is over, by the words right beside it. */
  calling: 16384,
  /** A part of a code or a number. */
  code: 32768,
  /** Words right beside it give it to a country that none of its bearers belongs to. */
  otherCountry: 65536,
  /** The nearest country is given by the words right beside it: "the Philippine AMLC". */
  countryBeside: 131072,
  /** An ampersand binds it to a capitalised word that is no name of ours: SHOP & GO. */
  bound: 262144,
  /** A trade or the form of a company stands right behind it: Polaris Airlines. */
  firm: 524288,
  /** Several words in capitals that the dataset lists with small letters: DE VOLKSBANK. */
  shouted: 1048576,
  /** In brackets after a person's name: J. Mears (Nationwide). */
  affiliated: 2097152,
  /** Written letter for letter as the dataset lists the first of the forms that stand there. */
  asListed: 4194304,
} as const;

/** What words right beside a name make of it: something else than ours, whatever the rest of the document says. */
export const OTHER_BESIDE = FLAGS.thing | FLAGS.calling | FLAGS.code | FLAGS.otherCountry | FLAGS.bound;

/** So many names that stand for a place are enough. */
export const MAX_INTRODUCED = 8;
/** So many sense records are read at a place. */
export const MAX_SENSES = 16;
const LIMITS = {
  forms: 64,
  introduced: MAX_INTRODUCED,
  companions: 8,
  senses: MAX_SENSES,
  cues: 24,
  people: 8,
  fields: 16,
};

/** @param stamp tells the evidence of one state of the gazetteer from that of another */
export function encodeEvidence(stamp: string, evidence: LocalEvidence): string {
  const { forms, flags, lang, introduced, companions, cues, fields, country, people } = evidence;
  let found = '';
  for (const { sense, ids } of cues) found += `${found && ' '}${sense.toString(36)},${list(ids)}`;
  return `${stamp};${list(forms)};${flags.toString(36)};${lang};${list(introduced)};${list(companions)};${found};${list(fields)};${country};${list(people)}`;
}

/** The evidence in `text`, or null where it is not evidence of this gazetteer. */
export function decodeEvidence(
  text: string,
  stamp: string,
  sizes: { forms: number; entities: number; fieldWords: number; cuesOf(sense: number): number },
): LocalEvidence | null {
  const parts = text.split(';');
  if (parts.length !== 10 || parts[0] !== stamp) return null;
  const forms = numbers(parts[1], sizes.forms, LIMITS.forms);
  const flags = numbers(parts[2], 2 * FLAGS.asListed, 1);
  const lang = numbers(parts[3], 5, 1);
  const introduced = numbers(parts[4], sizes.forms, LIMITS.introduced);
  const companions = numbers(parts[5], sizes.forms, LIMITS.companions);
  const people = numbers(parts[9], sizes.entities, LIMITS.people);
  const fields = numbers(parts[7], 2 * sizes.fieldWords, LIMITS.fields);
  const country = parts[8] ?? '';
  if (!forms?.length || !flags?.length || !lang?.length || !introduced || !companions || !fields || !people)
    return null;
  if (!/^(?:[A-Z]{2})?$/.test(country)) return null;
  const cues: LocalEvidence['cues'] = [];
  for (const part of parts[6] ? parts[6].split(' ') : []) {
    const [sense, ...ids] = numbers(part, 0x7fff_ffff, LIMITS.cues + 1) ?? [];
    if (sense === undefined || cues.length >= LIMITS.senses) return null;
    const count = sizes.cuesOf(sense);
    if (ids.some((id) => id >> 1 >= count)) return null;
    cues.push({ sense, ids });
  }
  return { forms, flags: flags[0] ?? 0, lang: lang[0] ?? 0, introduced, companions, cues, fields, country, people };
}

function list(items: readonly number[]): string {
  let text = '';
  for (const item of items) text += `${text && ','}${item.toString(36)}`;
  return text;
}

/** Whole numbers below `limit`, at most `count` of them; null where anything else stands there. */
function numbers(text: string | undefined, limit: number, count: number): number[] | null {
  if (text === undefined) return null;
  if (text === '') return [];
  if (!/^[0-9a-z]{1,6}(?:,[0-9a-z]{1,6})*$/.test(text)) return null;
  const items = text.split(',').map((item) => Number.parseInt(item, 36));
  return items.length <= count && items.every((item) => item < limit) ? items : null;
}
