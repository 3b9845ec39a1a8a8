import { todayOf } from '../i18n/format.ts';
import type { AddedPack } from '../packs/pack-db.ts';
import { migrateSettings } from '../settings/migrate.ts';
import { changeSilenced, loadSilenced, withSilenced } from '../settings/silenced.ts';
import { changeSettings, loadManaged, loadOwnSettings } from '../settings/store.ts';
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
  /** Saves everything in a file; the name it was given. @param onProgress called where there are packs, with the part done */
  save(onProgress: (part: number) => void): Promise<string>;
  /** What is on this device now. */
  has(): Promise<ReaderHas>;
  /**
   * @param read database of each pack that was read from the file
   * @throws SettingsError where the device holds something newer, or both together are too much; nothing is changed then
   */
  takeOver(data: ReaderChoices, packs: readonly PackChange[], read: ReadonlyMap<FilePack, string>): Promise<void>;
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
      const today = todayOf(new Date());
      const fixed = await fixedPacks();
      const own = (await packs.listOwn()).filter(({ database }) => !fixed.has(database));
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
      return name;
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
      // First what can be refused, so that a refusal changes nothing: the settings are held against what they may be.
      await changeSettings((old) => {
        migrateSettings(mergeSettings(old, data.settings));
        return old;
      });
      await changeSilenced((names) => withSilenced(names, data.silenced));
      for (const change of changes) {
        const database = read.get(change.pack);
        if (database !== undefined) await packs.accept(database, change.pack.enabled);
        else if (change.change === 'switched') await packs.switchOn(change.present.database, change.pack.enabled);
      }
      await changeSettings((old) => mergeSettings(old, data.settings));
    },
  };
}

/** Databases of packs that come and go with an organisation's policy. */
async function fixedPacks(): Promise<ReadonlySet<string>> {
  return new Set((await loadManaged()).packs.flatMap(({ database }) => database ?? []));
}

function entryOf({ meta: { info, head, enabled } }: AddedPack): Omit<PresentPack, 'database' | 'isFixed'> {
  const { id, version, publishedOn, entityCount, checksum } = info;
  return { id, version, title: head.title, publishedOn, entities: entityCount, enabled, readFrom: checksum };
}
