import { buildGazetteer } from '../src/dataset/gazetteer.ts';
import { buildFilters } from '../src/matching/filters/build-filters.ts';
import {
  compileDocumentNames,
  type Filters,
  holdsDocumentName,
  mayHoldName,
  mayHoldTopic,
} from '../src/matching/filters/prefilter.ts';
import { link } from '../src/matching/link/link.ts';
import { type Linker, prepareLinker } from '../src/matching/link/linker.ts';
import { compileGazetteer } from '../src/matching/scan/compile.ts';
import type { Block, DocumentFacts, Gazetteer, LinkResult, Mention } from '../src/matching/types.ts';
import { cutLong, MAX_BLOCK } from '../src/page/long-text.ts';
import { readPack } from './read-pack.ts';

/** What the extension holds after install: the gazetteer, its filters, and the linker. */
export interface Tools {
  gazetteer: Gazetteer;
  filters: Filters;
  linker: Linker;
}

export async function loadTools(packs: readonly string[] = ['assets/packs/fast']): Promise<Tools> {
  const files = await Promise.all(packs.map((place) => readPack(place)));
  const gazetteer = buildGazetteer(files.map(({ pack }) => pack));
  return {
    gazetteer,
    filters: buildFilters(gazetteer),
    linker: prepareLinker(gazetteer, compileGazetteer(gazetteer)),
  };
}

export interface LinkedDocument {
  /** Every judged place that names an entity, in reading order. */
  mentions: Mention[];
  /** Every judged place that names none, with what would be said of it. */
  rejected: Mention[];
  topic: number;
  onTopic: boolean;
}

/** Text in one message of the page script. */
const BATCH_CHARACTERS = 60_000;

/** A block, or as much of a long one as a page sends at once. */
interface Piece {
  block: Block;
  /** Id of the block that it is of, and where in its text it begins. */
  of: number;
  from: number;
}

function piecesOf(block: Block): Piece[] {
  if (block.text.length <= MAX_BLOCK) return [{ block, of: block.id, from: 0 }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const end of cutLong(block.text)) {
    pieces.push({ block: { ...block, text: block.text.slice(from, end) }, of: block.id, from });
    from = end;
  }
  return pieces;
}

/**
 * Links a document the way the extension does: filters first, then batches that carry the document state and the open
 * candidates, then the blocks that hold a name the document itself has introduced. A page of the extension with nothing
 * but broad names, or words that hardly ever are names, would not ask; here they count everywhere.
 *
 * @param options `batchSize`: most blocks of a batch; its text is at most {@link BATCH_CHARACTERS} long, but for one block
 *   alone. `isAlways`: asks also where nothing can be a name, to learn what the document is about
 */
export function linkDocument(
  { filters, linker }: Pick<Tools, 'filters' | 'linker'>,
  document: DocumentFacts,
  whole: readonly Block[],
  { batchSize = Number.POSITIVE_INFINITY, isAlways = false }: { batchSize?: number; isAlways?: boolean } = {},
): LinkedDocument {
  const pieces = whole.flatMap(piecesOf);
  const blocks = pieces.map(({ block }, id): Block => ({ ...block, id }));
  if (!isAlways && !blocks.some((block) => mayHoldName(filters, block.text)))
    return { mentions: [], rejected: [], topic: 0, onTopic: false };
  const waiting = new Set(blocks);
  const settled: Mention[] = [];
  let answer: Pick<LinkResult, 'state' | 'open' | 'names' | 'topic' | 'onTopic'> | null = null;

  const send = (batch: readonly Block[]) => {
    const open = (answer?.open ?? []).map(({ block, start, end, evidence }) => ({ block, start, end, evidence }));
    const result: LinkResult = link(linker, { document, state: answer?.state ?? null, open, blocks: [...batch] });
    settled.push(...result.settled);
    for (const block of batch) waiting.delete(block);
    answer = result;
  };
  const sendAll = (wanted: readonly Block[]) => {
    let batch: Block[] = [];
    let characters = 0;
    for (const block of wanted) {
      characters += block.text.length;
      if (batch.length > 0 && (batch.length >= batchSize || characters > BATCH_CHARACTERS)) {
        send(batch);
        batch = [];
        characters = block.text.length;
      }
      batch.push(block);
    }
    if (batch.length > 0) send(batch);
  };

  sendAll(blocks.filter((block) => mayHoldName(filters, block.text) || mayHoldTopic(filters, block.text)));
  for (;;) {
    const names = compileDocumentNames((answer as LinkResult | null)?.names ?? []);
    const more = [...waiting].filter((block) => holdsDocumentName(names, block.text));
    if (more.length === 0) break;
    sendAll(more);
  }
  const last = answer as LinkResult | null;
  const asked = last ? { document, state: last.state, open: last.open, blocks: [] } : null;
  const open = withVerdict(last?.open ?? []);
  const isMarked = new Set(open.map(placeOf));
  const rejected = asked
    ? withVerdict(link(linker, asked, 0).open).filter((place) => !isMarked.has(placeOf(place)))
    : [];
  const inReadingOrder = (places: readonly Mention[]): Mention[] =>
    places
      .map(({ block, start, end, verdict }): Mention => {
        const { of, from } = pieces[block] as Piece;
        return { block: of, start: start + from, end: end + from, verdict };
      })
      .sort((a, b) => a.block - b.block || a.start - b.start);
  const mentions = inReadingOrder([...settled, ...open]);
  return { mentions, rejected: inReadingOrder(rejected), topic: last?.topic ?? 0, onTopic: last?.onTopic ?? false };
}

const withVerdict = (open: LinkResult['open']): Mention[] =>
  open.flatMap(({ verdict, block, start, end }) => (verdict ? [{ block, start, end, verdict }] : []));

const placeOf = ({ block, start, end }: Mention) => `${block}:${start}-${end}`;
