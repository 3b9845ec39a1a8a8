import { expect, test } from 'vitest';
import { pause, settledMarks } from './rig/gestures.ts';
import { samplePages } from './rig/gold-page.ts';
import { BROWSERS, launchRig } from './rig/rig.ts';

/** Long enough for a browser's first calls home, which come within seconds of its start. */
const IDLE_MS = 12_000;

const hostsOf = (lines: string[]): string[] => {
  const hosts = lines.map(
    (line) =>
      line
        .replace(/^\S+ /, '')
        .replace(/^[a-z]+:\/\//, '')
        .split(/[/:?]/)[0] ?? '',
  );
  return [...new Set(hosts)].sort();
};

test.each(BROWSERS)('%s calls nowhere with the extension where it does not call without', async (browser) => {
  const called: string[][] = [];
  for (const extension of [false, true]) {
    const rig = await launchRig(browser, { extension });
    try {
      const [dutch] = samplePages();
      const tab = await rig.open(rig.site.serve('/sample.nl.html', dutch?.html ?? ''));
      if (extension) await settledMarks(tab);
      await pause(IDLE_MS);
      called.push(hostsOf(rig.site.foreignRequests({ browsersOwn: true })));
    } finally {
      await rig.close();
    }
  }
  const [without, withExtension] = called;
  expect(withExtension?.filter((host) => !without?.includes(host))).toEqual([]);
});

test.each(BROWSERS)('the proxy around %s sees what a page sends elsewhere', async (browser) => {
  const rig = await launchRig(browser, { extension: false });
  try {
    const url = rig.site.serve('/leak.html', '<img src="http://elsewhere.test/pixel.png"><p>text');
    const tab = await rig.open(url);
    await tab.evaluate(() => fetch('https://secret.test/', { mode: 'no-cors' }).catch(() => undefined));
    const seen = rig.site.foreignRequests();
    expect(seen).toContain('GET http://elsewhere.test/pixel.png');
    expect(seen).toContain('CONNECT secret.test:443');
  } finally {
    await rig.close();
  }
});
