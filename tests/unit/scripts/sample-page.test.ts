import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { markedBlocks, parseMarkedText } from '../../../scripts/marked-text.ts';
import { buildSamplePage, sampleLanguages, samplePageName } from '../../../scripts/sample-page.ts';

const read = (name: string) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url), 'utf8');

describe.each(sampleLanguages)('the sample article in %s', (language) => {
  const source = read(`${language}.txt`);
  const page = read(samplePageName(language));
  const open = () => parseHTML(page).document;

  it('is the page its marked text builds', () => {
    expect(page, 'run: npm run build:sample').toBe(buildSamplePage(language, source));
  });

  it('shows the blocks of its text, in order, and no other text', () => {
    const document = open();
    const elements = [...document.querySelectorAll('[data-block]')];
    const blocks = markedBlocks(parseMarkedText(source)).map((block) => block.text);
    expect(elements.map((element) => element.textContent)).toEqual(blocks);
    for (const element of elements) element.remove();
    expect(document.body.textContent?.trim()).toBe('');
  });

  it('is in its language, runs no script and asks for nothing outside its folder', () => {
    const document = open();
    expect(document.documentElement.getAttribute('lang')).toBe(language);
    expect(document.querySelectorAll('script, iframe, object, embed, img').length).toBe(0);
    const addresses = [...document.querySelectorAll('[href], [src]')].map(
      (e) => e.getAttribute('href') ?? e.getAttribute('src'),
    );
    expect(addresses.filter((address) => !/^(#|data:,$|sample\.(nl|en|de)\.html$)/.test(address ?? ''))).toEqual([]);
    expect(page).not.toMatch(/url\(|@import/);
  });

  it('cuts a name in two by inline elements, and puts one in a link', () => {
    expect(page).toContain('<b>ABN</b> Amro');
    expect(page).toContain('<strong>Finance Against Slavery and Trafficking</strong> (FAST)');
    expect(open().querySelector('article p a')?.textContent).toBe('CoMensha');
  });
});

it('the three languages name the same entities', () => {
  const named = sampleLanguages.map((language) => {
    const { mentions } = parseMarkedText(read(`${language}.txt`));
    return [...new Set(mentions.map((mention) => mention.entity))].sort();
  });
  expect(named[1]).toEqual(named[0]);
  expect(named[2]).toEqual(named[0]);
});
