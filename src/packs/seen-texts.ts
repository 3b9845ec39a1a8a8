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
    return this.places[this.placeOf(...bitsOf(text)) + 1] !== 0;
  }

  /** @returns whether it is new */
  add(text: string): boolean {
    const bits = bitsOf(text);
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

/** The second is never 0. */
function bitsOf(text: string): [number, number] {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 13;
  }
  first ^= first >>> 15;
  second = Math.imul(second ^ (second >>> 16), 0xc2b2ae35);
  return [first, second || 1];
}
