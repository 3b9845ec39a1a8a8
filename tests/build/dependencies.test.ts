import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The packages whose code reaches a reader: what the lock file says of them, against docs/dependencies.md. */
const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

interface Locked {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  license?: string;
  integrity?: string;
  hasInstallScript?: boolean;
}

const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
/** The packages that hold a Node for the tools are optional, and so in no browser. */
const production = Object.entries(lock.packages).filter(
  ([path, { dev, optional, devOptional }]) => path.startsWith('node_modules/') && !dev && !optional && !devOptional,
);

const LICENCES = ['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', 'MPL-2.0', '(MPL-2.0 OR Apache-2.0)'];

describe('packages that reach a reader', () => {
  test('are few, and each has its reason', () => {
    const reasons = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(reasons.sort()).toEqual(Object.keys(manifest.dependencies).sort());
    expect(production.length).toBeGreaterThanOrEqual(reasons.length);
    expect(production.length).toBeLessThanOrEqual(15);
  });

  test('with what they bring along, are named', () => {
    const words = read('docs/dependencies.md');
    for (const [path] of production) expect(words).toContain(`\`${path.replace(/^.*node_modules\//, '')}\``);
  });

  test.each(production)(
    '%s has a licence that may be handed on, a checksum, and no script at installation',
    (path, locked) => {
      const license = locked.license ?? (JSON.parse(read(`${path}/package.json`)) as { license?: string }).license;
      expect(LICENCES).toContain(license);
      expect(locked.integrity).toMatch(/^sha512-/);
      expect(locked.hasInstallScript ?? false).toBe(false);
      const { scripts = {} } = JSON.parse(read(`${path}/package.json`)) as { scripts?: Record<string, string> };
      expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
    },
  );
});

test('every permission of the manifest has its reason in the README, and none is named that is not asked for', () => {
  const table = read('README.md').split('## Permissions')[1]?.split('\n## ')[0] ?? '';
  const named = [...table.matchAll(/^\| ([^|]+)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string),
  );
  const built = ['chrome-mv3', 'firefox-mv3'].flatMap((build) => {
    const folder = process.env.LENS_OUTPUT ?? resolve(root, '.output');
    const { permissions, host_permissions } = JSON.parse(
      readFileSync(resolve(folder, build, 'manifest.json'), 'utf8'),
    ) as {
      permissions: string[];
      host_permissions: string[];
    };
    return [...permissions, ...host_permissions];
  });
  expect(named.filter((name) => /^[a-zA-Z]+$|:\/\//.test(name)).sort()).toEqual([...new Set(built)].sort());
});
