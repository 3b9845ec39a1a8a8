import { FLAGS, type LocalEvidence } from './evidence-codec.ts';
import { EVIDENCE_LANGUAGES } from './evidence-language.ts';
import { balance, readCues } from './link-cues.ts';
import { type GroupFacts, isKnownBy, type Known, type OpenPlace } from './link-known.ts';
import type { Names } from './link-names.ts';
import { REASONS, type ReasonCode } from './reasons.ts';
import type { Bearer, Reason } from './types.ts';
import { WEIGHTS } from './weights.ts';

/** What the whole document adds to the evidence of each candidate. */
export interface DocumentEvidence {
  /** Forms that settled names show: they name their entity without doubt. */
  forms: ReadonlySet<number>;
  /** Topic → score from 0 to 1. */
  topics: ReadonlyMap<string, number>;
  /** ISO code of the country of the page, or the empty string. */
  country: string;
}

/** The log-odds of one entity at one place, and what they are made of. */
export interface Sum {
  logOdds: number;
  reasons: Reason[];
}

/** Adds up all that speaks for and against one entity at one place. */
export function weigh(
  names: Names,
  document: DocumentEvidence,
  place: OpenPlace,
  bearer: Bearer,
  form: number,
  groups: ReadonlyMap<number, GroupFacts>,
  known: Known,
  bearers: ReadonlySet<number>,
): Sum {
  const { evidence } = place;
  const { entity } = bearer;
  const group = names.groupOf[form] ?? 0;
  const facts = groups.get(group);
  const parts: { weight: number; reason: Reason | null }[] = [];
  const add = (weight: number, code: ReasonCode | null, detail?: string) => {
    if (weight !== 0) parts.push({ weight, reason: code ? reason(code, detail) : null });
  };

  if (bearer.type === 'surname') {
    weighSurname(names, place, entity, known, facts, add);
    return total(parts);
  }

  // The name by itself.
  const alone = names.alone(form);
  if (!bearer.ambiguous) add(WEIGHTS.unambiguousName, 'onlyBearer');
  else if (alone === 'always') add(WEIGHTS.usuallyOurs, 'exactName');
  else if (alone === 'never') add(WEIGHTS.rarelyOurs, null);
  else add(WEIGHTS.oursOnTopic, null);

  if (bearers.size > 1) add(WEIGHTS.lessLikelyBearer * names.orderOf(form, entity), null);

  const slavery = document.topics.get('slavery') ?? 0;

  // Words around it.
  const cues = readCues(names, evidence, entity);
  const { ownAdjacent: own, otherAdjacent: other } = cues;
  if (own) add(own.weight, own.after ? 'cueAfter' : 'cueBefore', own.text);
  for (const { weight, text } of cues.ownNear) add(weight, 'cueNear', text);
  if (other) add(other.weight, 'otherSense', other.text);
  for (const { weight, text } of cues.otherNear) add(weight, 'otherSense', text);
  const here = evidence.introduced.find((form) => names.nameSurely(form, entity));
  const spelledOtherwise = (evidence.flags & FLAGS.introducedAsOther) !== 0;
  if (here !== undefined) add(WEIGHTS.introducedHere, 'introduced', names.quotable(here));
  else if (spelledOtherwise) add(WEIGHTS.introducedAsOther, 'introducedAsOther');
  else if (facts && facts.asOther > 0) add(WEIGHTS.introducedAsOtherElsewhere, 'introducedAsOther');
  else if (facts && facts.otherSense > 0 && !other && !own) {
    // Where only some do, or on the topic, a text is likelier to play with two senses than to keep to the other one.
    const share = facts.otherSense / Math.max(1, facts.count - 1);
    add(WEIGHTS.sameNameOtherwise * Math.min(1, share) * (1 - slavery / 2), 'sameNameOtherwise');
  }

  // How it is written.
  const inCapitals = (evidence.flags & FLAGS.allCapitals) !== 0;
  if (inCapitals && !bearer.ambiguous) add(WEIGHTS.allCapitals * 1.5, 'allCapitals');
  if (bearer.ambiguous) {
    if (inCapitals) add(WEIGHTS.allCapitals, 'allCapitals');
    if (evidence.flags & FLAGS.control) add(WEIGHTS.control, 'control');
    if (evidence.flags & FLAGS.sentenceStart) add(WEIGHTS.sentenceStart, 'sentenceStart');
    if (evidence.flags & FLAGS.standsOut) add(WEIGHTS.standsOut, 'standsOut');
    if (evidence.flags & FLAGS.pieceOfName && !own) add(WEIGHTS.pieceOfName, 'pieceOfName');
    if (evidence.flags & FLAGS.indefinite) add(WEIGHTS.indefinite, 'indefinite');
    if (evidence.flags & FLAGS.titled && names.kind(entity) !== 'person') add(WEIGHTS.asPerson, 'asPerson');
    if (evidence.flags & FLAGS.setApart) add(WEIGHTS.setApart, 'setApart');
    const lang = EVIDENCE_LANGUAGES[evidence.lang];
    const country = names.country(entity);
    if (HOME_COUNTRIES[lang ?? '']?.includes(country)) add(WEIGHTS.homeLanguage, 'homeLanguage', country);
    if (bearer.lang !== 'und' && lang !== 'und' && bearer.lang !== lang && bearer.lang !== 'en') {
      add(WEIGHTS.foreignName, 'foreignName');
    }
  }

  // The rest of the document: the same entity.
  const support: { weight: number; code: ReasonCode; detail?: string }[] = [];
  if (here === undefined && !spelledOtherwise) {
    const paired = evidence.introduced.find((form) => isKnownBy(known, entity, names.groupOf[form] ?? 0));
    const introduced = paired ?? facts?.introduced.get(entity);
    if (introduced !== undefined) {
      support.push({ weight: WEIGHTS.introducedElsewhere, code: 'introduced', detail: names.quotable(introduced) });
    }
  }
  const otherGroup = otherNameOf(known, entity, group);
  if (otherGroup !== null) {
    support.push({
      weight: known.settled.has(otherGroup) ? WEIGHTS.otherName : WEIGHTS.otherNameByEvidence,
      code: 'otherName',
      detail: names.quotable(known.formOf.get(otherGroup) ?? form),
    });
  }
  const others = (known.groupsOf.get(entity)?.get(group) ?? 0) - (known.takenFor.get(place) === entity ? 1 : 0);
  if (others > 0) support.push({ weight: WEIGHTS.sameNameElsewhere, code: 'sameName' });
  const said = balance(cues);
  const trust = said.own + said.other < CONTRADICTION ? WEIGHTS.contradictedSupport : 1;
  const addFromAfar: Add = (weight, code, detail) => add(weight > 0 ? weight * trust : weight, code, detail);
  support.sort((x, y) => y.weight - x.weight);
  for (const [index, { weight, code, detail }] of support.entries()) {
    addFromAfar(weight * (index === 0 ? 1 : WEIGHTS.furtherSupport), code, detail);
  }

  // The rest of the document: its company and its subject.
  weighCompany(names, evidence, entity, place, known, bearers, addFromAfar);
  const finance = document.topics.get('finance-crime') ?? 0;
  const topics = [WEIGHTS.slaveryTopic * slavery, WEIGHTS.financeTopic * finance] as const;
  const topical = Math.max(...topics) * (alone === 'never' ? 0.5 : 1);
  if (topical > 0.2) addFromAfar(topical, 'topic', topics[0] >= topics[1] ? 'slavery' : 'finance-crime');
  else if (inCapitals || (bearer.ambiguous && alone !== 'always')) add(WEIGHTS.offTopic, 'offTopic');

  if (names.isOfCountry(evidence.forms))
    weighCountry(names, document, evidence, entity, bearers.size > 1 || names.isShared(evidence.forms), add);
  return total(parts);
}

/** Countries whose bodies are at home in a language of few countries. */
const HOME_COUNTRIES: Record<string, string[]> = { nl: ['NL'], de: ['DE', 'AT', 'CH', 'LI'] };

/** Below this the words around a name speak for another sense; one article that fits another sense is not enough. */
const CONTRADICTION = -1.6;

type Add = (weight: number, code: ReasonCode | null, detail?: string) => void;

/** Another name of the entity in the document; an unambiguous one where there is one. */
function otherNameOf(known: Known, entity: number, group: number): number | null {
  const groups = [...(known.groupsOf.get(entity)?.keys() ?? [])]
    .filter((other) => other !== group)
    .sort((a, b) => a - b);
  return groups.find((other) => known.settled.has(other)) ?? groups[0] ?? null;
}

function weighSurname(
  names: Names,
  place: OpenPlace,
  person: number,
  known: Known,
  facts: GroupFacts | undefined,
  add: Add,
): void {
  const { evidence } = place;
  add(WEIGHTS.surnameAlone, null);
  if (evidence.people.includes(person)) add(WEIGHTS.initialsFit, 'initials');
  const [group] = [...(known.groupsOf.get(person)?.keys() ?? [])].sort((a, b) => a - b);
  if (group !== undefined) add(WEIGHTS.fullNameElsewhere, 'fullName', names.quotable(known.formOf.get(group) ?? 0));
  if (evidence.flags & FLAGS.otherBearer || facts?.otherBearer) add(WEIGHTS.otherBearer, 'otherBearer');
  if (evidence.flags & FLAGS.pieceOfName) add(WEIGHTS.pieceOfName, 'pieceOfName');
  if (evidence.flags & FLAGS.allCapitals) add(WEIGHTS.allCapitals, 'allCapitals');
}

/** Entities in the document that speak for this one: its own, its fellows, others of its field, neighbours in a list. */
function weighCompany(
  names: Names,
  evidence: LocalEvidence,
  entity: number,
  place: OpenPlace,
  known: Known,
  bearers: ReadonlySet<number>,
  add: Add,
): void {
  const near = new Set<number>();
  for (const form of evidence.companions) {
    const sole = names.soleEntity([form]);
    if (sole) near.add(sole.entity);
  }
  for (const other of known.inBlock.get(place.block)?.keys() ?? []) near.add(other);
  // Those who bear the same name are no company but the question itself.
  for (const bearer of bearers) near.delete(bearer);

  const related = names.related(entity).filter((other) => known.groupsOf.has(other) && !bearers.has(other));
  const beside = related.filter((other) => near.has(other)).slice(0, 2);
  const apart = related.filter((other) => !near.has(other)).slice(0, 2 - beside.length);
  for (const other of beside) add(WEIGHTS.relatedNear, 'related', names.id(other));
  for (const other of apart) add(WEIGHTS.relatedElsewhere, 'related', names.id(other));

  const fellows = new Set<number>();
  for (const initiative of names.initiativesOf(entity)) {
    for (const fellow of known.fellowsOf.get(initiative) ?? []) {
      if (!bearers.has(fellow) && !related.includes(fellow)) fellows.add(fellow);
    }
  }
  if (fellows.size > 0) add(WEIGHTS.fellows * Math.min(3, fellows.size), 'fellows', names.id(Math.min(...fellows)));

  const sector = names.sector(entity);
  const field = sector === '' ? [] : [...near].filter((other) => names.sector(other) === sector).sort((a, b) => a - b);
  const [first] = field;
  if (first !== undefined) add(WEIGHTS.sameField * Math.min(3, field.length), 'sameField', names.id(first));

  if (evidence.flags & FLAGS.listed || known.listedBesideTaken.has(place)) add(WEIGHTS.listed, 'listed');
}

/** @param shared whether the name is one that many countries have, and not only a body of one of them */
function weighCountry(
  names: Names,
  document: DocumentEvidence,
  evidence: LocalEvidence,
  entity: number,
  shared: boolean,
  add: Add,
): void {
  const own = names.country(entity);
  if (own === 'INT') return;
  if (evidence.country === own) add(WEIGHTS.ownCountryNear, 'country', own);
  else if (!shared) return;
  else if (evidence.country !== '') add(WEIGHTS.otherCountryNear, 'otherCountry', evidence.country);
  else if (document.country === own) add(WEIGHTS.pageCountry, 'country', own);
  else if (document.country !== '') add(WEIGHTS.otherPageCountry, 'otherCountry', document.country);
}

export function reason(code: ReasonCode, detail?: string): Reason {
  return { code, sign: REASONS[code].sign, ...(detail === undefined ? {} : { detail }) };
}

/** The weightiest reasons first, so that what is cut off matters least. */
function total(parts: { weight: number; reason: Reason | null }[]): Sum {
  const logOdds = parts.reduce((sum, { weight }) => sum + weight, 0);
  const reasons = parts
    .filter((part) => part.reason !== null)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .flatMap((part) => part.reason ?? []);
  return { logOdds, reasons };
}
