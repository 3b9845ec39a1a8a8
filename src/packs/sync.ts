import { type DatasetDatabase, type PackInUse, packsInUse } from '../dataset/db.ts';
import { partSteps } from '../dataset/gazetteer.ts';
import { type InstallOptions, usePacks } from '../dataset/install.ts';
import type { Pack } from '../dataset/schema.ts';
import { runAtOnce } from '../matching/slices.ts';
import { gazetteerPartOf } from './gazetteer-part.ts';
import {
  type AddedPack,
  changePack,
  deletePackDatabase,
  listEmptyDatabases,
  listPacks,
  type PackDatabase,
  type PackMeta,
  packDatabase,
  readingLock,
  settlePack,
} from './pack-db.ts';

/**
 * Brings what is in use in line with the packs there are: compiles those that are ready and enabled with the dataset,
 * then deletes what is left over. What is wanted stands in the packs' own databases, each by one write; this follows it,
 * however often and wherever it was interrupted.
 *
 * @param readDataset the packaged dataset, as a whole
 * @returns whether what is in use changed
 */
export async function followPacks(
  db: DatasetDatabase,
  readDataset: () => Promise<Pack>,
  options: Omit<InstallOptions, 'onProgress'>,
): Promise<boolean> {
  const all = await listPacks();
  let isFollowed = false;
  try {
    const installed = await compilePacks(db, all, readDataset, options);
    isFollowed = true;
    return installed;
  } finally {
    await deleteLeftOvers(all, isFollowed ? null : await packsInUse(db).catch(() => []));
  }
}

/**
 * The first half of {@link followPacks}, for a context that only helps: nothing is deleted. What is in use having followed
 * them, the reader's packs are settled.
 *
 * @param all packs there are
 */
export async function compilePacks(
  db: DatasetDatabase,
  all: readonly AddedPack[],
  readDataset: () => Promise<Pack>,
  options: Omit<InstallOptions, 'onProgress'>,
): Promise<boolean> {
  const inUse = currentOf(all)
    .filter(({ meta }) => meta.enabled)
    .map(toPackInUse);
  const open: PackDatabase[] = [];
  try {
    const { installed } = await usePacks(
      db,
      inUse,
      async () => {
        const own = partSteps([await readDataset()]);
        const parts = [options.run ? await options.run(own) : runAtOnce(own)];
        for (const { database } of inUse) {
          const pack = packDatabase(database);
          open.push(pack);
          await pack.open();
          parts.push(await gazetteerPartOf(pack));
        }
        return parts;
      },
      options,
    );
    for (const { database, meta } of ownOf(all)) {
      if (meta.isSettled) continue;
      // Not settled, it keeps what it took the place of from being deleted, until the next start.
      await settlePack(database).catch((error: unknown) => console.warn('A pack could not be settled.', error));
    }
    return installed;
  } finally {
    for (const pack of open) pack.close();
  }
}

/** Of packs that are ready, one of each id: an organisation's before the reader's, of these the latest. */
export function currentOf(packs: readonly AddedPack[]): AddedPack[] {
  const first = new Map<string, AddedPack>();
  for (const pack of packs) {
    const { state, info } = pack.meta;
    if (state !== 'ready') continue;
    const other = first.get(info.id);
    if (!other || goesBefore(pack.meta, other.meta)) first.set(info.id, pack);
  }
  return [...first.values()].sort((a, b) => (a.meta.info.id < b.meta.info.id ? -1 : 1));
}

const goesBefore = (one: PackMeta, other: PackMeta): boolean =>
  one.byPolicy === other.byPolicy ? one.addedAt > other.addedAt : one.byPolicy === true;

/** The reader's own packs, also those that wait behind an organisation's of the same id. */
export const ownOf = (packs: readonly AddedPack[]): AddedPack[] =>
  currentOf(packs.filter(({ meta }) => !meta.byPolicy));

/** What is not left over. An organisation's pack is removed by who follows the policy, and by nobody else. */
const keptOf = (packs: readonly AddedPack[]): AddedPack[] => [
  ...packs.filter(({ meta }) => meta.byPolicy && meta.state === 'ready'),
  ...ownOf(packs),
];

function toPackInUse({ database, meta }: AddedPack): PackInUse {
  const { info, head, prefix } = meta;
  return { database, prefix, row: { id: info.id, info, redirects: head.redirects, family: [], doubts: head.doubts } };
}

/**
 * Deletes what was removed, replaced, or left by a page that ended while it read. What another page is reading now is held
 * by a lock; where the browser has none to ask, nothing that is being read is deleted.
 *
 * @param before packs as they were when it was decided which are used. Compiling takes seconds, in which the reader may
 *   add one: deleted is only what was left over then and is so still
 * @param inUse null: what is in use is made of them. If not, one that another takes the place of stays, and one that was
 *   removed and is still in use. The former stays too while the other one can be taken back: it is all the reader has then
 */
async function deleteLeftOvers(before: readonly AddedPack[], inUse: readonly PackInUse[] | null): Promise<void> {
  const leftBefore = new Set(leftOversOf(before).map(({ database }) => database));
  // Locks are let go of when the pack has been accepted: one that is held neither before its state is read nor after is
  // nobody's.
  const [heldBefore, now, empty, heldAfter] = [
    await heldLocks(),
    await listPacks(),
    await listEmptyDatabases(),
    await heldLocks(),
  ];
  const isFree = (database: string): boolean =>
    heldBefore !== null &&
    heldAfter !== null &&
    ![heldBefore, heldAfter].some((held) => held.has(readingLock(database)));
  const settled = new Set(ownOf(now).flatMap(({ meta }) => (meta.isSettled ? [meta.info.id] : [])));
  const mayGo = ({ database, meta: { state, info } }: AddedPack): boolean => {
    if (state === 'ready') return inUse === null && settled.has(info.id);
    if (state === 'leaving') return inUse?.some((one) => one.database === database) !== true;
    return isFree(database);
  };
  const left = leftOversOf(now).filter((pack) => leftBefore.has(pack.database) && mayGo(pack));
  for (const database of [...left.map((pack) => pack.database), ...empty.filter(isFree)]) {
    await deletePackDatabase(database).catch((error: unknown) => console.warn('An old pack was not deleted.', error));
  }
}

function leftOversOf(packs: readonly AddedPack[]): AddedPack[] {
  const kept = new Set(keptOf(packs).map(({ database }) => database));
  return packs.filter(({ database }) => !kept.has(database));
}

async function heldLocks(): Promise<Set<string> | null> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (!locks) return null;
  const { held = [] } = await locks.query();
  return new Set(held.flatMap(({ name }) => (name === undefined ? [] : [name])));
}

/** Marks a pack as removed: from here on nothing of it is shown, and whoever comes first deletes it. */
export const removePack = (database: string): Promise<void> => changePack(database, { state: 'leaving' });

/**
 * Removes a pack of the reader's. First what it took the place of, where that could not be deleted yet: it would come back,
 * and the reader was told that it is gone.
 */
export async function removeOwnPack(database: string): Promise<void> {
  const own = (await listPacks()).filter(({ meta }) => meta.state === 'ready' && !meta.byPolicy);
  const removed = own.find((pack) => pack.database === database)?.meta;
  for (const { database: other, meta } of own) {
    const isOlder = removed && meta.info.id === removed.info.id && meta.addedAt < removed.addedAt;
    if (isOlder) await removePack(other);
  }
  await removePack(database);
}

/** Whether what is in use is made of exactly the packs that are wanted. Cheap: to be asked when the background wakes. */
export async function arePacksFollowed(db: DatasetDatabase): Promise<boolean> {
  const [used, all] = await Promise.all([packsInUse(db), listPacks()]);
  const wanted = currentOf(all).filter(({ meta }) => meta.enabled);
  const names = (packs: readonly { database: string }[]) =>
    packs
      .map(({ database }) => database)
      .sort()
      .join(' ');
  return names(used) === names(wanted) && all.length === keptOf(all).length;
}
