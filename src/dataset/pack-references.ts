import type { PackProblem } from './pack-error.ts';
import type { Entity, Pack } from './schema.ts';

/**
 * What a schema cannot say: ids are unique and lead somewhere, chains end, dates exist and follow one another, and no
 * unambiguous name stands for two entities.
 *
 * @param pack a value that the schema has accepted
 * @returns problems in the order of the pack, at most `maxProblems`
 */
export function checkReferences(pack: Pack, maxProblems: number): PackProblem[] {
  const problems: PackProblem[] = [];
  const report = (path: string, problem: string) => {
    if (problems.length < maxProblems) problems.push({ path, problem });
  };
  const entities = collectIds(pack.entities, 'entities', report);
  const goals = collectIds(pack.goals, 'goals', report);
  const sources = collectIds(pack.sources, 'sources', report);
  const expectIn = (known: ReadonlyMap<string, unknown>, kind: string) => (id: string | null, path: string) => {
    if (id !== null && !known.has(id)) report(path, `no ${kind} has the id "${id}"`);
  };
  const expectEntity = expectIn(entities, 'entity');
  const expectGoal = expectIn(goals, 'goal');
  const expectSource = expectIn(sources, 'source');
  const expectSources = (ids: readonly string[], path: string) => {
    for (const [index, id] of ids.entries()) expectSource(id, `${path}[${index}]`);
    reportRepeats(ids, path, report);
  };

  expectDate(pack.publishedOn, 'publishedOn', report);
  pack.entities.forEach((entity, index) => {
    const path = `entities[${index}]`;
    expectEntity(entity.parent, `${path}.parent`);
    expectSources(entity.sources, `${path}.sources`);
    expectDate(entity.checkedOn, `${path}.checkedOn`, report);
  });
  checkChains(new Map(pack.entities.map(({ id, parent }) => [id, parent])), (id) =>
    report(
      `entities[${pack.entities.findIndex((entity) => entity.id === id)}].parent`,
      'leads back to the entity itself',
    ),
  );
  checkNames(pack.entities, report);

  pack.roles.forEach((role, index) => {
    const path = `roles[${index}]`;
    expectEntity(role.subject, `${path}.subject`);
    expectEntity(role.initiative, `${path}.initiative`);
    expectEntity(role.person, `${path}.person`);
    if (role.subject === role.initiative) report(`${path}.initiative`, `is the subject itself, "${role.subject}"`);
    const kind = role.person === null ? undefined : entities.get(role.person)?.kind;
    if (kind !== undefined && kind !== 'person')
      report(`${path}.person`, `"${role.person}" is no person but of the kind "${kind}"`);
    for (const [at, id] of role.goals.entries()) expectGoal(id, `${path}.goals[${at}]`);
    reportRepeats(role.goals, `${path}.goals`, report);
    expectSources(role.sources, `${path}.sources`);
    expectDate(role.from, `${path}.from`, report);
    expectDate(role.to, `${path}.to`, report);
    expectDate(role.checkedOn, `${path}.checkedOn`, report);
    if (role.from !== null && role.to !== null && startsAfter(role.from, role.to)) {
      report(`${path}.to`, `"${role.to}" lies before the start, "${role.from}"`);
    }
  });

  const actionIds = new Set<string>();
  const numbers = new Set<string>();
  pack.goals.forEach((goal, index) => {
    const path = `goals[${index}]`;
    expectEntity(goal.initiative, `${path}.initiative`);
    expectSources(goal.sources, `${path}.sources`);
    const number = `${goal.initiative} ${goal.number}`;
    if (numbers.has(number)) report(`${path}.number`, `"${goal.initiative}" has another goal ${goal.number}`);
    numbers.add(number);
    goal.actions.forEach(({ id }, at) => {
      if (actionIds.has(id)) report(`${path}.actions[${at}].id`, `"${id}" is taken`);
      actionIds.add(id);
    });
  });
  pack.sources.forEach((source, index) => {
    expectDate(source.date, `sources[${index}].date`, report);
  });
  checkSenses(pack, expectEntity, report);
  for (const [index, id] of pack.broad.entries()) expectEntity(id, `broad[${index}]`);
  reportRepeats(pack.broad, 'broad', report);
  checkRedirects(pack, entities, report);
  return problems;
}

type Report = (path: string, problem: string) => void;

function collectIds<T extends { id: string }>(list: readonly T[], key: string, report: Report): Map<string, T> {
  const byId = new Map<string, T>();
  list.forEach((item, index) => {
    if (byId.has(item.id)) report(`${key}[${index}].id`, `"${item.id}" is taken`);
    else byId.set(item.id, item);
  });
  return byId;
}

function reportRepeats(ids: readonly string[], path: string, report: Report): void {
  if (new Set(ids).size === ids.length) return;
  ids.forEach((id, index) => {
    if (ids.indexOf(id) < index) report(`${path}[${index}]`, `"${id}" stands here twice`);
  });
}

/**
 * A form as two names are compared: without case, accents, and differences of space, hyphen and apostrophe, since the
 * matcher takes these for the same.
 */
function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim();
}

/** A form on two entities must be flagged on both: whoever reads it cannot know which of them is meant. */
function checkNames(entities: readonly Entity[], report: Report): void {
  const first = new Map<string, { entity: string; ambiguous: boolean; path: string }>();
  entities.forEach((entity, index) => {
    const own = new Set<string>();
    entity.names.forEach((name, at) => {
      const path = `entities[${index}].names[${at}]`;
      const exact = `${name.text}\n${name.lang}`;
      if (own.has(exact)) report(path, `"${name.text}" (${name.lang}) stands here twice`);
      own.add(exact);
      const folded = foldName(name.text);
      if (!/[\p{L}\p{N}]/u.test(folded)) report(`${path}.text`, `"${name.text}" has no letter or digit`);
      const before = first.get(folded);
      if (before === undefined) first.set(folded, { entity: entity.id, ambiguous: name.ambiguous, path });
      else if (before.entity !== entity.id && !(before.ambiguous && name.ambiguous)) {
        report(
          path,
          `"${name.text}" is also a name of "${before.entity}" (${before.path}), so both must be flagged ambiguous`,
        );
      }
    });
  });
}

function checkSenses(pack: Pack, expectEntity: (id: string, path: string) => void, report: Report): void {
  const texts = new Set<string>();
  pack.senses.forEach((sense, index) => {
    const path = `senses[${index}]`;
    if (texts.has(sense.text)) report(`${path}.text`, `"${sense.text}" has another record`);
    texts.add(sense.text);
    for (const [at, id] of sense.candidates.entries()) expectEntity(id, `${path}.candidates[${at}]`);
    for (const id of Object.keys(sense.perCandidate ?? {})) {
      if (!sense.candidates.includes(id)) report(`${path}.perCandidate.${id}`, 'is none of the candidates');
    }
  });
}

function checkRedirects(pack: Pack, entities: ReadonlyMap<string, Entity>, report: Report): void {
  const redirects = new Map(Object.entries(pack.redirects));
  for (const [from, to] of redirects) {
    const path = `redirects.${from}`;
    if (entities.has(from)) report(path, `"${from}" is the id of an entity`);
    else if (!redirects.has(to) && !entities.has(to)) report(path, `no entity has the id "${to}"`);
  }
  checkChains(redirects, (id) => report(`redirects.${id}`, 'leads back to itself'));
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
  if (year < 1000 || day > daysInMonth(year, month)) report(path, `"${date}" is no day of the calendar`);
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
