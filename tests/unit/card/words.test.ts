import { beforeAll, describe, expect, it } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { announcementOf } from '../../../src/card/announcement.ts';
import { basisOf, summariseGoals } from '../../../src/card/goal-weights.ts';
import { headOf } from '../../../src/card/headword.ts';
import { themeFrom } from '../../../src/card/preferences.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { EntityDetails, EntityLead, RoleTally } from '../../../src/dataset/reader.ts';
import { sectionsOf } from '../../../src/entry/sections.ts';
import type { MarkedMention } from '../../../src/page/types.ts';

let entity: (id: string) => Promise<EntityDetails>;
beforeAll(async () => {
  const { pack, checksum } = await readPack('assets/packs/fast');
  const reader = new MemoryReader(memoryDataset([{ pack, checksum, curated: true }]), 'en', () => '2026-11-24');
  entity = async (id) => (await reader.entity(id)) as EntityDetails;
});

const lead = (headword: string, fullName: string | null = null) => ({ headword, fullName }) as EntityLead;

describe('the head of a card', () => {
  it.each([
    ['in the entry’s own spelling', 'ABN-Amro', lead('ABN AMRO'), 'ABN AMRO', null],
    [
      'with the full name below an acronym',
      'FAST',
      lead('FAST', 'Finance Against Slavery'),
      'FAST',
      'Finance Against Slavery',
    ],
    [
      'the long form where the page has that',
      'Finance against slavery',
      lead('FAST', 'Finance Against Slavery'),
      'Finance Against Slavery',
      'FAST',
    ],
    ['the page’s form, and below it whose it is', 'Dutch  FIU', lead('FIU-Nederland'), 'Dutch FIU', 'FIU-Nederland'],
    [
      'and with both names of the entry',
      'UNDP FAST',
      lead('FAST', 'Finance Against Slavery'),
      'UNDP FAST',
      'FAST, Finance Against Slavery',
    ],
  ])('shows the name %s', (_rule, text, entry, headword, below) => {
    expect(headOf(text, entry)).toEqual({ headword, below });
  });

  it('gives a person that stands there by surname the full name', () => {
    expect(headOf('Blok', lead('Stef Blok'), true)).toEqual({ headword: 'Stef Blok', below: null });
  });
});

describe('goals in one line', () => {
  /** Roles by the numbers of their goals. */
  const tally = (...roles: number[][]): RoleTally => ({
    total: roles.length,
    linked: roles.length,
    stated: 0,
    goals: Array.from({ length: 10 }, (_, number) => roles.filter((goals) => goals.includes(number)).length),
  });
  const four = ['editorial', 'editorial', null, 'stated', 'editorial'] as const;

  it('gives up to three their titles', () => {
    expect(summariseGoals(['editorial', null, null, 'stated', null], undefined)).toEqual({
      form: 'titles',
      goals: [
        { number: 1, basis: 'editorial' },
        { number: 4, basis: 'stated' },
      ],
    });
  });

  it('gives of more the one that most roles serve', () => {
    const details = { own: tally([4], [4, 1], [2, 5]), carried: tally() };
    expect(summariseGoals(four, details)).toEqual({
      form: 'weighted',
      first: { number: 4, basis: 'stated' },
      count: 2,
      total: 3,
    });
  });

  it('counts who carries an initiative where it has no roles of its own', () => {
    const details = { own: tally(), carried: tally([2], [2], [1]) };
    expect(summariseGoals(four, details)).toMatchObject({ first: { number: 2 }, count: 2, total: 3 });
  });

  it('weighs nothing where nothing stands out, or is known yet', () => {
    expect(summariseGoals(four, { own: tally([1], [2]), carried: tally() })).toEqual({ form: 'tiles', all: false });
    expect(summariseGoals(four, undefined)).toEqual({ form: 'tiles', all: false });
    expect(summariseGoals([null, null, null, null, null], undefined)).toEqual({ form: 'none' });
  });

  it('says at once on what ground', () => {
    expect(basisOf(['editorial', null, 'editorial', null, null])).toBe('editorial');
    expect(basisOf(['stated', null, null, null, null])).toBe('stated');
    expect(basisOf(four)).toBe('mixed');
  });
});

describe('groups of roles', () => {
  const titles = async (id: string) => sectionsOf(await entity(id)).map(({ title }) => title);

  it('has FAST and its forerunners first for an organisation', async () => {
    expect((await titles('comensha')).slice(0, 2)).toEqual(['inFamily', 'inOthers']);
    expect(await titles('fairwork')).toContain('inInitiatives');
  });

  it('has its carriers first for an initiative, and its forerunners apart', async () => {
    expect((await titles('fast')).slice(0, 2)).toEqual(['carriedBy', 'follows']);
  });

  it('has none for an entry without a role', async () => {
    expect(await titles('eu-forced-labour-regulation')).toEqual([]);
  });

  it('loses no role', async () => {
    for (const id of ['fast', 'comensha', 'tanja-cuppen', 'liechtenstein-initiative', 'un-university']) {
      const details = await entity(id);
      if (!details) continue;
      const shown = sectionsOf(details).reduce((sum, { roles }) => sum + roles.length, 0);
      expect(shown, id).toBe(details.roles.length + details.carriedBy.length);
    }
  });
});

describe('what is announced', () => {
  const mention = (
    text: string,
    leads: EntityLead[],
    certainty: 'certain' | 'possible' = 'certain',
  ): MarkedMention => ({
    text,
    verdict: { certainty, broad: false, choices: leads.map(({ id }) => ({ entity: id, score: 1, reasons: [] })) },
    leads,
  });

  it('is who, how sure, the first role, and the place on the page', async () => {
    const details = await entity('abn-amro');
    const props = {
      mention: mention('ABN Amro', [details.lead]),
      shown: details.lead,
      details,
      place: { index: 3, count: 31 },
      isNamed: false,
      language: 'en' as const,
      today: '2026-11-24',
    };
    expect(announcementOf(props)).toBe(
      'ABN AMRO, Bank, Netherlands. Certain. Commissioner, Financial Sector Commission, until 2019. 3 of 31.',
    );
    expect(announcementOf({ ...props, details: undefined, place: undefined })).toBe(
      'ABN AMRO, Bank, Netherlands. Certain.',
    );
    expect(announcementOf({ ...props, isNamed: true, details: undefined })).toBe(
      'Bank, Netherlands. Certain. 3 of 31.',
    );
  });

  it('is of an added pack its name and date', async () => {
    const pack = { id: 'mine', title: 'Harbour list', date: '2026-11-24' };
    const lead = { ...(await entity('abn-amro')).lead, pack };
    const props = {
      mention: mention('ABN Amro', [lead]),
      shown: lead,
      details: undefined,
      place: undefined,
      isNamed: false,
    };
    expect(announcementOf({ ...props, language: 'en', today: '2026-11-24' })).toBe(
      'ABN AMRO, From an added pack: Harbour list, 24 November 2026. Certain.',
    );
  });

  it('is the question where several bear the name', async () => {
    const leads = [(await entity('uk-modern-slavery-act')).lead, (await entity('au-modern-slavery-act')).lead];
    expect(
      announcementOf({
        mention: mention('Modern Slavery Act', leads, 'possible'),
        shown: null,
        details: undefined,
        place: undefined,
        isNamed: false,
        language: 'nl',
        today: '2026-11-24',
      }),
    ).toBe('Modern Slavery Act. 2 items heten zo. Welk item is bedoeld?');
  });
});

describe('the appearance as stored', () => {
  it('is believed only where it makes sense', () => {
    expect(themeFrom({ language: 'nl', theme: 'dark' })).toBe('dark');
    for (const odd of [undefined, null, 'x', [], { theme: {} }, { theme: 'toString' }]) {
      expect(themeFrom(odd)).toBe('system');
    }
  });
});
