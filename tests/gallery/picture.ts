import { deflateSync, inflateSync } from 'node:zlib';

/** Pixels in rows, three bytes each: red, green, blue. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES_OF_TYPE: Partial<Record<number, number>> = { 2: 3, 3: 1, 6: 4 };

/**
 * Reads a PNG of eight bits a channel as browsers write it, or as {@link encodePng} does. Transparency is not looked at.
 *
 * @throws Error for any other PNG
 */
export function decodePng(file: Buffer): Picture {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  let [width, height, type] = [0, 0, 0];
  let palette: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') {
      [width, height, type] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] as number];
      if (body[8] !== 8 || body[12] !== 0) throw new Error('This PNG is not of the kind that is read here.');
    } else if (name === 'PLTE') palette = body;
    else if (name === 'IDAT') data.push(body);
    at += length + 12;
  }
  const bytes = BYTES_OF_TYPE[type];
  if (bytes === undefined) throw new Error('This PNG is not of the kind that is read here.');
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * bytes;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    const [from, to] = [y * (stride + 1) + 1, y * stride];
    for (let x = 0; x < stride; x++) {
      const left = x >= bytes ? (rows[to + x - bytes] as number) : 0;
      const up = y > 0 ? (rows[to + x - stride] as number) : 0;
      const corner = x >= bytes && y > 0 ? (rows[to + x - stride - bytes] as number) : 0;
      rows[to + x] = (raw[from + x] as number) + predicted(filter, left, up, corner);
    }
  }
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const source = type === 3 ? palette : rows;
    const start = type === 3 ? (rows[at] as number) * 3 : at * bytes;
    for (let channel = 0; channel < 3; channel++) pixels[at * 3 + channel] = source[start + channel] as number;
  }
  return { width, height, pixels };
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

const MOST_COLOURS = 64;

/** Writes a PNG of at most 64 colours: those that stand most often, every other as the nearest of them. Small, not true. */
export function encodePng({ width, height, pixels }: Picture): Buffer {
  const counts = new Map<number, number>();
  const colourAt = (at: number) =>
    ((pixels[at * 3] as number) << 16) | ((pixels[at * 3 + 1] as number) << 8) | (pixels[at * 3 + 2] as number);
  for (let at = 0; at < width * height; at++) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1);
  const palette = [...counts]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .reduce<number[]>((kept, [colour]) => {
      // Shades that hardly differ share a place.
      if (kept.length < MOST_COLOURS && kept.every((other) => distance(colour, other) > 8)) kept.push(colour);
      return kept;
    }, []);
  const nearest = new Map<number, number>();
  for (const colour of counts.keys()) {
    let best = 0;
    for (const [place, other] of palette.entries())
      if (distance(colour, other) < distance(colour, palette[best] as number)) best = place;
    nearest.set(colour, best);
  }
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) raw[y * (width + 1) + 1 + x] = nearest.get(colourAt(y * width + x)) as number;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The greatest difference of any channel, 0 to 255. */
function distance(a: number, b: number): number {
  return Math.max(
    Math.abs((a >> 16) - (b >> 16)),
    Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)),
    Math.abs((a & 255) - (b & 255)),
  );
}

function chunk(name: string, body: Buffer): Buffer {
  const framed = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const whole = Buffer.alloc(framed.length + 8);
  whole.writeUInt32BE(body.length, 0);
  framed.copy(whole, 4);
  whole.writeUInt32BE(crc(framed), framed.length + 4);
  return whole;
}

function crc(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** More than a palette, or a browser that draws the same twice, makes of a colour. */
const SEEN_AS_SAME = 48;

/**
 * How much two pictures differ: the share of pixels that do, 0 to 1, and a picture of where. Of different sizes: where
 * one ends and the other goes on, all differs.
 */
export function differenceOf(a: Picture, b: Picture): { share: number; shown: Picture } {
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
  const shown: Picture = { width, height, pixels: new Uint8Array(width * height * 3).fill(255) };
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inBoth = x < Math.min(a.width, b.width) && y < Math.min(a.height, b.height);
      const [one, other] = [(y * a.width + x) * 3, (y * b.width + x) * 3];
      let apart = inBoth ? 0 : 255;
      for (let channel = 0; inBoth && channel < 3; channel++)
        apart = Math.max(apart, Math.abs((a.pixels[one + channel] as number) - (b.pixels[other + channel] as number)));
      if (apart <= SEEN_AS_SAME) continue;
      count += 1;
      shown.pixels.set([200, 0, 0], (y * width + x) * 3);
    }
  }
  return { share: count / (width * height), shown };
}
