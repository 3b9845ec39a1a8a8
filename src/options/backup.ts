import { todayOf } from '../i18n/format.ts';
import type { AddedPack, UnreadablePack } from '../packs/pack-db.ts';
import { migrateSettings } from '../settings/migrate.ts';
import type { Settings } from '../settings/schema.ts';
import { changeSilenced, loadSilenced, migrateSilenced, SILENCED_VERSION, withSilenced } from '../settings/silenced.ts';
import { changeOwnSettings, loadManaged, loadOwnSettings } from '../settings/store.ts';
import type { PackServices } from './pack-services.ts';
import {
  type FilePack,
  mergeSettings,
  type PackChange,
  type PresentPack,
  type ReaderChoices,
  type ReaderHas,
  readerFileName,
  writeReaderFile,
} from './reader-file.ts';

/** What the section for the reader's file needs of the device. */
export interface Backup {
  /**
   * Saves everything in a file.
   *
   * @param onProgress called where there are packs, with the part done
   * @returns the name it was given, and the packs that cannot be read and are not in it
   * @throws SettingsError where the device holds something newer, which the file would be without
   */
  save(onProgress: (part: number) => void): Promise<{ name: string; missing: UnreadablePack[] }>;
  /** What is on this device now. */
  has(): Promise<ReaderHas>;
  /**
   * @param read database of each pack that was read from the file
   * @throws SettingsError where the device holds something newer, or both together are too much; nothing is changed then
   * @throws Error where a pack that was to be switched, or to stay as it is, has gone meanwhile; nothing is changed then
   * @throws TakenInPartError where something that was taken over stays, and the rest could not be
   */
  takeOver(data: ReaderChoices, packs: readonly PackChange[], read: ReadonlyMap<FilePack, string>): Promise<void>;
}

/** A part of a file was taken over. Taking it over again does the rest. */
export class TakenInPartError extends Error {
  override readonly name = 'TakenInPartError';
  /** @param kept databases of packs that were taken over */
  constructor(
    readonly kept: ReadonlySet<string>,
    options: ErrorOptions,
  ) {
    super('Only a part of the file was taken over.', options);
  }
}

interface BackupServices {
  packs: PackServices;
  saveFile(name: string, file: Blob): void;
  version: string;
}

export function createBackup({ packs, saveFile, version }: BackupServices): Backup {
  const choices = async (): Promise<ReaderChoices> => ({
    settings: await loadOwnSettings(),
    silenced: await loadSilenced(),
  });
  return {
    async save(onProgress) {
      await refuseNewer();
      const today = todayOf(new Date());
      const fixed = await fixedPacks();
      const found = await packs.listOwn();
      const own = found.packs.filter(({ database }) => !fixed.has(database));
      const packaged: FilePack[] = [];
      const all = own.reduce((sum, { meta }) => sum + meta.info.entityCount, 0);
      let before = 0;
      // One after another: each takes the memory of some hundred entities.
      for (const pack of own) {
        const { file, checksum } = await packs.package(pack, (written) => onProgress((before + written) / all));
        before += pack.meta.info.entityCount;
        packaged.push({ ...entryOf(pack), checksum, bytes: file.size, file });
      }
      const name = readerFileName(today);
      saveFile(name, await writeReaderFile({ ...(await choices()), packs: packaged }, { today, extension: version }));
      return { name, missing: found.unreadable.filter(({ database }) => !fixed.has(database)) };
    },

    async has() {
      const fixed = await fixedPacks();
      const present = (await packs.list()).packs.map(
        (pack): PresentPack => ({
          ...entryOf(pack),
          database: pack.database,
          isFixed: fixed.has(pack.database),
        }),
      );
      return { ...(await choices()), packs: present };
    },

    async takeOver(data, changes, read) {
      // What was agreed to was shown of the packs as they were then.
      const relied = changes.flatMap((one) =>
        one.change === 'same' || one.change === 'switched' ? [one.present] : [],
      );
      const there = new Set(relied.length > 0 ? (await packs.list()).packs.map(({ database }) => database) : []);
      const gone = relied.find(({ database }) => !there.has(database));
      if (gone) throw new Error(`The pack ${gone.id} is no longer the one that was there.`);
      const merge = (own: Settings) => mergeSettings(own, data.settings);
      // First what can be refused, so that a refusal changes nothing: it is held against what may be kept.
      await changeOwnSettings((own) => {
        migrateSettings(merge(own));
        return own;
      });
      await changeSilenced((names) => {
        migrateSilenced({ version: SILENCED_VERSION, names: withSilenced(names, data.silenced) });
        return names;
      });
      const kept = new Set<string>();
      let isBegun = false;
      try {
        for (const change of changes) {
          const database = read.get(change.pack);
          if (database !== undefined) {
            await packs.accept(database, change.pack.enabled);
            kept.add(database);
          } else if (change.change === 'switched') await packs.switchOn(change.present.database, change.pack.enabled);
          else continue;
          isBegun = true;
        }
        await changeSilenced((names) => withSilenced(names, data.silenced));
        isBegun = true;
        await changeOwnSettings(merge);
      } catch (error) {
        throw isBegun ? new TakenInPartError(kept, { cause: error }) : error;
      }
    },
  };
}

/** @throws SettingsError where the device holds something newer: a file without it would be taken for all there is */
async function refuseNewer(): Promise<void> {
  await changeOwnSettings((own) => own);
  await changeSilenced((names) => names);
}

/** Databases of packs that come and go with an organisation's policy. */
async function fixedPacks(): Promise<ReadonlySet<string>> {
  return new Set((await loadManaged()).packs.flatMap(({ database }) => database ?? []));
}

function entryOf({ meta: { info, head, enabled } }: AddedPack): Omit<PresentPack, 'database' | 'isFixed'> {
  const { id, version, publishedOn, entityCount, checksum } = info;
  return { id, version, title: head.title, publishedOn, entities: entityCount, enabled, readFrom: checksum };
}
