import { beforeAll, describe, expect, test } from 'vitest';
import { readHtml, readPlainText } from '../../../scripts/html-blocks.ts';
import { linkDocument, loadTools, type Tools } from '../../../scripts/link-document.ts';

let tools: Tools;
beforeAll(async () => {
  tools = await loadTools();
});

const spot = ({ facts, blocks }: ReturnType<typeof readHtml>) =>
  linkDocument(tools, facts, blocks).mentions.map(({ block, start, end, verdict }) => [
    blocks[block]?.text.slice(start, end),
    verdict.choices[0]?.entity,
    verdict.bySurname === true,
  ]);

describe('linking a document the extension’s way', () => {
  test('a surname is found in a block that no filter lets through, once its full name has been read', () => {
    const found = spot(readPlainText('Later Cockayne summed it up.\n\nIt rained.\n\nJames Cockayne opened the day.'));
    expect(found).toEqual([
      ['Cockayne', 'james-cockayne', true],
      ['James Cockayne', 'james-cockayne', false],
    ]);
  });

  test('a block longer than a page sends at once goes in pieces, and its mentions stand where they are in the whole', () => {
    const rain = 'It rained on the harbour and on the town. '.repeat(600);
    const found = spot(readPlainText(`CoMensha wrote. ${rain}Then FIU-Nederland read. ${rain}At last Rabobank paid.`));
    expect(found.map(([text]) => text)).toEqual(['CoMensha', 'FIU-Nederland', 'Rabobank']);
    // What stands a piece away is in the same document, and no longer in the same passage.
    const ofKok = (between: string) => {
      const { facts, blocks } = readPlainText(
        `Human trafficking and forced labour. La Strada International wrote. ${between}The answer went to KOK at last.`,
      );
      const mention = linkDocument(tools, facts, blocks).mentions.at(-1);
      return mention?.verdict.choices[0];
    };
    const [beside, away] = [ofKok(''), ofKok(rain)];
    expect(away?.reasons).toContainEqual({ code: 'related', sign: '+', detail: 'La Strada International' });
    expect(beside?.score).toBeGreaterThan(away?.score ?? 1);
  });

  test('a text without names is never linked', () => {
    expect(
      linkDocument(tools, { title: '', lang: 'en', host: '' }, readPlainText('Debt bondage is a crime.').blocks),
    ).toEqual({
      mentions: [],
      rejected: [],
      topic: 0,
      onTopic: false,
    });
  });

  test('but for one that is to be judged by its subject alone', () => {
    const { blocks } = readPlainText('Debt bondage is a crime. Forced labour and human trafficking are crimes, too.');
    expect(linkDocument(tools, { title: '', lang: 'en', host: '' }, blocks, { isAlways: true })).toMatchObject({
      mentions: [],
      onTopic: true,
    });
  });

  test.each([
    ['bullets', (name: string) => `<li>${name}</li>`],
    ['linked bullets', (name: string) => `<li><a href="#"><b>${name}</b></a></li>`],
    ['rows of a table', (name: string) => `<tr><td>${name}</td><td>since 2019</td></tr>`],
    ['headings over texts', (name: string) => `<section><h3>${name}</h3><p>Gone on since 2019.</p></section>`],
    ['headings and texts', (name: string) => `<h3>${name}</h3><p>Gone on since 2019.</p>`],
    ['cards of a grid', (name: string) => `<div><div><div>${name}</div></div><span>2019</span></div>`],
  ])('items of a list that stand apart are read as one: %s', (_, item) => {
    const read = (names: string[]) => spot(readHtml(`<main>${names.map(item).join('')}</main>`)).map(([text]) => text);
    expect(read(['CoMensha', 'Thorn', 'La Strada International'])).toContain('Thorn');
    expect(read(['Roermond', 'Thorn', 'Echt'])).toEqual([]);
  });

  test('how an item begins is read, and no more of it, nor what somebody writes there', () => {
    const itemsOf = (html: string) => readHtml(html).blocks.map(({ items }) => items);
    expect(itemsOf('<ul><li>One <b>two</b></li><li>Three</li></ul>')).toEqual(['Three', 'One\ttwo']);
    expect(itemsOf(`<ul><li>${'long '.repeat(90)}</li><li>Three</li></ul>`)[1]).toHaveLength(40);
    expect(itemsOf('<ul><li contenteditable>Mine</li><li>Three</li></ul>')).toEqual([undefined]);
    expect(itemsOf('<p>Alone</p><div>other</div>')).toEqual([undefined, undefined]);
    const [first] = itemsOf(`<ul>${'<li>item</li>'.repeat(40)}</ul>`);
    expect(first?.split('\n')).toHaveLength(6);
  });

  test('HTML is read by the rules of the page script: inline markup joins, code and scripts are not read', () => {
    const page = readHtml(
      '<html lang="nl"><head><title>Over CoMensha</title></head><body><h2>Nieuws</h2>' +
        '<p>De cijfers van Co<b>Mensha</b> en <a href="#">ABN</a> AMRO.</p>' +
        '<code>CoMensha</code><script>CoMensha</script><nav><a>Home</a></nav></body></html>',
    );
    expect(page.facts).toEqual({ title: 'Over CoMensha', lang: 'nl', host: '' });
    expect(page.blocks.map(({ kind }) => kind)).toEqual(['heading', 'text', 'control']);
    expect(spot(page)).toEqual([
      ['CoMensha', 'comensha', false],
      ['ABN AMRO', 'abn-amro', false],
    ]);
  });

  test('what the next cell says of a short form goes along with it: it may stand for something else', () => {
    const page = readHtml(
      '<html lang="nl"><body><p>Slachtoffers van mensenhandel en dwangarbeid.</p><dl><dt>OM</dt><dd>Organische massa</dd>' +
        '<dt>DNB</dt><dd><a href="#">De Nederlandsche Bank</a></dd><dt>FIOD</dt><dd>opsporing</dd>' +
        '<dt>AFM</dt><dd contenteditable>Afdeling Fietsen</dd><dt>SER</dt><dd>a <b contenteditable>b</b></dd></dl></body></html>',
    );
    const beside = new Map(page.blocks.map((block) => [block.text, block.beside]));
    expect(beside.get('OM')).toBe('Organische massa');
    expect(beside.get('DNB')).toBe('De Nederlandsche Bank');
    // What somebody is writing is never read.
    expect(beside.get('AFM')).toBeUndefined();
    expect(beside.get('SER')).toBeUndefined();
    expect(spot(page).map(([name]) => name)).not.toContain('OM');
    expect(spot(page)).toContainEqual(['DNB', 'dnb', false]);
  });

  test('labels of links and of buttons tell nothing of what a page is about; headlines do', () => {
    const shop = (footer: string) =>
      readHtml(`<html lang="en"><body><p>Google sells shoes here.</p>${footer}</body></html>`);
    const aboutness = (footer: string) => {
      const { facts, blocks } = shop(footer);
      return linkDocument(tools, facts, blocks).onTopic;
    };
    const headline = 'Modern slavery and human trafficking: what we do';
    const others = '<li><a href="/p">Privacy</a></li>';
    expect(aboutness(`<ul><li><a href="/s">${headline}</a></li>${others}</ul>`)).toBe(false);
    expect(aboutness(`<button>${headline}</button>`)).toBe(false);
    expect(aboutness(`<h3><a href="/s">${headline}</a></h3>`)).toBe(true);
    expect(aboutness(`<p>Read about <a href="/s">${headline}</a>.</p>`)).toBe(true);

    // Every large firm has such a statement: its title alone makes no page one about it.
    const statement = 'Modern Slavery and Human Trafficking Statement';
    expect(aboutness(`<h3><a href="/s">${statement}</a></h3>`)).toBe(false);
    expect(aboutness(`<p>Read our <a href="/s">${statement}</a>.</p>`)).toBe(false);
  });
});
