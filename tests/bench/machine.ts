import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import { findBrowser } from '../../scripts/setup/find-browsers.mjs';

/** What the figures were measured on. */
export function machine(): string {
  const [core] = cpus();
  const program = findBrowser('chromium');
  const browser = program ? execFileSync(program, ['--version'], { encoding: 'utf8' }).trim() : 'no Chromium';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${cpus().length} cores (${core?.model.trim() ?? 'unknown'}), ${memory}, ${type()} ${release().split('-')[0]}, ${browser}, Node ${process.versions.node}`;
}
