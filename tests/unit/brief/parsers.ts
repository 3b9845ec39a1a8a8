/** Readers of the formats, written from their specifications and not from our writers, to hold one against the other. */

/** RFC 4180, section 2, strictly: rows end with CR LF; quotes stand only around a field or doubled within it. */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) throw new Error('A quoted field has no end.');
        if (text[at] === '"' && text[at + 1] === '"') {
          field += '"';
          at += 2;
        } else if (text[at] === '"') break;
        else field += text[at++];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`A stray ${JSON.stringify(text[at])} at ${at}.`);
        field += text[at++];
      }
    }
    row.push(field);
    if (text[at] === separator) at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`Expected a separator or CR LF at ${at}.`);
  }
  if (row.length > 0) throw new Error('The last row does not end.');
  return rows;
}

/** RIS: lines `XX  - value` ended by CR LF; a record from TY to ER; blank lines between records only. */
export function parseRis(text: string): [string, string][][] {
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error('A line does not end with CR LF.');
  const records: [string, string][][] = [];
  let record: [string, string][] | null = null;
  for (const line of text.split('\r\n')) {
    if (line === '') {
      if (record) throw new Error('A blank line within a record.');
      continue;
    }
    const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? [];
    if (tag === undefined || value === undefined) throw new Error(`Not a line of RIS: ${line}`);
    if ((tag === 'TY') === (record !== null)) throw new Error(`${tag} in the wrong place.`);
    record ??= [];
    if (tag === 'ER') {
      if (value !== '') throw new Error('ER holds a value.');
      records.push(record);
      record = null;
    } else record.push([tag, value]);
  }
  if (record) throw new Error('The last record has no ER.');
  return records;
}

const TEXTS = ['title', 'publisher', 'URL', 'language', 'version', 'note', 'keyword'];
const TYPES = ['webpage', 'document', 'dataset', 'report', 'article'];

/** What is wrong with CSL-JSON by its schema (csl-data.json 1.0.2), for the properties a brief may use; others are wrong. */
export function cslProblems(value: unknown): string[] {
  if (!Array.isArray(value)) return ['not a list'];
  return value.flatMap((item: Record<string, unknown>, place) =>
    Object.entries({ type: undefined, id: undefined, ...item }).flatMap(([key, content]) => {
      const isFine =
        key === 'id'
          ? typeof content === 'string' || typeof content === 'number'
          : key === 'type'
            ? TYPES.includes(String(content))
            : key === 'issued' || key === 'accessed'
              ? isCslDate(content)
              : TEXTS.includes(key) && typeof content === 'string';
      return isFine ? [] : [`${place}.${key}: ${JSON.stringify(content)}`];
    }),
  );
}

function isCslDate(value: unknown): boolean {
  const { 'date-parts': dates, ...rest } = Object(value) as { 'date-parts'?: unknown };
  if (!Array.isArray(dates) || Object.keys(rest).length > 0 || dates.length < 1 || dates.length > 2) return false;
  return dates.every((parts: unknown) => {
    if (!Array.isArray(parts) || parts.length < 1 || parts.length > 3) return false;
    const [year, month = 1, day = 1] = parts as number[];
    return [year, month, day].every(Number.isInteger) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  });
}
