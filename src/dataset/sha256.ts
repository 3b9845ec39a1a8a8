/**
 * SHA-256 (FIPS 180-4) of bytes that come piece by piece: the browser's own hash wants all of them in memory at once.
 * Every number is held to 32 bits by `| 0` where it is read, or Chromium runs the loop on floating-point numbers, as it
 * does that of @noble/hashes, and needs three times as long.
 */
export class Sha256 {
  private readonly state = Int32Array.from(START);
  private readonly words = new Int32Array(64);
  /** Bytes of a block that is not yet whole. */
  private readonly rest = new Uint8Array(BLOCK);
  private held = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    this.length += bytes.length;
    let from = 0;
    if (this.held > 0) {
      from = Math.min(BLOCK - this.held, bytes.length);
      this.rest.set(bytes.subarray(0, from), this.held);
      this.held += from;
      if (this.held < BLOCK) return this;
      addBlocks(this.state, this.words, this.rest, 0, BLOCK);
      this.held = 0;
    }
    const to = bytes.length - ((bytes.length - from) % BLOCK);
    addBlocks(this.state, this.words, bytes, from, to);
    this.rest.set(bytes.subarray(to));
    this.held = bytes.length - to;
    return this;
  }

  /** All of it in 64 hexadecimal digits, once. */
  digest(): string {
    const bits = this.length * 8;
    const end = new Uint8Array(this.held < BLOCK - 8 ? BLOCK : 2 * BLOCK);
    end.set(this.rest.subarray(0, this.held));
    end[this.held] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits >>> 0);
    addBlocks(this.state, this.words, end, 0, end.length);
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

const BLOCK = 64;

/** The first 32 bits of the fractions of a root of the first primes. */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) {
    let factor = 2;
    while (number % factor !== 0) factor++;
    if (factor === number) found.push((root(number) % 1) * 2 ** 32);
  }
  return Int32Array.from(found, (fraction) => Math.floor(fraction) | 0);
}

const START = fractions(8, Math.sqrt);
const ROUNDS = fractions(64, Math.cbrt);

function addBlocks(state: Int32Array, words: Int32Array, bytes: Uint8Array, from: number, to: number): void {
  for (let block = from; block < to; block += BLOCK) {
    for (let at = 0; at < 16; at++) {
      const byte = block + 4 * at;
      words[at] =
        ((bytes[byte] as number) << 24) |
        ((bytes[byte + 1] as number) << 16) |
        ((bytes[byte + 2] as number) << 8) |
        (bytes[byte + 3] as number);
    }
    for (let at = 16; at < 64; at++) {
      const x = (words[at - 15] as number) | 0;
      const y = (words[at - 2] as number) | 0;
      const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[at] = (((words[at - 16] as number) + low) | 0) + (((words[at - 7] as number) + high) | 0);
    }
    let a = (state[0] as number) | 0;
    let b = (state[1] as number) | 0;
    let c = (state[2] as number) | 0;
    let d = (state[3] as number) | 0;
    let e = (state[4] as number) | 0;
    let f = (state[5] as number) | 0;
    let g = (state[6] as number) | 0;
    let h = (state[7] as number) | 0;
    for (let at = 0; at < 64; at++) {
      const turnedE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const chosen = g ^ (e & (f ^ g));
      const added = (((ROUNDS[at] as number) + (words[at] as number)) | 0) + ((turnedE + chosen) | 0);
      const first = (h + added) | 0;
      const turnedA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const second = (turnedA + ((a & b) ^ (c & (a ^ b)))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    state[0] = (state[0] as number) + a;
    state[1] = (state[1] as number) + b;
    state[2] = (state[2] as number) + c;
    state[3] = (state[3] as number) + d;
    state[4] = (state[4] as number) + e;
    state[5] = (state[5] as number) + f;
    state[6] = (state[6] as number) + g;
    state[7] = (state[7] as number) + h;
  }
}
