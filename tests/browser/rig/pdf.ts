import { inflateSync } from 'node:zlib';

/** A run of letters on a sheet: where it begins, from the top left, and how large it is, in points. */
export interface PdfRun {
  text: string;
  x: number;
  y: number;
  size: number;
}

export interface PdfSheet {
  width: number;
  height: number;
  runs: PdfRun[];
}

interface PdfObject {
  dict: string;
  stream?: string;
}

type Matrix = readonly [number, number, number, number, number, number];

/** How the codes of a font's strings are read: their length in hexadecimal digits, and the letters they stand for. */
interface Codes {
  digits: number;
  letters: ReadonlyMap<number, string>;
}

/**
 * The letters on the sheets of a PDF file, as far as Chromium and Firefox write such files: compressed streams, fonts that
 * say which letters their codes stand for. Texts of a drawn form are among those of the sheet.
 */
export function readPdf(file: Buffer): PdfSheet[] {
  const objects = objectsOf(file.toString('latin1'));
  const deref = (text: string): PdfObject => {
    const id = /^\s*(\d+) 0 R/.exec(text)?.[1];
    return id === undefined ? { dict: text } : (objects.get(Number(id)) ?? { dict: '' });
  };
  const entry = (dict: string, key: string): string => dict.split(new RegExp(`/${key}(?![A-Za-z])`))[1] ?? '';
  const named = (dict: string, kind: string, name: string): PdfObject =>
    deref(entry(deref(entry(dict, kind)).dict, name));
  const known = new Map<PdfObject, Codes>();
  const codesOf = (font: PdfObject): Codes => {
    const codes = known.get(font) ?? readCodes(deref(entry(font.dict, 'ToUnicode')).stream ?? '');
    known.set(font, codes);
    return codes;
  };

  const draw = (content: string, resources: string, start: Matrix, runs: PdfRun[]): void => {
    const kept: Matrix[] = [];
    let place = start;
    let [text, line]: [Matrix, Matrix] = [UNIT, UNIT];
    let [codes, size]: [Codes, number] = [{ digits: 2, letters: new Map() }, 0];
    let operands: string[] = [];
    const show = (shown: string) => {
      const [, , c, d, x, y] = times(text, place);
      runs.push({ text: shown, x, y, size: size * Math.hypot(c, d) });
    };
    for (const [token] of content.matchAll(TOKENS)) {
      if (!/^[A-Za-z'"*]/.test(token)) {
        operands.push(token);
        continue;
      }
      const numbers = operands.map(Number);
      const matrix = numbers.slice(-6) as unknown as Matrix;
      if (token === 'q') kept.push(place);
      else if (token === 'Q') place = kept.pop() ?? place;
      else if (token === 'cm') place = times(matrix, place);
      else if (token === 'BT') text = line = UNIT;
      else if (token === 'Tm') text = line = matrix;
      else if (token === 'Td') text = line = times([1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0], line);
      else if (token === 'Tf') {
        codes = codesOf(named(resources, 'Font', (operands[0] ?? '').slice(1)));
        size = numbers[1] ?? 0;
      } else if (token === 'Tj' || token === 'TJ') show(decoded(operands.join(''), codes));
      else if (token === 'Do') {
        const form = named(resources, 'XObject', (operands[0] ?? '').slice(1));
        if (/\/Subtype\s*\/Form/.test(form.dict)) {
          const own = /\/Matrix\s*\[([^\]]*)\]/.exec(form.dict)?.[1]?.trim().split(/\s+/).map(Number);
          const within = deref(entry(form.dict, 'Resources')).dict;
          draw(form.stream ?? '', within, times((own as unknown as Matrix) ?? UNIT, place), runs);
        }
      }
      operands = [];
    }
  };

  const root = [...objects.values()].find(({ dict }) => /\/Type\s*\/Catalog/.test(dict));
  const sheets: PdfSheet[] = [];
  const visit = ({ dict }: PdfObject, inherited: { box: string; resources: string }): void => {
    const box = /\/MediaBox\s*\[([^\]]*)\]/.exec(dict)?.[1] ?? inherited.box;
    const resources = entry(dict, 'Resources') ? deref(entry(dict, 'Resources')).dict : inherited.resources;
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(dict)?.[1];
    if (kids !== undefined) {
      for (const [id] of kids.matchAll(/\d+ 0 R/g)) visit(deref(id), { box, resources });
      return;
    }
    const [, , width = 0, height = 0] = box.trim().split(/\s+/).map(Number);
    const contents = entry(dict, 'Contents');
    const ids = /^\s*\[([^\]]*)\]/.exec(contents)?.[1] ?? /^\s*\d+ 0 R/.exec(contents)?.[0] ?? '';
    const content = [...ids.matchAll(/\d+ 0 R/g)].map(([id]) => deref(id).stream ?? '').join('\n');
    const runs: PdfRun[] = [];
    draw(content, resources, [1, 0, 0, -1, 0, height], runs);
    sheets.push({ width, height, runs });
  };
  if (root) visit(deref(entry(root.dict, 'Pages')), { box: '', resources: '' });
  return sheets;
}

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
/** Strings, hexadecimal strings, names, numbers and operators; what only brackets them is passed over. */
const TOKENS = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\/[^\s/[\]<>()]+|-?\d*\.?\d+|[A-Za-z'"][A-Za-z0-9*]*/g;

/** First `a`, then `b`. */
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

function objectsOf(file: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const match of file.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    const [, id, body = ''] = match;
    const [dict = '', rest] = body.split(/stream\r?\n([\s\S]*)/, 2);
    const stream = rest === undefined ? undefined : unpacked(dict, rest.slice(0, rest.lastIndexOf('endstream')));
    objects.set(Number(id), stream === undefined ? { dict } : { dict, stream });
    if (stream === undefined || !/\/Type\s*\/ObjStm/.test(dict)) continue;
    // Objects packed into one stream: their numbers and places, then the objects.
    const first = Number(/\/First (\d+)/.exec(dict)?.[1]);
    const heads = stream.slice(0, first).trim().split(/\s+/).map(Number);
    for (let at = 0; at < heads.length; at += 2) {
      const next = heads[at + 3];
      const end = next === undefined ? undefined : first + next;
      objects.set(heads[at] ?? 0, { dict: stream.slice(first + (heads[at + 1] ?? 0), end) });
    }
  }
  return objects;
}

function unpacked(dict: string, stream: string): string {
  if (!dict.includes('/FlateDecode')) return stream;
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

/** A font's table from codes to letters, in UTF-16. */
function readCodes(table: string): Codes {
  const letters = new Map<number, string>();
  const lettersOf = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const parts = (name: string) => [...table.matchAll(new RegExp(`begin${name}([\\s\\S]*?)end${name}`, 'g'))];
  for (const [, part = ''] of parts('bfchar')) {
    for (const [, code = '', hex = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(Number.parseInt(code, 16), lettersOf(hex));
  }
  for (const [, part = ''] of parts('bfrange')) {
    for (const [, from = '', to = '', hex, list] of part.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g)) {
      const first = Number.parseInt(from, 16);
      const listed = [...(list ?? '').matchAll(/<(\w+)>/g)];
      for (let code = first; code <= Number.parseInt(to, 16); code += 1) {
        const own = hex === undefined ? listed[code - first]?.[1] : undefined;
        const letter = hex === undefined ? lettersOf(own ?? '') : following(lettersOf(hex), code - first);
        letters.set(code, letter);
      }
    }
  }
  const digits = /begincodespacerange\s*<(\w+)>/.exec(table)?.[1]?.length ?? 2;
  return { digits, letters };
}

const following = (letters: string, by: number): string =>
  letters.slice(0, -1) + String.fromCharCode(letters.charCodeAt(letters.length - 1) + by);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Strings one after the other, what moves the letters between them left out. */
function decoded(strings: string, { digits, letters }: Codes): string {
  let out = '';
  for (const [, hex, plain] of strings.matchAll(/<([0-9A-Fa-f\s]*)>|\(((?:\\[\s\S]|[^\\()])*)\)/g)) {
    const bytes =
      hex ??
      Buffer.from(
        (plain ?? '').replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
          /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped),
        ),
        'latin1',
      ).toString('hex');
    for (let at = 0; at + digits <= bytes.length; at += digits)
      out += letters.get(Number.parseInt(bytes.slice(at, at + digits), 16)) ?? '';
  }
  return out;
}
