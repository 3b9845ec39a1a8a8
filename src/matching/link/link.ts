import { forgetLine } from '../evidence/capitals.ts';
import { decodeEvidence, encodeEvidence } from '../evidence/codec.ts';
import { countryOfHost } from '../evidence/country-of-page.ts';
import { fieldWordCount } from '../evidence/fields.ts';
import { forgetGlossary } from '../evidence/glossary.ts';
import { type BlockReading, readBlocks } from '../evidence/read-blocks.ts';
import { capitalsFinder, decodeShortForm, encodeShortForm, readShortForms } from '../evidence/short-forms.ts';
import { scan } from '../scan/scan.ts';
import {
  countriesIn,
  holdsTelling,
  isOnTopic,
  noteTitleTopics,
  noteTopics,
  topicFinder,
  topicNumbers,
  topicOfEntities,
  topicScore,
  topicScores,
} from '../topic/topic-score.ts';
import type { Block, Found, LinkRequest, LinkResult, Mention, OpenCandidate, Span } from '../types.ts';
import type { OpenPlace } from './cases.ts';
import { atHome, homesOf, saidOf } from './countries-said.ts';
import { decide } from './decide.ts';
import type { Linker } from './linker.ts';
import { entitiesOf, namedBy } from './named.ts';
import { coinedNames, namesOfCoined, namesToLookFor } from './names-of-page.ts';
import {
  coinedMember,
  type DocumentState,
  decodeState,
  encodeState,
  leastOf,
  leastTexts,
  MAX_FORMS,
  MAX_TOPICS,
} from './state.ts';
import { tellingOf, withSubject } from './subjects.ts';
import { sure, sureOf } from './sure.ts';
import { POSSIBLE } from './weights.ts';

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
 *
 * @param least the score from which a place has a verdict; a lower one shows why others have none, and changes no more
 */
export function link(linker: Linker, request: LinkRequest, least = POSSIBLE): LinkResult {
  const { names, topics, stamp } = linker;
  const sizes = sizesOf(linker);
  const gathered = decodeOpen(request, stamp, sizes);
  readTexts(linker, request, gathered);
  const { state, settled, open, short } = gathered;
  state.forms = leastOf(state.forms, MAX_FORMS);
  state.topics = leastOf(state.topics, MAX_TOPICS, sizes.topics / 3);
  state.coined = leastTexts(state.coined);

  const { judgements, certain, ofEntities } = judge(linker, request, gathered, least);
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
function judge(linker: Linker, { document }: LinkRequest, { state, open }: Gathered, least: number) {
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
    least,
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
