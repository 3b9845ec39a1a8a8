import { until } from './gestures.ts';
import type { Rig, Tab } from './rig.ts';

/** What a reader does in the options with files: packs and the reader's own. */

export type FileField = 'pack' | 'reader';

interface GivenFile {
  name: string;
  text: string;
  /** The text behind its first line is written so often, with `#` as the number of the time. */
  repeat?: number;
}

/** Chooses a file in the field of a section, as a reader does. */
export const choose = (tab: Tab, field: FileField, { name, text, repeat = 1 }: GivenFile) =>
  tab.evaluate(
    (given) => {
      const input = document.querySelector<HTMLInputElement>(
        given.field === 'pack' ? 'input.pack-file' : 'input[type=file]:not(.pack-file)',
      );
      if (!input) throw new Error('There is no field for a file.');
      const files = new DataTransfer();
      const head = given.text.slice(0, given.text.indexOf('\n') + 1);
      const rows = given.text.slice(head.length);
      const parts = [head];
      for (let at = 0; at < given.repeat; at++) parts.push(given.repeat > 1 ? rows.replaceAll('#', String(at)) : rows);
      files.items.add(new File(parts, given.name));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { field, name, text, repeat },
  );

export const wordsOf = (tab: Tab, section: string) =>
  tab.evaluate((id) => document.getElementById(id)?.textContent ?? '', section);

export const says = (tab: Tab, section: string, wanted: string) =>
  until(
    `“${wanted}”`,
    () => wordsOf(tab, section),
    (text) => text.includes(wanted),
  );

/** Presses a button of a section by its words, or a switch by its name, as soon as it is there. */
export const press = (tab: Tab, section: string, wanted: string) =>
  until(
    `a button “${wanted}”`,
    () =>
      tab.evaluate(
        (given) => {
          const all = [...document.querySelectorAll<HTMLButtonElement>(`#${given.section} button`)];
          const found = all.find(
            (one) => !one.disabled && (one.getAttribute('aria-label') ?? one.textContent)?.trim() === given.wanted,
          );
          found?.click();
          return found !== undefined;
        },
        { section, wanted },
      ),
    (pressed) => pressed,
  );

/** The options, once they know which packs there are. */
export async function openOptions(rig: Rig): Promise<Tab> {
  const tab = await rig.openExtensionPage('/options.html');
  await until(
    'the options',
    () =>
      tab.evaluate(
        () =>
          document.querySelector('#packs .packs') !== null ||
          /No pack has/.test(document.querySelector('#packs')?.textContent ?? ''),
      ),
    (isThere) => isThere,
  );
  return tab;
}

/** What each database of an added pack says of itself, and how many rows it has. */
export const packsOnDevice = (rig: Rig) =>
  rig.inExtension(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const found: { state: string; enabled: boolean; title: string; entities: number; said: number }[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('initiative-lens-pack-')) continue;
      const db = await ask(indexedDB.open(name));
      db.onversionchange = () => db.close();
      try {
        if (!db.objectStoreNames.contains('meta')) continue;
        const transaction = db.transaction(['meta', 'parts']);
        const meta = await ask(transaction.objectStore('meta').get('pack'));
        const parts = (await ask(transaction.objectStore('parts').getAll())) as { ids: string }[];
        if (!meta) continue;
        const entities = parts.reduce((sum, { ids }) => sum + ids.split('\n').length, 0);
        const { state, enabled, info, counts } = meta;
        found.push({ state, enabled, title: info?.title?.en ?? '', entities, said: counts?.entities ?? 0 });
      } finally {
        db.close();
      }
    }
    return found.sort((a, b) => (a.title < b.title ? -1 : 1));
  });

/** Has the page keep what it would hand to the browser to save, to be had by {@link savedFile}. */
export const keepSavedFiles = (tab: Tab) =>
  tab.evaluate(() => {
    const kept = window as unknown as { savedFile?: Blob };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      kept.savedFile = blob;
      return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });

/** The text of the file that was last saved; null: none was. */
export const savedFile = (tab: Tab) =>
  tab.evaluate(async () => (await (window as unknown as { savedFile?: Blob }).savedFile?.text()) ?? null);

/** Chooses the file that was last saved in this page as the reader's. It does not leave the page, however large it is. */
export const chooseSavedFile = (tab: Tab, name: string) =>
  tab.evaluate((given) => {
    const { savedFile } = window as unknown as { savedFile?: Blob };
    const input = document.querySelector<HTMLInputElement>('input[type=file]:not(.pack-file)');
    if (!savedFile || !input) throw new Error('No file was saved, or there is no field for one.');
    const files = new DataTransfer();
    files.items.add(new File([savedFile], given));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, name);
