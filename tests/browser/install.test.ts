import { expect, test } from 'vitest';
import { hoverMark, marksAre, textsOfMarks, waitForCard } from './rig/gestures.ts';
import { BROWSERS, launchRig, waitForInstallation } from './rig/rig.ts';

const page = (body: string) => `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Nieuws</title>${body}`;

test.each(BROWSERS)('tabs that were open before the installation are served without a reload (%s)', async (browser) => {
  const rig = await launchRig(browser, { extension: false });
  try {
    const inner = rig.site.serve('/inner.html', page('<p>Rabobank ook.</p>'), { host: 'elsewhere' });
    const front = await rig.open(
      rig.site.serve(
        '/front.html',
        page(`<p>CoMensha helpt.</p><iframe id="frame" width="600" height="300" src="${inner}"></iframe>`),
      ),
    );
    const behind = await rig.open(rig.site.serve('/behind.html', page('<p>FIU-Nederland onderzoekt.</p>')));
    await front.evaluate(() => {
      (window as unknown as { written: string }).written = 'kept';
    });
    expect(await textsOfMarks(front)).toEqual([]);

    await rig.install();
    await waitForInstallation(rig, true);
    await front.activate();
    await marksAre(front, ['CoMensha']);
    await marksAre(await front.frame('#frame'), ['Rabobank']);
    await hoverMark(front, 'CoMensha');
    await waitForCard(front, 'CoMensha');
    expect(await front.evaluate(() => (window as unknown as { written?: string }).written)).toBe('kept');
    await behind.activate();
    await marksAre(behind, ['FIU-Nederland']);
    expect(rig.site.foreignRequests()).toEqual([]);
    expect(await rig.consoleFaults()).toEqual([]);
  } finally {
    await rig.close();
  }
});
