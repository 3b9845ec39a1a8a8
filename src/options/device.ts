import { browser } from 'wxt/browser';
import { countRows, currentGeneration, openDatabase } from '../dataset/db.ts';
import type { PackFile } from '../dataset/schema.ts';
import type { OpenedDataset } from '../extension-page/open-dataset.ts';
import { SETTINGS_KEY, SILENCED_KEY } from '../settings/keys.ts';

/** What the extension takes up on this device, in bytes; null where the browser does not tell. */
export interface SpaceUsed {
  dataset: number | null;
  pages: number;
  choices: number;
}

export async function measureSpace(): Promise<SpaceUsed> {
  const [estimate, stored] = await Promise.all([
    navigator.storage?.estimate().catch(() => undefined),
    browser.storage.local.get(null),
  ]);
  // With what of them was put aside as unreadable.
  const isChoice = (key: string) => key.startsWith(SETTINGS_KEY) || key.startsWith(SILENCED_KEY);
  const sizeOf = (isWanted: (key: string) => boolean) =>
    Object.entries(stored)
      .filter(([key]) => isWanted(key))
      .reduce((total, [key, value]) => total + key.length + new Blob([JSON.stringify(value)]).size, 0);
  return {
    dataset: estimate?.usage ?? null,
    choices: sizeOf(isChoice),
    pages: sizeOf((key) => !isChoice(key)),
  };
}

/** How many sources the dataset names. */
export async function countSources(dataset: OpenedDataset): Promise<number> {
  if (dataset.storage !== 'database') {
    const file = (await (await fetch(browser.runtime.getURL('/packs/fast.pack.json'))).json()) as PackFile;
    return Object.keys(file.pack.sources).length;
  }
  const db = await openDatabase();
  try {
    const generation = await currentGeneration(db);
    return generation === undefined ? 0 : (await countRows(db, generation)).sources;
  } finally {
    db.close();
  }
}

/** Hands a file to the browser to save, the way a link does: no permission for downloads is needed. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(new Blob([file], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser reads it after the click; a minute is long enough for a question where to save.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
