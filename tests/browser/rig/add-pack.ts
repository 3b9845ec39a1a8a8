import { until } from './gestures.ts';
import type { Rig } from './rig.ts';

/** Adds a pack as a reader does, in a page of options of its own, and waits until it is in use. */
export async function addPack(rig: Rig, name: string, text: string): Promise<void> {
  const options = await rig.openExtensionPage('/options.html');
  await until(
    'the field for a file',
    () => options.evaluate(() => document.querySelector('input.pack-file') !== null),
    (is) => is,
  );
  await options.evaluate(
    (given) => {
      const field = document.querySelector<HTMLInputElement>('input.pack-file');
      const files = new DataTransfer();
      files.items.add(new File([given.text], given.name));
      if (!field) return;
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { name, text },
  );
  await until(
    `“${name}” to be in use`,
    () =>
      options.evaluate(() => {
        // How a table is read, then what it holds: each has its own button.
        document.querySelector<HTMLButtonElement>('#packs .btn.primary:not(:disabled)')?.click();
        return document.querySelector('#packs')?.textContent ?? '';
      }),
    (text) => /was added|is toegevoegd|wurde hinzugefügt/.test(text),
  );
  await options.close();
}
