import { isAddedId } from '../added-id.ts';
import { type BearerColumns, bearersOf, kindsOf } from '../scan/compact.ts';
import type { Bearer, Gazetteer, GazetteerEntity, Sense, Verdict } from '../types.ts';
import { UNKNOWN_COUNTRY } from '../unknown-country.ts';
import { type LongForm, longFormOf } from './brackets.ts';
import { type CompiledSense, compileSense, countriesOfOthers } from './compiled-sense.ts';
import type { FormSets } from './form-sets.ts';
import { entityIndex, inPairs, type NameTables, nameTables } from './name-tables.ts';
import { foldedWords } from './words.ts';

/** A name of several words. */
interface LongName {
  form: number;
  long: LongForm;
}

/** Kinds of entities of which other countries have their own by the same name. */
export const OF_STATES = new Set(['public-body', 'law', 'government']);
/** Sectors whose initiatives are bodies of a state too: a task force against trafficking. */
const STATE_SECTORS = new Set(['government', 'law-enforcement']);
/** The field of charities, whose names are often plain words. */
export const CHARITY = 'ngo';
/** The sector of whatever fits no other: two of it have nothing in common. */
export const ANY_SECTOR = 'other';
/** Sectors. */
const FIRMS = new Set(['bank', 'technology', 'fintech', 'investor', 'other']);

/** More say no more of whose company somebody is in. */
const MOST_INITIATIVES = 500;

/** The gazetteer as linking asks it: by form, with what follows from it worked out once. */
export class Names {
  private readonly compiled: (CompiledSense | undefined)[] = [];
  private readonly longNames = new Map<number, LongName[]>();
  private readonly columns: BearerColumns;
  // What is known of each form by now: 0 is not known, so that of a large gazetteer only what is asked takes memory.
  private readonly soles: Int32Array;
  private readonly groups: Int32Array;
  private readonly senses: Int32Array;
  /** Names as the dataset lists them; the empty string for those made by rule. */
  private readonly records: (string | undefined)[] = [];
  private readonly edges: ({ lead: string; trail: string } | undefined)[] = [];
  private readonly initiatives: (number[] | undefined)[] = [];
  private readonly surnamesOf: (string[] | undefined)[] = [];
  private readonly firstNames: (string | undefined)[] = [];
  private readonly initials: (readonly string[] | undefined)[] = [];
  private readonly meant: ({ surely: ReadonlySet<number>; chosen: ReadonlySet<number> } | undefined)[] = [];
  private readonly orders: (ReadonlyMap<string, number> | undefined)[] = [];
  private readonly kindAt: (entity: number) => string;
  private readonly entities: (GazetteerEntity | undefined)[] = [];
  /** Verdicts on settled names, by twice the entity, and 1 more where the name is written as on record. */
  readonly sureVerdicts = new Map<number, Verdict>();
  /** What `formSetOf` has worked out. */
  readonly formSets: FormSets = { single: [], several: new Map() };

  /** @param tables what was worked out of the same gazetteer before */
  constructor(
    readonly gazetteer: Gazetteer,
    private readonly tables: NameTables = nameTables(gazetteer),
  ) {
    const { length } = gazetteer.forms;
    this.columns = bearersOf(gazetteer.forms);
    this.kindAt = kindsOf(gazetteer.entities);
    this.soles = new Int32Array(length);
    this.groups = new Int32Array(length);
    this.senses = new Int32Array(length);
  }

  private formsOf(entity: number): number[] {
    const { forms, formsFrom } = this.tables;
    return Array.from(forms.subarray(formsFrom[entity], formsFrom[entity + 1]));
  }

  bearers(form: number): readonly Bearer[] {
    return this.gazetteer.forms[form]?.bearers ?? [];
  }

  formText(form: number): string {
    return this.gazetteer.forms[form]?.text ?? '';
  }

  /** All names of an entity. */
  textsOf(entity: number): string[] {
    return this.formsOf(entity).map((form) => this.formText(form));
  }

  /** Whether a place is written as the dataset lists the name. */
  isOnRecord(form: number, text: string, start: number, end: number): boolean {
    let name = this.records[form];
    if (name === undefined) {
      const { text: listed = '', made } = this.gazetteer.forms[form] ?? {};
      name = made ? '' : listed;
      this.records[form] = name;
    }
    return end - start === name.length && text.startsWith(name, start);
  }

  /** The form without its inflectional ending, as a reader would quote it. */
  quotable(form: number): string {
    const { text = '', tail = 0 } = this.gazetteer.forms[form] ?? {};
    return tail ? text.slice(0, -tail) : text;
  }

  /** What a name begins and ends with that is no part of a word. */
  punctuation(form: number): { lead: string; trail: string } {
    let known = this.edges[form];
    if (!known) {
      const name = this.quotable(form);
      known = {
        lead: /^[^\p{L}\p{M}\p{N}]+/u.exec(name)?.[0] ?? '',
        trail: /[^\p{L}\p{M}\p{N}]+$/u.exec(name)?.[0] ?? '',
      };
      this.edges[form] = known;
    }
    return known;
  }

  tail(form: number): number {
    return this.gazetteer.forms[form]?.tail ?? 0;
  }

  isLatent(forms: readonly number[]): boolean {
    return forms.every((form) => this.gazetteer.forms[form]?.latent === true);
  }

  /** Number of the group of forms that are one name in other dress. */
  groupOf(form: number): number {
    const known = this.groups[form];
    if (known) return known - 1;
    const other = inPairs(this.tables.groups, form);
    const group = other < 0 ? form : other;
    this.groups[form] = group + 1;
    return group;
  }

  /** Index of the sense record of a form, or -1. */
  private senseOf(form: number): number {
    const known = this.senses[form];
    if (known) return known - 2;
    const sense = inPairs(this.tables.senses, form);
    this.senses[form] = sense + 2;
    return sense;
  }

  /** The one entity that a form names without doubt, or -1. */
  soleOf(form: number): number {
    const known = this.soles[form];
    if (known) return known - 2;
    const sole = soleBearer(this.columns, form);
    this.soles[form] = sole + 2;
    return sole;
  }

  /** The one entity that these forms name without doubt, or null. */
  soleEntity(forms: readonly number[]): { form: number; entity: number } | null {
    const [first = -1] = forms;
    if (forms.length === 1) {
      const entity = this.soleOf(first);
      return entity < 0 ? null : { form: first, entity };
    }
    let sole: { form: number; entity: number } | null = null;
    for (const form of forms) {
      for (const { entity, ambiguous } of this.bearers(form)) {
        if (ambiguous) continue;
        if (sole && sole.entity !== entity) return null;
        sole ??= { form, entity };
      }
    }
    return sole;
  }

  /** Whether one of these forms names the entity without doubt. */
  isNamedIn(entity: number, forms: ReadonlySet<number>): boolean {
    for (const form of forms) if (this.soleOf(form) === entity) return true;
    return false;
  }

  /** Whether the form names this entity and nothing else. */
  nameSurely(form: number, entity: number): boolean {
    return this.meantBy(form).surely.has(entity);
  }

  /**
   * Whether a short form beside this form is meant for the entity rather than for another of ours: by its sure name, or
   * by a long one that is also said of others, but of nobody else of ours.
   */
  choosesFor(form: number, entity: number): boolean {
    return this.chosenBy(form).has(entity);
  }

  /** Those whom the form chooses: see {@link choosesFor}. */
  chosenBy(form: number): ReadonlySet<number> {
    return this.meantBy(form).chosen;
  }

  /** Kept: it is asked for each bearer of a name beside each of another's. */
  private meantBy(form: number): { surely: ReadonlySet<number>; chosen: ReadonlySet<number> } {
    let meant = this.meant[form];
    if (!meant) {
      const bearers = this.bearers(form);
      const surely = new Set(bearers.filter(({ ambiguous }) => !ambiguous).map(({ entity }) => entity));
      const all = new Set(bearers.map(({ entity }) => entity));
      meant = { surely, chosen: all.size === 1 && /\s/u.test(this.formText(form)) ? all : surely };
      this.meant[form] = meant;
    }
    return meant;
  }

  /** Whether more than one entity bears these forms. */
  isShared(forms: readonly number[]): boolean {
    const first = this.bearers(forms[0] ?? 0)[0]?.entity;
    return (
      forms.some((form) => this.bearers(form).some(({ entity }) => entity !== first)) ||
      this.sensesOf(forms).some((sense) => this.gazetteer.senses[sense]?.perCandidate !== undefined)
    );
  }

  /** Whether a country near the name tells something: names of several bearers, and of public bodies and laws. */
  isOfCountry(forms: readonly number[]): boolean {
    if (this.isShared(forms)) return true;
    const [bearer] = this.bearers(forms[0] ?? 0);
    return bearer !== undefined && this.isOfState(bearer.entity);
  }

  /** Whether it is of a kind of which other countries have their own by the same name. */
  isOfState(entity: number): boolean {
    const kind = this.kind(entity);
    return OF_STATES.has(kind) || (kind === 'initiative' && STATE_SECTORS.has(this.sector(entity)));
  }

  sector(entity: number): string {
    return this.entity(entity)?.sector ?? '';
  }

  /** The sector of those that stand in one list: charities and organisations of survivors stand in the same. */
  field(entity: number): string {
    const sector = this.sector(entity);
    return sector === 'survivor-organisation' ? CHARITY : sector;
  }

  /** Whether it is a firm, which has a trade itself (Barclays Capital) and a name that is hardly ever a phrase. */
  isFirm(entity: number): boolean {
    return FIRMS.has(this.sector(entity));
  }

  shareEntity(form: number, forms: readonly number[]): boolean {
    const entities = new Set(forms.flatMap((other) => this.bearers(other).map(({ entity }) => entity)));
    return this.bearers(form).some(({ entity }) => entities.has(entity));
  }

  sensesOf(forms: readonly number[]): number[] {
    return [...new Set(forms.map((form) => this.senseOf(form)))].filter((sense) => sense >= 0);
  }

  sense(index: number): CompiledSense {
    const known = this.compiled[index];
    if (known) return known;
    const sense = this.gazetteer.senses[index];
    if (!sense) throw new RangeError(`no sense ${index}`);
    const compiled = compileSense(sense);
    this.compiled[index] = compiled;
    return compiled;
  }

  /** Whether a sense record of these forms knows a bearer of the name in this country. */
  hasNamesakeIn(forms: readonly number[], country: string): boolean {
    return this.sensesOf(forms).some((index) => countriesOfOthers(this.sense(index)).has(country));
  }

  /** Names of several words of every entity that bears one of the forms. */
  longNamesOf(forms: readonly number[]): LongName[] {
    const entities = new Set(forms.flatMap((form) => this.bearers(form).map(({ entity }) => entity)));
    return [...entities].flatMap((entity) => this.longNamesOfEntity(entity));
  }

  private longNamesOfEntity(entity: number): LongName[] {
    let names = this.longNames.get(entity);
    if (!names) {
      names = this.formsOf(entity)
        .filter((form) => this.gazetteer.forms[form]?.latent !== true)
        .map((form) => ({ form, words: this.formText(form).split(/[\s/–-]+/u) }))
        .filter(({ words }) => words.length >= 2)
        .map(({ form, words }) => ({ form, long: longFormOf(words) }));
      this.longNames.set(entity, names);
    }
    return names;
  }

  /** First name of a person, folded; the empty string where there is none. Kept: at each surname all who have it are asked. */
  firstName(person: number): string {
    let known = this.firstNames[person];
    if (known === undefined) {
      known = this.findFirstName(person);
      this.firstNames[person] = known;
    }
    return known;
  }

  private findFirstName(person: number): string {
    for (const form of this.formsOf(person)) {
      // A surname, which thousands may have.
      if (this.gazetteer.forms[form]?.latent) continue;
      const { type } = this.bearers(form).find(({ entity }) => entity === person) ?? {};
      if (type !== 'official') continue;
      return foldedWords(this.formText(form))[0] ?? '';
    }
    return '';
  }

  /** Whether a letter, folded, is an initial of a person: of the first name, or one that a name of theirs has ("Ina H.R. Hut"). */
  hasInitial(person: number, letter: string): boolean {
    if (this.firstName(person).startsWith(letter)) return true;
    let known = this.initials[person];
    if (!known) {
      known = this.formsOf(person).flatMap((form) =>
        Array.from(
          this.formText(form).matchAll(/(?<!\p{L})(\p{L})\./gu),
          ([, initial]) => initial?.toLowerCase() ?? '',
        ),
      );
      this.initials[person] = known;
    }
    return known.includes(letter);
  }

  /** Kept once asked for: a large gazetteer makes its entities anew for everyone who asks. */
  entity(index: number): GazetteerEntity | undefined {
    let known = this.entities[index];
    if (!known) {
      known = this.gazetteer.entities[index];
      this.entities[index] = known;
    }
    return known;
  }

  id(entity: number): string {
    return this.entity(entity)?.id ?? '';
  }

  indexOf(id: string): number {
    return entityIndex(this.tables.byId, this.gazetteer.entities, id);
  }

  isAdded(entity: number): boolean {
    return isAddedId(this.id(entity));
  }

  isBroad(entity: number): boolean {
    return this.entity(entity)?.broad === true;
  }

  country(entity: number): string {
    const { country = '', kind = '' } = this.entity(entity) ?? {};
    // A body or a law is of one country all the same.
    return country === UNKNOWN_COUNTRY && !OF_STATES.has(kind) ? 'INT' : country;
  }

  kind(entity: number): string {
    return this.entity(entity)?.kind ?? '';
  }

  related(entity: number): readonly number[] {
    return this.entity(entity)?.related ?? [];
  }

  /** Initiatives and programmes in which the entity has a part: the first of them, where they are hundreds. */
  initiativesOf(entity: number): readonly number[] {
    let initiatives = this.initiatives[entity];
    if (!initiatives) {
      // Of an initiative with a hundred thousand members none needs to be made for this.
      initiatives = this.related(entity)
        .filter((other) => /^(?:initiative|programme)$/.test(this.kindAt(other)))
        .slice(0, MOST_INITIATIVES);
      this.initiatives[entity] = initiatives;
    }
    return initiatives;
  }

  /** Whether the form may count without other evidence, by its sense record; on a page about the topic where it has none. */
  alone(form: number): Sense['alone'] {
    return this.gazetteer.senses[this.senseOf(form)]?.alone ?? 'onTopicPage';
  }

  /** Place of the entity in the sense record's order of candidates; last where it has none. */
  orderOf(form: number, entity: number): number {
    const sense = this.senseOf(form);
    if (sense < 0) return 0;
    let order = this.orders[sense];
    if (!order) {
      const candidates = this.gazetteer.senses[sense]?.candidates ?? [];
      order = new Map(candidates.map((id, place): [string, number] => [id, place]).reverse());
      this.orders[sense] = order;
    }
    return order.get(this.id(entity)) ?? order.size;
  }

  /** Surnames of a person, as the page is to look for them, with their genitives. */
  surnames(person: number): readonly string[] {
    let known = this.surnamesOf[person];
    if (!known) {
      known = this.formsOf(person)
        .filter((form) => this.gazetteer.forms[form]?.latent === true)
        .map((form) => this.formText(form));
      this.surnamesOf[person] = known;
    }
    return known;
  }
}

function soleBearer({ from, entity, isAmbiguous }: BearerColumns, form: number): number {
  let only = -1;
  for (let at = from[form] ?? 0; at < (from[form + 1] ?? 0); at++) {
    if (isAmbiguous(at)) continue;
    const its = entity[at] as number;
    if (only >= 0 && only !== its) return -1;
    only = its;
  }
  return only;
}
