import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPackHandlers } from '../../../src/background/pack-answers.ts';
import { packageOf } from '../../../src/dataset/checksum.ts';
import { canonicalJson } from '../../../src/dataset/pack.ts';
import { link } from '../../../src/matching/link/link.ts';
import { RequestError } from '../../../src/messaging/client.ts';
import { AnswerError, type Sender } from '../../../src/messaging/server.ts';
import { PackImportSteps } from '../../../src/options/PackImportSteps.tsx';
import type { PackServices } from '../../../src/options/pack-services.ts';
import { type NotInUse, type PackImport, usePackImport } from '../../../src/options/use-pack-import.ts';
import { importPack } from '../../../src/packs/import.ts';
import { changePack, listPacks, newPackDatabaseName, packDatabase, takeBackPack } from '../../../src/packs/pack-db.ts';
import { removeOwnPack } from '../../../src/packs/sync.ts';
import { entity, name, smallPack } from '../dataset/small-pack.ts';

/** The page and the background that it asks, with the databases between them. */

const curated = await packageOf(smallPack());
const versionOf = (number: number) =>
  canonicalJson(
    smallPack({
      id: 'mine',
      version: `2026.${number}.0`,
      entities: [entity('bank', { names: [name(`Kestrel ${number} Trust`)] })],
      roles: [],
      goals: [],
      senses: [],
    }),
  );

type Service = typeof import('../../../src/background/dataset-service.ts');
let service: Service;

/** A background that has just started. */
async function start(): Promise<void> {
  vi.resetModules();
  service = await import('../../../src/background/dataset-service.ts');
  await (await service.openDataset()).followPacks();
}

/** Has the background follow, which answers as it does across a message. */
async function follow(): Promise<void> {
  try {
    await createPackHandlers(service.insistOnDatabase).packsChanged({}, {} as Sender);
  } catch (error) {
    throw error instanceof AnswerError
      ? new RequestError(error.code, error.message)
      : new RequestError('internal', 'The background could not answer.');
  }
}

/** Which versions a text has marks for. */
async function marked(): Promise<number[]> {
  const linker = await (await service.openDataset()).linker();
  const ask = (text: string) =>
    link(linker, {
      document: { title: '', lang: 'en', host: '' },
      ...{ state: null, open: [], blocks: [{ id: 0, text, kind: 'text' }] },
    });
  return [1, 2, 3].filter((number) => ask(`She works for Kestrel ${number} Trust.`).settled.length > 0);
}

const there = async () => (await listPacks()).map(({ meta: { info, state } }) => `${info.version} ${state}`);

let steps: PackImport;
let root: HTMLElement;
const onNotInUse = vi.fn<(end: NotInUse, isTold: boolean) => void>();

function draw(over: Partial<PackServices> = {}): void {
  const services = {
    startReading: (listener) => ({
      async tell(message) {
        if (message.do === 'look') listener({ told: 'look', look: { format: 'pack' } });
        else if (message.do === 'read') {
          const [{ file, plan, database }] = message.files as [(typeof message.files)[number]];
          const pack = packDatabase(database);
          const preview = await importPack(file, pack, {
            ...{ plan, taken: [], reservedIds: [], organisationIds: [] },
            signal: new AbortController().signal,
            onProgress: () => undefined,
          });
          pack.close();
          listener({ told: 'preview', preview, database });
        }
      },
      end: () => undefined,
    }),
    newDatabase: async () => newPackDatabaseName(),
    noteReading: () => () => undefined,
    accept: (database) => changePack(database, { state: 'ready', enabled: true }),
    remove: removeOwnPack,
    takeBack: takeBackPack,
    discard: async () => undefined,
    follow,
    ...over,
  } as PackServices;
  const Page = () => {
    steps = usePackImport(services, { onAccepted: services.follow, onNotInUse });
    return <PackImportSteps language="en" {...{ steps }} present={[]} field={{ current: null }} />;
  };
  render(<Page />, root);
}

const until = (step: PackImport['state']['step']) => vi.waitFor(() => expect(steps.state.step).toBe(step));
const choose = async (number: number) => {
  steps.choose(new File([versionOf(number)], 'mine.json'));
  await until('preview');
};
const add = async (number: number, end: PackImport['state']['step']) => {
  await choose(number);
  steps.accept();
  await until(end);
};

beforeEach(async () => {
  fakeBrowser.reset();
  onNotInUse.mockReset();
  const databases = new IDBFactory();
  vi.stubGlobal('indexedDB', databases);
  Dexie.dependencies.indexedDB = databases;
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ version: '1.0.0' }),
    getURL: (path: string) => `extension:${path}`,
  });
  const { id, version } = curated.pack;
  vi.stubGlobal('fetch', async (url: string) => ({
    json: async () => (url.endsWith('head.json') ? { id, version, checksum: curated.checksum } : curated),
  }));
  vi.stubGlobal('document', parseHTML('<!doctype html><body></body>').document);
  for (const way of ['warn', 'error'] as const) vi.spyOn(console, way).mockImplementation(() => undefined);
  root = document.createElement('div');
  await start();
  draw();
  await add(1, 'added');
  expect(root.textContent).toContain('Its names are marked from now on');
  expect(await marked()).toEqual([1]);
});

afterEach(() => {
  render(null, root);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** No name of a pack can be written to where it would be in use. */
const refuseCompiled = () => {
  const put = IDBObjectStore.prototype.add;
  return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (this.name === 'compiled') throw new DOMException('The disk is full.', 'QuotaExceededError');
    return put.apply(this, row);
  });
};
const refuseFilters = () => {
  const { local } = fakeBrowser.storage;
  const set = local.set.bind(local);
  return vi
    .spyOn(local, 'set')
    .mockImplementation((items) =>
      'filtersOf' in items ? Promise.reject(new Error('The disk is full.')) : set(items),
    );
};

test('a version that takes the place of another is in use, and the other one gone', async () => {
  await add(2, 'added');
  expect(await there()).toEqual(['2026.2.0 ready']);
  expect(await marked()).toEqual([2]);
});

test('names that cannot be arranged leave the older version as it was, which is what is said', async () => {
  const full = refuseCompiled();
  await add(2, 'failed');
  expect(root.textContent).toContain('There is no room for it on this device. Nothing was changed.');
  expect(await marked()).toEqual([1]);
  full.mockRestore();
  await start();
  expect(await there()).toEqual(['2026.1.0 ready']);
  expect(await marked()).toEqual([1]);
});

test('a failure behind the arranged names loses no version: the new one is kept, as is said, and used later', async () => {
  const full = refuseFilters();
  await add(2, 'kept');
  expect(root.textContent).toContain('“A small pack” was added, but its names may not be marked yet');
  expect(root.textContent).not.toContain('Nothing was changed');
  expect(onNotInUse).toHaveBeenCalledWith(expect.objectContaining({ step: 'kept' }), true);
  full.mockRestore();
  await start();
  expect(await there()).toEqual(['2026.2.0 ready']);
  expect(await marked()).toEqual([2]);
});

test('a background that does all and is stopped before it says so loses no version', async () => {
  const stopped = async () => {
    await follow();
    throw new RequestError('unanswered', 'Nobody answered.');
  };
  draw({ follow: stopped });
  await add(2, 'kept');
  await start();
  expect(await there()).toEqual(['2026.2.0 ready']);
  expect(await marked()).toEqual([2]);
});

test('a pack that cannot be taken back is said to be kept', async () => {
  const full = refuseCompiled();
  draw({ takeBack: () => Promise.reject(new Error('The disk is full.')) });
  await add(2, 'kept');
  full.mockRestore();
  await start();
  expect(await marked()).toEqual([2]);
});

test('one that could not even be accepted is not said to be kept', async () => {
  const refuse = () => Promise.reject(new Error('The pack is gone.'));
  draw({ accept: refuse, takeBack: refuse });
  await add(2, 'failed');
  await start();
  expect(await there()).toEqual(['2026.1.0 ready']);
});

test('while the background works from memory nothing is said to be marked, and nothing is taken back', async () => {
  const any = indexedDB.open.bind(indexedDB);
  const refused = vi.spyOn(indexedDB, 'open').mockImplementation((called, version) => {
    if (called === 'initiative-lens') throw new DOMException('It could not be opened.', 'UnknownError');
    return any(called, version);
  });
  vi.resetModules();
  service = await import('../../../src/background/dataset-service.ts');
  expect((await service.openDataset()).storage).toBe('memory');
  await add(2, 'kept');
  expect(root.textContent).toContain('The browser cannot open the database of the extension at the moment.');
  expect(await there()).toEqual(['2026.1.0 ready', '2026.2.0 ready']);
  // Asked once more as soon as it can be opened: nobody has to wait until a while has passed.
  refused.mockRestore();
  await add(3, 'added');
  expect(await there()).toEqual(['2026.3.0 ready']);
  expect(await marked()).toEqual([3]);
});

test('a pack that is removed while it is being added is not said to have been added', async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  draw({ follow: () => finished.then(follow) });
  await add(2, 'adding');
  await vi.waitFor(async () => expect(await there()).toContain('2026.2.0 ready'));
  const [, added] = await listPacks();
  await removeOwnPack(added?.database ?? '');
  steps.forget('mine');
  await until('idle');
  finish();
  await vi.waitFor(async () => expect(await there()).toEqual([]));
  expect(steps.state.step).toBe('idle');
  expect(await marked()).toEqual([]);
});
