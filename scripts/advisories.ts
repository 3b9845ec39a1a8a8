import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type Advisory, readAdvisories } from './read-advisories.ts';

/**
 * `npm run advisories`: what the package registry knows against the packages in the lock file. Those that reach a reader
 * fail the command; those of tools are told. Not every registry has advisories to ask for, and no network is no fault: then
 * it says so, and does not fail.
 */
function ask(...more: string[]): Advisory[] | null {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...more], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return readAdvisories(stdout ?? '');
}

const told = (list: readonly Advisory[]) =>
  list.map(({ name, severity, title }) => `  ${name}: ${severity}${title === '' ? '' : `, ${title}`}`).join('\n');

const reaching = ask('--omit=dev', '--omit=optional');
const all = reaching && ask();
if (reaching === null || all === null) {
  console.log('The registry could not be asked for advisories; nothing was checked.');
} else {
  const names = new Set(reaching.map(({ name }) => name));
  const tools = all.filter(({ name }) => !names.has(name));
  console.log(`Packages that reach a reader: ${reaching.length} with advisories\n${told(reaching)}`.trim());
  console.log(`Tools: ${tools.length} with advisories\n${told(tools)}`.trim());
  if (reaching.length > 0) process.exitCode = 1;
}
