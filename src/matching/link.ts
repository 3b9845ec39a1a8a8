import type { Matcher } from './compile.ts';
import { readBlock } from './evidence.ts';
import { decodeEvidence, encodeEvidence } from './evidence-codec.ts';
import { countryOfHost } from './evidence-countries.ts';
import { decide } from './link-decide.ts';
import type { OpenPlace } from './link-known.ts';
import { Names } from './link-names.ts';
import { decodeState, encodeState, leastOf, MAX_FORMS, MAX_TOPICS, stampOf } from './link-state.ts';
import { reason } from './link-weigh.ts';
import { scan } from './scan.ts';
import {
  compileTopics,
  isOnTopic,
  type TopicIndex,
  topicFinder,
  topicOfEntities,
  topicScore,
  topicScores,
} from './topic-score.ts';
import type { Block, Found, Gazetteer, GazetteerEntity, LinkRequest, LinkResult, Mention, Span } from './types.ts';
import { squash, WEIGHTS } from './weights.ts';

/** The gazetteer made ready for linking; made once, used for every page. */
export interface Linker {
  names: Names;
  matcher: Matcher;
  topics: TopicIndex;
  stamp: string;
}

/** @param matcher `compileGazetteer` of the same gazetteer */
export function prepareLinker(gazetteer: Gazetteer, matcher: Matcher): Linker {
  return { names: new Names(gazetteer), matcher, topics: compileTopics(gazetteer.topics), stamp: stampOf(gazetteer) };
}

/** Titles are short; a page that writes a book into its title is not read to the end. */
const MAX_TITLE = 1000;
const MAX_NAMES = 64;

/**
 * Links one batch of blocks in the light of all that the document has shown before. Keeps nothing itself: what later
 * batches need goes out with the answer and comes back with the next request.
 *
 * Every batch judges all open candidates anew from the same two things: the union of what all blocks say, and the
 * candidates' own evidence. Both are sets without order, so every way to cut a document ends in the same mentions.
 * State or evidence that is malformed, or of another state of the gazetteer, counts as absent.
 */
export function link(linker: Linker, request: LinkRequest): LinkResult {
  const { names, topics, stamp } = linker;
  const { gazetteer } = names;
  const sizes = {
    forms: gazetteer.forms.length,
    entities: gazetteer.entities.length,
    topics: topics.entries.length,
    cuesOf: (sense: number) => (gazetteer.senses[sense] ? names.sense(sense).cues.length : 0),
  };
  const state = decodeState(request.state, stamp, sizes);
  const settled: Mention[] = [];
  const open: (OpenPlace & Span & { text: string })[] = [];

  for (const candidate of request.open) {
    const evidence = decodeEvidence(candidate.evidence, stamp, sizes);
    if (evidence) open.push({ ...candidate, evidence, text: candidate.evidence });
  }
  // First all texts, then all evidence: each kind of work finds its own data still in the processor's cache.
  const finder = topicFinder(topics, state.topics);
  const scanned: { block: Block; found: Found[] }[] = [];
  for (const block of request.blocks) {
    finder.begin();
    const found = scan(linker.matcher, block.text, finder.onTokens);
    if (found.length > 0) scanned.push({ block, found });
  }
  for (const { block, found } of scanned) {
    const reading = readBlock(names, block, found, request.document.lang);
    for (const { start, end, form, entity } of reading.settled) {
      state.forms.add(form);
      const onRecord = names.isOnRecord(form, block.text, start, end);
      settled.push({ block: block.id, start, end, verdict: sure(names, entity, onRecord) });
    }
    for (const { start, end, evidence } of reading.open) {
      open.push({ block: block.id, start, end, evidence, text: encodeEvidence(stamp, evidence) });
    }
  }
  finder.begin();
  for (const { forms } of scan(linker.matcher, request.document.title.slice(0, MAX_TITLE), finder.onTokens)) {
    const sole = names.soleEntity(forms);
    if (sole) state.forms.add(sole.form);
  }
  state.forms = leastOf(state.forms, MAX_FORMS);
  state.topics = leastOf(state.topics, MAX_TOPICS);

  const scores = topicScores(topics, state.topics, topicOfEntities(entitiesOf(names, state.forms, [])));
  const judgements = decide(
    names,
    { forms: state.forms, topics: scores, country: countryOfHost(request.document.host) },
    open,
  );
  // Names that evidence has made certain tell the subject too; the evidence itself does not wait for them.
  const certain: number[] = [];
  for (const judged of judgements) {
    if (judged?.verdict.certainty === 'certain' && !judged.verdict.bySurname) certain.push(judged.entity);
  }
  const topic =
    certain.length === 0
      ? topicScore(scores)
      : topicScore(topicScores(topics, state.topics, topicOfEntities(entitiesOf(names, state.forms, certain))));
  return {
    state: encodeState(stamp, state),
    settled,
    open: open.map(({ block, start, end, text }, index) => ({
      block,
      start,
      end,
      evidence: text,
      verdict: judgements[index]?.verdict ?? null,
    })),
    names: namesToLookFor(names, state.forms, certain),
    topic,
    onTopic: isOnTopic(topic),
  };
}

/** The entities that settled names show and those given, each once, in the order of the gazetteer. */
function entitiesOf(names: Names, forms: ReadonlySet<number>, further: readonly number[]): GazetteerEntity[] {
  const indexes = new Set(further);
  for (const form of forms) indexes.add(names.soleOf(form));
  return [...indexes].sort((a, b) => a - b).flatMap((index) => names.gazetteer.entities[index] ?? []);
}

/** @param onRecord whether the name is written as the dataset lists it */
function sure(names: Names, entity: number, onRecord: boolean): Mention['verdict'] {
  const score = Math.round(squash(WEIGHTS.unambiguousName) * 1000) / 1000;
  return {
    certainty: 'certain',
    choices: [
      {
        entity: names.id(entity),
        score,
        reasons: [...(onRecord ? [reason('exactName')] : []), reason('onlyBearer')],
      },
    ],
    broad: names.isBroad(entity),
  };
}

/** Surnames of the people whose full names stand in the document. */
function namesToLookFor(names: Names, forms: ReadonlySet<number>, certain: readonly number[]): string[] {
  const people = new Set<number>();
  for (const form of forms) {
    const entity = names.soleOf(form);
    if (entity >= 0 && names.kind(entity) === 'person') people.add(entity);
  }
  for (const entity of certain) if (names.kind(entity) === 'person') people.add(entity);
  return [...new Set([...people].flatMap((person) => names.surnames(person)))].sort().slice(0, MAX_NAMES);
}
