import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  hover,
  hoverMark,
  leave,
  marksAre,
  pause,
  pointOfText,
  settledMarks,
  textsOfMarks,
  waitForCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([head, body, tail]);
}

/** One grey pixel. */
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  pngChunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  pngChunk('IEND', Buffer.alloc(0)),
]);

const names = 'CoMensha and ABN AMRO work against human trafficking.';

/** Documents that are not the page a content script expects; whatever becomes of them, no console may show a fault. */
const documents: { title: string; body: string | Buffer; type: string }[] = [
  { title: 'an empty page', body: '', type: 'text/html' },
  { title: 'a page with only a doctype', body: '<!doctype html>', type: 'text/html' },
  {
    title: 'a page that takes its own body away',
    body: `<!doctype html><title>x</title><p>${names}</p><script>addEventListener('load', () => document.body.remove())</script>`,
    type: 'text/html',
  },
  {
    title: 'a page that takes its root away',
    body: `<!doctype html><title>x</title><p>${names}</p><script>addEventListener('load', () => setTimeout(() => document.documentElement.remove(), 300))</script>`,
    type: 'text/html',
  },
  {
    title: 'XHTML without a body',
    body: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head></html>',
    type: 'application/xhtml+xml',
  },
  {
    title: 'XHTML with names',
    body: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>x</title></head><body><p>${names}</p></body></html>`,
    type: 'application/xhtml+xml',
  },
  {
    title: 'a frameset',
    body: '<!doctype html><frameset cols="*"><frame src="/inner.html"></frameset>',
    type: 'text/html',
  },
  { title: 'XML', body: `<?xml version="1.0"?><list><item>${names}</item></list>`, type: 'application/xml' },
  {
    title: 'SVG',
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 60"><text x="10" y="40">${names}</text></svg>`,
    type: 'image/svg+xml',
  },
  { title: 'an image', body: png, type: 'image/png' },
  { title: 'plain text', body: `${names}\n`.repeat(20), type: 'text/plain; charset=utf-8' },
  { title: 'JSON', body: JSON.stringify({ names }), type: 'application/json' },
];

const FIVE_MEGABYTES = 5_000_000;

/** Prose of no matter, with a sentence that names somebody in every hundredth paragraph. */
function largePage(): { html: string; named: number } {
  const words =
    'the river ran past a row of old houses and nobody had counted the boats that lay along its bank since spring'.split(
      ' ',
    );
  const parts: string[] = [];
  let length = 0;
  let named = 0;
  for (let n = 0; length < FIVE_MEGABYTES; n++) {
    const sentence = Array.from({ length: 60 }, (_, k) => words[(n * 7 + k * 11) % words.length]).join(' ');
    const naming = n % 100 === 0;
    if (naming) named++;
    const part = `<p>${sentence}.${naming ? ' Victims of human trafficking turn to CoMensha.' : ''}</p>\n`;
    parts.push(part);
    length += part.length;
  }
  return { html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Large</title>${parts.join('')}`, named };
}

inBrowsers('documents of every kind', (rig) => {
  test.each(documents)('$title: no fault', async ({ title, body, type }) => {
    rig().site.serve('/inner.html', `<!doctype html><title>inner</title><p>${names}</p>`);
    const before = (await rig().consoleFaults()).length;
    const tab = await rig().open(rig().site.serve(`/${title.replaceAll(' ', '-')}`, body, { type }));
    await pause(700);
    // Where the names are shown, a card may open; what counts is that nothing breaks.
    const point = await pointOfText(tab, 'CoMensha').catch(() => null);
    await hover(tab, point ?? { x: 60, y: 30 });
    await pause(700);
    await leave(tab);
    await tab.close();
    expect((await rig().consoleFaults()).slice(before)).toEqual([]);
  });

  test.each([
    ['plain text', 'text/plain', 'Victims of human trafficking turn to CoMensha.\n\nNothing else.'],
    [
      'XHTML',
      'application/xhtml+xml',
      '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head><body><p>Victims of human trafficking turn to CoMensha.</p></body></html>',
    ],
  ])('%s is marked, and its names have cards', async (_, type, body) => {
    const tab = await rig().open(rig().site.serve('/marked', body, { type }));
    await marksAre(tab, ['CoMensha']);
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    await tab.close();
  });

  test.each([
    ['XML', 'application/xml', '<list><item>Victims of human trafficking turn to CoMensha.</item></list>'],
    ['JSON', 'application/json', '{"text": "Victims of human trafficking turn to CoMensha."}'],
    [
      'a drawing',
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">Victims of human trafficking turn to CoMensha.</text></svg>',
    ],
  ])('%s is no text to read, and is left alone', async (_, type, body) => {
    const tab = await rig().open(rig().site.serve('/left-alone', body, { type }));
    await pause(1_000);
    expect(await textsOfMarks(tab)).toEqual([]);
    await tab.close();
  });

  test('a page of 5 MB is read to its end, without a fault', async () => {
    const { html, named } = largePage();
    const tab = await rig().open(rig().site.serve('/large.html', html));
    const marks = await settledMarks(tab, { atLeast: named, quietMs: 1_000, timeoutMs: 90_000 });
    expect(marks.map(({ text }) => text)).toEqual(Array.from({ length: named }, () => 'CoMensha'));
    await tab.close();
  });
});
