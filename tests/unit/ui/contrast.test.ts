import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Every pair of colours that meet: text 4.5:1, edges that one must see 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); and the five
 * goals apart from one another under four kinds of sight (Machado, Oliveira and Fernandes 2009, full severity).
 */
const css = ['tokens', 'components']
  .map((sheet) => readFileSync(new URL(`../../../src/ui/${sheet}.css`, import.meta.url), 'utf8'))
  .join('');
type Colours = Record<string, string>;
const themes: Record<'light' | 'dark', Colours> = { light: {}, dark: {} };
for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)) {
  themes.light[name ?? ''] ??= light ?? '';
  themes.dark[name ?? ''] ??= dark ?? '';
}

type Triple = [number, number, number];
const linear = (hex: string): Triple =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Triple;
const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function ratio(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover'];
const goals = [1, 2, 3, 4, 5].map((number) => `goal-${number}`);
const inks = ['text', 'text-soft', 'text-faint', 'accent', 'accent-strong', 'care', 'fail', ...goals];
const pairs: [string, string, number][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [string, string, number] => [ink, ground, 4.5])),
  ...inks.slice(0, 5).map((ink): [string, string, number] => [ink, 'accent-tint', 4.5]),
  ...['care', 'fail'].flatMap((tone): [string, string, number][] => [
    ['text', `${tone}-tint`, 4.5],
    ['text-soft', `${tone}-tint`, 4.5],
    [tone, `${tone}-tint`, 4.5],
  ]),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ...goals.map((goal): [string, string, number] => ['on-goal', goal, 4.5]),
  ...grounds.flatMap((ground): [string, string, number][] => [
    ['line-strong', ground, 3],
    ['focus', ground, 3],
  ]),
];

describe.each(Object.entries(themes))('%s', (_theme, colours) => {
  it('has every colour that meets another', () => {
    for (const name of pairs.flat()) if (typeof name === 'string') expect(colours).toHaveProperty([name]);
  });

  it.each(pairs)('%s on %s has at least %d:1', (ink, ground, least) => {
    expect(ratio(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });

  it.each(Object.entries(SIGHT()))('keeps the goals apart under %s sight', (_sight, matrix) => {
    const seen = goals.map((goal) => oklab(seenAs(linear(colours[goal] ?? ''), matrix)));
    for (const [place, a] of seen.entries()) {
      for (const b of seen.slice(place + 1)) {
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.08);
      }
    }
  });
});

function SIGHT(): Record<string, [Triple, Triple, Triple]> {
  return {
    normal: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    protan: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    deutan: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    tritan: [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  };
}

function seenAs([r, g, b]: Triple, matrix: [Triple, Triple, Triple]): Triple {
  return matrix.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as Triple;
}

function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
