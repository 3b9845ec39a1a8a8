import { describe, expect, it } from 'vitest';
import { MarkedTextError, markedBlocks, parseMarkedText } from '../../../scripts/marked-text.ts';

const head = 'id: x\nlang: nl\ntopic: on   # about the subject\n---\n';

describe('parseMarkedText', () => {
  it('offsets are those of the text without marks, in UTF-16 code units', () => {
    const { text, mentions } = parseMarkedText(
      `${head}\n😀 [[ABN Amro|abn-amro]]-topman\nbij [[FIU|fiu-nederland]].\n\n`,
    );
    expect(text).toBe('😀 ABN Amro-topman\nbij FIU.');
    expect(mentions.map(({ start, end, entity }) => [text.slice(start, end), entity])).toEqual([
      ['ABN Amro', 'abn-amro'],
      ['FIU', 'fiu-nederland'],
    ]);
    expect(mentions[0]?.start).toBe(3);
  });

  it('a head line ends where its comment begins', () => {
    expect(parseMarkedText(`${head}text`).head).toEqual({ id: 'x', lang: 'nl', topic: 'on' });
  });

  it('single square brackets and bars are plain text', () => {
    const { text, mentions } = parseMarkedText(`${head}[sic] a | b [1]`);
    expect(text).toBe('[sic] a | b [1]');
    expect(mentions).toEqual([]);
  });

  it.each([
    ['no divider', 'id: x\ntext', 1],
    ['a mark that is not closed', `${head}one\n[[FAST|fast`, 6],
    ['a mark without an entity', `${head}[[FAST]]`, 5],
    ['a mark in a mark', `${head}[[a [[b|c]] d|e]]`, 5],
    ['a close without an open', `${head}FAST]]`, 5],
    ['an entity id in capitals', `${head}[[FAST|Fast]]`, 5],
    ['blanks at an end of the surface', `${head}[[ FAST|fast]]`, 5],
    ['a head line without a colon', 'id x\n---\ntext', 1],
  ])('%s is refused with its line', (_, source, line) => {
    expect(() => parseMarkedText(source)).toThrow(MarkedTextError);
    expect(() => parseMarkedText(source)).toThrow(`line ${line}:`);
  });
});

describe('markedBlocks', () => {
  it('blank lines divide, single line breaks do not', () => {
    const parsed = parseMarkedText(`${head}one\n\n \n  two [[ABN\nAMRO|abn-amro]]\nthree\n\n[[FAST|fast]]`);
    const blocks = markedBlocks(parsed);
    expect(blocks.map((block) => block.text)).toEqual(['one', '  two ABN\nAMRO\nthree', 'FAST']);
    expect(blocks.map((block) => block.mentions.map((m) => block.text.slice(m.start, m.end)))).toEqual([
      [],
      ['ABN\nAMRO'],
      ['FAST'],
    ]);
    for (const block of blocks) expect(parsed.text.startsWith(block.text, block.start)).toBe(true);
  });
});
