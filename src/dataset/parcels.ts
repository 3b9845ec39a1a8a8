/**
 * Large data in small rows: a value of tens of megabytes is taken apart into its long texts and arrays, in parcels of four
 * megabytes, and what is left of it. A browser copies a row in one go: parcel by parcel nobody else waits for long. What
 * fits in a parcel is not cut, so that it is used as it was read: copies of pieces would wait for the collector, which
 * knows little of what arrays hold, and stand in memory beside the whole.
 */

import { leave, type Release } from '../matching/scan/compact.ts';

type Numbers = Int32Array | Uint16Array | Uint8Array;
const KINDS = { Int32Array, Uint16Array, Uint8Array };

/** Where a long text or array belongs, and what it is. */
export interface Place {
  path: (string | number)[];
  kind: 'text' | keyof typeof KINDS;
  /** Characters, or numbers. */
  length: number;
  /** First and last parcel that hold of it. */
  parcels: [number, number];
}

/** A piece of a long text or array. */
interface Cut {
  /** Index of its place. */
  place: number;
  /** Where in it the piece begins. */
  from: number;
  part: string | Numbers;
}

export type Parcel = Cut[];

export interface TakenApart {
  /** The value without its long texts and arrays. */
  rest: unknown;
  places: Place[];
  /** How many parcels there are. */
  count: number;
  /** The parcels, each made when it is asked for. @param release takes each array of the value that is in parcels now */
  parcels(release?: Release): Generator<Parcel>;
}

/** Bytes below which a text or array stays where it is. */
const LONG = 4 * 1024;
/** Most bytes of a parcel. */
const PARCEL = 4 * 1024 * 1024;

/** Takes a value apart: plain data, texts and typed arrays. */
export function takeApart(value: unknown): TakenApart {
  const places: Place[] = [];
  const longs: (string | Numbers)[] = [];
  const path: Place['path'] = [];
  const walk = (item: unknown): unknown => {
    if (isText(item) || isNumbers(item)) {
      if (bytesOf(item, item.length) < LONG) return item;
      places.push({
        path: [...path],
        kind: isText(item) ? 'text' : kindOf(item),
        length: item.length,
        parcels: [0, 0],
      });
      longs.push(item);
      return null;
    }
    if (typeof item !== 'object' || item === null || ArrayBuffer.isView(item)) return item;
    const member = (key: string | number, inner: unknown): unknown => {
      path.push(key);
      const kept = walk(inner);
      path.pop();
      return kept;
    };
    if (Array.isArray(item)) return item.map((inner, index) => member(index, inner));
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, member(key, inner)]));
  };
  const rest = walk(value);
  const plan = planOf(longs);
  for (const [index, cuts] of plan.entries()) {
    for (const { place, from } of cuts) {
      const its = (places[place] as Place).parcels;
      if (from === 0) its[0] = index;
      its[1] = index;
    }
  }
  return {
    rest,
    places,
    count: plan.length,
    *parcels(release = leave) {
      for (const cuts of plan) {
        // Copies: a view would take all that it is a view of along.
        const parcel = cuts.map(({ place, from, to }) => ({ place, from, part: (longs[place] ?? '').slice(from, to) }));
        for (const { place, to } of cuts) {
          const long = longs[place];
          if (isNumbers(long) && to === long.length) release(long);
        }
        yield parcel;
      }
    },
  };
}

/**
 * Puts a value together again.
 *
 * @param count of parcels
 * @param read a parcel
 * @param isWanted which of its long texts and arrays; null stands in the place of the others
 * @throws Error where a parcel is not as it was
 */
export async function putTogether(
  { rest, places }: Pick<TakenApart, 'rest' | 'places'>,
  count: number,
  read: (index: number) => Promise<Parcel>,
  isWanted: (place: Place) => boolean = () => true,
): Promise<unknown> {
  const open = places.map((place) => (isWanted(place) ? emptyLong(place) : null));
  const isNeeded = (index: number) =>
    places.some(({ parcels: [first, last] }, at) => open[at] && first <= index && index <= last);
  const needed = Array.from({ length: count }, (_, index) => index).filter(isNeeded);
  // One is on its way while the one before is taken in.
  let next = needed[0] === undefined ? undefined : read(needed[0]);
  for (const [at] of needed.entries()) {
    const parcel = await next;
    const following = needed[at + 1];
    next = following === undefined ? undefined : read(following);
    // Whoever waits for it hears of a failure.
    next?.catch(() => undefined);
    for (const { place, from, part } of parcel ?? []) open[place]?.add(part, from);
  }
  const top = { value: rest };
  for (const [at, long] of open.entries()) {
    if (long) setAt(top, ['value', ...(places[at] as Place).path], long.done());
    open[at] = null;
  }
  return top.value;
}

function emptyLong({ kind, length }: Place) {
  let whole: string | Numbers | undefined;
  let texts: string[] = [];
  let filled = 0;
  return {
    add(part: string | Numbers, from: number): void {
      if (filled !== from || (kind === 'text') !== isText(part)) throw new Error('A parcel is missing.');
      filled += part.length;
      if (part.length === length) whole = part;
      else if (isText(part)) texts.push(part);
      else {
        whole ??= new KINDS[kind as keyof typeof KINDS](length);
        (whole as Numbers).set(part, from);
      }
    },
    done(): string | Numbers {
      if (filled !== length) throw new Error('A parcel is missing.');
      whole ??= texts.join('');
      texts = [];
      return whole;
    },
  };
}

function planOf(longs: readonly (string | Numbers)[]): { place: number; from: number; to: number }[][] {
  const plan: { place: number; from: number; to: number }[][] = [];
  let room = 0;
  for (const [place, item] of longs.entries()) {
    const bytes = bytesOf(item, item.length);
    if (bytes > room && bytes <= PARCEL) room = 0;
    for (let from = 0; from < item.length; ) {
      if (room < LONG) {
        plan.push([]);
        room = PARCEL;
      }
      const to = Math.min(item.length, from + Math.floor(room / bytesOf(item, 1)));
      plan.at(-1)?.push({ place, from, to });
      room -= bytesOf(item, to - from);
      from = to;
    }
  }
  return plan;
}

const isText = (item: unknown): item is string => typeof item === 'string';
const isNumbers = (item: unknown): item is Numbers => Object.values(KINDS).some((kind) => item instanceof kind);
const kindOf = (item: Numbers): keyof typeof KINDS =>
  item instanceof Int32Array ? 'Int32Array' : item instanceof Uint16Array ? 'Uint16Array' : 'Uint8Array';

/** A character is taken for two bytes, as it may be. */
const bytesOf = (item: string | Numbers, length: number): number =>
  length * (typeof item === 'string' ? 2 : item.BYTES_PER_ELEMENT);

function setAt(top: object, path: readonly (string | number)[], value: unknown): void {
  let owner = top as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) owner = owner[key] as typeof owner;
  owner[path.at(-1) as string] = value;
}
