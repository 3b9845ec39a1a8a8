/** A mention in a marked text: half-open UTF-16 offsets in the text without the marks, and the entity it names. */
export interface GoldMention {
  start: number;
  end: number;
  entity: string;
}

/** A run of text between blank lines, with its mentions; their offsets count from the start of the block. */
export interface GoldBlock {
  text: string;
  /** Offset of the block in the whole text. */
  start: number;
  mentions: GoldMention[];
}

export interface MarkedText {
  /** The `key: value` lines above the dividing line; a comment after two spaces and `#` is left out. */
  head: Record<string, string>;
  /** The text as a reader sees it, without marks and without blank lines at either end. */
  text: string;
  /** In reading order, not overlapping. */
  mentions: GoldMention[];
}

/** A marked text that breaks the format; `line` counts from 1. */
export class MarkedTextError extends Error {
  constructor(
    readonly line: number,
    readonly problem: string,
  ) {
    super(`line ${line}: ${problem}`);
    this.name = 'MarkedTextError';
  }
}

const entityId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads a marked text: a head of `key: value` lines, a line `---`, then the text with mentions as
 * `[[surface|entity-id]]`. Square brackets that are not doubled are plain text.
 *
 * @throws MarkedTextError where the head has no end or a mark is not closed, empty, nested or without an entity id
 */
export function parseMarkedText(source: string): MarkedText {
  const lines = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const divider = /^---\n/m.exec(lines);
  if (!divider) throw new MarkedTextError(1, 'no line "---" after the head');

  const head: Record<string, string> = {};
  const headLines = lines.slice(0, divider.index).split('\n');
  for (const [index, line] of headLines.entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1) throw new MarkedTextError(index + 1, `expected "key: value", got "${line}"`);
    head[line.slice(0, colon).trim()] = line
      .slice(colon + 1)
      .replace(/\s{2,}#.*$/, '')
      .trim();
  }

  const rest = lines.slice(divider.index + divider[0].length);
  const leading = rest.length - rest.replace(/^\n+/, '').length;
  const body = rest.slice(leading).replace(/\s+$/, '');
  const lineAt = (offset: number) =>
    lines.slice(0, divider.index + divider[0].length + leading + offset).split('\n').length;

  const mentions: GoldMention[] = [];
  let text = '';
  let at = 0;
  for (;;) {
    const open = body.indexOf('[[', at);
    const stray = body.indexOf(']]', at);
    if (stray !== -1 && (open === -1 || stray < open)) throw new MarkedTextError(lineAt(stray), '"]]" closes nothing');
    if (open === -1) break;
    const close = body.indexOf(']]', open);
    if (close === -1) throw new MarkedTextError(lineAt(open), '"[[" is not closed');
    const mark = body.slice(open + 2, close);
    const bar = mark.lastIndexOf('|');
    const surface = mark.slice(0, bar);
    const entity = mark.slice(bar + 1);
    if (bar < 1 || mark.includes('[[')) throw new MarkedTextError(lineAt(open), `"${mark}" is not surface|entity-id`);
    if (!entityId.test(entity)) throw new MarkedTextError(lineAt(open), `"${entity}" is not an entity id`);
    if (/\n\s*\n/.test(surface)) throw new MarkedTextError(lineAt(open), `"${mark}" runs over a blank line`);
    if (surface.trim() !== surface) throw new MarkedTextError(lineAt(open), `"${surface}" has blanks at an end`);
    text += body.slice(at, open);
    mentions.push({ start: text.length, end: text.length + surface.length, entity });
    text += surface;
    at = close + 2;
  }
  text += body.slice(at);
  return { head, text, mentions };
}

/** Cuts a marked text at its blank lines; a single line break stays inside its block, as do spaces at its ends. */
export function markedBlocks({ text, mentions }: Pick<MarkedText, 'text' | 'mentions'>): GoldBlock[] {
  const blocks: GoldBlock[] = [];
  let start = 0;
  for (const gap of [...text.matchAll(/\n(?:[^\S\n]*\n)+/g), { 0: '', index: text.length }]) {
    const end = gap.index;
    if (text.slice(start, end).trim() !== '') {
      const inside = mentions.filter((mention) => mention.start >= start && mention.end <= end);
      const shifted = inside.map((mention) => ({
        ...mention,
        start: mention.start - start,
        end: mention.end - start,
      }));
      blocks.push({ text: text.slice(start, end), start, mentions: shifted });
    }
    start = end + gap[0].length;
  }
  return blocks;
}
