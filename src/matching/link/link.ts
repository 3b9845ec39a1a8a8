import { forgetLine } from '../evidence/capitals.ts';
import { decodeEvidence, encodeEvidence, FLAGS, OTHER_BESIDE } from '../evidence/codec.ts';
import { countryOfHost } from '../evidence/country-of-page.ts';
import { fieldWordCount } from '../evidence/fields.ts';
import { formSetOf } from '../evidence/form-sets.ts';
import { forgetGlossary } from '../evidence/glossary.ts';
import { Names, OF_STATES } from '../evidence/names.ts';
import { type BlockReading, readBlocks } from '../evidence/read-blocks.ts';
import { capitalsFinder, decodeShortForm, encodeShortForm, readShortForms } from '../evidence/short-forms.ts';
import { hashWord } from '../evidence/words.ts';
import type { Matcher } from '../scan/compile.ts';
import { scan } from '../scan/scan.ts';
import {
  compileTopics,
  countriesIn,
  holdsTelling,
  isOnTopic,
  noteTitleTopics,
  noteTopics,
  type Said,
  type TopicIndex,
  topicFinder,
  topicNumbers,
  topicOfEntities,
  topicScore,
  topicScores,
} from '../topic/topic-score.ts';
import type {
  Block,
  Found,
  Gazetteer,
  GazetteerEntity,
  LinkRequest,
  LinkResult,
  Mention,
  OpenCandidate,
  Reason,
  Span,
  Verdict,
} from '../types.ts';
import { UNKNOWN_COUNTRY } from '../unknown-country.ts';
import type { OpenPlace } from './cases.ts';
import { readCues } from './cues-for.ts';
import { decide } from './decide.ts';
import { reason } from './scale.ts';
import {
  coinedMember,
  type DocumentState,
  decodeState,
  encodeState,
  leastOf,
  leastTexts,
  MAX_FORMS,
  MAX_TOPICS,
  readCoined,
  stampOf,
} from './state.ts';
import { squash, WEIGHTS } from './weights.ts';

/** The gazetteer made ready for linking; made once, used for every page. */
export interface Linker {
  names: Names;
  matcher: Matcher;
  topics: TopicIndex;
  stamp: string;
  /** See {@link subjectOf}; worked out where an entity is met. */
  subjects: Map<number, Subject>;
}

/** @param matcher `compileGazetteer` of the same gazetteer */
export function prepareLinker(gazetteer: Gazetteer, matcher: Matcher): Linker {
  return {
    names: new Names(gazetteer),
    matcher,
    topics: compileTopics(gazetteer.topics),
    stamp: stampOf(gazetteer),
    subjects: new Map(),
  };
}

type Subject = 'slavery' | 'money' | 'other';

/** Titles are short; a page that writes a book into its title is not read to the end. */
const MAX_TITLE = 1000;
const MAX_NAMES = 160;

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
  const sizes = sizesOf(linker);
  const gathered = decodeOpen(request, stamp, sizes);
  readTexts(linker, request, gathered);
  const { state, settled, open, short } = gathered;
  state.forms = leastOf(state.forms, MAX_FORMS);
  state.topics = leastOf(state.topics, MAX_TOPICS, sizes.topics / 3);
  state.coined = leastTexts(state.coined);

  const { judgements, certain, ofEntities } = judge(linker, request, gathered);
  const topic = topicScore(topicScores(topics, state.topics, ofEntities));
  const coined = coinedNames(names, state.coined, short);
  const judged = open.map(({ block, start, end, text }, index): LinkResult['open'][number] => {
    return { block, start, end, evidence: text, verdict: judgements[index]?.verdict ?? null };
  });
  for (const { block, start, end, evidence, hash } of short) {
    const name = coined.get(hash);
    judged.push({ block, start, end, evidence, verdict: name ? sure(names, name.entity, name.reasons) : null });
  }
  // Pages come and go; what they say is not kept between two questions.
  forgetLine();
  forgetGlossary();
  return {
    state: encodeState(stamp, state),
    settled,
    open: judged,
    names: [...namesOfCoined(coined), ...namesToLookFor(names, state.forms, certain)].slice(0, MAX_NAMES),
    topic,
    // Pages count on it: one that holds broad names and nothing of this does not ask.
    onTopic: isOnTopic(topic) && (ofEntities > 0 || holdsTelling(topics, state.topics)),
  };
}

type OpenText = OpenPlace & Span & { text: string };
type ShortWord = OpenCandidate & { hash: number; asOther: boolean };

/** What a request brings and its texts show, before anything is judged. */
interface Gathered {
  state: DocumentState;
  settled: Mention[];
  open: OpenText[];
  /** Words in capitals that are no names of the dataset, but perhaps of the page. */
  short: ShortWord[];
}

/** How many of everything there is that state and evidence may refer to. */
const sizesOf = ({ names, topics }: Linker) => ({
  forms: names.gazetteer.forms.length,
  entities: names.gazetteer.entities.length,
  topics: topicNumbers(topics),
  fieldWords: fieldWordCount(),
  cuesOf: (sense: number) => (names.gazetteer.senses[sense] ? names.sense(sense).cues.length : 0),
});

/** State and candidates of the batches before. */
function decodeOpen(request: LinkRequest, stamp: string, sizes: ReturnType<typeof sizesOf>): Gathered {
  const open: OpenText[] = [];
  const short: ShortWord[] = [];
  for (const candidate of request.open) {
    const word = decodeShortForm(candidate.evidence, stamp);
    if (word) {
      short.push({ ...candidate, ...word });
      continue;
    }
    const evidence = decodeEvidence(candidate.evidence, stamp, sizes);
    if (evidence) open.push({ ...candidate, evidence, text: candidate.evidence });
  }
  return { state: decodeState(request.state, stamp, sizes), settled: [], open, short };
}

/** Adds what title and blocks of this batch show. */
function readTexts(linker: Linker, { blocks, document }: LinkRequest, { state, settled, open, short }: Gathered): void {
  const { names, topics, matcher, stamp } = linker;
  // First all texts, then all evidence: each kind of work finds its own data still in the processor's cache.
  const inBlock = new Set<number>();
  const finder = topicFinder(topics, inBlock);
  const capitals = capitalsFinder();
  const onTokens = (text: string, first: number, count: number) => {
    finder.onTokens(text, first, count);
    capitals.onTokens(text, first, count);
  };
  const onLabel = capitals.onTokens;
  const scanned: { block: Block; found: Found[]; inItems: readonly Found[]; capitals: readonly number[] }[] = [];
  for (const block of blocks) {
    finder.begin();
    capitals.begin();
    const isLabel = block.kind === 'control' || block.kind === 'link';
    const found = scan(matcher, block.text, isLabel ? onLabel : onTokens);
    if (inBlock.size > 0) noteTopics(topics, state.topics, inBlock);
    inBlock.clear();
    const inCapitals = capitals.taken();
    if (found.length + inCapitals.length === 0) continue;
    const inItems = block.items && found.length > 0 ? scan(matcher, block.items) : [];
    scanned.push({ block, found, inItems, capitals: inCapitals });
  }
  const readings = readBlocks(names, scanned, { lang: document.lang, country: countryOfHost(document.host) });
  for (let index = 0; index < scanned.length; index++) {
    const { block, found, capitals } = scanned[index] as (typeof scanned)[number];
    const reading = readings[index] as BlockReading;
    for (const { start, end, form, entity } of reading.settled) {
      state.forms.add(form);
      settled.push({ block: block.id, start, end, verdict: sureOf(names, form, entity, block.text, start, end) });
    }
    for (const { start, end, evidence } of reading.open) {
      open.push({ block: block.id, start, end, evidence, text: encodeEvidence(stamp, evidence) });
    }
    if (capitals.length === 0) continue;
    const words = readShortForms(block.text, capitals, found, reading.settled);
    for (const { form, text } of words.coined) state.coined.add(coinedMember(form, text));
    for (const word of words.open) {
      const { start, end, hash, asOther } = word;
      short.push({ block: block.id, start, end, hash, asOther, evidence: encodeShortForm(stamp, word) });
    }
  }
  finder.begin();
  for (const { forms } of scan(matcher, document.title.slice(0, MAX_TITLE), finder.onTokens)) {
    const sole = names.soleEntity(forms);
    if (sole) state.forms.add(sole.form);
  }
  noteTitleTopics(topics, state.topics, inBlock);
}

/** Judges all open candidates in the light of what the document has shown. */
function judge(linker: Linker, { document }: LinkRequest, { state, open }: Gathered) {
  const { names, topics } = linker;
  const at = namedBy(names, state.forms, []);
  const spoken = topicScores(topics, state.topics, 0);
  const telling = tellingOf(linker, at);
  const judgements = decide(
    names,
    {
      forms: state.forms,
      topics: telling.length === 0 ? spoken : topicScores(topics, state.topics, topicOfEntities(telling)),
      spoken,
      country: countryOfHost(document.host),
      said: saidOf(countriesIn(topics, state.topics), entitiesOf(names, at)),
      homes: homesOf(entitiesOf(names, namedBy(names, state.forms, atHome(names, open)))),
    },
    open,
  );
  // Names that evidence has made certain tell the subject too; the evidence itself does not wait for them.
  const certain: number[] = [];
  for (const judged of judgements) {
    if (judged?.verdict.certainty === 'certain' && !judged.verdict.bySurname) certain.push(judged.entity);
  }
  // What the page is about follows from whose names they are too; that is no evidence for a word that may be a name.
  const ofEntities = topicOfEntities(
    withSubject(linker, certain.length === 0 ? at : namedBy(names, state.forms, certain)),
  );
  return { judgements, certain, ofEntities };
}

/** The countries of the public bodies and laws among these, each with its number as a share of the greatest. */
function homesOf(entities: readonly GazetteerEntity[]): Map<string, number> {
  const homes = new Map<string, number>();
  for (const { kind, country } of entities) {
    if (OF_STATES.has(kind) && country !== UNKNOWN_COUNTRY) homes.set(country, (homes.get(country) ?? 0) + 1);
  }
  const most = Math.max(...homes.values());
  for (const [country, count] of homes) homes.set(country, count / most);
  return homes;
}

/** What the document says of each country: by its words, and twice as much by each body and law that it names without doubt. */
function saidOf(said: Map<string, Said>, named: readonly GazetteerEntity[]): ReadonlyMap<string, Said> {
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
function atHome(names: Names, open: readonly OpenPlace[]): number[] {
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

/** More than a word such as inspectors or sex work gives. */
const OF_SUBJECT = 0.15;

/**
 * What the names of an entity themselves speak of: to name a law against money laundering tells nothing of slavery, and to
 * name the National Rapporteur on Trafficking more than a police force does.
 */
function subjectOf({ names, matcher, topics, subjects }: Linker, entity: number): Subject {
  let known = subjects.get(entity);
  if (known === undefined) {
    const found = new Set<number>();
    const finder = topicFinder(topics, found);
    for (const text of names.textsOf(entity)) {
      finder.begin();
      scan(matcher, text, finder.onTokens);
    }
    const said = topicScores(topics, found, 0);
    if ((said.get('slavery') ?? 0) > OF_SUBJECT) known = 'slavery';
    else known = (said.get('finance-crime') ?? 0) > 0 ? 'money' : 'other';
    subjects.set(entity, known);
  }
  return known;
}

/** The entities that settled names show and those given, each once, in the order of the gazetteer. */
function namedBy(names: Names, forms: ReadonlySet<number>, further: readonly number[]): Int32Array {
  const entities = new Set(further);
  for (const form of forms) entities.add(names.soleOf(form));
  return Int32Array.from(entities).sort();
}

const entitiesOf = (names: Names, indexes: Int32Array): GazetteerEntity[] =>
  Array.from(indexes).flatMap((index) => names.entity(index) ?? []);

/** Those of them that tell of slavery, if anybody does. */
const tellingOf = (linker: Linker, indexes: Int32Array): GazetteerEntity[] =>
  entitiesOf(
    linker.names,
    indexes.filter((entity) => subjectOf(linker, entity) !== 'money'),
  );

/** The same, with whether they have slavery in a name of theirs. */
const withSubject = (linker: Linker, indexes: Int32Array): (GazetteerEntity & { isOfSubject: boolean })[] =>
  Array.from(indexes).flatMap((index) => {
    const subject = subjectOf(linker, index);
    const entity = linker.names.entity(index);
    return entity && subject !== 'money' ? [{ ...entity, isOfSubject: subject === 'slavery' }] : [];
  });

/** The verdict on a settled name: the same wherever it stands, written as on record or not, and so made but once. */
function sureOf(names: Names, form: number, entity: number, text: string, start: number, end: number): Verdict {
  const isOnRecord = names.isOnRecord(form, text, start, end);
  const key = isOnRecord ? 2 * entity + 1 : 2 * entity;
  let verdict = names.sureVerdicts.get(key);
  if (!verdict) {
    verdict = sure(names, entity, isOnRecord ? [reason('exactName'), reason('onlyBearer')] : [reason('onlyBearer')]);
    names.sureVerdicts.set(key, verdict);
  }
  return verdict;
}

function sure(names: Names, entity: number, reasons: Reason[]): Verdict {
  const score = Math.round(squash(WEIGHTS.unambiguousName) * 1000) / 1000;
  return {
    certainty: 'certain',
    choices: [{ entity: names.id(entity), score, reasons }],
    broad: names.isBroad(entity),
  };
}

interface CoinedName {
  text: string;
  entity: number;
  reasons: Reason[];
}

/**
 * The short forms that the document has coined, by their hash. What it coins for two entities, or spells out otherwise
 * anywhere, is nobody's.
 */
function coinedNames(
  names: Names,
  members: ReadonlySet<string>,
  seen: readonly { hash: number; asOther: boolean }[],
): Map<number, CoinedName> {
  const coined = new Map<number, CoinedName>();
  if (members.size === 0) return coined;
  const lost = new Set(seen.filter(({ asOther }) => asOther).map(({ hash }) => hash));
  for (const { form, text } of [...members].flatMap((one) => readCoined(one, names.gazetteer.forms.length) ?? [])) {
    const hash = hashWord(text);
    const entity = names.soleOf(form);
    const known = coined.get(hash);
    if (entity < 0 || (known && known.entity !== entity)) lost.add(hash);
    else if (!known || names.quotable(form) < (known.reasons[0]?.detail ?? ''))
      coined.set(hash, { text, entity, reasons: [reason('introduced', names.quotable(form))] });
  }
  for (const hash of lost) coined.delete(hash);
  return coined;
}

/** Coined names as the page is to look for them, with the genitive of Dutch and German. */
function namesOfCoined(coined: ReadonlyMap<number, CoinedName>): string[] {
  return [...coined.values()].flatMap(({ text }) => [text, `${text}s`]).sort();
}

/** Surnames of the people whose full names stand in the document. */
function namesToLookFor(names: Names, forms: ReadonlySet<number>, certain: readonly number[]): string[] {
  const people = new Set<number>();
  for (const form of forms) {
    const entity = names.soleOf(form);
    if (entity >= 0 && names.kind(entity) === 'person') people.add(entity);
  }
  for (const entity of certain) if (names.kind(entity) === 'person') people.add(entity);
  return [...new Set([...people].flatMap((person) => names.surnames(person)))].sort();
}
