import { PER_STEP, type Steps } from '../matching/slices.ts';
import type { Bearer, Form } from '../matching/types.ts';
import type { Draft } from './drafts.ts';
import { hasInt, type IntSet } from './int-set.ts';

/** Some thousand drafts of a run, sorted by text. */
export interface RunPiece {
  texts: readonly string[];
  /** Made anew for each who asks. */
  draftAt(index: number): Draft;
}

/** Drafts sorted by text. */
export interface Run {
  /** Added to the number of each draft's entity. */
  offset: number;
  /** Names that several entities of the same pack bear although none is flagged: folded, hashed. */
  shared: IntSet;
  /** Names that more entities of the same pack bear than could be told apart: they name none of them. Folded, hashed. */
  crowded?: IntSet;
  /** The next piece, or null at the end. */
  more(): RunPiece | null | Promise<RunPiece | null>;
}

/**
 * Entities of added packs that one text may name. Names that many share are none by then ({@link Run.crowded}); what is
 * left are surnames, of which large lists have some with thousands of bearers, and what several packs bring together.
 */
export const MOST_BEARERS = 2_000;

/** The one piece of drafts that are in memory. */
export const pieceOfDrafts = (drafts: readonly Draft[]): RunPiece => ({
  texts: drafts.map(({ text }) => text),
  draftAt: (index) => ({ ...(drafts[index] as Draft) }),
});

/**
 * Merges sorted runs of drafts into forms, in the order of their texts, holding no more than the drafts of one text, a
 * piece of each run, and the piece after it. Drafts with one text, case rule, ending and role become one form. A made
 * form gives way to a listed one of the same text: what somebody wrote into a dataset is never shadowed by what a rule
 * supposes. So does a surname to a name that somebody bears without doubt.
 *
 * @param sure names that count without evidence: folded, hashed, of each pack
 * @param exactSenses texts whose sense records say that letter case counts
 * @param own so many entities are the dataset's; the others are of added packs
 */
export function* mergeForms(
  runs: readonly Run[],
  sure: readonly IntSet[],
  exactSenses: ReadonlySet<string>,
  own: number,
  emit: (form: Form) => void,
): Steps<void> {
  const isSure = (base: number) => sure.some((set) => hasInt(set, base));
  const heap: Cursor[] = [];
  for (const [order, run] of runs.entries()) {
    const cursor = new Cursor(run, order);
    if (yield* cursor.refill()) heap.push(cursor);
  }
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at);
  const group = new Group(own);
  const formsOfGroup = () => {
    const drafts = group.take();
    shareDoubt(drafts, own);
    return formsOf(drafts, isSure, exactSenses);
  };
  let text = heap[0]?.text;
  for (let count = 0; heap.length > 0; count++) {
    if (count % PER_STEP === 0) yield;
    const first = heap[0] as Cursor;
    if (first.text !== text) {
      for (const form of formsOfGroup()) emit(form);
      text = first.text;
    }
    const draft = first.draft();
    if (draft) group.add(draft);
    if (first.advance() || (yield* first.refill())) sink(heap, 0);
    else {
      const last = heap.pop() as Cursor;
      if (heap.length === 0) break;
      heap[0] = last;
      sink(heap, 0);
    }
  }
  for (const form of formsOfGroup()) emit(form);
}

/**
 * The drafts of one text. Of those that added packs list, and of those that are made of their names, all count, or none
 * where there are too many.
 */
class Group {
  private drafts: Draft[] = [];
  private listed = 0;
  private made = 0;

  constructor(private readonly own: number) {}

  add(draft: Draft): void {
    if (draft.entity >= this.own && (draft.listed ? ++this.listed : ++this.made) > MOST_BEARERS) return;
    this.drafts.push(draft);
  }

  /** All of them; then there are none. */
  take(): Draft[] {
    const { drafts, own } = this;
    const [areListed, areMade] = [this.listed <= MOST_BEARERS, this.made <= MOST_BEARERS];
    this.drafts = [];
    this.listed = this.made = 0;
    if (areListed && areMade) return drafts;
    return drafts.filter(({ entity, listed }) => entity < own || (listed ? areListed : areMade));
  }
}

/** Where merging stands in a run. */
class Cursor {
  /** Of the draft at hand. */
  text = '';
  private piece: RunPiece = { texts: [], draftAt: () => ({}) as Draft };
  private at = 0;
  private next: ReturnType<Run['more']>;

  constructor(
    private readonly run: Run,
    readonly order: number,
  ) {
    this.next = run.more();
  }

  /** @returns whether there is another draft in the piece at hand */
  advance(): boolean {
    this.at++;
    if (this.at >= this.piece.texts.length) return false;
    this.text = this.piece.texts[this.at] as string;
    return true;
  }

  /** Goes on with the next piece, and has the one after it fetched meanwhile. @returns whether there is one */
  *refill(): Steps<boolean> {
    for (;;) {
      let piece: RunPiece | null = null;
      if (this.next instanceof Promise) {
        yield this.next.then((read) => {
          piece = read;
        });
      } else piece = this.next;
      if (piece === null) return false;
      this.piece = piece;
      this.at = -1;
      this.next = this.run.more();
      // Whoever refills next hears of a failure.
      if (this.next instanceof Promise) this.next.catch(() => undefined);
      if (this.advance()) return true;
    }
  }

  /** The draft at hand, or null where it names nobody. */
  draft(): Draft | null {
    const draft = this.piece.draftAt(this.at);
    const { offset, shared, crowded } = this.run;
    if (crowded && hasInt(crowded, draft.base)) return null;
    if (offset === 0 && shared.length === 0) return draft;
    // Made for whoever asks, and asked for once.
    draft.entity += offset;
    draft.ambiguous ||= hasInt(shared, draft.base);
    return draft;
  }
}

const isBefore = (a: Cursor, b: Cursor) => a.text < b.text || (a.text === b.text && a.order < b.order);

/** Brings a heap in order again whose item at `from` may have to go down. */
function sink(heap: Cursor[], from: number): void {
  const item = heap[from] as Cursor;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Cursor, heap[child] as Cursor)) child++;
    if (!isBefore(heap[child] as Cursor, item)) break;
    heap[at] = heap[child] as Cursor;
    at = child;
  }
  heap[at] = item;
}

/**
 * A name that the dataset knows to be a word or others' too is no surer for standing in somebody's list: else that list's
 * entry would be the only one to bear it without doubt.
 */
function shareDoubt(drafts: readonly Draft[], own: number): void {
  if (drafts.length < 2) return;
  const ofDataset = drafts.filter(({ entity }) => entity < own);
  if (ofDataset.length === 0 || !ofDataset.every(({ ambiguous }) => ambiguous)) return;
  for (const draft of drafts) if (draft.entity >= own) draft.ambiguous = true;
}

/** The forms of drafts that all have one text. */
function formsOf(
  drafts: readonly Draft[],
  isSure: (base: number) => boolean,
  exactSenses: ReadonlySet<string>,
): Form[] {
  const [first] = drafts;
  // Most texts: nothing is to be brought together.
  if (first && drafts.length === 1) {
    if (first.latent && isSure(first.base)) return [];
    return [formOf(first, first.latent || wantsExactCase(first, exactSenses), [bearerOf(first)])];
  }
  const isListed = drafts.some(({ listed }) => listed);
  const forms: Form[] = [];
  for (const draft of drafts) {
    if (!draft.listed && isListed) continue;
    if (draft.latent && isSure(draft.base)) continue;
    const exactCase = draft.latent || wantsExactCase(draft, exactSenses);
    let form = forms.find(
      (other) =>
        (other.tail ?? 0) === draft.tail && other.exactCase === exactCase && (other.latent ?? false) === draft.latent,
    );
    if (!form) {
      form = formOf(draft, exactCase, []);
      forms.push(form);
    }
    const { entity, ambiguous, type, lang } = draft;
    // As a rule they come in the order of their numbers, and a surname may have tens of thousands of bearers.
    const isNew = entity > (form.bearers.at(-1)?.entity ?? -1);
    const known = isNew ? undefined : form.bearers.find((bearer) => bearer.entity === entity);
    if (!known) form.bearers.push(bearerOf(draft));
    else if (known.ambiguous && !ambiguous) Object.assign(known, { ambiguous, type, lang });
  }
  for (const { bearers } of forms) if (bearers.length > 1) bearers.sort((a, b) => a.entity - b.entity);
  if (forms.length < 2) return forms;
  return forms.sort(
    (a, b) =>
      Number(a.exactCase) - Number(b.exactCase) ||
      (a.tail ?? 0) - (b.tail ?? 0) ||
      Number(a.latent ?? false) - Number(b.latent ?? false),
  );
}

function formOf({ text, tail, latent, listed }: Draft, exactCase: boolean, bearers: Bearer[]): Form {
  const form: Form = { text, exactCase, bearers };
  if (tail > 0) form.tail = tail;
  if (latent) form.latent = true;
  if (!listed) form.made = true;
  return form;
}

const bearerOf = ({ entity, ambiguous, type, lang }: Draft): Bearer => ({ entity, ambiguous, type, lang });

/**
 * Acronyms, ambiguous names and single words of up to four letters count only as listed: "ilo", "ubs", "shift" and
 * "fast" are words. So does a single word listed wholly in capitals, whatever its type.
 */
function wantsExactCase(draft: Draft, exactSenses: ReadonlySet<string>): boolean {
  if (draft.ambiguous || draft.type === 'acronym') return true;
  const bare = draft.tail > 0 ? draft.text.slice(0, -draft.tail) : draft.text;
  // Of several words only those whose sense record says so: any bank of Germany is a "deutsche Bank".
  if (hasInnerSpace(bare) || /[\s\-–/]/u.test(bare.trim())) return exactSenses.has(bare);
  return [...bare].length <= 4 || (/\p{Lu}.*\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare));
}

/** Of most names of several words this says all; where it says no, there may still be another kind of space. */
function hasInnerSpace(text: string): boolean {
  const at = text.indexOf(' ', 1);
  return at > 0 && text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32;
}
