import * as v from 'valibot';
import { ENTITY_ID } from '../dataset/entity-id.ts';
import type { FrameReport } from './protocol.ts';

/**
 * The shape of what a frame tells over the report port. Apart from the other schemas, as popup and panel check it too and
 * need nothing else of those. The other end is our own script, but it runs in the process of a page.
 */
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,8}$/));
const leadSchema = v.object({
  id: v.pipe(v.string(), v.regex(ENTITY_ID)),
  headword: text(1_000),
  fullName: v.nullable(text(1_000)),
  kind: text(40),
  sector: text(40),
  country: text(3),
  parentName: v.nullable(text(1_000)),
  description: v.record(v.string(), text(2_000)),
  goals: v.array(v.nullable(v.picklist(['stated', 'editorial']))),
  pack: v.nullable(v.object({ id: text(96), title: text(2_000), date: text(10) })),
});
const passageSchema = v.object({
  before: text(1_000),
  name: text(1_000),
  after: text(1_000),
  isCutBefore: v.boolean(),
  isCutAfter: v.boolean(),
  lang: v.optional(language),
});
const reportSchema = v.object({
  frame: text(40),
  top: v.boolean(),
  blocksRead: whole,
  done: v.boolean(),
  onTopic: v.boolean(),
  hidden: v.boolean(),
  entities: v.array(
    v.object({
      lead: leadSchema,
      certain: whole,
      possible: whole,
      unmarked: whole,
      rivals: v.optional(v.array(text(400))),
      passages: v.optional(v.array(passageSchema)),
      lang: v.optional(language),
    }),
  ),
});

const farewellSchema = v.strictObject({ frame: text(40), gone: v.literal(true) });

/** The frame that says farewell by a message of the report port, or null where it says something else. */
export function readFarewell(message: unknown): string | null {
  const parsed = v.safeParse(farewellSchema, message);
  return parsed.success ? parsed.output.frame : null;
}

/** A message of the report port as a report, or null where it is none. */
export function readReport(message: unknown): FrameReport | null {
  const parsed = v.safeParse(reportSchema, message);
  return parsed.success ? (parsed.output as FrameReport) : null;
}
