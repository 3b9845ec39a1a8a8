import { describe, expect, it } from 'vitest';
import {
  mergeSettings,
  planImport,
  type ReaderData,
  readReaderFile,
  writeReaderFile,
} from '../../../src/options/reader-file.ts';
import type { SilencedName } from '../../../src/settings/is-silenced.ts';
import { DEFAULT_SETTINGS, type SETTINGS_VERSION } from '../../../src/settings/schema.ts';

const stop: SilencedName = { text: 'stop', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' };
const mine: ReaderData = {
  settings: {
    ...DEFAULT_SETTINGS,
    language: 'nl',
    marks: { ...DEFAULT_SETTINGS.marks, broad: 'never' },
    sitesOff: ['b.example'],
  },
  silenced: [stop],
};
const as = { today: '2026-11-24', extension: '0.1.0' };
const refusal = (text: string) => readReaderFile(text).catch((error: { code: string; detail: string }) => error);
const changed = async (change: (file: Record<string, unknown>) => void, data = mine) => {
  const file = JSON.parse(await writeReaderFile(data, as)) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};

describe("the reader's file", () => {
  it('gives back what was written', async () => {
    expect(await readReaderFile(await writeReaderFile(mine, as))).toEqual(mine);
  });

  it('may be laid out anew, for the checksum is that of its content', async () => {
    const text = JSON.stringify(JSON.parse(await writeReaderFile(mine, as)));
    expect(await readReaderFile(text)).toEqual(mine);
  });

  it('is refused when its content was changed', async () => {
    const text = await changed(({ content }) => {
      (content as { settings: { theme: string } }).settings.theme = 'dark';
    });
    expect(await refusal(text)).toMatchObject({ code: 'checksum' });
  });

  it('is refused when a newer version wrote it, whatever else it holds', async () => {
    expect(await refusal(await changed((file) => Object.assign(file, { version: 2, content: [] })))).toMatchObject({
      code: 'newer',
    });
  });

  it('is refused when a part of it is newer, though its checksum is right', async () => {
    const newer = { ...mine, settings: { ...mine.settings, version: 9 as typeof SETTINGS_VERSION } };
    expect(await refusal(await writeReaderFile(newer, as))).toMatchObject({ code: 'newer' });
  });

  it('is refused with the path of what does not fit', async () => {
    const odd = { ...mine, silenced: [{ ...stop, site: 'https://nos.nl/a' }] };
    const answer = await refusal(await writeReaderFile(odd, as));
    expect(answer).toMatchObject({ code: 'damaged', detail: expect.stringContaining('silenced.names.0.site') });
    expect(await refusal(await changed((file) => delete file.content))).toMatchObject({ code: 'damaged' });
  });

  it.each(['', 'names', '[]', 'null', '{"format":"other"}'])('is no file of ours: %s', async (text) => {
    expect(await refusal(text)).toMatchObject({ code: 'notOurs' });
  });
});

describe('taking a file over', () => {
  const now: ReaderData = { settings: { ...DEFAULT_SETTINGS, sitesOff: ['a.example'] }, silenced: [] };

  it('is shown before it happens: what differs, and nothing else', () => {
    expect(planImport(now, mine)).toEqual({
      changes: [
        { key: 'language', from: 'browser', to: 'nl' },
        { key: 'marks.broad', from: 'onTopic', to: 'never' },
      ],
      sites: ['b.example'],
      names: [stop],
    });
    expect(planImport(mine, mine)).toEqual({ changes: [], sites: [], names: [] });
  });

  it("removes none of the reader's sites", () => {
    const merged = mergeSettings(now.settings, mine.settings);
    expect(merged.sitesOff).toEqual(['a.example', 'b.example']);
    expect(planImport({ settings: merged, silenced: mine.silenced }, mine)).toEqual({
      changes: [],
      sites: [],
      names: [],
    });
  });
});
