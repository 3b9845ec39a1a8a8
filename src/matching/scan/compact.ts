/**
 * The gazetteer in columns: what is stored and kept in memory. Two hundred thousand entities as objects take hundreds of
 * megabytes and seconds to read; as columns they take a tenth, and are read as they are. Whoever asks for a form or an
 * entity gets an object made at that moment.
 *
 *     texts    "ABN AMRO·ABN AMRO Bank·ACAMS·…" in pieces of 1,024, with the place where each begins
 *     traits   one number a form: exact case, latent, made, length of the ending
 *     bearers  side by side, with the place where those of each form begin
 */
import { STOP } from '../text/canonical.ts';
import type { Bearer, Form, Gazetteer, GazetteerEntity, Sense, Topics } from '../types.ts';

/**
 * Texts side by side, each ended by {@link STOP}, in pieces ({@link textPieceOf}): one character beyond Latin-1 doubles the
 * memory of its own piece only.
 */
export interface TextColumn {
  pieces: string[];
  /** Where in its piece each begins. */
  starts: Int32Array;
}

const TEXT_BITS = 10;
const TEXTS = 1 << TEXT_BITS;
/** Numbers in a piece of those that come one by one. */
const PIECE = 4_096;

/** Plain data, typed arrays and strings: it can be stored and sent as it is. */
export interface CompactGazetteer {
  version: string;
  senses: Sense[];
  topics: Topics;
  forms: {
    texts: TextColumn;
    traits: Uint16Array;
    /** One more than there are forms. */
    bearersFrom: Int32Array;
    bearerEntity: Int32Array;
    bearerTraits: Uint16Array;
    langs: string[];
  };
  entities: {
    ids: TextColumn;
    pack: Uint16Array;
    kind: Uint16Array;
    sector: Uint16Array;
    country: Uint16Array;
    broad: Uint8Array;
    relatedFrom: Int32Array;
    related: Int32Array;
    words: string[];
  };
}

/** Types of names by number, as rows keep them: a new one goes to the end. */
export const BEARER_TYPES: readonly Bearer['type'][] = [
  'official',
  'common',
  'acronym',
  'translation',
  'former',
  'misspelling',
  'surname',
];

const EXACT = 1;
const LATENT = 2;
const MADE = 4;

/** Takes memory back of which nothing is read any more. */
export type Release = (memory: ArrayBufferView) => void;

/** Leaves it to the collector. */
export const leave: Release = () => undefined;

/**
 * Numbers that come one by one and end in one typed array. They are kept in pieces until then, so that nothing is copied
 * on the way and little is left for the collector. Never by `transfer` in a script that lives on: once it has taken the
 * memory of any typed array away, V8 asks at each access to each of them whether it is still there, which makes the
 * matcher a tenth slower.
 */
class Growing<T extends Int32Array | Uint16Array> {
  length = 0;
  private pieces: T[] = [];
  private last: T;

  constructor(private readonly make: (length: number) => T) {
    this.last = make(PIECE);
  }

  push(value: number): void {
    const at = this.length++ % PIECE;
    if (at === 0 && this.length > 1) {
      this.pieces.push(this.last);
      this.last = this.make(PIECE);
    }
    this.last[at] = value;
  }

  /** All of it; afterwards there is nothing, and it may begin anew. @param release takes the pieces that it was kept in */
  done(release = leave): T {
    const all = this.make(this.length);
    const { pieces } = this;
    for (const [index, piece] of pieces.entries()) {
      all.set(piece, index * PIECE);
      release(piece);
    }
    all.set(this.last.subarray(0, this.length - pieces.length * PIECE), pieces.length * PIECE);
    this.pieces = [];
    this.last = this.make(PIECE);
    this.length = 0;
    return all;
  }
}

export const growingInts = () => new Growing((length) => new Int32Array(length));
const growingShorts = () => new Growing((length) => new Uint16Array(length));

class TextWriter {
  private readonly pieces: string[] = [];
  private readonly starts = growingInts();
  private current: string[] = [];
  private length = 0;

  push(text: string): void {
    this.starts.push(this.length);
    this.current.push(text + STOP);
    this.length += text.length + 1;
    if (this.current.length === TEXTS) this.close();
  }

  done(release: Release): TextColumn {
    if (this.current.length > 0) this.close();
    return { pieces: this.pieces, starts: this.starts.done(release) };
  }

  private close(): void {
    this.pieces.push(this.current.join(''));
    this.current = [];
    this.length = 0;
  }
}

/** Index of the piece of a column that holds a text. */
export const textPieceOf = (index: number): number => index >> TEXT_BITS;

/** Where in its piece a text ends. @param piece the one that holds it */
export function textEnd({ starts }: TextColumn, index: number, piece: string): number {
  const next = index + 1;
  const isLast = (next & (TEXTS - 1)) === 0 || next === starts.length;
  return (isLast ? piece.length : (starts[next] as number)) - 1;
}

export function textAt(column: TextColumn, index: number): string {
  const piece = column.pieces[textPieceOf(index)];
  return piece === undefined ? '' : piece.slice(column.starts[index], textEnd(column, index, piece));
}

/** Takes entities and forms in their order, one by one. */
export class GazetteerWriter {
  private readonly texts = new TextWriter();
  private readonly traits = growingShorts();
  private readonly bearersFrom = growingInts();
  private readonly bearerEntity = growingInts();
  private readonly bearerTraits = growingShorts();
  private readonly langs = new Words();
  private readonly ids = new TextWriter();
  private readonly columns = {
    pack: growingShorts(),
    kind: growingShorts(),
    sector: growingShorts(),
    country: growingShorts(),
  };
  private readonly broad = growingShorts();
  private readonly relatedFrom = growingInts();
  private readonly related = growingInts();
  private readonly words = new Words();

  addEntity({ id, pack, kind, sector = '', country, broad, related }: GazetteerEntity): void {
    this.ids.push(id);
    const { columns, words } = this;
    columns.pack.push(words.numberOf(pack));
    columns.kind.push(words.numberOf(kind));
    columns.sector.push(words.numberOf(sector));
    columns.country.push(words.numberOf(country));
    this.broad.push(broad ? 1 : 0);
    this.relatedFrom.push(this.related.length);
    for (const other of related) this.related.push(other);
  }

  addForm({ text, exactCase, latent, made, tail = 0, bearers }: Form): void {
    this.texts.push(text);
    this.traits.push((exactCase ? EXACT : 0) | (latent ? LATENT : 0) | (made ? MADE : 0) | (tail << 3));
    this.bearersFrom.push(this.bearerEntity.length);
    for (const { entity, ambiguous, type, lang } of bearers) {
      this.bearerEntity.push(entity);
      this.bearerTraits.push(
        (ambiguous ? 1 : 0) | (BEARER_TYPES.indexOf(type) << 1) | (this.langs.numberOf(lang) << 4),
      );
    }
  }

  done(version: string, senses: Sense[], topics: Topics, release = leave): CompactGazetteer {
    this.bearersFrom.push(this.bearerEntity.length);
    this.relatedFrom.push(this.related.length);
    const { pack, kind, sector, country } = this.columns;
    return {
      version,
      senses,
      topics,
      forms: {
        texts: this.texts.done(release),
        traits: this.traits.done(release),
        bearersFrom: this.bearersFrom.done(release),
        bearerEntity: this.bearerEntity.done(release),
        bearerTraits: this.bearerTraits.done(release),
        langs: this.langs.list,
      },
      entities: {
        ids: this.ids.done(release),
        pack: pack.done(release),
        kind: kind.done(release),
        sector: sector.done(release),
        country: country.done(release),
        broad: Uint8Array.from(this.broad.done(release)),
        relatedFrom: this.relatedFrom.done(release),
        related: this.related.done(release),
        words: this.words.list,
      },
    };
  }
}

/** Words that repeat, by number. */
class Words {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.list.push(word) - 1;
      this.numbers.set(word, number);
    }
    return number;
  }
}

/** Up to here the objects are made at once, and reading them costs nothing more. */
const MADE_AT_ONCE = 20_000;

/** Of larger ones so many are kept as they were made: those of a page. Whoever walks through all leaves little behind. */
const KEPT = 2_000;

/** The gazetteer as all others know it. Its lists look like arrays; in large ones each item is made when it is read. */
export function openGazetteer(compact: CompactGazetteer): Gazetteer {
  const { version, senses, topics, forms, entities } = compact;
  const opened = {
    version,
    senses,
    topics,
    forms: listOf(forms.traits.length, (index) => formAt(forms, index)),
    entities: listOf(entities.pack.length, (index) => entityAt(entities, index)),
  };
  columns.set(opened.forms, forms);
  ids.set(opened.entities, (index) => textAt(entities.ids, index));
  kinds.set(opened.entities, (index) => entities.words[entities.kind[index] ?? 0] ?? '');
  return opened;
}

/** A form without those who bear it. */
export type FormHead = Required<Pick<Form, 'text' | 'exactCase' | 'tail' | 'latent'>> & {
  /** Whether all bear it without doubt. */
  isSure: boolean;
};

function headAt(forms: CompactGazetteer['forms'], index: number): FormHead {
  const traits = forms.traits[index] ?? 0;
  let isSure = true;
  const end = forms.bearersFrom[index + 1] ?? 0;
  for (let at = forms.bearersFrom[index] ?? 0; at < end; at++) isSure &&= ((forms.bearerTraits[at] ?? 0) & 1) === 0;
  return {
    text: textAt(forms.texts, index),
    exactCase: (traits & EXACT) !== 0,
    tail: traits >> 3,
    latent: (traits & LATENT) !== 0,
    isSure,
  };
}

const headOf = ({ text, exactCase, tail = 0, latent = false, bearers }: Form): FormHead => ({
  ...{ text, exactCase, tail, latent },
  isSure: bearers.every(({ ambiguous }) => !ambiguous),
});

const columns = new WeakMap<readonly Form[], CompactGazetteer['forms']>();

/** Forms of a gazetteer for whoever does not ask who bears them: made in half the time. */
export function headsOf(list: readonly Form[]): (index: number) => FormHead {
  const forms = columns.get(list);
  return forms ? (index) => headAt(forms, index) : (index) => headOf(list[index] as Form);
}

const kinds = new WeakMap<readonly GazetteerEntity[], (index: number) => string>();

/** Kinds of a gazetteer's entities for whoever asks nothing else: no entity is made for them. */
export const kindsOf = (list: readonly GazetteerEntity[]): ((index: number) => string) =>
  kinds.get(list) ?? ((index) => list[index]?.kind ?? '');

/** Texts of a gazetteer's forms, as they are kept where they are kept in columns. */
export function textsOf(list: readonly Form[]): TextColumn {
  const forms = columns.get(list);
  if (forms) return forms.texts;
  const writer = new TextWriter();
  for (const { text } of list) writer.push(text);
  return writer.done(leave);
}

/** Who bears the forms: entities side by side, with the place where those of each form begin, and whether with doubt. */
export interface BearerColumns {
  from: Int32Array;
  entity: Int32Array;
  isAmbiguous(at: number): boolean;
}

export function bearersOf(list: readonly Form[]): BearerColumns {
  const forms = columns.get(list);
  if (forms) {
    const { bearersFrom: from, bearerEntity: entity, bearerTraits: traits } = forms;
    return { from, entity, isAmbiguous: (at) => ((traits[at] as number) & 1) === 1 };
  }
  const bearers = list.flatMap((form) => form.bearers);
  const from = new Int32Array(list.length + 1);
  for (const [index, form] of list.entries()) from[index + 1] = (from[index] ?? 0) + form.bearers.length;
  return {
    from,
    entity: Int32Array.from(bearers, ({ entity }) => entity),
    isAmbiguous: (at) => bearers[at]?.ambiguous === true,
  };
}

const ids = new WeakMap<readonly GazetteerEntity[], (index: number) => string>();

/** Ids of a gazetteer's entities, for whoever asks for nothing else. */
export const idsOf = (list: readonly GazetteerEntity[]): ((index: number) => string) =>
  ids.get(list) ?? ((index) => (list[index] as GazetteerEntity).id);

function formAt(forms: CompactGazetteer['forms'], index: number): Form {
  const traits = forms.traits[index] ?? 0;
  const bearers: Bearer[] = [];
  for (let at = forms.bearersFrom[index] ?? 0; at < (forms.bearersFrom[index + 1] ?? 0); at++) {
    const its = forms.bearerTraits[at] ?? 0;
    bearers.push({
      entity: forms.bearerEntity[at] ?? 0,
      ambiguous: (its & 1) === 1,
      type: BEARER_TYPES[(its >> 1) & 7] ?? 'common',
      lang: forms.langs[its >> 4] ?? 'und',
    });
  }
  const form: Form = { text: textAt(forms.texts, index), exactCase: (traits & EXACT) !== 0, bearers };
  if (traits >> 3) form.tail = traits >> 3;
  if (traits & LATENT) form.latent = true;
  if (traits & MADE) form.made = true;
  return form;
}

function entityAt(entities: CompactGazetteer['entities'], index: number): GazetteerEntity {
  const { ids, words, pack, kind, sector, country, broad, relatedFrom, related } = entities;
  const word = (column: Uint16Array) => words[column[index] ?? 0] ?? '';
  return {
    id: textAt(ids, index),
    pack: word(pack),
    kind: word(kind),
    sector: word(sector),
    country: word(country),
    broad: broad[index] === 1,
    related: Array.from(related.subarray(relatedFrom[index], relatedFrom[index + 1])),
  };
}

function listOf<T>(length: number, at: (index: number) => T): T[] {
  if (length <= MADE_AT_ONCE) return Array.from({ length }, (_, index) => at(index));
  const made = new Map<number, T>();
  const item = (index: number): T | undefined => {
    if (index >= length) return undefined;
    let known = made.get(index);
    if (known === undefined) {
      if (made.size >= KEPT) made.clear();
      known = at(index);
      made.set(index, known);
    }
    return known;
  };
  const isIndex = (key: string | symbol): key is `${number}` => typeof key === 'string' && /^\d+$/.test(key);
  const list = new Proxy([] as T[], {
    get: (target, key, receiver) =>
      key === 'length' ? length : isIndex(key) ? item(Number(key)) : Reflect.get(target, key, receiver),
    has: (target, key) => (isIndex(key) ? Number(key) < length : Reflect.has(target, key)),
  });
  return list;
}
