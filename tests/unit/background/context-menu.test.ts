import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { serveContextMenu } from '../../../src/background/context-menu.ts';

it('renews the items again after a renewal that failed', async () => {
  const items: string[] = [];
  let failures = 1;
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  Object.assign(fakeBrowser, {
    i18n: { getUILanguage: () => 'en' },
    contextMenus: {
      async removeAll() {
        if (failures-- > 0) throw new Error('busy');
        items.length = 0;
      },
      create: ({ id }: { id: string }) => items.push(id),
      onClicked: { addListener: () => undefined },
    },
  });
  serveContextMenu();
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
  await vi.waitFor(() => expect(console.warn).toHaveBeenCalledTimes(1));
  expect(items).toEqual([]);
  await fakeBrowser.runtime.onStartup.trigger();
  await vi.waitFor(() => expect(items).toEqual(['look-up', 'pause-hour', 'pause-restart']));
});
