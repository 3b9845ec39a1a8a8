import { FLAGS, type LocalEvidence } from '../evidence/codec.ts';
import { countryOfCue, isOfCountry } from '../evidence/compiled-sense.ts';
import { fieldWord } from '../evidence/fields.ts';
import type { Names } from '../evidence/names.ts';
import { WEIGHTS } from './weights.ts';

/** The cues around one place as they bear on one entity, weighed. */
export interface CueReading {
  /** The best phrase immediately before or after that speaks for the entity. */
  ownAdjacent: { weight: number; text: string; after: boolean } | null;
  /** The best near words that speak for it, weightiest first. */
  ownNear: Near[];
  /** How many of all cues speak for this entity rather than for all who bear the name. */
  itsOwn: number;
  /** The best phrase of another sense. */
  otherAdjacent: { weight: number; text: string; after: boolean } | null;
  /** Near words of the one other sense that has most of them. */
  otherNear: Near[];
  /** Whether another sense that any of these words tell of is a body of another country. */
  otherIsForeign: boolean;
}

interface Near {
  text: string;
  weight: number;
  /** "Germany" speaks for the name as one of ours, but is no reason to take it for its Dutch bearer. */
  isElsewhere?: boolean;
}

/** How much a cue counts that is only function words ("de", "bij"): for the entity, and for another sense. */
const WEAK_SHARE = { own: 0.35, other: 0.5, others: 0.8 };
/** Two such words in a row ("in the Amazon") say more than one. */
function otherShare(text: string): number {
  // What something is in is a place.
  if (text === 'in') return 1;
  return text.includes(' ') ? WEAK_SHARE.others : WEAK_SHARE.other;
}

/** A cue with a capital makes it the name of something else: UN Women, UN-Habitat, Wet MOT. */
const LONGER_NAME = /^-?\p{Lu}\p{Ll}/u;

const YEAR = /^(?:of |van |von )?(?:19|20)\d\d$/u;

/** "FIU's" are the units of all countries. */
const PLURAL = 's';

/** What joins two names of ours says nothing of either. */
const JOINS = new Set([',', 'and', 'or', 'en', 'of', 'und', 'oder', 'et']);

/** Near words beyond these add nothing. */
const MAX_NEAR = 3;

const NOTHING: CueReading = {
  ownAdjacent: null,
  ownNear: [],
  itsOwn: 0,
  otherAdjacent: null,
  otherNear: [],
  otherIsForeign: false,
};

export function readCues(names: Names, evidence: LocalEvidence, entity: number): CueReading {
  if (evidence.cues.length === 0 && evidence.fields.length === 0) return NOTHING;
  const id = names.id(entity);
  const reading: CueReading = { ...NOTHING };
  let own: Map<string, boolean> | null = null;
  let elsewhere: Set<string> | null = null;
  let others: Map<string, Map<string, boolean>> | null = null;
  const isListed = (evidence.flags & (FLAGS.listed | FLAGS.listedAfterOpen)) !== 0;
  for (const { sense, ids } of evidence.cues) {
    const compiled = names.sense(sense);
    const { cues } = compiled;
    for (const code of ids) {
      const cue = cues[code >> 1];
      if (!cue || (isListed && JOINS.has(cue.text))) continue;
      const close = (code & 1) === 1;
      const text = cue.shown;
      if (typeof cue.scope === 'number') {
        reading.otherIsForeign ||= isOfCountry(compiled, cue.scope);
        if (cue.kind === 'near') {
          const key = `${sense} ${cue.scope}`;
          others ??= new Map();
          const words = others.get(key) ?? new Map<string, boolean>();
          others.set(key, words.set(text, close || words.get(text) === true));
        } else {
          const weight =
            LONGER_NAME.test(cue.text) || (cue.kind === 'after' && cue.text === PLURAL)
              ? WEIGHTS.longerName
              : WEIGHTS.otherSenseAdjacent * (cue.weak ? otherShare(cue.text) : 1);
          if (weight < (reading.otherAdjacent?.weight ?? 0)) {
            reading.otherAdjacent = { weight, text, after: cue.kind === 'after' };
          }
        }
      } else if (cue.scope === 'own' || cue.scope === id) {
        if (cue.scope === id) reading.itsOwn++;
        if (cue.kind === 'near') {
          if (cue.scope === 'own' && names.isOfState(entity) && isOfOther(countryOfCue(cue), names.country(entity))) {
            elsewhere ??= new Set();
            elsewhere.add(text);
          }
          own ??= new Map();
          own.set(text, close || own.get(text) === true);
        } else {
          const weight = WEIGHTS.cueAdjacent * (cue.weak ? WEAK_SHARE.own : 1);
          if (weight > (reading.ownAdjacent?.weight ?? 0)) {
            reading.ownAdjacent = { weight, text, after: cue.kind === 'after' };
          }
        }
      } else if (
        cue.kind === 'after' &&
        YEAR.test(cue.text) &&
        WEIGHTS.longerName < (reading.otherAdjacent?.weight ?? 0)
      ) {
        // The year of another bearer: the Modern Slavery Act of 2015 is not Australia's.
        reading.otherAdjacent = { weight: WEIGHTS.longerName, text, after: true };
      }
    }
  }
  // An article that fits ours says nothing beside a phrase of another sense: the US Treasury market.
  if ((reading.otherAdjacent?.weight ?? 0) <= WEIGHTS.otherSenseAdjacent && isWeakest(reading.ownAdjacent))
    reading.ownAdjacent = null;
  // Right before or after the name they tell of the other sense: the Australian Commissioner is not the one in Australia.
  if (own && reading.otherAdjacent)
    for (const word of reading.otherAdjacent.text.split(' ')) own.delete(word.toLowerCase());
  if (own) reading.ownNear = weighed(own, WEIGHTS.cueNear, WEIGHTS.cueNearFurther);
  if (elsewhere) for (const near of reading.ownNear) near.isElsewhere = elsewhere.has(near.text);
  // The words of a far field join those of the sense that has most: both tell of the same other thing.
  const field = fieldOf(evidence.fields, names.sector(entity) === 'technology');
  if (field) others ??= new Map([['', new Map()]]);
  for (const words of others?.values() ?? []) {
    if (field) for (const [text, close] of field) words.set(text, close || words.get(text) === true);
    const near = weighed(words, WEIGHTS.otherSenseNear, WEIGHTS.otherSenseNearFurther);
    if (sum(near) < sum(reading.otherNear)) reading.otherNear = near;
  }
  return reading;
}

/** Whether a country, where one is told at all, is another than that of a body of one country. */
export const isOfOther = (country: string, own: string): boolean => country !== '' && country !== own && own !== 'INT';

const isWeakest = (own: CueReading['ownAdjacent']) => own !== null && own.weight < WEIGHTS.cueAdjacent;

/**
 * The words of the one far field that has most of them around a name; a single one that is not close proves nothing. To a firm of
 * technology computers are not far. */
function fieldOf(codes: readonly number[], isTechnology: boolean): Map<string, boolean> | null {
  if (codes.length === 0) return null;
  const fields = new Map<number, Map<string, boolean>>();
  for (const code of codes) {
    const word = fieldWord(code >> 1);
    if (!word || (isTechnology && word.name === 'computing')) continue;
    const words = fields.get(word.field) ?? new Map<string, boolean>();
    fields.set(word.field, words.set(word.text, (code & 1) === 1));
  }
  let most: Map<string, boolean> | null = null;
  for (const words of fields.values()) if (!most || words.size > most.size) most = words;
  return most && (most.size > 1 || [...most.values()].includes(true)) ? most : null;
}

/** Close words first: the first counts most, each further one less. */
function weighed(words: ReadonlyMap<string, boolean>, first: number, further: number): Near[] {
  if (words.size === 0) return [];
  return [...words]
    .sort(([a, closeA], [b, closeB]) => Number(closeB) - Number(closeA) || (a < b ? -1 : 1))
    .slice(0, MAX_NEAR)
    .map(([text, close], index) => ({ text, weight: (index === 0 ? first : further) * (close ? WEIGHTS.close : 1) }));
}

function sum(near: readonly Near[]): number {
  return near.reduce((total, { weight }) => total + weight, 0);
}

/** Below this the words around a name speak for another sense; one article that fits another sense is not enough. */
const CONTRADICTION = -1.6;

/** How much of what the rest of the document says counts at a place, by the words right around it. */
export function trustIn(cues: CueReading): number {
  if (cues === NOTHING) return 1;
  const { ownAdjacent, ownNear, otherAdjacent, otherNear } = cues;
  const own = (ownAdjacent?.weight ?? 0) + sum(ownNear);
  const other = (otherAdjacent?.weight ?? 0) + sum(otherNear);
  return own + other < CONTRADICTION ? WEIGHTS.contradictedSupport : 1;
}
