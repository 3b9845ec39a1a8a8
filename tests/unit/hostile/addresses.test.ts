import { expect, test } from 'vitest';
import { PackError } from '../../../src/dataset/pack-error.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import { readCsv } from '../../../src/packs/csv.ts';
import { readFollowTheMoney } from '../../../src/packs/follow-the-money.ts';
import { readOurPack } from '../../../src/packs/our-pack.ts';
import { collectPack, type PackReader } from '../../../src/packs/pieces.ts';
import { entity, smallPack } from '../dataset/small-pack.ts';
import { CSV_HEAD } from './valid-files.ts';

/** An address in a file becomes a link on a card. None leads anywhere but to the web, whatever form the file has. */
const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'java\u0000script:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://example.org/0',
  'file:///etc/passwd',
  'chrome://settings',
  'about:config',
  'moz-extension://0/options.html',
  'mailto:a@example.org',
  '//example.org',
  'https:example.org',
  'https://',
  'https:///example.org',
  'https://exa mple.org',
  'view-source:https://example.org',
];

const read = (reader: PackReader, text: string): Promise<Pack | PackError> =>
  collectPack(reader, [text]).then(
    ({ pack }) => pack,
    (error: unknown) => {
      if (!(error instanceof PackError)) throw error;
      return error;
    },
  );
const list = { title: 'List', publishedOn: '2026-11-24' };
const mapping = { name: 0, aliases: 1, kind: 2, country: 3, note: 4, address: 5 };

test.each(ADDRESSES)('%j is no address of an entry or a source in a pack of ours', async (address) => {
  const [source] = smallPack().sources;
  const website = smallPack({ entities: [...smallPack().entities, entity('odd', { website: address })] });
  const url = smallPack({ sources: [{ ...(source as Pack['sources'][number]), url: address }] });
  for (const pack of [website, url]) {
    expect(await read(readOurPack(), JSON.stringify(pack))).toBeInstanceOf(PackError);
    expect(await read(readOurPack(), JSON.stringify({ checksum: `sha256-${'0'.repeat(64)}`, pack }))).toBeInstanceOf(
      PackError,
    );
  }
});

test.each(ADDRESSES)('%j is refused in a table, and left out of a record of FollowTheMoney', async (address) => {
  const table = `${CSV_HEAD.join(',')}\nSome Trust,,ngo,NL,,"${address}"\n`;
  expect(await read(readCsv({ ...list, mapping, delimiter: ',' }), table)).toBeInstanceOf(PackError);
  const record = { id: 'a', schema: 'Company', properties: { name: ['Some Trust'], website: [address] } };
  const pack = await read(readFollowTheMoney(list), `${JSON.stringify(record)}\n`);
  if (!(pack instanceof PackError)) {
    expect(pack.entities.map(({ website }) => website)).toEqual([null]);
    expect(pack.sources.map(({ url }) => url)).toEqual([null]);
  }
});
