import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { pageDateOf } from '../../../src/page-date/page-date.ts';
import { readStatedDates } from '../../../src/page-date/stated-dates.ts';

const TODAY = '2026-11-24';
const dateOf = (head: string, body = '') => {
  const { document } = parseHTML(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
  return pageDateOf(readStatedDates(document as unknown as Document), TODAY);
};
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('the date that a page states', () => {
  it.each([
    ['metadata of an article', '<meta property="article:published_time" content="2019-05-12T08:00:00+02:00">'],
    ['Dublin Core', '<meta name="DC.date.issued" content="2019-05-12">'],
    ['metadata of a paper', '<meta name="citation_publication_date" content="2019/05/12">'],
    ['microdata', '<meta itemprop="datePublished" content="20190512">'],
    [
      'JSON-LD',
      ld({ '@context': 'https://schema.org', '@type': 'NewsArticle', datePublished: '2019-05-12T23:30:00-05:00' }),
    ],
    [
      'JSON-LD in a graph',
      ld({ '@graph': [{ '@type': 'Organization' }, { '@type': ['WebPage'], datePublished: '2019-05-12' }] }),
    ],
    ['JSON-LD as a list', ld([{ '@type': 'WebSite' }, { '@type': 'BlogPosting', datePublished: '2019-05-12' }])],
    [
      'JSON-LD beside JSON-LD that is broken',
      `<script type="application/ld+json">{"@type":</script>${ld({ '@type': 'Article', datePublished: '2019-05-12' })}`,
    ],
  ])('in %s', (_where, head) => {
    expect(dateOf(head)).toBe('2019-05-12');
  });

  it.each([
    ['a time that says it is the date of publication', '<p><time pubdate datetime="2019-05-12">12 May</time></p>'],
    [
      'a time in the head of the article',
      '<article><header><h1>A</h1><time datetime="2019-05-12T10:00Z">x</time></header></article>',
    ],
    ['a time in the head of what is main', '<main><header><time datetime="2019-05-12">x</time></header></main>'],
  ])('in %s', (_where, body) => {
    expect(dateOf('', body)).toBe('2019-05-12');
  });

  it('is no more exact than it is stated', () => {
    expect(dateOf('<meta name="date" content="2019">')).toBe('2019');
    expect(dateOf('<meta name="date" content="2019-05">')).toBe('2019-05');
  });

  it('is the day of publication where there are both, else of the last change', () => {
    const modified = '<meta property="article:modified_time" content="2021-01-01">';
    expect(dateOf(`${modified}<meta name="date" content="2019-05-12">`)).toBe('2019-05-12');
    expect(dateOf(modified)).toBe('2021-01-01');
  });

  it.each([
    [
      'dates of several articles',
      '',
      '<article><header><time datetime="2019-05-12">x</time></header></article><article><header><time datetime="2018-05-12">x</time></header></article>',
    ],
    [
      'the date of a comment',
      '',
      '<article><p>text</p><section><time datetime="2019-05-12">x</time></section></article>',
    ],
    ['the date of an event', ld({ '@type': 'Event', startDate: '2019-05-12', datePublished: '2019-05-12' }), ''],
    [
      'the date of a related article',
      ld({ '@type': 'ItemList', itemListElement: [{ '@type': 'Article', datePublished: '2019-05-12' }] }),
      '',
    ],
  ])('is not %s', (_what, head, body) => {
    expect(dateOf(head, body)).toBeNull();
  });

  it.each([
    '12/05/2019',
    'May 12, 2019',
    '2019-13-01',
    '2019-02-30',
    '2019-W20',
    '0001-01-01',
    '1970-01-01',
    '2031-01-01',
    '20190512123456',
    '2019-05-12<script>',
    '',
    '٢٠١٩-٠٥-١٢',
  ])('%j is none', (text) => {
    expect(pageDateOf({ published: [text], modified: [] }, TODAY)).toBeNull();
  });

  it('may be tomorrow, where the writer’s clock is ahead', () => {
    expect(pageDateOf({ published: ['2026-11-25'], modified: [] }, TODAY)).toBe('2026-11-25');
    expect(pageDateOf({ published: ['2026-11-26'], modified: [] }, TODAY)).toBeNull();
  });

  it('a page that fights gets no more than few short texts out of it', () => {
    const deep = Array.from({ length: 2_000 }).reduce((inner: unknown) => ({ '@graph': [inner] }), {
      '@type': 'Article',
      datePublished: '2019-05-12',
    });
    const many = Array.from({ length: 3_000 }, (_, at) => ({
      '@type': 'Article',
      datePublished: `${'9'.repeat(5_000)}${at}`,
    }));
    const huge = `<script type="application/ld+json">{"@type":"Article","datePublished":"2019-05-12","x":"${'y'.repeat(300_000)}"}</script>`;
    const { document } = parseHTML(`<!doctype html><head>${ld(deep)}${ld(many)}${huge}</head><body></body>`);
    const { published, modified } = readStatedDates(document as unknown as Document);
    expect(published.length + modified.length).toBeLessThanOrEqual(24);
    expect(Math.max(...published.map((text) => text.length))).toBeLessThanOrEqual(40);
    expect(published).not.toContain('2019-05-12');
  });

  it('a page that puts something else in the place of a method states none', () => {
    const page = { querySelectorAll: 'x', querySelector: null } as unknown as Document;
    expect(readStatedDates(page)).toEqual({ published: [], modified: [] });
  });

  it('travels as source text: it needs nothing from around it', () => {
    const { document } = parseHTML('<!doctype html><head><meta name="date" content="2019"></head><body></body>');
    const alone = new Function(`return (${readStatedDates.toString()})`)() as typeof readStatedDates;
    expect(alone(document as unknown as Document).published).toEqual(['2019']);
  });
});
