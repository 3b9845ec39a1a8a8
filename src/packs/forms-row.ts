import type { Draft } from '../dataset/drafts.ts';
import type { RunPiece } from '../dataset/merge-forms.ts';
import { BEARER_TYPES } from '../matching/scan/compact.ts';
import type { FormsRow } from './pack-db.ts';

const AMBIGUOUS = 1;
const LATENT = 2;
const LISTED = 4;

/** Bits of a whole number that a double holds exactly. */
const EXACT_BITS = 53;

/**
 * Drafts in columns, to be sorted by text: as objects, tens of thousands of them would be moved about in memory again and
 * again before they are written.
 */
export class DraftColumns {
  private texts: string[] = [];
  private numbers = numbersFor(LEAST);

  /** @param langs numbers the languages of the pack, and grows */
  constructor(private readonly langs: string[]) {}

  get length(): number {
    return this.texts.length;
  }

  add({ text, entity, base, ambiguous, latent, listed, type, tail, lang }: Draft): void {
    const at = this.texts.push(text) - 1;
    if (at === this.numbers.entity.length) this.numbers = enlarged(this.numbers);
    const { numbers } = this;
    numbers.entity[at] = entity;
    numbers.base[at] = base;
    numbers.traits[at] =
      (ambiguous ? AMBIGUOUS : 0) |
      (latent ? LATENT : 0) |
      (listed ? LISTED : 0) |
      (BEARER_TYPES.indexOf(type) << 3) |
      (Math.min(tail, 3) << 6) |
      (Math.min(this.langOf(lang), 255) << 8);
  }

  /** The drafts in the order of their texts, those of one text as they came, so many a row; then there are none. */
  takeRows(perRow: number): Omit<FormsRow, 'id'>[] {
    const order = sortedByText(this.texts, this.numbers);
    const { entity, base, traits } = this.numbers;
    const rows: Omit<FormsRow, 'id'>[] = [];
    for (let from = 0; from < order.length; from += perRow) {
      const part = order.subarray(from, from + perRow);
      const texts: string[] = [];
      for (const at of part) texts.push(this.texts[at] as string);
      rows.push({
        texts: texts.join('\n'),
        entity: part.map((at) => entity[at] as number),
        base: part.map((at) => base[at] as number),
        traits: Uint16Array.from(part, (at) => traits[at] as number),
      });
    }
    this.texts = [];
    return rows;
  }

  private langOf(lang: string): number {
    const known = this.langs.indexOf(lang);
    return known >= 0 ? known : this.langs.push(lang) - 1;
  }
}

/** What is known of drafts beside their texts, and room to sort them: used again for each run. */
interface Numbers {
  entity: Int32Array;
  base: Int32Array;
  traits: Uint16Array;
  keys: Float64Array;
  order: Int32Array;
}

const LEAST = 32_768;

const numbersFor = (count: number): Numbers => ({
  entity: new Int32Array(count),
  base: new Int32Array(count),
  traits: new Uint16Array(count),
  keys: new Float64Array(count),
  order: new Int32Array(count),
});

function enlarged({ entity, base, traits }: Numbers): Numbers {
  const larger = numbersFor(2 * entity.length);
  larger.entity.set(entity);
  larger.base.set(base);
  larger.traits.set(traits);
  return larger;
}

/**
 * Numbers of texts in the order of their code units. Each gets a number made of its first characters and its place;
 * numbers sort ten times as fast as texts, which then decide only among those that begin alike.
 */
function sortedByText(texts: readonly string[], numbers: Numbers): Int32Array {
  const placeBits = Math.ceil(Math.log2(texts.length + 1));
  const places = 2 ** placeBits;
  const characters = Math.floor((EXACT_BITS - placeBits) / 7);
  const keys = numbers.keys.subarray(0, texts.length);
  for (const [at, text] of texts.entries()) {
    // The end of a text comes before all characters. Those beyond ASCII are one here, so that nothing after one counts.
    let key = 0;
    let isPlain = true;
    for (let place = 0; place < characters; place++) {
      const unit: number = isPlain && place < text.length ? Math.min(text.charCodeAt(place), 127) : 0;
      isPlain &&= unit < 127;
      key = key * 128 + unit;
    }
    keys[at] = key * places + at;
  }
  keys.sort();
  const order = numbers.order.subarray(0, texts.length);
  for (let at = 0; at < order.length; at++) order[at] = (keys[at] as number) % places;
  const beginningOf = (at: number) => Math.floor((keys[at] as number) / places);
  for (let from = 0; from < order.length; ) {
    const beginning = beginningOf(from);
    let to = from + 1;
    while (to < order.length && beginningOf(to) === beginning) to++;
    if (to - from > 1) order.subarray(from, to).sort(byText(texts));
    from = to;
  }
  return order;
}

const byText = (texts: readonly string[]) => (a: number, b: number) => {
  const [one, other] = [texts[a] as string, texts[b] as string];
  return one === other ? a - b : one < other ? -1 : 1;
};

/** A row as merging takes it in: its texts are cut apart when its turn comes, a draft is made when it is asked for. */
export function pieceOf({ texts, entity, base, traits }: FormsRow, langs: readonly string[]): RunPiece {
  let list: string[] | undefined;
  const split = () => {
    list ??= texts.split('\n');
    return list;
  };
  return {
    get texts() {
      return split();
    },
    draftAt(index) {
      const its = traits[index] ?? 0;
      return {
        text: split()[index] ?? '',
        entity: entity[index] ?? 0,
        base: base[index] ?? 0,
        ambiguous: (its & AMBIGUOUS) !== 0,
        latent: (its & LATENT) !== 0,
        listed: (its & LISTED) !== 0,
        type: BEARER_TYPES[(its >> 3) & 7] ?? 'common',
        tail: (its >> 6) & 3,
        lang: langs[its >> 8] ?? 'und',
      };
    },
  };
}
