import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An extension of one content script in every frame, to measure ours beside. */
export interface StubExtension {
  folder: string;
  remove(): void;
}

export function makeStubExtension(name: string, contentScript: string): StubExtension {
  const folder = mkdtempSync(join(tmpdir(), 'lens-stub-'));
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: ['*://*/*'], js: ['content.js'], all_frames: true, run_at: 'document_idle' }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), '');
  writeFileSync(join(folder, 'content.js'), contentScript);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
