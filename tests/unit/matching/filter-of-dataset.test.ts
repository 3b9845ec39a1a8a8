import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMarkedText } from '../../../scripts/eval-score.ts';
import { linkDocument, loadTools, type Tools } from '../../../scripts/link-document.ts';
import { mayHold } from '../../../src/matching/filters/filter-keys.ts';
import { BROAD, NAME, TELLING } from '../../../src/matching/filters/kinds.ts';
import { scan } from '../../../src/matching/scan/scan.ts';

/** Words of which every page is full, alone and in pairs. */
const FREQUENT: Record<string, string> = {
  en: `the of and to is that it for was with as be by this have from are not which their has been were will would they you
    your we our us he she his her its in on at or an a if but all can more about new one who when what there so out up no
    do how my me than into time just like over some only other now people see also get make first any after work use may
    well back most did said two where these way them could then because very even through between many must before such
    here off while home page next last read contact terms privacy policy copyright reserved rights sign log view show
    comments share email help search news`,
  nl: `de het een van en ik te dat zijn voor met niet aan er om ook als dan maar bij wordt naar uit deze heeft worden in is
    op die was je u we hij ze hun ons onze wij door over of kan meer nog wel geen zo al nu hoe wat wie waar onder tegen tot
    na veel moet werd hebben had kunnen zou jaar mensen alle dit haar hem mijn uw lees verder zoeken nieuws`,
  de: `der die das und ist nicht mit den sich auf für ein eine dem des im von zu auch als wird wie bei oder werden in er sie
    es ich wir ihr sein hat haben war sind an am aus nach um über vor durch bis nur noch so mehr kann können wenn dass aber
    einen einer eines man was wer wo hier alle diese dieser dieses sehr zum zur ihre unsere mein kein keine suche startseite`,
};

let tools: Tools;
beforeAll(async () => {
  tools = await loadTools();
});

describe('the filter of the dataset', () => {
  // One pair that passes by mistake, and a page in ten has the second script for nothing: another size of the filter helps.
  it.each(Object.keys(FREQUENT))('takes no frequent word and no two of them for a name (%s)', (lang) => {
    const words = [...new Set((FREQUENT[lang] as string).split(/\s+/))];
    const large = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
    const texts = words.flatMap((first) =>
      ['', ...words].flatMap((second) => [`${first} ${second}`, `${large(first)} ${second}`]),
    );
    const { filters, linker } = tools;
    const mistaken = texts.filter(
      (text) => mayHold(filters.names, text) > 0 && scan(linker.matcher, text).length === 0,
    );
    expect(mistaken).toEqual([]);
  });

  it('has a page with marks ask: one of its names counts by itself, or a word tells of the subject', () => {
    const folder = fileURLToPath(new URL('../../corpus/texts/', import.meta.url));
    const { filters } = tools;
    const silent = readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readMarkedText(file, readFileSync(folder + file, 'utf8')))
      .filter(({ lang, blocks }) => {
        const kinds = blocks.reduce((all, { text }) => all | mayHold(filters.names, text), 0);
        if (kinds & NAME || ((kinds & BROAD) > 0 && (kinds & TELLING) > 0)) return false;
        const { mentions } = linkDocument(tools, { title: '', lang, host: '' }, blocks);
        return mentions.some(({ verdict }) => !verdict.broad);
      });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
