import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { foldSilenced, isSilenced, type SilencedName } from '../../../src/settings/is-silenced.ts';
import {
  changeSilenced,
  loadSilenced,
  migrateSilenced,
  silence,
  unsilence,
  watchSilenced,
} from '../../../src/settings/silenced.ts';

beforeEach(() => fakeBrowser.reset());

const stop: SilencedName = { text: 'STOP', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' };
const openly = { incognito: false };
const tick = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('a folded name', () => {
  it.each(["'", '’', '´', '`', 'ʹ', '′', '‛', '＇'])('has one kind of apostrophe: Women%ss', (sign) => {
    expect(foldSilenced(`Women${sign}s Fund`)).toBe("women's fund");
  });

  it('of an earlier version, which folded less, is folded on', () => {
    const [name] = migrateSilenced({ version: 1, names: [{ ...stop, text: 'women′s fund' }] }).names;
    expect(name?.text).toBe("women's fund");
  });
});

describe('the store of silenced names', () => {
  it('keeps the folded name, the entry, the site and the day, and nothing more', async () => {
    expect(await silence([stop], openly)).toMatchObject([{ entity: stop.entity }]);
    expect(await browser.storage.local.get(null)).toEqual({
      silenced: { version: 1, names: [{ text: 'stop', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' }] },
    });
  });

  it('refuses more than it may hold, and says what to do; what is there stays', async () => {
    const names = Array.from({ length: 5_000 }, (_, number) => ({ ...stop, text: `name ${number}` }));
    await browser.storage.local.set({ silenced: { version: 1, names } });
    await expect(silence([stop], openly)).rejects.toThrow('5000 names are kept at most; take some of them back');
    expect(await loadSilenced()).toHaveLength(5_000);
    await unsilence([{ ...stop, text: 'name 7' }]);
    expect(await silence([stop], openly)).toHaveLength(1);
  });

  it('writes nothing from a private window', async () => {
    expect(await silence([stop], { incognito: true })).toBeNull();
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  it('keeps changes made at the same moment', async () => {
    await Promise.all(
      ['a.example', 'b.example', 'c.example'].map((site) => silence([{ ...stop, site, text: 'Stop' }], openly)),
    );
    expect((await loadSilenced()).map(({ site }) => site)).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('keeps the same name on the same site once, with its first day', async () => {
    await silence([stop], openly);
    await silence([{ ...stop, text: 'Stop', on: '2027-01-01' }], openly);
    expect(await loadSilenced()).toEqual([{ ...stop, text: 'stop' }]);
  });

  it('says what it added, so that taking that back leaves what was there', async () => {
    await silence([stop], openly);
    const both = [stop, { ...stop, entity: 'other' }];
    expect(await silence(both, openly)).toMatchObject([{ entity: 'other' }]);
    await unsilence([{ ...stop, entity: 'other' }]);
    expect((await loadSilenced()).map(({ entity }) => entity)).toEqual([stop.entity]);
  });

  it('takes back one name and no other', async () => {
    await silence([stop], openly);
    await silence([{ ...stop, site: null }], openly);
    await unsilence([{ ...stop, text: 'stop' }]);
    expect(await loadSilenced()).toEqual([{ ...stop, text: 'stop', site: null }]);
  });

  it('refuses an address where a host is due', async () => {
    await expect(silence([{ ...stop, site: 'https://nos.nl/artikel/1' }], openly)).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(await loadSilenced()).toEqual([]);
  });

  it('leaves alone what a newer version wrote, and says so', async () => {
    const newer = { version: 2, names: [], wishes: ['many'] };
    await browser.storage.local.set({ silenced: newer });
    expect(await loadSilenced()).toEqual([]);
    await expect(silence([stop], openly)).rejects.toMatchObject({ code: 'newer' });
    expect(await browser.storage.local.get(null)).toEqual({ silenced: newer });
  });

  it('keeps damaged ones aside before it writes over them', async () => {
    const damaged = { version: 1, names: [{ text: 'stop' }] };
    await browser.storage.local.set({ silenced: damaged });
    expect(await loadSilenced()).toEqual([]);
    await silence([stop], openly);
    expect(await browser.storage.local.get('silenced-unreadable')).toEqual({ 'silenced-unreadable': damaged });
    expect(await loadSilenced()).toHaveLength(1);
  });

  it('goes on after a change that failed', async () => {
    const failing = changeSilenced(() => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await silence([stop], openly);
    expect(await loadSilenced()).toHaveLength(1);
  });

  it('tells of a change until the signal fires', async () => {
    const heard: number[] = [];
    const life = new AbortController();
    watchSilenced((names) => heard.push(names.length), life.signal);
    await silence([stop], openly);
    await tick();
    life.abort();
    await unsilence([stop]);
    await tick();
    expect(heard).toEqual([1]);
  });

  it('names the path of what does not fit', () => {
    expect(() => migrateSilenced({ version: 1, names: [{ ...stop, text: 'stop', on: 'today' }] })).toThrow(
      'silenced.names.0.on',
    );
  });
});

describe('whether a name is silenced', () => {
  const names: SilencedName[] = [
    { text: 'stop', entity: 'stop-the-traffik', site: 'nos.nl', on: '2026-11-24' },
    { text: 'abn amro', entity: 'abn-amro', site: null, on: '2026-11-24' },
  ];

  it.each([
    ['on the site itself', 'STOP', 'stop-the-traffik', 'nos.nl', true],
    ['on its subdomains', 'Stop', 'stop-the-traffik', 'www.nos.nl', true],
    ['not on a site whose name only ends alike', 'STOP', 'stop-the-traffik', 'mosnos.nl', false],
    ['not on another site', 'STOP', 'stop-the-traffik', 'nrc.nl', false],
    ['not for another entry of the same name', 'STOP', 'stop-app', 'nos.nl', false],
    ['not for another name of the entry', 'STOP THE TRAFFIK', 'stop-the-traffik', 'nos.nl', false],
    ['everywhere where no site is given', 'ABN-AMRO', 'abn-amro', '', true],
    ['with soft hyphens and no-break spaces', 'ABN\u00A0AM\u00ADRO', 'abn-amro', 'nos.nl', true],
  ])('%s', (_, text, entity, host, expected) => {
    expect(isSilenced(names, text, entity, host)).toBe(expected);
  });

  it('takes damaged storage for none', () => {
    for (const stored of [undefined, null, 'stop', { 0: names[0] }, [null], [{}], [{ ...names[0], site: '' }]])
      expect(isSilenced(stored, 'STOP', 'stop-the-traffik', 'nos.nl')).toBe(false);
  });

  it('folds once and for all', () => {
    for (const text of ['Zorgcoördinatoren', 'D’66', 'ABN –AMRO ', 'İstanbul'])
      expect(foldSilenced(foldSilenced(text))).toBe(foldSilenced(text));
    expect(foldSilenced('  Zorgcoördinatoren  Mensen\u00ADhandel')).toBe('zorgcoordinatoren mensenhandel');
  });
});
