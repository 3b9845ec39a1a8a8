import { foldName } from './fold-name.ts';
import type { PackProblem } from './pack-error.ts';
import { say, type Worded } from './pack-faults.ts';
import { CUE_LIMITS, type Entity, type Goal, type Pack, type Role, type Source } from './schema.ts';

/**
 * What a schema cannot say: ids are unique and lead somewhere, chains end, dates exist and follow one another, and no
 * unambiguous name stands for two entities.
 *
 * @param pack a value that the schema has accepted
 * @returns problems in the order of the pack, at most `maxProblems`
 */
export function checkReferences(pack: Pack, maxProblems: number): PackProblem[] {
  const problems: PackProblem[] = [];
  const check = new ReferenceCheck((path, worded) => {
    if (problems.length < maxProblems) problems.push({ path, ...worded });
  });
  // What is referred to comes first, so that every fault is told where it stands.
  pack.sources.forEach((source, index) => {
    check.source(source, index);
  });
  pack.entities.forEach((entity, index) => {
    check.entity(entity, index);
  });
  pack.goals.forEach((goal, index) => {
    check.goal(goal, index);
  });
  pack.roles.forEach((role, index) => {
    check.role(role, index);
  });
  check.end(pack);
  return problems;
}

type Report = (path: string, worded: Worded) => void;

type Kind = 'entity' | 'goal' | 'source';
const UNKNOWN = { entity: 'unknownEntity', goal: 'unknownGoal', source: 'unknownSource' } as const;

/**
 * The same, item by item in any order: for packs that are read as a stream. Keeps ids, folded names and what is referred
 * to before it came.
 */
export class ReferenceCheck {
  private readonly ids: Record<Kind, Set<string>> = { entity: new Set(), goal: new Set(), source: new Set() };
  /** Where an id that has not come yet is first referred to. */
  private readonly awaited: Record<Kind, Map<string, string>> = {
    entity: new Map(),
    goal: new Map(),
    source: new Map(),
  };
  private readonly people = new Set<string>();
  /** Where an entity that has not come yet is taken for a person. */
  private readonly awaitedPeople = new Map<string, string>();
  private readonly kinds = new Map<string, string>();
  private readonly parents = new Map<string, string>();
  private readonly places = new Map<string, number>();
  private readonly names = new Map<string, { entity: string; ambiguous: boolean; path: string }>();
  private readonly actionIds = new Set<string>();
  private readonly goalNumbers = new Set<string>();

  constructor(private readonly report: Report) {}

  entity(entity: Entity, index: number): void {
    const path = `entities[${index}]`;
    this.take('entity', entity.id, path);
    if (entity.kind === 'person') this.people.add(entity.id);
    else this.kinds.set(entity.id, entity.kind);
    if (entity.parent !== null) {
      this.parents.set(entity.id, entity.parent);
      this.places.set(entity.id, index);
    }
    this.expect('entity', entity.parent, `${path}.parent`);
    this.expectSources(entity.sources, path);
    expectDate(entity.checkedOn, `${path}.checkedOn`, this.report);
    this.checkNames(entity, path);
  }

  role(role: Role, index: number): void {
    const { report } = this;
    const path = `roles[${index}]`;
    this.expect('entity', role.subject, `${path}.subject`);
    this.expect('entity', role.initiative, `${path}.initiative`);
    this.expect('entity', role.person, `${path}.person`);
    if (role.subject === role.initiative) report(`${path}.initiative`, say('isSubject', { id: role.subject }));
    if (role.person !== null && !this.people.has(role.person)) {
      if (this.ids.entity.has(role.person)) this.reportNoPerson(role.person, `${path}.person`);
      else if (!this.awaitedPeople.has(role.person)) this.awaitedPeople.set(role.person, `${path}.person`);
    }
    for (const [at, id] of role.goals.entries()) this.expect('goal', id, `${path}.goals[${at}]`);
    reportRepeats(role.goals, `${path}.goals`, report);
    this.expectSources(role.sources, path);
    expectDate(role.from, `${path}.from`, report);
    expectDate(role.to, `${path}.to`, report);
    expectDate(role.checkedOn, `${path}.checkedOn`, report);
    if (role.from !== null && role.to !== null && startsAfter(role.from, role.to)) {
      report(`${path}.to`, say('endsEarly', { to: role.to, from: role.from }));
    }
  }

  goal(goal: Goal, index: number): void {
    const path = `goals[${index}]`;
    this.take('goal', goal.id, path);
    this.expect('entity', goal.initiative, `${path}.initiative`);
    this.expectSources(goal.sources, path);
    const number = `${goal.initiative} ${goal.number}`;
    if (this.goalNumbers.has(number)) {
      this.report(`${path}.number`, say('goalNumber', { initiative: goal.initiative, number: goal.number }));
    }
    this.goalNumbers.add(number);
    goal.actions.forEach(({ id }, at) => {
      if (this.actionIds.has(id)) this.report(`${path}.actions[${at}].id`, say('taken', { id }));
      this.actionIds.add(id);
    });
  }

  source(source: Source, index: number): void {
    this.take('source', source.id, `sources[${index}]`);
    expectDate(source.date, `sources[${index}].date`, this.report);
  }

  /** What can be judged once all is there. */
  end(head: Pick<Pack, 'publishedOn' | 'senses' | 'topics' | 'broad' | 'doubts' | 'redirects'>): void {
    const { report } = this;
    expectDate(head.publishedOn, 'publishedOn', report);
    for (const [index, doubt] of head.doubts.entries()) {
      if (typeof doubt === 'string') continue;
      for (const [at, id] of doubt.about.entries()) this.expect('entity', id, `doubts[${index}].about[${at}]`);
      for (const [at, id] of doubt.sources.entries()) this.expect('source', id, `doubts[${index}].sources[${at}]`);
    }
    for (const kind of ['entity', 'goal', 'source'] as const) {
      for (const [id, path] of this.awaited[kind]) {
        if (!this.ids[kind].has(id)) report(path, say(UNKNOWN[kind], { id }));
      }
    }
    for (const [id, path] of this.awaitedPeople) if (this.kinds.has(id)) this.reportNoPerson(id, path);
    checkChains(this.parents, (id) => report(`entities[${this.places.get(id)}].parent`, say('circle')));
    const expectEntity = (id: string, path: string) => {
      if (!this.ids.entity.has(id)) report(path, say('unknownEntity', { id }));
    };
    checkSenses(head.senses, expectEntity, report);
    reportMany(
      Object.values(head.topics).flatMap((topics) => Object.values(topics)),
      CUE_LIMITS.topicWordsOfAll,
      'topics',
      report,
    );
    for (const [index, id] of head.broad.entries()) expectEntity(id, `broad[${index}]`);
    reportRepeats(head.broad, 'broad', report);
    checkRedirects(head.redirects, this.ids.entity, report);
  }

  private reportNoPerson(id: string, path: string): void {
    this.report(path, say('noPerson', { id, kind: this.kinds.get(id) ?? '' }));
  }

  private take(kind: Kind, id: string, path: string): void {
    if (this.ids[kind].has(id)) this.report(`${path}.id`, say('taken', { id }));
    this.ids[kind].add(id);
  }

  private expect(kind: Kind, id: string | null, path: string): void {
    if (id !== null && !this.ids[kind].has(id) && !this.awaited[kind].has(id)) this.awaited[kind].set(id, path);
  }

  private expectSources(ids: readonly string[], path: string): void {
    for (const [at, id] of ids.entries()) this.expect('source', id, `${path}.sources[${at}]`);
    reportRepeats(ids, `${path}.sources`, this.report);
  }

  /** A form on two entities must be flagged on both: whoever reads it cannot know which of them is meant. */
  private checkNames(entity: Entity, at: string): void {
    const own = new Set<string>();
    entity.names.forEach((name, index) => {
      const path = `${at}.names[${index}]`;
      const exact = `${name.text}\n${name.lang}`;
      if (own.has(exact)) this.report(path, say('nameTwice', { name: name.text, lang: name.lang }));
      own.add(exact);
      const folded = foldName(name.text);
      if (!/[\p{L}\p{N}]/u.test(folded)) this.report(`${path}.text`, say('nameless', { name: name.text }));
      const before = this.names.get(folded);
      if (before === undefined) {
        this.names.set(folded, { entity: entity.id, ambiguous: name.ambiguous, path });
      } else if (before.entity !== entity.id && !(before.ambiguous && name.ambiguous)) {
        this.report(path, say('sharedName', { name: name.text, entity: before.entity, path: before.path }));
      }
    });
  }
}

function reportRepeats(ids: readonly string[], path: string, report: Report): void {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (seen.has(id)) report(`${path}[${index}]`, say('twice', { id }));
    seen.add(id);
  });
}

function checkSenses(senses: Pack['senses'], expectEntity: (id: string, path: string) => void, report: Report): void {
  const texts = new Set<string>();
  senses.forEach((sense, index) => {
    const path = `senses[${index}]`;
    if (texts.has(sense.text)) report(`${path}.text`, say('otherRecord', { text: sense.text }));
    texts.add(sense.text);
    for (const [at, id] of sense.candidates.entries()) expectEntity(id, `${path}.candidates[${at}]`);
    const candidates = new Set<string>(sense.candidates);
    for (const id of Object.keys(sense.perCandidate ?? {})) {
      if (!candidates.has(id)) report(`${path}.perCandidate.${id}`, say('noCandidate'));
    }
    reportMany(listsOf(sense), CUE_LIMITS.cuesOfSense, path, report);
  });
}

/** All lists of words of a sense record. */
function listsOf({ near, before, after, otherSenses, perCandidate = {} }: Pack['senses'][number]) {
  const others = [...otherSenses, ...Object.values(perCandidate)];
  return [
    ...[...Object.values(near), before, after],
    ...others.flatMap((other) => [other.near ?? [], other.before ?? [], other.after ?? []]),
  ];
}

/** Each list counts as one more, so that there are not any number of empty ones. */
function reportMany(lists: readonly (readonly unknown[])[], limit: number, path: string, report: Report): void {
  const words = lists.reduce((sum, { length }) => sum + 1 + length, 0);
  if (words > limit) report(path, say('wordsOfAll', { limit }));
}

function checkRedirects(table: Pack['redirects'], entities: ReadonlySet<string>, report: Report): void {
  const redirects = new Map(Object.entries(table));
  for (const [from, to] of redirects) {
    const path = `redirects.${from}`;
    if (entities.has(from)) report(path, say('isEntity', { id: from }));
    else if (!redirects.has(to) && !entities.has(to)) report(path, say('unknownEntity', { id: to }));
  }
  checkChains(redirects, (id) => report(`redirects.${id}`, say('circle')));
}

/** Calls back once for each circle, with the first of its members in the order of the map. */
function checkChains(next: ReadonlyMap<string, string | null>, onCircle: (id: string) => void): void {
  const done = new Set<string>();
  for (const start of next.keys()) {
    const trail = new Set<string>();
    let id: string | null | undefined = start;
    while (typeof id === 'string' && next.has(id) && !done.has(id) && !trail.has(id)) {
      trail.add(id);
      id = next.get(id);
    }
    if (typeof id === 'string' && trail.has(id)) onCircle(id);
    for (const seen of trail) done.add(seen);
  }
}

function expectDate(date: string | null | undefined, path: string, report: Report): void {
  if (date === null || date === undefined) return;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (year < 1000 || day > daysInMonth(year, month)) report(path, say('noDay', { date }));
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Whether `from` begins after `to` is over; dates may be a year, a month or a day. */
function startsAfter(from: string, to: string): boolean {
  const precision = Math.min(from.length, to.length);
  return from.slice(0, precision) > to.slice(0, precision);
}
