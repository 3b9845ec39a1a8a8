import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { launchRig } from '../browser/rig/rig.ts';
import { BUILDS } from './output.ts';

/** What Chromium's own page of extensions knows of one. */
interface ExtensionInfo {
  manifestErrors: { message: string }[];
  runtimeErrors: { message: string }[];
  installWarnings?: string[];
}

declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(change: { extensionId: string; errorCollection: boolean }): Promise<void>;
    reload(id: string, options: { failQuietly: boolean; populateErrorForUnpacked: boolean }): Promise<unknown>;
    getExtensionInfo(id: string): Promise<ExtensionInfo>;
  };
};

const folders: string[] = [];

/** The Chromium build with a changed manifest. */
function buildWith(change: (manifest: Record<string, unknown>) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'lens-manifest-'));
  folders.push(folder);
  cpSync(BUILDS[0].folder, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** All that Chromium has against an extension after loading it. */
async function complaints(extensionFolder?: string): Promise<string[]> {
  const rig = await launchRig('chromium', extensionFolder === undefined ? {} : { extensionFolder });
  try {
    const tab = await rig.open('chrome://extensions');
    // Only in developer mode does Chromium gather what it complains of, and only of what it loads from then on.
    const info = await tab.evaluate(async (id: string) => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, errorCollection: true });
      await chrome.developerPrivate.reload(id, { failQuietly: true, populateErrorForUnpacked: true });
      return chrome.developerPrivate.getExtensionInfo(id);
    }, new URL(rig.extensionOrigin).host);
    return [...info.manifestErrors, ...info.runtimeErrors, ...(info.installWarnings ?? [])].map((each) =>
      typeof each === 'string' ? each : each.message,
    );
  } finally {
    await rig.close();
  }
}

test('Chromium has nothing against the manifest, and its page of extensions shows no error', async () => {
  expect(await complaints()).toEqual([]);
});

test('where there is something to complain of, this test sees it', async () => {
  const found = await complaints(
    buildWith((manifest) => {
      manifest.background_color_of_nothing = true;
      manifest.permissions = [...(manifest.permissions as string[]), 'noSuchPermission'];
    }),
  );
  expect(found.join('\n')).toMatch(/background_color_of_nothing/);
  expect(found.join('\n')).toMatch(/noSuchPermission/);
});
