import type { Page } from 'playwright-core';

/**
 * What one card does on a page, in a real browser under a page policy that forbids everything (`default-src 'none'`,
 * Trusted Types with no policy). Each check starts from a fresh page whose one paragraph has a name in it, broken over two
 * lines, and a link.
 */
export interface LiveCheck {
  rule: string;
  /** @returns what is wrong; null where the rule holds */
  run(page: Page): Promise<string | null>;
}

/** What the gallery's live view puts on its window. */
interface Gallery {
  card: { isOpen(): boolean; close(): void; holdsPointer(x: number, y: number): boolean; dispose(): void };
  open(id: string, how?: object, at?: Element): Promise<void>;
  log: string[];
  control: { delayMs: number; fail: boolean };
}
declare const gallery: Gallery;

const open = (page: Page, id: string, how: object = {}): Promise<void> =>
  page.evaluate(
    async ([entity, request]) => {
      await gallery.open(entity, request);
      // Details and placement.
      await new Promise((done) => setTimeout(done, 250));
    },
    [id, how] as const,
  );

/** The card as seen from outside its closed root: where it answers to a point. */
const cardRect = (page: Page) =>
  page.evaluate(() => {
    const host = [...document.querySelectorAll('div')].find(
      (element) => element.attributes.length === 0 && !element.textContent,
    );
    let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
    for (let y = 1; y < innerHeight; y += 3) {
      for (let x = 1; x < innerWidth; x += 3) {
        if (document.elementFromPoint(x, y) !== host || !host) continue;
        [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      }
    }
    return { left, right, top, bottom };
  });

const focusName = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.localName || '');
const expectEqual = (found: unknown, wanted: unknown): string | null =>
  JSON.stringify(found) === JSON.stringify(wanted)
    ? null
    : `expected ${JSON.stringify(wanted)}, got ${JSON.stringify(found)}`;

export const liveChecks: LiveCheck[] = [
  {
    rule: 'no node is added before the first card, and one afterwards',
    async run(page) {
      const count = () => page.evaluate(() => document.documentElement.children.length);
      const before = await count();
      await open(page, 'comensha');
      return expectEqual([before, await count()], [2, 3]);
    },
  },
  {
    rule: 'the card stands 10 px under the line of the name that the pointer is on',
    async run(page) {
      const line = await page.evaluate(() => {
        const { left, top, bottom } = [...(document.getElementById('word')?.getClientRects() ?? [])].at(-1) as DOMRect;
        return { left, top, bottom };
      });
      await open(page, 'comensha', { pointer: { x: line.left + 5, y: line.top + 5 } });
      const card = await cardRect(page);
      return Math.abs(card.top - line.bottom - 10) <= 4 && Math.abs(card.left - line.left) <= 4
        ? null
        : `${JSON.stringify(card)} for ${JSON.stringify(line)}`;
    },
  },
  {
    rule: 'low on the page the card stands above the name and does not cover it',
    async run(page) {
      await page.evaluate(() => {
        (document.getElementById('live') as HTMLElement).style.marginTop = '480px';
      });
      await open(page, 'fast');
      const card = await cardRect(page);
      const top = await page.evaluate(() => document.getElementById('word')?.getClientRects()[0]?.top ?? 0);
      return card.bottom > 0 && card.bottom < top && card.bottom > top - 16
        ? null
        : `${JSON.stringify(card)}, word at ${top}`;
    },
  },
  {
    rule: 'opened by pointer it takes no focus; Escape closes it all the same',
    async run(page) {
      await page.focus('#link');
      await open(page, 'comensha');
      const focus = await focusName(page);
      await page.keyboard.press('Escape');
      return expectEqual(
        [focus, await page.evaluate(() => gallery.card.isOpen()), await focusName(page)],
        ['link', false, 'link'],
      );
    },
  },
  {
    rule: 'opened by key it has the focus, and Escape gives it back',
    async run(page) {
      await page.focus('#link');
      await open(page, 'abn-amro', { by: 'key', place: { index: 3, count: 31 } });
      const within = await focusName(page);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      const log = await page.evaluate(() => gallery.log);
      return expectEqual([within, await focusName(page), log], ['div', 'link', ['closed']]);
    },
  },
  {
    rule: 'close comes first, then pin: Tab, Enter closes',
    async run(page) {
      await open(page, 'abn-amro', { by: 'key' });
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      return expectEqual(await page.evaluate(() => gallery.card.isOpen()), false);
    },
  },
  {
    rule: 'pinned, it stays when the pointer leaves and when the page is clicked',
    async run(page) {
      await open(page, 'abn-amro', { by: 'key' });
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.mouse.click(20, 650);
      return expectEqual(await page.evaluate(() => [gallery.card.isOpen(), gallery.card.holdsPointer(1, 1)]), [
        true,
        true,
      ]);
    },
  },
  {
    rule: 'a click on the page closes it, a click within does not and is not heard by the page',
    async run(page) {
      await page.evaluate(() => document.addEventListener('click', () => gallery.log.push('page heard a click')));
      await open(page, 'comensha');
      const { left, top } = await cardRect(page);
      await page.mouse.click(left + 40, top + 120);
      const still = await page.evaluate(() => gallery.card.isOpen());
      await page.mouse.click(20, 650);
      const after = await page.evaluate(() => [gallery.card.isOpen(), ...gallery.log]);
      return expectEqual([still, after], [true, [false, 'closed', 'page heard a click']]);
    },
  },
  {
    rule: 'keys typed in the card do not reach the page’s shortcuts',
    async run(page) {
      await page.evaluate(() => {
        for (const type of ['keydown', 'keyup', 'keypress']) {
          document.addEventListener(type, () => gallery.log.push(type), true);
        }
      });
      await open(page, 'abn-amro', { by: 'key' });
      for (const key of ['j', 'Tab', 'Tab', 'Tab', 'ArrowDown', ' ']) await page.keyboard.press(key);
      return expectEqual(await page.evaluate(() => gallery.log), []);
    },
  },
  {
    rule: 'the pointer is held on the word, on the way and on the card, not elsewhere',
    async run(page) {
      await open(page, 'comensha');
      const card = await cardRect(page);
      const held = await page.evaluate(({ left, top, right, bottom }) => {
        const word = document.getElementById('word')?.getClientRects()[0] as DOMRect;
        return [
          [word.left + 5, word.top + 5],
          [word.left + 5, word.bottom + 5],
          [(left + right) / 2, (top + bottom) / 2],
          [word.left + 5, word.top - 20],
          [right + 30, bottom],
        ].map(([x = 0, y = 0]) => gallery.card.holdsPointer(x, y));
      }, card);
      return expectEqual(held, [true, true, true, false, false]);
    },
  },
  {
    rule: 'it goes when its word goes, and when that is scrolled away',
    async run(page) {
      await open(page, 'comensha');
      await page.evaluate(() => {
        document.getElementById('word')?.remove();
        dispatchEvent(new Event('resize'));
      });
      // It waits a moment for a pointer that may be on its way into it.
      await page.waitForTimeout(500);
      return expectEqual(await page.evaluate(() => gallery.card.isOpen()), false);
    },
  },
  {
    rule: 'a popover or dialog that the page opens later does not cover it',
    async run(page) {
      await open(page, 'comensha');
      await page.evaluate(() => {
        const later = document.createElement('p');
        later.popover = 'manual';
        later.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%';
        document.body.append(later);
        later.showPopover();
      });
      await page.waitForTimeout(150);
      const { right } = await cardRect(page);
      return right > 0 ? null : 'the popover covers the card';
    },
  },
  {
    rule: 'a name in a modal dialog gets a card that can be used',
    async run(page) {
      await page.evaluate(() => {
        const dialog = document.createElement('dialog');
        dialog.append(document.getElementById('word') as Element);
        document.body.append(dialog);
        dialog.showModal();
      });
      await open(page, 'comensha');
      const { right } = await cardRect(page);
      return right > 0 ? null : 'the card cannot be reached';
    },
  },
  {
    rule: 'an answer that comes late or not at all is told, and can be asked for again',
    async run(page) {
      await page.evaluate(() => {
        gallery.control.fail = true;
      });
      await open(page, 'comensha');
      const card = await cardRect(page);
      await page.evaluate(() => {
        gallery.control.fail = false;
      });
      // “Try again” is the one thing to press between text and foot.
      for (let y = card.bottom - 45; y > card.top + 60; y -= 12) await page.mouse.click(card.left + 60, y);
      await page.waitForTimeout(200);
      const after = await cardRect(page);
      return after.bottom - after.top > card.bottom - card.top + 30 ? null : 'the card did not fill after “Try again”';
    },
  },
  {
    rule: 'a step from its own button keeps the focus on the button',
    async run(page) {
      const steps = () => page.evaluate(() => gallery.log.filter((line) => line.startsWith('step')).length);
      await open(page, 'eu-forced-labour-regulation', { by: 'key', place: { index: 1, count: 2 } });
      // Close, pin, previous, next.
      for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const before = await steps();
      await open(page, 'abn-amro', { by: 'key', place: { index: 2, count: 2 } });
      await page.keyboard.press('Enter');
      return expectEqual([before, await steps()], [1, 2]);
    },
  },
  {
    rule: 'taken away, it leaves nothing behind',
    async run(page) {
      await open(page, 'comensha');
      await page.evaluate(() => gallery.card.dispose());
      return expectEqual(await page.evaluate(() => [document.documentElement.children.length, gallery.card.isOpen()]), [
        2,
        false,
      ]);
    },
  },
];
