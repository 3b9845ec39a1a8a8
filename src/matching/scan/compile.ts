/**
 * Gazetteer → matcher: all names as sequences of token hashes in one open-addressing table, with what is needed to hold
 * each find against the text.
 *
 *     gate     a bit for each first token of a name: lets most words of a text fall
 *     words    lets most of the rest fall at one look (first-look.ts)
 *     nodes    hash of the first 1, 2, 3 … tokens of a name → first form that ends there; whether names go on
 *     forms    next form at the same node; where what of the form must stand in the text is to be found
 *
 * Sequences of equal hash share a node: each find is verified, so that costs time, never truth.
 */

import { PER_STEP, runAtOnce, type Steps } from '../slices.ts';
import { canonicalInHand, STOP } from '../text/canonical.ts';
import { codeOf, SEPARATOR } from '../text/letters.ts';
import { hashOf, tokenise, WINDOW } from '../text/tokenise.ts';
import type { Form, Gazetteer } from '../types.ts';
import { type FormHead, headsOf, leave, type TextColumn, textsOf } from './compact.ts';
import { addFirstLook } from './first-look.ts';

/** What is worked out of a gazetteer's forms. Typed arrays and strings only: it can be stored and sent as it is. */
export interface CompiledForms {
  version: string;
  /** Of a token's hash these bits count: all but in tests. */
  hashBits: number;
  /** A bit for each first token: of the word of the first bits of its hash that of the last five. A power of two long. */
  gate: Int32Array;
  /** What the first look at a token asks: may a name start here? */
  words: Int32Array;
  /** Hash, value, hash, value, … Value 0: empty; else twice (first form + 1), and 1 more where names go on. */
  nodes: Int32Array;
  /**
   * Two numbers a form, side by side so that memory is fetched once. The first holds its traits in the last three bits,
   * then in six how many units at the end of its canonical text are an ending and not the name, then where in its piece
   * that text starts; the second is the next form at the same node + 1 (0: none).
   */
  forms: Int32Array;
  /**
   * Canonical texts, each ended by {@link STOP}, of 512 forms in a piece ({@link pieceOf}). Most forms are their own: of
   * those nothing stands here, and {@link Matcher.texts} has them.
   */
  canonical: string[];
  /** Tokens of the longest form. */
  maxTokens: number;
}

/** Ready for scanning. */
export interface Matcher extends CompiledForms {
  /** The forms as the gazetteer writes them: its own column, not a second one. */
  texts: TextColumn;
}

/** @param forms those that were compiled */
export const openMatcher = (compiled: CompiledForms, forms: readonly Form[]): Matcher => ({
  ...compiled,
  texts: textsOf(forms),
});

const TRAIT_BITS = 3;
const ENDING_BITS = 6;
const LONGEST_ENDING = (1 << ENDING_BITS) - 1;

/** Trait: letter case counts. */
export const EXACT = 1;
/** Trait: begins with a sign, which stands before the first token. */
export const LEAD = 2;
/** Trait: begins with a digit. */
export const NUMBER = 4;

export interface CompileOptions {
  /** For tests: a mask on token hashes, to make them collide. */
  hashBits?: number;
}

/** Extends the hash of a sequence of tokens by one more. The first token's is its own. */
export function addToken(sequence: number, token: number): number {
  const x = Math.imul(sequence ^ (sequence >>> 15), 0x2c1b3c6d) + token;
  return Math.imul(x ^ (x >>> 13), 0x297a2d39) | 0;
}

/** The hash by which a form is found: the same of all whose letters are, whatever their case, accents and signs. */
export function hashOfForm(text: string): number {
  const borders = tokenise(text, 0, 0);
  let sequence = 0;
  for (let border = 0; border < borders; border += 2) {
    sequence = border === 0 ? hashOf(0) : addToken(sequence, hashOf(border));
  }
  return sequence;
}

/** Slot of a hash in a table whose length is a power of two: the hash's first bits, which a mask in tests leaves alone. */
export const slotOf = (hash: number, length: number) => Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(length) + 1);

/**
 * Compiles the gazetteer's forms. Form numbers are those of `gazetteer.forms`; forms without a letter or digit are
 * never found.
 *
 * @throws RangeError for a form of more than 512 code units, or an ending of more than 63
 */
export function compileGazetteer(
  gazetteer: Pick<Gazetteer, 'version' | 'forms'>,
  options: CompileOptions = {},
): Matcher {
  return openMatcher(runAtOnce(compileSteps(gazetteer, options)), gazetteer.forms);
}

/** The same, with a pause every few hundred forms. */
function* compileSteps(
  { version, forms }: Pick<Gazetteer, 'version' | 'forms'>,
  options: CompileOptions,
): Steps<CompiledForms> {
  const builder = new MatcherBuilder(version, forms.length, options);
  const headAt = headsOf(forms);
  for (let index = 0; index < forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    const form = headAt(index);
    if (!builder.hasRoom(form)) yield* builder.makeRoom(form);
    builder.add(form, index, tokenise(form.text, 0, 0));
  }
  return builder.done();
}

/** Takes forms in their order, one by one. Holds no more than the matcher itself. */
export class MatcherBuilder {
  private readonly matcher: Omit<CompiledForms, 'canonical'>;
  private readonly canonicals: string[] = [];
  private texts: string[] = [];
  private nodes = 0;
  private start = 0;

  constructor(version: string, count: number, { hashBits = -1 }: CompileOptions = {}) {
    this.matcher = {
      version,
      hashBits,
      gate: new Int32Array(count > MOST_FOR_GATE ? 1 : powerOfTwo(count, 2048)),
      words: new Int32Array(Math.min(2 * count + 1024, 0x10000)),
      nodes: new Int32Array(64),
      forms: new Int32Array(2 * count),
      maxTokens: 1,
    };
    if (count > MOST_FOR_GATE) this.matcher.gate.fill(-1);
  }

  /**
   * Whether there is room for one more form: to be asked before its tokens are read, since others may read some while
   * room is made.
   *
   * @throws RangeError for a form of more than 512 code units
   */
  hasRoom({ text }: Pick<Form, 'text'>): boolean {
    if (text.length > WINDOW) throw new RangeError(`a name of ${text.length} characters: ${text.slice(0, 40)}…`);
    // Two numbers a node, at most two thirds of the places taken, and no more tokens than characters.
    return 3 * (this.nodes + text.length) <= this.matcher.nodes.length;
  }

  /** @param release takes the smaller table that a larger one replaces */
  *makeRoom(form: Pick<Form, 'text'>, release = leave): Steps<void> {
    const { matcher } = this;
    while (!this.hasRoom(form)) {
      const smaller = matcher.nodes;
      matcher.nodes = yield* grown(smaller);
      release(smaller);
    }
  }

  /**
   * @param borders count of the borders of its tokens, which are in hand
   * @throws RangeError for an ending of more than 63 code units
   */
  add({ text, exactCase, tail }: FormHead, form: number, borders: number): void {
    const { matcher } = this;
    const { text: wanted, kept } = canonicalInHand(text, tail, borders);
    const ending = wanted.length - kept;
    if (ending > LONGEST_ENDING) throw new RangeError(`an ending of ${ending} characters: ${text}`);
    // A piece has far fewer than 2^23 units: its forms have 512 at most, and the widest letter becomes eighteen.
    matcher.forms[2 * form] = (((this.start << ENDING_BITS) | ending) << TRAIT_BITS) | traitsOf(wanted, exactCase);
    if (wanted !== text) {
      this.texts.push(wanted + STOP);
      this.start += wanted.length + 1;
    }
    if (((form + 1) & (PIECE - 1)) === 0) this.joinTexts();
    matcher.maxTokens = Math.max(matcher.maxTokens, borders >> 1);
    if (borders > 0) addToGate(matcher.gate, hashOf(0) & matcher.hashBits);
    addFirstLook(matcher.words, text, exactCase, borders, matcher.hashBits);
    this.nodes += addForm(matcher, borders, form);
  }

  done(): CompiledForms {
    if ((this.matcher.forms.length >> 1) & (PIECE - 1)) this.joinTexts();
    return { ...this.matcher, canonical: this.canonicals };
  }

  private joinTexts(): void {
    this.canonicals.push(this.texts.join(''));
    this.texts = [];
    this.start = 0;
  }
}

const PIECE_BITS = 9;
const PIECE = 1 << PIECE_BITS;

/** Index of the piece of {@link CompiledForms.canonical} that holds a form. */
export const pieceOf = (form: number): number => form >> PIECE_BITS;

/** Traits of a form: {@link EXACT}, {@link LEAD}, {@link NUMBER}. */
export const traitsIn = (forms: Int32Array, form: number): number =>
  (forms[2 * form] as number) & ((1 << TRAIT_BITS) - 1);

/** Where in its piece of {@link CompiledForms.canonical} the text of a form starts. */
export const startIn = (forms: Int32Array, form: number): number =>
  (forms[2 * form] as number) >>> (ENDING_BITS + TRAIT_BITS);

/** Where that text and its stop end. Where it starts: the form is its own. @param piece the one that holds it */
export function stopIn(forms: Int32Array, form: number, piece: string): number {
  const next = form + 1;
  return (next & (PIECE - 1)) === 0 || 2 * next === forms.length ? piece.length : startIn(forms, next);
}

/** Units at the end of the canonical text of a form that are an ending and not the name. */
export const endingIn = (forms: Int32Array, form: number): number =>
  ((forms[2 * form] as number) >>> TRAIT_BITS) & LONGEST_ENDING;

/** The next form at the same node + 1; 0: none. */
export const nextAtNode = (forms: Int32Array, form: number): number => forms[2 * form + 1] as number;

/**
 * With many names most words of a text begin one: a gate that is now open, now shut costs more, in branches guessed
 * wrongly, than it spares, and the first look alone is faster.
 */
const MOST_FOR_GATE = 20_000;

function addToGate(gate: Int32Array, first: number): void {
  if (gate.length === 1) return;
  const word = first >>> (Math.clz32(gate.length) + 1);
  gate[word] = (gate[word] as number) | (1 << first);
}

/** The same nodes in a table twice as large. */
function* grown(nodes: Int32Array): Steps<Int32Array> {
  const larger = new Int32Array(2 * nodes.length);
  for (let at = 0; at < nodes.length; at += 2) {
    if (at % 0x8000 === 0) yield;
    const value = nodes[at + 1] as number;
    if (value === 0) continue;
    const place = nodeAt(larger, nodes[at] as number);
    larger[place] = nodes[at] as number;
    larger[place + 1] = value;
  }
  return larger;
}

function traitsOf(canonical: string, exact: boolean): number {
  const first = canonical.charCodeAt(0);
  return (exact ? EXACT : 0) | (codeOf(first) === SEPARATOR ? LEAD : 0) | (first >= 48 && first <= 57 ? NUMBER : 0);
}

/** Index of the node with this hash in {@link CompiledForms.nodes}, or of the empty one that it would take. */
export function nodeAt(nodes: Int32Array, hash: number): number {
  let at = 2 * slotOf(hash, nodes.length >> 1);
  while (nodes[at + 1] !== 0 && nodes[at] !== hash) at = (at + 2) & (nodes.length - 1);
  return at;
}

/** Adds the form whose tokens are in hand. @returns how many nodes it added */
function addForm(
  { nodes, forms, hashBits }: Pick<CompiledForms, 'nodes' | 'forms' | 'hashBits'>,
  borders: number,
  form: number,
): number {
  let added = 0;
  let sequence = 0;
  for (let border = 0; border < borders; border += 2) {
    const token = hashOf(border) & hashBits;
    sequence = border === 0 ? token : addToken(sequence, token);
    const at = nodeAt(nodes, sequence);
    const value = nodes[at + 1] as number;
    if (value === 0) added++;
    nodes[at] = sequence;
    if (border < borders - 2) nodes[at + 1] = value | 1;
    else {
      forms[2 * form + 1] = value >> 1;
      nodes[at + 1] = ((form + 1) << 1) | (value & 1);
    }
  }
  return added;
}

function powerOfTwo(atLeast: number, least: number): number {
  let power = least;
  while (power < atLeast) power *= 2;
  return power;
}
