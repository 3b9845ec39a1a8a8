import * as v from 'valibot';
import { ENTITY_ID } from './entity-id.ts';
import type { ThingCode } from './pack-faults.ts';

/**
 * The one definition of a pack: its checks and, inferred from them, its types.
 * Pure: runs in Node, in the background and on extension pages; never in the page script.
 * The message of a check is the code of what is expected, which pack.ts puts into words.
 */

export const LANGUAGES = ['en', 'nl', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const idSchema = v.pipe(v.string(), v.regex(ENTITY_ID, 'id' satisfies ThingCode));
const textSchema = (maxLength: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maxLength));
const localisedSchema = v.strictObject({ en: textSchema(2_000), nl: textSchema(2_000), de: textSchema(2_000) });
/** A year, a month or a day: `2019`, `2019-09`, `2019-09-27`. */
const dateSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'date' satisfies ThingCode),
);
const webAddressSchema = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.regex(/^https?:\/\/[^\s/]+(\/\S*)?$/, 'webAddress' satisfies ThingCode),
);
const languageTagSchema = v.pipe(v.string(), v.regex(/^(und|[a-z]{2,3})$/, 'languageTag' satisfies ThingCode));

/** Like `v.record`, which takes a list for a record of its indexes. */
const recordOf = <T extends v.GenericSchema>(value: T) =>
  v.pipe(
    v.custom<Record<string, unknown>>(
      (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
      'object' satisfies ThingCode,
    ),
    v.record(v.string(), value),
  );

const nameSchema = v.strictObject({
  text: textSchema(300),
  lang: languageTagSchema,
  type: v.picklist(['official', 'common', 'acronym', 'translation', 'former', 'misspelling']),
  ambiguous: v.boolean(),
});

export const KINDS = [
  'organization',
  'public-body',
  'person',
  'initiative',
  'publication',
  'intergovernmental',
  'programme',
  'law',
  'event',
  'government',
] as const;
const SECTORS = [
  'ngo',
  'multilateral',
  'bank',
  'government',
  'survivor-organisation',
  'academia',
  'standard',
  'law-enforcement',
  'fiu',
  'technology',
  'investor',
  'philanthropy',
  'industry-association',
  'fintech',
  'regulator',
  'media',
  'other',
  'union',
] as const;
const ROLES = [
  'convener',
  'co-convener',
  'chair',
  'commissioner',
  'secretariat',
  'host',
  'founder',
  'funder',
  'project-lead',
  'author',
  'member',
  'partner',
  'knowledge-partner',
  'participant',
  'supporter',
  'signatory',
  'consulted',
  'regulator',
  'reporting-authority',
  'legal-basis',
  'office-holder',
  'predecessor',
  'successor',
] as const;

export const entitySchema = v.strictObject({
  id: idSchema,
  kind: v.picklist(KINDS),
  sector: v.picklist(SECTORS),
  names: v.pipe(v.array(nameSchema), v.minLength(1)),
  description: localisedSchema,
  country: v.pipe(v.string(), v.regex(/^([A-Z]{2}|INT)$/, 'countryCode' satisfies ThingCode)),
  website: v.nullable(webAddressSchema),
  wikidata: v.nullable(v.pipe(v.string(), v.regex(/^Q\d+$/, 'wikidataId' satisfies ThingCode))),
  parent: v.nullable(idSchema),
  sources: v.pipe(v.array(idSchema), v.minLength(1)),
  /** Day on which somebody last held the claim against its sources. */
  checkedOn: v.optional(dateSchema),
});

export const roleSchema = v.strictObject({
  subject: idSchema,
  initiative: idSchema,
  role: v.picklist(ROLES),
  title: localisedSchema,
  person: v.nullable(idSchema),
  from: v.nullable(dateSchema),
  to: v.nullable(dateSchema),
  goals: v.array(idSchema),
  goalBasis: v.picklist(['stated', 'editorial']),
  sources: v.pipe(v.array(idSchema), v.minLength(1)),
  checkedOn: v.optional(dateSchema),
});

export const goalSchema = v.strictObject({
  id: idSchema,
  initiative: idSchema,
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  title: localisedSchema,
  summary: localisedSchema,
  actions: v.array(v.strictObject({ id: idSchema, title: localisedSchema })),
  sources: v.pipe(v.array(idSchema), v.minLength(1)),
});

export const sourceSchema = v.strictObject({
  id: idSchema,
  url: v.nullable(webAddressSchema),
  title: textSchema(500),
  publisher: textSchema(300),
  date: v.nullable(dateSchema),
  lang: languageTagSchema,
});

const cueSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
/**
 * How much a pack may say around its names. Each is four times what the dataset has, or more; all of it is looked for at
 * every place where a name stands, or at every word of every page.
 */
export const CUE_LIMITS = {
  /** Of one list. */
  cues: 300,
  /** Of a sense record in all, with its lists. */
  cuesOfSense: 2_000,
  otherSenses: 50,
  candidates: 200,
  /** Words of one topic in one language. */
  topicWords: 500,
  /** Words of all topics in all languages, with their lists. */
  topicWordsOfAll: 3_000,
} as const;
const cuesSchema = v.pipe(v.array(cueSchema), v.maxLength(CUE_LIMITS.cues));

const senseSchema = v.strictObject({
  text: textSchema(300),
  candidates: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(CUE_LIMITS.candidates)),
  caseSensitive: v.boolean(),
  near: recordOf(cuesSchema),
  before: cuesSchema,
  after: cuesSchema,
  otherSenses: v.pipe(
    v.array(v.strictObject({ gloss: v.string(), near: cuesSchema, before: cuesSchema, after: cuesSchema })),
    v.maxLength(CUE_LIMITS.otherSenses),
  ),
  alone: v.picklist(['never', 'onTopicPage', 'always']),
  perCandidate: v.optional(
    recordOf(
      v.strictObject({
        near: v.optional(cuesSchema),
        before: v.optional(cuesSchema),
        after: v.optional(cuesSchema),
        country: v.optional(v.string()),
      }),
    ),
  ),
});

const topicsSchema = recordOf(
  recordOf(
    v.pipe(
      v.array(v.strictObject({ text: cueSchema, weight: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) })),
      v.maxLength(CUE_LIMITS.topicWords),
    ),
  ),
);

/**
 * Where sources disagree or something is not known: told to readers, at the entries it is about. A bare text, as the first
 * packs have it, is about the pack as a whole and in whatever language it is.
 */
const doubtSchema = v.union([
  textSchema(2_000),
  v.strictObject({ text: localisedSchema, about: v.array(idSchema), sources: v.array(idSchema) }),
]);

/** The content of a pack file. Format 1. */
export const packSchema = v.strictObject({
  format: v.literal(1),
  id: idSchema,
  version: v.pipe(v.string(), v.regex(/^\d{4}\.\d{1,2}\.\d{1,4}$/, 'version' satisfies ThingCode)),
  title: localisedSchema,
  licence: textSchema(100),
  publishedOn: dateSchema,
  entities: v.array(entitySchema),
  roles: v.array(roleSchema),
  goals: v.array(goalSchema),
  sources: v.array(sourceSchema),
  senses: v.array(senseSchema),
  topics: topicsSchema,
  broad: v.array(idSchema),
  doubts: v.array(doubtSchema),
  /** Ids that changed: old id → id of today. */
  redirects: recordOf(idSchema),
});

export type Name = v.InferOutput<typeof nameSchema>;
export type Entity = v.InferOutput<typeof entitySchema>;
export type Role = v.InferOutput<typeof roleSchema>;
export type Goal = v.InferOutput<typeof goalSchema>;
export type Source = v.InferOutput<typeof sourceSchema>;
export type Doubt = v.InferOutput<typeof doubtSchema>;
export type Pack = v.InferOutput<typeof packSchema>;
export type Localised = v.InferOutput<typeof localisedSchema>;
export type RoleWord = Role['role'];

/** A pack with the checksum over its content: what the build writes and the extension carries. */
export const packFileSchema = v.strictObject({
  checksum: v.pipe(v.string(), v.regex(/^sha256-(?:8mib-)?[0-9a-f]{64}$/, 'sum' satisfies ThingCode)),
  pack: packSchema,
});
export type PackFile = v.InferOutput<typeof packFileSchema>;
