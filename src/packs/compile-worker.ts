import { openDatabase } from '../dataset/db.ts';
import type { PackFile } from '../dataset/schema.ts';
import { compileNameSteps } from '../matching/compile-names.ts';
import { runToEnd } from '../matching/slices.ts';
import { giveBack } from './give-back.ts';
import { listPacks } from './pack-db.ts';
import { compilePacks } from './sync.ts';

/**
 * A worker of the options page that compiles the packs in use, so that the background, which pages wait for, need not.
 * It only helps. It holds the lock of installations from before it begins until it ends, so that the background, asked to
 * follow the packs meanwhile, waits for it, finds its work done, and does whatever it left undone.
 */

/** What the worker is started with. */
export interface CompileOrder {
  /** The version of the extension: see `InstallOptions`. */
  builtBy: string;
  /** Address of the packaged dataset. */
  dataset: string;
}

self.addEventListener('message', async ({ data: { builtBy, dataset } }: MessageEvent<CompileOrder>) => {
  const tellThatItBegan = () => self.postMessage(null);
  try {
    const db = await openDatabase();
    await compilePacks(db, await listPacks(), async () => ((await (await fetch(dataset)).json()) as PackFile).pack, {
      compile: (gazetteer) => runToEnd(compileNameSteps(gazetteer, giveBack)),
      run: runToEnd,
      builtBy,
      onBegin: tellThatItBegan,
      release: giveBack,
    });
  } catch (error) {
    console.warn('The background has to compile the packs.', error);
  }
  // Gives the memory back at once, before the background reads what was made.
  tellThatItBegan();
  self.close();
});
