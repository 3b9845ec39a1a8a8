import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, packageOf } from '../../../src/dataset/checksum.ts';
import { canonicalJson } from '../../../src/dataset/pack.ts';
import {
  type FilePack,
  isToRead,
  mergeSettings,
  type PresentPack,
  planImport,
  type ReaderData,
  ReaderFileError,
  type ReaderHas,
  readReaderFile,
  writeReaderFile,
} from '../../../src/options/reader-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/defaults.ts';
import type { SilencedName } from '../../../src/settings/is-silenced.ts';
import type { SETTINGS_VERSION } from '../../../src/settings/version.ts';
import { smallPack } from '../dataset/small-pack.ts';

const stop: SilencedName = { text: 'stop', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' };
const as = { today: '2026-11-24', extension: '0.1.0' };

const packFor = async (id: string, over: Partial<FilePack> = {}): Promise<FilePack> => {
  const packaged = await packageOf(smallPack({ id }));
  const file = new Blob([canonicalJson(packaged)]);
  const { version, title, publishedOn, entities } = packaged.pack;
  const { checksum } = packaged;
  return {
    ...{ id, version, title, publishedOn, entities: entities.length, enabled: true },
    ...{ checksum, readFrom: checksum, bytes: file.size, file },
    ...over,
  };
};
const alpha = await packFor('alpha');
const beta = await packFor('beta', { enabled: false });

const mine: ReaderData = {
  settings: {
    ...DEFAULT_SETTINGS,
    language: 'nl',
    marks: { ...DEFAULT_SETTINGS.marks, broad: 'never' },
    sitesOff: ['b.example'],
  },
  silenced: [stop],
  packs: [],
};
const withPacks: ReaderData = { ...mine, packs: [alpha, beta] };

const written = async (data: ReaderData) => (await writeReaderFile(data, as)).text();
const read = (text: string) => readReaderFile(new Blob([text]));
const refusal = (text: string) => read(text).catch((error: { code: string; detail: string }) => error);
const changed = async (change: (file: Record<string, unknown>) => void, data = mine) => {
  const file = JSON.parse(await written(data)) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};
/** With the checksum made right again. */
const forged = async (change: (content: Record<string, unknown>) => void, data = mine) => {
  const file = JSON.parse(await written(data)) as { content: Record<string, unknown>; checksum: string };
  change(file.content);
  file.checksum = await digestOf(canonicalJson(file.content));
  return JSON.stringify(file);
};
/** What was read, with the text of each pack. */
const plain = async ({ packs, ...choices }: ReaderData) => ({
  ...choices,
  packs: await Promise.all(packs.map(async ({ file, ...entry }) => ({ ...entry, text: await file.text() }))),
});

describe("the reader's file", () => {
  it('gives back what was written', async () => {
    expect(await read(await written(mine))).toEqual(mine);
    expect(await plain(await read(await written(withPacks)))).toEqual(await plain(withPacks));
  });

  it('is JSON, whose packs can be cut out as they are: each is a file of a pack', async () => {
    const file = JSON.parse(await written(withPacks)) as { packs: unknown[] };
    expect(file.packs).toEqual([JSON.parse(await alpha.file.text()), JSON.parse(await beta.file.text())]);
    expect((await written(withPacks)).split('\n')).toContain(`${await alpha.file.text()},`);
  });

  it('finds packs by what is told of them, whatever comes before: texts of several bytes a letter', async () => {
    const data = { ...withPacks, silenced: [{ ...stop, text: '希望 надежда' }] };
    expect(await plain(await read(await written(data)))).toEqual(await plain(data));
  });

  it('may be laid out anew, for the checksum is that of its content', async () => {
    for (const data of [mine, withPacks]) {
      const text = JSON.stringify(JSON.parse(await written(data)));
      expect(await plain(await read(text))).toEqual(await plain(data));
      expect(await plain(await read(`\ufeff${text.replaceAll('\n', '\r\n')}`))).toEqual(await plain(data));
    }
  });

  it('is refused when its content was changed', async () => {
    const text = await changed(({ content }) => {
      (content as { settings: { theme: string } }).settings.theme = 'dark';
    });
    expect(await refusal(text)).toMatchObject({ code: 'checksum' });
  });

  it('is refused when it was cut short anywhere, or goes on behind its end', async () => {
    const text = await written(withPacks);
    for (let end = 0; end < text.length; end += 97) {
      expect(await refusal(text.slice(0, end)), String(end)).toBeInstanceOf(ReaderFileError);
    }
    expect(await refusal(`${text} {}`)).toMatchObject({ code: 'checksum' });
  });

  it('is refused when a newer version wrote it, whatever else it holds', async () => {
    expect(await refusal(await changed((file) => Object.assign(file, { version: 3, content: [] })))).toMatchObject({
      code: 'newer',
    });
  });

  it('is refused when a part of it is newer, though its checksum is right', async () => {
    const newer = { ...mine, settings: { ...mine.settings, version: 9 as typeof SETTINGS_VERSION } };
    expect(await refusal(await written(newer))).toMatchObject({ code: 'newer' });
  });

  it('is refused with the path of what does not fit', async () => {
    const odd = { ...mine, silenced: [{ ...stop, site: 'https://nos.nl/a' }] };
    const answer = await refusal(await written(odd));
    expect(answer).toMatchObject({ code: 'damaged', path: 'silenced.names.0.site' });
    expect(await refusal(await changed((file) => delete file.content))).toMatchObject({ code: 'damaged' });
    const packs = (change: (entry: Record<string, unknown>) => void) =>
      forged((content) => change((content.packs as Record<string, unknown>[])[1] ?? {}), withPacks).then(refusal);
    expect(await packs((entry) => Object.assign(entry, { id: 'Not an id' }))).toMatchObject({
      code: 'damaged',
      path: 'content.packs.1.id',
    });
    expect(await packs((entry) => Object.assign(entry, { id: 'alpha' }))).toMatchObject({
      code: 'damaged',
      path: 'content.packs.1.id',
      fault: { code: 'twice', values: { id: 'alpha' } },
    });
    expect(await packs((entry) => Object.assign(entry, { title: { en: 'a\u202eb', nl: 'a', de: 'a' } }))).toMatchObject(
      {
        code: 'damaged',
        path: 'content.packs[1].title.en',
        fault: { code: 'character', values: { character: 'U+202E' } },
      },
    );
    const short = await forged((content) => (content.packs as unknown[]).pop(), withPacks);
    expect(await refusal(short)).toMatchObject({ code: 'damaged', path: 'packs' });
  });

  it('does not take more of a file than a pack is said to be', async () => {
    const text = (await written(withPacks)).replace(`"bytes": ${alpha.bytes}`, `"bytes": ${alpha.bytes + 1}`);
    expect(await refusal(text)).toMatchObject({ code: 'checksum' });
  });

  it.each(['', 'names', '[]', 'null', '{"format":"other"}', '['.repeat(200_000), '\n  "packs": [\n'])(
    'is no file of ours: %s',
    async (text) => {
      expect(await refusal(text)).toMatchObject({ code: 'notOurs' });
    },
  );

  it('is refused where it is brackets all the way down', async () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const text = JSON.stringify({ format: 'initiative-lens-reader', version: 2, checksum: '', content: {} });
    expect(await refusal(text.replace('{}', deep))).toBeInstanceOf(ReaderFileError);
  });

  it('of any bytes is read whole or refused, never anything else', async () => {
    const text = await written(withPacks);
    const outcomes = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 6 }), fc.nat(40), async (at, put, cut) => {
        const answer = await refusal(text.slice(0, at) + put + text.slice(at + cut));
        if (answer instanceof ReaderFileError) {
          outcomes.refused++;
          return;
        }
        outcomes.read++;
        // What stands in a pack is for the reading of packs to judge; all else is as it was.
        const { packs, ...choices } = answer as ReaderData;
        const { packs: before, ...same } = withPacks;
        expect(choices).toEqual(same);
        expect(packs.map(({ checksum }) => checksum)).toEqual(before.map(({ checksum }) => checksum));
      }),
      { seed: 20_261_124, numRuns: 2_000 },
    );
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(0);
  });
});

describe('files of every earlier version', () => {
  const folder = join(import.meta.dirname, 'reader-files');
  it.each(readdirSync(folder))('%s is brought to the present one', async (name) => {
    const data = await read(readFileSync(join(folder, name), 'utf8'));
    const language = name.endsWith('settings-0.json') ? 'browser' : 'nl';
    expect(data).toEqual({
      settings: { ...DEFAULT_SETTINGS, language, sitesOff: ['b.example'] },
      silenced: [stop],
      packs: [],
    });
    // And is then written as a file of today.
    expect(JSON.parse(await written(data))).toMatchObject({ version: 2, packs: [] });
  });
});

describe('taking a file over', () => {
  const now: ReaderHas = { settings: { ...DEFAULT_SETTINGS, sitesOff: ['a.example'] }, silenced: [], packs: [] };
  const present = ({ file: _, bytes: __, checksum: ___, ...entry }: FilePack, over: Partial<PresentPack> = {}) => ({
    ...{ ...entry, database: `db-${entry.id}`, isFixed: false },
    ...over,
  });
  const kindsOf = (has: Partial<ReaderHas>, canKeepPacks = true) =>
    planImport({ ...now, ...has }, withPacks, canKeepPacks).packs.map(({ change }) => change);

  it('is shown before it happens: what differs, and nothing else', () => {
    expect(planImport(now, mine)).toEqual({
      changes: [
        { key: 'language', from: 'browser', to: 'nl' },
        { key: 'marks.broad', from: 'onTopic', to: 'never' },
      ],
      sites: ['b.example'],
      names: [stop],
      packs: [],
    });
    expect(planImport({ ...mine, packs: [] }, mine)).toEqual({ changes: [], sites: [], names: [], packs: [] });
  });

  it('of a pack it is said whether it is new, here already, switched, or another version', () => {
    expect(kindsOf({})).toEqual(['new', 'new']);
    expect(kindsOf({ packs: [present(alpha), present(beta)] })).toEqual(['same', 'same']);
    expect(kindsOf({ packs: [present(alpha, { enabled: false }), present(beta)] })).toEqual(['switched', 'same']);
    const other = `sha256-${'0'.repeat(64)}`;
    expect(kindsOf({ packs: [present(alpha, { readFrom: other })] })).toEqual(['other', 'new']);
    expect(planImport(now, withPacks).packs.filter(isToRead)).toHaveLength(2);
  });

  it('a pack is known again by the file it was first read from', async () => {
    const readFrom = `sha256-${'1'.repeat(64)}`;
    const file = { ...mine, packs: [{ ...alpha, readFrom }] };
    const has = { ...now, packs: [present(alpha, { readFrom })] };
    expect(planImport(has, file).packs.map(({ change }) => change)).toEqual(['same']);
  });

  it('leaves the packs of an organisation alone, and reads none where there is nowhere to keep it', () => {
    expect(kindsOf({ packs: [present(alpha, { isFixed: true, enabled: false })] })).toEqual(['fixed', 'new']);
    expect(kindsOf({}, false)).toEqual(['noRoom', 'noRoom']);
  });

  it("removes none of the reader's sites", () => {
    const merged = mergeSettings(now.settings, mine.settings);
    expect(merged.sitesOff).toEqual(['a.example', 'b.example']);
    expect(planImport({ settings: merged, silenced: mine.silenced, packs: [] }, mine)).toMatchObject({
      ...{ changes: [], sites: [], names: [] },
    });
  });
});
