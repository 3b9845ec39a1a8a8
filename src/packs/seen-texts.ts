import { bitsOf } from './text.ts';

const LEAST = 4_096;

/**
 * Texts that were seen, as 64 bits of each: of a million texts two that are not the same are taken for one in one case of
 * thirty million. A set of the texts themselves takes ten times the memory, and a collector of garbage has it in hand again
 * and again.
 */
export class SeenTexts {
  size = 0;
  /** Two numbers a place, both 0: empty. At most half of the places are taken. */
  private places = new Int32Array(2 * LEAST);

  has(text: string): boolean {
    return this.places[this.placeOf(...markOf(text)) + 1] !== 0;
  }

  /** @returns whether it is new */
  add(text: string): boolean {
    const bits = markOf(text);
    const at = this.placeOf(...bits);
    if (this.places[at + 1] !== 0) return false;
    this.places.set(bits, at);
    if (4 * ++this.size >= this.places.length) this.grow();
    return true;
  }

  private placeOf(first: number, second: number): number {
    const { places } = this;
    const last = places.length - 1;
    let at = (2 * first) & last;
    while (places[at + 1] !== 0 && (places[at] !== first || places[at + 1] !== second)) at = (at + 2) & last;
    return at;
  }

  private grow(): void {
    const smaller = this.places;
    this.places = new Int32Array(2 * smaller.length);
    for (let at = 0; at < smaller.length; at += 2) {
      const [first, second] = [smaller[at] as number, smaller[at + 1] as number];
      if (second === 0) continue;
      const place = this.placeOf(first, second);
      this.places[place] = first;
      this.places[place + 1] = second;
    }
  }
}

/** The first mixed once more, as places are found by its last bits; the second never 0. */
function markOf(text: string): [number, number] {
  const [first, second] = bitsOf(text);
  return [first ^ (first >>> 15), second || 1];
}
