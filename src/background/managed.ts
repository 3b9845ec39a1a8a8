import { browser } from 'wxt/browser';
import { digestOf } from '../dataset/checksum.ts';
import { canonicalJson, expectedFor, looksPackaged } from '../dataset/pack.ts';
import { PackError } from '../dataset/pack-error.ts';
import { say } from '../dataset/pack-faults.ts';
import { NamesStage } from '../packs/names-stage.ts';
import { readOurPack } from '../packs/our-pack.ts';
import {
  changePack,
  listPacks,
  newPackDatabaseName,
  type PackDatabase,
  packDatabase,
  prefixFor,
  readingLock,
} from '../packs/pack-db.ts';
import { PackStage } from '../packs/stage.ts';
import { removePack } from '../packs/sync.ts';
import { applyPolicy, type ManagedPack } from '../settings/managed.ts';
import { type Policy, readPolicy } from '../settings/policy.ts';
import { changeWithManaged, loadManaged } from '../settings/store.ts';
import type { OpenDataset } from './dataset-service.ts';

/** The packs that come with the extension; a policy's pack cannot take their place. */
const OWN_PACKS = ['fast'];

/**
 * Follows what an organisation has set by policy: at each start of the background and at each change that the browser
 * tells of. Nothing waits for it: Chromium takes seconds to tell a policy, and until then the settings are as they were.
 */
export function followPolicy(dataset: () => Promise<OpenDataset>): void {
  let following: Promise<void> = Promise.resolve();
  const follow = () => {
    following = following
      .then(() => take(dataset))
      .catch((error: unknown) => console.warn('The policy of the organisation could not be followed.', error));
  };
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') follow();
  });
  follow();
}

async function take(dataset: () => Promise<OpenDataset>): Promise<void> {
  const { policy, problems } = readPolicy(await readStored());
  for (const problem of problems) console.warn(`The policy of the organisation: ${problem}`);
  await changeWithManaged((before) => applyPolicy(before, policy));
  await takePacks(policy, dataset);
}

/**
 * @returns undefined where there is no policy, which Firefox says by an error
 * @throws where there is one that cannot be read now: what it set before stays in force
 */
const readStored = (): Promise<unknown> =>
  browser.storage.managed.get().catch((error: unknown) => {
    if (/manifest not found/i.test(String(error))) return undefined;
    throw error;
  });

async function takePacks({ packs }: Policy, dataset: () => Promise<OpenDataset>): Promise<void> {
  const had = (await loadManaged()).packs;
  const ready = (await listPacks()).filter(({ meta }) => meta.state === 'ready');
  if (had.length + packs.length === 0 && !ready.some(({ meta }) => meta.byPolicy)) return;
  const there = new Set(ready.map(({ database }) => database));
  const kept: ManagedPack[] = [];
  let isChanged = false;
  /** Ids of packs that could not be read now: what is there of them stays. */
  const failed = new Set<unknown>();
  const note = (noted: ManagedPack[]) =>
    changeWithManaged(({ settings, managed }) => ({ settings, managed: { ...managed, packs: noted } }));
  for (const text of new Set(packs)) {
    const checksum = await digestOf(text);
    const known = had.find((pack) => pack.checksum === checksum);
    // A text that is no pack is not read again by the same version; a database that the browser has thrown away is made anew.
    if (known && (known.database === null ? known.problem?.startsWith(refusedBy()) : there.has(known.database)))
      kept.push(known);
    else {
      try {
        kept.push(await takePack(text, checksum));
      } catch (error) {
        // Of several, one that a full disk has no room for keeps none of the others away. Read again at the next start.
        console.warn('A pack of the organisation could not be read.', error);
        failed.add((Object(packIn(text)) as { id?: unknown }).id);
        continue;
      }
      isChanged = true;
      // At once: several take so long that the background may be stopped among them.
      await note([...kept, ...had.filter(({ checksum }) => !kept.some((pack) => pack.checksum === checksum))]);
    }
  }
  for (const { database, meta } of ready) {
    const older = had.find((pack) => pack.database === database && !kept.includes(pack));
    if (older && failed.has(meta.info.id)) kept.push(older);
  }
  const known = new Set(kept.map(({ database }) => database));
  // Also one that was read when the background was stopped before it could note it.
  const gone = ready.filter(
    ({ database, meta }) => !known.has(database) && (meta.byPolicy || had.some((pack) => pack.database === database)),
  );
  if (!isChanged && gone.length === 0 && kept.length === had.length) return;
  // Known first, removed then: whatever interrupts this, the next start finds what is still to be done.
  await note(kept);
  for (const { database } of gone) await removePack(database);
  await (await dataset()).followPacks();
}

async function takePack(text: string, checksum: string): Promise<ManagedPack> {
  const database = newPackDatabaseName();
  const db = packDatabase(database);
  const read = async (): Promise<ManagedPack> => {
    try {
      const id = await readInto(db, text, checksum);
      await changePack(database, { state: 'ready', enabled: await isWanted(id), byPolicy: true });
      return { checksum, database };
    } catch (error) {
      db.close();
      await db.delete().catch(() => undefined);
      if (!(error instanceof PackError)) throw error;
      console.warn('A pack of the organisation is refused.', error.message);
      return { checksum, database: null, problem: refusedBy() + error.message.slice(0, 500) };
    } finally {
      db.close();
    }
  };
  // What is being read belongs to whoever holds this lock; without it, it would be taken for a left-over.
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return locks ? ((await locks.request(readingLock(database), read)) as ManagedPack) : read();
}

/** How a problem begins that this version found. */
const refusedBy = (): string => `${browser.runtime.getManifest().version}: `;

/** Whether a pack is to be in use: as the reader has the organisation's version of it that is there, else yes. */
async function isWanted(id: string): Promise<boolean> {
  const before = (await listPacks()).filter(
    ({ meta }) => meta.state === 'ready' && meta.byPolicy && meta.info.id === id,
  );
  return before.every(({ meta }) => meta.enabled);
}

/** Characters read at a time: other work of the background comes in between. */
const PIECE = 100_000;

/**
 * Not by the import of files, which reads tables too: a third of its code is for these, and has no place here.
 *
 * @returns the id of the pack
 */
async function readInto(db: PackDatabase, text: string, checksum: string): Promise<string> {
  const pack = packIn(text);
  const { id } = Object(pack) as { id?: unknown };
  if (typeof id !== 'string') throw new PackError([{ path: 'id', ...expectedFor('id', id) }]);
  if (OWN_PACKS.includes(id)) throw new PackError([{ path: 'id', ...say('idOfDataset', { id }) }]);
  const reader = readOurPack();
  const stage = new PackStage(db, prefixFor(id), new NamesStage(db, []));
  await stage.begin();
  for (let at = 0; at < text.length; at += PIECE) await stage.add(reader.push(text.slice(at, at + PIECE)));
  const end = reader.end();
  await stage.add(end.pieces);
  if (end.declaredChecksum !== undefined) {
    const real = await digestOf(canonicalJson(pack));
    if (real !== end.declaredChecksum)
      throw new PackError([{ path: 'checksum', ...say('checksum', { real, declared: end.declaredChecksum }) }]);
  }
  await stage.finish(end, end.declaredChecksum ?? checksum);
  return id;
}

function packIn(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new PackError([{ path: '', ...say('noJson') }]);
  }
  return looksPackaged(parsed) ? (parsed as { pack: unknown }).pack : parsed;
}
