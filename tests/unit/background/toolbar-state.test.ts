import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BADGE_COLOURS,
  badgeText,
  ICONS,
  type TabSight,
  toolbarStateOf,
} from '../../../src/background/toolbar-state.ts';
import { background } from '../../../src/i18n/catalogue/background.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';

const sight = (change: Partial<TabSight> = {}): TabSight => ({
  isPaused: false,
  isSiteOff: false,
  hasAccess: true,
  isLoaded: true,
  answer: { hidden: false },
  ...change,
});

describe('what the icon says of a tab', () => {
  it('a page whose script answers is read, whatever else is known of it', () => {
    expect(toolbarStateOf(sight())).toBe('reading');
    expect(toolbarStateOf(sight({ hasAccess: false }))).toBe('reading');
    expect(toolbarStateOf(sight({ answer: { hidden: true } }))).toBe('hidden');
  });

  it('pause and switch of the site go before what a script says that is about to stop', () => {
    expect(toolbarStateOf(sight({ isSiteOff: true }))).toBe('off');
    expect(toolbarStateOf(sight({ isSiteOff: true, isPaused: true }))).toBe('paused');
  });

  it('where none answers, access decides; a page on its way counts as read', () => {
    expect(toolbarStateOf(sight({ answer: null, hasAccess: false }))).toBe('ask');
    expect(toolbarStateOf(sight({ answer: null }))).toBe('unreadable');
    expect(toolbarStateOf(sight({ answer: null, isLoaded: false }))).toBe('reading');
  });

  it('every state has its drawings and its words', () => {
    for (const [state, name] of Object.entries(ICONS)) {
      for (const size of [16, 32])
        expect(existsSync(new URL(`../../../public/icon/${name}${size}.png`, import.meta.url)), state).toBe(true);
      for (const language of LANGUAGES)
        expect(background(language)(`title/${state as keyof typeof ICONS}`)).toMatch(/Initiative Lens/);
    }
  });
});

describe('the number on the icon', () => {
  it('has room for three digits, and is not there for none', () => {
    expect([0, 1, 12, 999, 1_000].map(badgeText)).toEqual(['', '1', '12', '999', '999+']);
  });

  it('can be read, and stands off from the icon', () => {
    const luminance = (hex: string) => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a: string, b: string) => {
      const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    const icon = /fill="(#\w{6})"/.exec(
      readFileSync(new URL('../../../assets/icons/icon-16.svg', import.meta.url), 'utf8'),
    )?.[1];
    expect(ratio(BADGE_COLOURS.text, BADGE_COLOURS.ground)).toBeGreaterThanOrEqual(4.5);
    expect(ratio(icon ?? '', BADGE_COLOURS.ground)).toBeGreaterThanOrEqual(2);
  });
});
