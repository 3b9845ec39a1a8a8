/** What names and words of a document say of countries. */
import { FLAGS, OTHER_BESIDE } from '../evidence/codec.ts';
import { formSetOf } from '../evidence/form-sets.ts';
import { type Names, OF_STATES } from '../evidence/names.ts';
import type { Said } from '../topic/topic-score.ts';
import type { GazetteerEntity } from '../types.ts';
import { UNKNOWN_COUNTRY } from '../unknown-country.ts';
import type { OpenPlace } from './cases.ts';
import { readCues } from './cues-for.ts';

/** The countries of the public bodies and laws among these, each with its number as a share of the greatest. */
export function homesOf(entities: readonly GazetteerEntity[]): Map<string, number> {
  const homes = new Map<string, number>();
  for (const { kind, country } of entities) {
    if (OF_STATES.has(kind) && country !== UNKNOWN_COUNTRY) homes.set(country, (homes.get(country) ?? 0) + 1);
  }
  const most = Math.max(...homes.values());
  for (const [country, count] of homes) homes.set(country, count / most);
  return homes;
}

/** What the document says of each country: by its words, and twice as much by each body and law that it names without doubt. */
export function saidOf(said: Map<string, Said>, named: readonly GazetteerEntity[]): ReadonlyMap<string, Said> {
  for (const { kind, country } of named) {
    if (!OF_STATES.has(kind) || country === UNKNOWN_COUNTRY) continue;
    const { strong, all } = said.get(country) ?? { strong: 0, all: 0 };
    said.set(country, { strong: strong + 2, all: all + 2 });
  }
  return said;
}

/**
 * The public bodies whose names are nearly always theirs, or have several words and nothing beside them that speaks for
 * something else (the Home Office), and stand where nothing tells of another country.
 */
export function atHome(names: Names, open: readonly OpenPlace[]): number[] {
  const found: number[] = [];
  for (const { evidence } of open) {
    const [bearing, other] = formSetOf(names, evidence.forms).bearings;
    if (!bearing || other) continue;
    if (evidence.flags & (OTHER_BESIDE | FLAGS.introducedAsOther)) continue;
    if (names.alone(bearing.form) !== 'always' && !isPlainly(names, evidence, bearing)) continue;
    if (evidence.country === '' || evidence.country === names.country(bearing.entity)) found.push(bearing.entity);
  }
  return found;
}

const NOT_PLAINLY = FLAGS.setApart | FLAGS.indefinite | FLAGS.control | FLAGS.allCapitals | FLAGS.shouted;

/** Whether several words with capitals stand where nothing around them speaks for something else. */
function isPlainly(
  names: Names,
  evidence: OpenPlace['evidence'],
  { form, entity }: { form: number; entity: number },
): boolean {
  if (!names.formText(form).includes(' ') || evidence.flags & NOT_PLAINLY) return false;
  const { otherNear, otherAdjacent } = readCues(names, evidence, entity);
  return otherNear.length === 0 && otherAdjacent === null;
}
