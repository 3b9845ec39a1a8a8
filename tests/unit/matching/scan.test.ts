import { describe, expect, it } from 'vitest';
import { compileGazetteer } from '../../../src/matching/scan/compile.ts';
import { scan } from '../../../src/matching/scan/scan.ts';
import type { Form } from '../../../src/matching/types.ts';
import { naiveScan } from './naive-scan.ts';

/** `=FAST`: counts in this case only. `UNICEF+s`: the s is an ending. */
function formOf(name: string): Form {
  const [, exact, body = '', ending = ''] = /^(=?)(.*?)(?:\+(\w+|'s))?$/su.exec(name) ?? [];
  return { text: body + ending, exactCase: exact === '=', tail: ending.length, bearers: [] };
}

/** Marks what is found as `[surface|forms]`, the forms as they are listed. */
function mark(names: readonly string[], text: string, find = scanWith): string {
  let marked = '';
  let done = 0;
  for (const { start, end, forms } of find(names.map(formOf), text)) {
    marked += `${text.slice(done, start)}[${text.slice(start, end)}|${forms.map((form) => names[form]).join('|')}]`;
    done = end;
  }
  return marked + text.slice(done);
}

const scanWith = (forms: Form[], text: string) => scan(compileGazetteer({ version: '', forms }), text);
const unmark = (marked: string) => marked.replace(/\[([^\]|]*)\|[^\]]*\]/g, '$1');

/** Rule → names → lines, marked as they must be. */
const cases: [rule: string, names: string[], lines: string[]][] = [
  [
    'a name is found wherever it stands as a word',
    ['CoMensha'],
    [
      '[CoMensha|CoMensha]',
      'see [CoMensha|CoMensha].',
      '([CoMensha|CoMensha])',
      '"[CoMensha|CoMensha]"',
      '[CoMensha|CoMensha]/[CoMensha|CoMensha]',
      '@[CoMensha|CoMensha]',
      '[CoMensha|CoMensha]™',
      '[CoMensha|CoMensha]²',
      '😀[CoMensha|CoMensha]😀',
    ],
  ],
  [
    'a name inside a longer word is none',
    ['=FAST', 'ING'],
    ['BREAKFAST', 'FASTER', 'FAST1', '1FAST', 'fishing', 'FAST_MODE', 'ÉFAST', 'FAST\u0301s', 'INGe', 'ßING'],
  ],
  [
    'compounds keep the name alone in the span',
    ['ABN AMRO', '=FAST', 'Rabobank'],
    [
      'de [ABN AMRO|ABN AMRO]-topman',
      'het [FAST|=FAST]-initiatief',
      'anti-[FAST|=FAST]',
      'Nicht-[Rabobank|Rabobank]-Kunden',
      '[ABN AMRO|ABN AMRO]/[Rabobank|Rabobank]',
    ],
  ],
  [
    'a genitive stays outside, whatever its apostrophe',
    ['CoMensha', 'KOK'],
    [
      "[CoMensha|CoMensha]'s",
      '[CoMensha|CoMensha]’s directeur',
      '[CoMensha|CoMensha]ʼs',
      '[CoMensha|CoMensha]`s',
      "des [KOK|KOK]' Leiterin",
      'CoMenshas',
    ],
  ],
  [
    'spaces, no-break spaces, line breaks, hyphens and dashes separate alike',
    ['FIU-Nederland', 'Verbeek - Kusters'],
    [
      '[FIU Nederland|FIU-Nederland]',
      '[FIU‑Nederland|FIU-Nederland]',
      '[FIU\u00a0Nederland|FIU-Nederland]',
      '[FIU\u202fNederland|FIU-Nederland]',
      '[FIU – Nederland|FIU-Nederland]',
      '[FIU\n  Nederland|FIU-Nederland]',
      '[FIU\t—\u2009Nederland|FIU-Nederland]',
      '[FIU\u00ad-Nederland|FIU-Nederland]',
      '[Verbeek-Kusters|Verbeek - Kusters]',
      '[Verbeek – Kusters|Verbeek - Kusters]',
      'FIUNederland',
      'FIU, Nederland',
      'FIU. Nederland',
      'FIU/Nederland',
      'FIU (Nederland)',
    ],
  ],
  [
    'other signs stand between the words as they are listed',
    ['ABN AMRO', 'Stef Blok', 'AT&T', 'S/RES/2331 (2016)', 'Finance Against Slavery and Trafficking (FAST)'],
    [
      'ABN. AMRO',
      'Stef, Blok',
      'Stef: Blok',
      'AT T',
      'ATT',
      '[AT&T|AT&T]',
      '[AT & T|AT&T]',
      '[AT＆T|AT&T]',
      '[S/RES/2331 (2016)|S/RES/2331 (2016)]',
      '[S/RES/2331(2016)|S/RES/2331 (2016)]',
      'S/RES 2331 (2016)',
      '[Finance Against Slavery and Trafficking (FAST)|Finance Against Slavery and Trafficking (FAST)].',
      'Finance Against Slavery and Trafficking FAST',
    ],
  ],
  [
    'a full stop inside a name does not end a sentence, except after an initial',
    ['Hawk.ai', 'J.P. Morgan', 'Ina (H.R.) Hut', 'Amina J. Mohammed'],
    [
      '[Hawk.ai|Hawk.ai]',
      'see the hawk. AI is',
      'hawk ai',
      '[J.P. Morgan|J.P. Morgan]',
      '[J. P. Morgan|J.P. Morgan]',
      '[J.P.Morgan|J.P. Morgan]',
      'JP Morgan',
      'J P Morgan',
      '[Ina (H.R.) Hut|Ina (H.R.) Hut]',
      '[Ina (H. R.) Hut|Ina (H.R.) Hut]',
      'Ina H.R. Hut',
      '[Amina J. Mohammed|Amina J. Mohammed]',
      'Amina J Mohammed',
    ],
  ],
  [
    'a full stop at the end may be missing and is taken where it stands',
    ['U.N.', 'KOK e.V.'],
    [
      'the [U.N.|U.N.] said',
      'the [U.N|U.N.]-led',
      'of the [U.N.|U.N.]',
      'UN',
      '[KOK e.V.|KOK e.V.]',
      '[KOK e. V.|KOK e.V.]',
      '[KOK e.V|KOK e.V.], Berlin',
    ],
  ],
  [
    'other signs around a name must stand there',
    ['#OpenJeOgen', 'Open je ogen!', '«Initiative»'],
    [
      '[#OpenJeOgen|#OpenJeOgen]',
      'OpenJeOgen',
      '# OpenJeOgen',
      '[Open je ogen!|Open je ogen!]',
      'open je ogen.',
      '[«Initiative»|«Initiative»]',
      '[„Initiative“|«Initiative»]',
      'Initiative',
    ],
  ],
  [
    'a number is one word, and goes on over point and comma',
    ['Alliance 8.7', 'doelstelling 8.7', '25 Keys', '=G20', '2030 Agenda'],
    [
      '[Alliance 8.7|Alliance 8.7]',
      '[Alliance 8.7|Alliance 8.7].',
      '[Alliance 8.7|Alliance 8.7], 2 more',
      'Alliance 8.70',
      'Alliance 8.7.1',
      'Alliance 8.7,5',
      'Alliance 18.7',
      'Alliance 8. 7',
      'Alliance 8,7',
      'Alliance 87',
      '[doelstelling 8.7|doelstelling 8.7]: werk',
      '[25 Keys|25 Keys]',
      '125 Keys',
      '1,25 Keys',
      '1.25 Keys',
      '[G20|=G20]',
      'G200',
      'G2',
      'G 20',
      'the [2030 Agenda|2030 Agenda]',
    ],
  ],
  [
    'the longest name wins, and names do not overlap',
    [
      'Liechtenstein Initiative',
      'Liechtenstein Initiative for Finance Against Slavery',
      'Finance Against Slavery and Trafficking',
      '=UN',
      '=UN Women',
      'Women Fund',
    ],
    [
      'the [Liechtenstein Initiative for Finance Against Slavery|Liechtenstein Initiative for Finance Against Slavery] and Trafficking',
      'the [Liechtenstein Initiative|Liechtenstein Initiative] of [Finance Against Slavery and Trafficking|Finance Against Slavery and Trafficking]',
      '[UN Women|=UN Women] Fund',
      '[UN|=UN] Womenx Fund',
    ],
  ],
  [
    'a longer name that does not fit leaves its place to a shorter one',
    ['=Open Je Ogen', 'open', 'Centre for Policy', '=Centre for Policy Research'],
    [
      '[open|open] je ogen',
      '[Open Je Ogen|=Open Je Ogen]',
      '[Centre for Policy|Centre for Policy] research',
      '[Centre for Policy Research|=Centre for Policy Research]',
    ],
  ],
  [
    'letter case counts where the form says so, and only there',
    ['=OM', '=FAST', 'Rabobank', 'ABN AMRO', '=Open Mind'],
    [
      'het [OM|=OM] en om',
      'Om',
      '[FAST|=FAST], Fast, fast',
      '[RABOBANK|Rabobank] [rabobank|Rabobank] [RaboBank|Rabobank]',
      '[abn amro|ABN AMRO]',
      'open mind Open mind [Open Mind|=Open Mind]',
    ],
  ],
  [
    'one span may be of several forms, each by its own case rule',
    ['=Restore', 'restore', 'Restore'],
    ['[Restore|=Restore|restore|Restore]', '[restore|restore|Restore]', '[RESTORE|restore|Restore]'],
  ],
  [
    'accents may be missing, composed or not, in name and text',
    ['LEFÖ', '=Tímea Nagy', 'Cafe', 'Tromsø', 'Łódź', 'Altıntaş'],
    [
      '[LEFÖ|LEFÖ] [LEFO\u0308|LEFÖ] [LEFO|LEFÖ] [lefö|LEFÖ]',
      '[Tímea Nagy|=Tímea Nagy] [Ti\u0301mea Nagy|=Tímea Nagy] [Timea Nagy|=Tímea Nagy] tímea Nagy',
      '[Café|Cafe] [CAFE\u0301|Cafe]',
      '[Tromso|Tromsø]',
      '[Lodz|Łódź]',
      '[Altintas|Altıntaş] [ALTINTAŞ|Altıntaş]',
    ],
  ],
  [
    'ligatures, ß, width and mathematical letters read as the letters they are',
    ['Straßenfest', 'Office', '=FAST', 'Encyclopædia', 'Œuvre', 'İstanbul', 'Ǆungla'],
    [
      '[STRASSENFEST|Straßenfest] [Strassenfest|Straßenfest] [STRAẞENFEST|Straßenfest]',
      '[Oﬃce|Office] [oﬀice|Office]',
      '[ＦＡＳＴ|=FAST] [𝐅𝐀𝐒𝐓|=FAST] 𝐟𝐚𝐬𝐭',
      '[Encyclopaedia|Encyclopædia]',
      '[oeuvre|Œuvre] [ŒUVRE|Œuvre]',
      '[Istanbul|İstanbul] [istanbul|İstanbul] [i̇stanbul|İstanbul]',
      '[Džungla|Ǆungla] [ǆungla|Ǆungla]',
    ],
  ],
  [
    'soft hyphens and zero-width characters vanish, and stay outside at the end',
    ['CoMensha', 'ABN AMRO', 'ABNAMRO'],
    [
      '[Co\u00adMen\u200bsha|CoMensha]',
      '\ufeff[CoMensha|CoMensha]\u200b.',
      '[ABN\u200d AM\u00adRO|ABN AMRO]',
      '[ABN\u200bAMRO|ABNAMRO]',
      '[CoMensha|CoMensha]\u00ad-fonds',
    ],
  ],
  [
    'an ending is matched and stays outside the span',
    ['UNICEF', 'UNICEF+s', "SDG+'s", 'LEFÖ+s', 'Bank'],
    [
      '[UNICEF|UNICEF]',
      '[UNICEF|UNICEF+s]s',
      '[UNI\u00adCEF|UNICEF+s]\u00ads',
      "[SDG|SDG+'s]'s [SDG|SDG+'s]’s",
      'SDG',
      '[LEFO\u0308|LEFÖ+s]s',
      'UNICEFss',
    ],
  ],
  [
    'another script ends a word; Han and kana characters are words by themselves',
    ['=FAST', '中国银行', 'בנק', 'Σίγμα'],
    [
      'ב[FAST|=FAST]',
      'الـ[FAST|=FAST]',
      '[FAST|=FAST]는',
      '我在[FAST|=FAST]工作',
      '在[中国银行|中国银行]工作',
      '中国 银行',
      'הבנק',
      'של [בנק|בנק].',
      '\u200f[FAST|=FAST]\u200f',
      'FАST',
      '[ΣΊΓΜΑ|Σίγμα] [σιγμα|Σίγμα]',
    ],
  ],
  ['a name of signs alone is never found', ['!!!', '-', '&'], ['!!! - &']],
];

describe('scan', () => {
  for (const [rule, names, lines] of cases) {
    it(rule, () => {
      for (const line of lines) {
        expect(mark(names, unmark(line))).toBe(line);
        expect(mark(names, unmark(line), naiveScan)).toBe(line);
      }
    });
  }

  it('finds nothing in nothing', () => {
    expect(scanWith([formOf('FAST')], '')).toEqual([]);
    expect(scanWith([], 'FAST')).toEqual([]);
  });

  it('finds each character of the basic plane that is a word by itself, and ends at each that is not', () => {
    const characters = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    const matcher = compileGazetteer({
      version: '',
      forms: characters.map((text) => ({ text, exactCase: true, bearers: [] })),
    });
    let words = 0;
    for (const [unit, character] of characters.entries()) {
      const [found] = scan(matcher, `.${character}.`);
      if (!found) continue;
      words++;
      expect(found.forms, unit.toString(16)).toContain(unit);
      expect(found).toMatchObject({ start: 1, end: 2 });
    }
    expect(words).toBeGreaterThan(40_000);
  });

  it('finds names of any length at any distance', () => {
    const long = Array.from({ length: 120 }, (_, place) => `w${place}`).join(' ');
    const text = `${'lorem ipsum '.repeat(200)}${long} ${'x'.repeat(5_000)} ${long}`;
    expect(scanWith([formOf(long)], text).map(({ start, end }) => text.slice(start, end))).toEqual([long, long]);
  });

  it('refuses names that are no names', () => {
    expect(() => compileGazetteer({ version: '', forms: [formOf('a '.repeat(600))] })).toThrow(RangeError);
  });

  it('takes a matcher that was stored and read back', () => {
    const matcher = structuredClone(compileGazetteer({ version: '7', forms: [formOf('ABN AMRO')] }));
    expect(matcher.version).toBe('7');
    expect(scan(matcher, 'ABN-AMRO')).toEqual([{ start: 0, end: 8, forms: [0] }]);
  });
});
