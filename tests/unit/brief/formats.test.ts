import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/brief/brief.ts';
import { toCslJson } from '../../../src/brief/csl.ts';
import { toCsv } from '../../../src/brief/csv.ts';
import { fileNameOf } from '../../../src/brief/formats.ts';
import { toJson } from '../../../src/brief/json.ts';
import { toMarkdown } from '../../../src/brief/markdown.ts';
import { toRis } from '../../../src/brief/ris.ts';
import { LANGUAGES } from '../../../src/dataset/schema.ts';
import { cslProblems, parseCsv, parseRis } from './parsers.ts';
import { sampleBrief } from './sample-brief.ts';

const brief = await sampleBrief();

/** The same, of a page that says of itself that it is of June 2019. */
const datedBrief = await sampleBrief('en', { page: { ...brief.page, date: '2019-06' } });

/** The brief with one text of the dataset replaced. */
const withName = (name: string): Brief => ({
  ...brief,
  entities: brief.entities.map((entity, place) => (place === 0 ? { ...entity, name } : entity)),
});

describe('CSV', () => {
  const table = (of: Brief, separator: ',' | ';' = ',') => {
    const [head = [], ...rows] = parseCsv(toCsv(of, separator).slice(1), separator);
    return rows.map((row) => {
      expect(row).toHaveLength(head.length);
      return Object.fromEntries(head.map((column, place) => [column, row[place] ?? '']));
    });
  };

  it('begins with the byte order mark and has a row for each role, or for an entity without', () => {
    expect(toCsv(brief, ',').charCodeAt(0)).toBe(0xfeff);
    expect(table(brief)).toHaveLength(brief.entities.reduce((sum, { roles }) => sum + Math.max(roles.length, 1), 0));
  });

  it('reads back as the same texts with either separator', () => {
    for (const separator of [',', ';'] as const) {
      const [row] = table(brief, separator);
      expect(row?.note).toBe(brief.note);
      expect(row?.page_address).toBe(brief.page.address);
      expect(row?.role_title).toBe(brief.entities[0]?.roles[0]?.title);
      expect(row?.dataset_checksum).toMatch(/^sha256-[0-9a-f]{64}$/);
    }
  });

  it.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    'a cell that begins with %j is no formula to a spreadsheet program',
    (sign) => {
      const text = `${sign}cmd|'/c calc'!A1`;
      const cell = table(withName(text))[0]?.name ?? '';
      expect(cell.startsWith(`'${sign.replace('\r', '\n')}`)).toBe(true);
    },
  );

  it('no cell of the file begins with a sign of a formula', () => {
    for (const row of table(brief)) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('a page without names is a head and no row', () => {
    const rows = parseCsv(toCsv({ ...brief, entities: [] }, ',').slice(1), ',');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual(parseCsv(toCsv(brief, ',').slice(1), ',')[0]);
  });
});

describe('RIS', () => {
  it('is a record for the page, each source and the dataset, whatever the texts hold', () => {
    const records = parseRis(toRis(brief));
    expect(records).toHaveLength(1 + brief.sources.length + brief.datasets.length);
    expect(records.every(([first]) => first?.[0] === 'TY')).toBe(true);
    const page = Object.fromEntries(records[0] ?? []);
    expect(page).toMatchObject({ TY: 'ELEC', Y2: '2026/11/24/', UR: brief.page.address });
    expect(page.TI).toContain('ER -');
  });

  it('gives dates as exactly as they are known, in four parts', () => {
    for (const [tag, value] of parseRis(toRis(brief)).flat()) {
      if (tag === 'PY') expect(value).toMatch(/^\d{4}$/);
      if (tag === 'DA' || tag === 'Y2') expect(value).toMatch(/^\d{4}\/(\d{2})?\/(\d{2})?\/$/);
    }
  });
});

describe('CSL-JSON', () => {
  it('keeps to the schema of citation data', () => {
    expect(cslProblems(JSON.parse(toCslJson(brief)))).toEqual([]);
  });

  it('is wrong in no item that lacks a date or an address', () => {
    const bare = brief.sources.map((source) => ({ ...source, date: null, address: null }));
    expect(cslProblems(JSON.parse(toCslJson({ ...brief, sources: bare })))).toEqual([]);
  });

  it('gives every item an id of its own', () => {
    const ids = (JSON.parse(toCslJson(brief)) as { id: string }[]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives the page the day it was read, and the date that it states', () => {
    const [page] = JSON.parse(toCslJson(brief)) as Record<string, unknown>[];
    expect(page).toMatchObject({ type: 'webpage', accessed: { 'date-parts': [[2026, 11, 24]] } });
    expect(page).not.toHaveProperty('issued');
    const [dated] = JSON.parse(toCslJson(datedBrief)) as Record<string, unknown>[];
    expect(dated).toMatchObject({
      accessed: { 'date-parts': [[2026, 11, 24]] },
      issued: { 'date-parts': [[2019, 6]] },
    });
  });
});

describe('the date of the page', () => {
  const roles = datedBrief.entities.flatMap((entity) => entity.roles);

  it('stands with what each role was then', () => {
    expect(new Set(roles.map(({ atPageDate }) => atPageDate))).toEqual(
      new Set(['held', 'later', 'over', 'done', 'unknown', 'undated']),
    );
    for (const { from, to, atPageDate } of roles) expect(atPageDate === 'undated').toBe(from === null && to === null);
    expect(brief.entities.flatMap((entity) => entity.roles).every(({ atPageDate }) => atPageDate === null)).toBe(true);
  });

  it('is told in Markdown, with “no date” for a role without dates and never “held then”', () => {
    const text = toMarkdown(datedBrief, { sourcesInFull: false });
    expect(text).toContain('Date of this page: June 2019. “Then” beside a role is that date.');
    const lines = text.split('\n').filter((line) => line.startsWith('- ') && line.includes(': **'));
    expect(lines).toHaveLength(roles.length);
    for (const [place, { from, to }] of roles.entries()) {
      if (!from && !to) expect(lines[place]).toMatch(/^- no date: /);
      else
        expect(lines[place]).toMatch(
          /^- [^(]+ \((held then|held then, ended since|began later|over by then|before that date|not known if held then)\): /,
        );
    }
    expect(toMarkdown(brief, { sourcesInFull: false })).not.toContain('Date of this page');
  });

  it('is in the table, with a code for each role', () => {
    const [head = [], ...rows] = parseCsv(toCsv(datedBrief, ',').slice(1), ',');
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(new Set(column('page_date'))).toEqual(new Set(['2019-06']));
    expect(column('at_page_date').filter(Boolean)).toEqual(roles.map(({ atPageDate }) => atPageDate));
  });
});

describe('JSON', () => {
  it('says its format and version, and holds the whole brief', () => {
    expect(JSON.parse(toJson(brief))).toEqual({ format: 'initiative-lens-brief', version: 2, ...brief });
  });
});

describe('Markdown', () => {
  const text = toMarkdown(brief, { sourcesInFull: true });

  it('what comes from the page is text, never markup', () => {
    const title = text.split('\n')[2];
    expect(title).toBe('**\\=HYPERLINK("http://x.example") \\*bold\\* \\<b\\>\\[Title\\]\\</b\\> ER -**');
    expect(text).toContain('\n\\# not a heading\n');
    expect(text).toContain('<https://www.example.org/a%20page?q="1"&r=%3C2%3E>');
  });

  it('shows a mention in its words, with an ellipsis only where the page goes on', () => {
    expect(text).toContain('\n> \\*All\\* of it by **CoMensha**, said \\[they\\] and…\n');
  });

  it('a line that would begin a list or heading does not', () => {
    for (const [name, written] of [
      ['1. FC', '1\\. FC'],
      ['- x', '\\- x'],
      ['# x', '\\# x'],
      ['+ x', '\\+ x'],
    ]) {
      const entity = { ...(brief.entities[0] as Brief['entities'][0]), description: name ?? '', sources: [] };
      expect(toMarkdown({ ...brief, entities: [entity] }, { sourcesInFull: false })).toContain(`\n${written}\n`);
    }
  });

  it('every role line ends with its sources, and says stated or judged where it names a goal', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('- ') && line.includes(': **'));
    expect(lines).toHaveLength(brief.entities.reduce((sum, { roles }) => sum + roles.length, 0));
    for (const line of lines) {
      expect(line).toMatch(/( \[\d+\])+$/);
      if (/ Goals? \d/.test(line)) expect(line).toMatch(/stated by a source|judged by the editors/);
    }
  });

  it('lists each cited source once, under its number', () => {
    const cited = [...text.matchAll(/ \[(\d+)\]/g)].map(([, number]) => Number(number));
    const listed = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(listed).toEqual(brief.sources.map(({ number }) => number));
    expect([...new Set(cited)].sort((a, b) => a - b)).toEqual(listed);
  });

  it.each(LANGUAGES)('has no hole in %s', async (language) => {
    const whole = toMarkdown(await sampleBrief(language), { sourcesInFull: true });
    expect(whole).not.toMatch(/undefined|null|NaN|\{\w+\}/);
  });
});

describe('the name of the file', () => {
  it('has nothing a file system refuses', () => {
    const named = (address: string) => fileNameOf({ ...brief, page: { ...brief.page, address } }, 'csl');
    expect(named('https://www.comensha.nl/a?b')).toBe('brief-comensha.nl-2026-11-24.csl.json');
    expect(named('http://[::1]:8080/')).toBe('brief-1-2026-11-24.csl.json');
    expect(named('file:///home/x/report.html')).toBe('brief-page-2026-11-24.csl.json');
    expect(named('')).toBe('brief-page-2026-11-24.csl.json');
  });
});
