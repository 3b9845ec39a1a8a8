import { expect, it } from 'vitest';
import type { Brief } from '../../../src/brief/brief.ts';
import { toCsv } from '../../../src/brief/csv.ts';
import { toJson } from '../../../src/brief/json.ts';
import { toMarkdown } from '../../../src/brief/markdown.ts';
import { toRis } from '../../../src/brief/ris.ts';
import { parseCsv, parseRis } from './parsers.ts';
import { sampleBrief } from './sample-brief.ts';

/** An added pack may be called anything, and so may what is in it: in no form of the brief does it become more than text. */
const brief = await sampleBrief('en', {}, ['comensha', 'fast']);
const TITLE = 'Harbour list';

const renamed = (title: string): Brief =>
  JSON.parse(JSON.stringify(brief).replaceAll(TITLE, JSON.stringify(title).slice(1, -1))) as Brief;

const TITLES = [
  '=HYPERLINK("https://evil.example","click")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png)',
  '# Heading\n\nER  - \r\nTY  - JOUR\r\nUR  - https://evil.example',
  '"],"x":["',
  '`code` <https://evil.example> &lt;b&gt;',
];

it.each(TITLES)('a pack called %j', (title) => {
  expect(JSON.stringify(brief)).toContain(TITLE);
  const hostile = renamed(title);

  for (const row of parseCsv(toCsv(hostile, ',').slice(1), ',').slice(1))
    for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
  expect(parseCsv(toCsv(hostile, ','), ',')).toHaveLength(parseCsv(toCsv(brief, ','), ',').length);

  // As many records, under the same tags; a note of several lines is several notes.
  const tags = (of: Brief) => parseRis(toRis(of)).map((record) => [...new Set(record.map(([tag]) => tag))].join(' '));
  expect(tags(hostile)).toEqual(tags(brief));

  // Nothing that CommonMark reads as a tag, a link, an image, code or a heading but what stood there before.
  const markup = (of: Brief) =>
    [...toMarkdown(of, { sourcesInFull: true }).matchAll(/(?<!\\)(?:<[a-z!/][^>]*>|`|\[|\]\()|^#+ /gim)].map(String);
  expect(markup(hostile)).toEqual(markup(brief));

  expect(JSON.parse(toJson(hostile))).toEqual(JSON.parse(toJson(renamed(title))));
  expect(Object.keys(JSON.parse(toJson(hostile)))).toEqual(Object.keys(JSON.parse(toJson(brief))));
});
