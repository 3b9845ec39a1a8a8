import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { EntityCard, type EntityCardProps } from '../../../src/card/EntityCard.tsx';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { EntityDetails } from '../../../src/dataset/reader.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';
import type { Reason } from '../../../src/matching/types.ts';

let entity: (id: string) => Promise<EntityDetails>;
beforeAll(async () => {
  const { pack, checksum } = await readPack('assets/packs/fast');
  const reader = new MemoryReader(memoryDataset([{ pack, checksum, curated: true }]), 'en', () => '2026-11-24');
  entity = async (id) => (await reader.entity(id)) as EntityDetails;
  vi.stubGlobal('document', parseHTML('<!doctype html><body></body>').document);
});
afterAll(() => vi.unstubAllGlobals());

const actions = () => ({
  close: vi.fn(),
  pin: vi.fn(),
  retry: vi.fn(),
  openEntry: vi.fn(),
  step: vi.fn(),
  toggleWhy: vi.fn(),
  undo: vi.fn(),
  choose: vi.fn(),
});

function draw(details: EntityDetails, change: Partial<EntityCardProps> = {}) {
  const root = document.createElement('div');
  const mine = actions();
  render(
    <EntityCard
      mention={{
        text: details.lead.headword,
        verdict: {
          certainty: 'certain',
          broad: false,
          choices: [{ entity: details.lead.id, score: 1, reasons: [{ code: 'exactName', sign: '+' }] }],
        },
        leads: [details.lead],
      }}
      language="en"
      today="2026-11-24"
      shown={details.lead}
      details={{ state: 'here', details }}
      whyOpen={false}
      pinned={false}
      actions={mine}
      {...change}
    />,
    root,
  );
  const texts = (selector: string) => [...root.querySelectorAll(selector)].map((element) => element.textContent ?? '');
  const buttons = () =>
    [...root.querySelectorAll('button')].map((button) => button.getAttribute('aria-label') ?? button.textContent);
  return { root, texts, buttons, actions: mine };
}

describe('the card', () => {
  it('names the entry, its kind and country, and says on what ground its goals stand', async () => {
    const { texts, root } = draw(await entity('abn-amro'));
    expect(texts('.headword')).toEqual(['ABN AMRO']);
    expect(texts('p > .kind')).toEqual(['Bank, Netherlands']);
    expect(texts('.goal-line')[0]).toContain('judged');
    expect(root.querySelectorAll('.goal-line .goal[data-basis=editorial]').length).toBe(3);
  });

  it('says of a group how many there are, and leads to the entry for those that it has not', async () => {
    const whole = await entity('fast');
    const counts = { ...whole.counts, carriers: 20_000 };
    const { root, texts, buttons, actions } = draw({ ...whole, counts });
    const press = async () => {
      [...root.querySelectorAll<HTMLElement>('.more')]
        .find(({ textContent }) => textContent?.startsWith('19'))
        ?.click();
      await new Promise((resolve) => setTimeout(resolve));
    };
    expect(texts('.count')[0]).toBe('20,000');
    expect(buttons()).toContain('19,995\u00a0more');
    await press();
    const shown = whole.carriedBy.filter(({ group }) => group === 'carriers').length;
    expect(buttons()).toContain(`${(20_000 - shown).toLocaleString('en')}\u00a0more`);
    expect(actions.openEntry).not.toHaveBeenCalled();
    await press();
    expect(actions.openEntry).toHaveBeenCalledWith('fast');
  });

  it('shows past roles as past, undated ones as undated, each with its first source', async () => {
    const { texts, root } = draw(await entity('comensha'));
    const [first] = texts('.role');
    expect(first).toContain('2018–2019past');
    expect(first).toMatch(/judged.*CoMensha/);
    expect(texts('.role').some((text) => text.startsWith('no date'))).toBe(true);
    expect(root.querySelectorAll('.role[data-time=past]').length).toBeGreaterThan(0);
  });

  it('tells roles against the date that the page states, undated ones as undated only', async () => {
    const { texts } = draw(await entity('comensha'), { pageDate: '2019-05-12' });
    expect(texts('.card-scroll > .after')).toEqual([
      'Date of this page: 12 May 2019. “Then” beside a role is that date.',
    ]);
    const roles = texts('.role .when');
    // From 2018 to 2019, no more exactly: it may have ended before May.
    expect(roles[0]).toBe('2018–2019not known if held then');
    expect(roles.some((text) => text === 'no date')).toBe(true);
    for (const text of roles)
      expect(text).toMatch(/(?:\d|^)(?:held then|began later|over by then|before that date|not known|no date)/);
    expect(draw(await entity('comensha')).texts('.card-scroll > .after')).toEqual([]);
  });

  it('brings no landmarks: those are the page’s own affair', async () => {
    const { root } = draw(await entity('abn-amro'));
    expect(root.querySelectorAll('header, footer, main, nav, section, aside, article').length).toBe(0);
  });

  it('offers a correction to copy once the entry is there', async () => {
    const details = await entity('abn-amro');
    expect(draw(details).buttons()).toContain('Copy a correction');
    expect(draw(details, { details: { state: 'waiting', slow: false } }).buttons()).not.toContain('Copy a correction');
  });

  it('opens sources in a tab of their own that learns nothing of the page', async () => {
    const { root } = draw(await entity('abn-amro'));
    const links = [...root.querySelectorAll('a')];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
      expect(link.getAttribute('target')).toBe('_blank');
      expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    }
  });

  it('makes no link of an address that is none', async () => {
    const details = structuredClone(await entity('tanja-cuppen'));
    for (const { sources } of details.roles) for (const source of sources) source.url = 'javascript:alert(1)';
    expect(draw(details).root.querySelectorAll('a').length).toBe(0);
  });

  it('says of each of several bearers whether it is from an added pack, and from which', async () => {
    const { lead, ...details } = await entity('comensha');
    const added = { ...lead, id: 'mine--comensha', pack: { id: 'mine', title: 'Harbour list', date: '2026-11-24' } };
    const choices = [lead, added].map(({ id }) => ({ entity: id, score: 1, reasons: [] }));
    const { texts } = draw(
      { ...details, lead },
      {
        shown: null,
        mention: {
          text: 'CoMensha',
          verdict: { certainty: 'possible', broad: false, choices },
          leads: [lead, added],
        },
      },
    );
    const [own, others] = texts('.candidate');
    expect(own).not.toContain('pack');
    expect(others).toContain('From an added pack: Harbour list, 24\u00a0November 2026');
  });

  it('shows markup in a pack as text', async () => {
    const details = structuredClone(await entity('tanja-cuppen'));
    details.lead.headword = '<img src=x onerror=alert(1)>';
    details.lead.description = { en: '<b>bold</b>' };
    const { root, texts } = draw(details);
    expect(root.querySelector('img')).toBeNull();
    expect(texts('.headword')).toEqual(['<img src=x onerror=alert(1)>']);
    expect(texts('.gist')).toEqual(['<b>bold</b>']);
  });

  it('has words for an entry without a role', async () => {
    expect(draw(await entity('eu-forced-labour-regulation')).texts('.section')).toEqual([
      'No role on record: no source read for this dataset names one.',
    ]);
  });

  it('shows what is known while the rest is on its way', async () => {
    const details = await entity('fast');
    const { root, texts } = draw(details, { details: { state: 'waiting', slow: false } });
    expect(texts('.gist')).toEqual([details.lead.description.en]);
    expect(root.querySelector('[role=dialog]')?.getAttribute('aria-busy')).toBe('true');
    expect(root.querySelector('.waiting')?.getAttribute('data-slow')).toBe('false');
  });

  it('says what happened when nobody answers, and asks again when told to', async () => {
    const { root, texts, actions } = draw(await entity('fast'), { details: { state: 'failed', why: 'noAnswer' } });
    expect(texts('.notice')[0]).toContain('Nothing is lost.');
    const retry = [...root.querySelectorAll('.notice button')][0] as HTMLElement;
    retry.click();
    expect(actions.retry).toHaveBeenCalledOnce();
  });

  it('has “Not this” and “Yes, this” only where somebody handles them', async () => {
    const details = await entity('fast');
    expect(draw(details).buttons()).not.toContain('Not this');
    const possible: EntityCardProps['mention'] = {
      text: 'FAST',
      verdict: { certainty: 'possible', broad: false, choices: [{ entity: 'fast', score: 0.6, reasons: [] }] },
      leads: [details.lead],
    };
    const all = { ...actions(), confirm: vi.fn(), dismiss: vi.fn() };
    expect(draw(details, { mention: possible, actions: all }).buttons()).toEqual(
      expect.arrayContaining(['Not this', 'Yes, this']),
    );
  });

  it('puts close and pin and then the foot before the text for the keyboard', async () => {
    const buttons = draw(await entity('abn-amro'), { place: { index: 3, count: 31 } }).buttons();
    expect(buttons.slice(0, 6)).toEqual([
      'Close',
      'Keep open',
      'Previous mention',
      'Next mention',
      'Why marked',
      'Full entry',
    ]);
  });

  it('gives the reasons first where a mention is only possible: those for it, then those against', async () => {
    const details = await entity('fast');
    const { texts, root } = draw(details, {
      mention: {
        text: 'FAST',
        verdict: {
          certainty: 'possible',
          broad: false,
          choices: [
            {
              entity: 'fast',
              score: 0.6,
              reasons: [
                { code: 'sentenceStart', sign: '-' },
                { code: 'cueNear', sign: '+', detail: 'finance' },
                { code: 'related', sign: '+', detail: 'UNDP' },
                { code: 'a later code', sign: '+' },
              ],
            },
          ],
        },
        leads: [details.lead],
      },
    });
    expect(root.querySelector('[role=dialog]')?.getAttribute('data-certainty')).toBe('possible');
    expect(root.querySelector('.card-scroll')?.firstElementChild?.className).toBe('why');
    expect(texts('.why li')).toEqual([
      'finance stands near it',
      'UNDP, tied to this entry, is named on the page',
      'another sign in the text',
      'the capital may be that of the sentence',
    ]);
    expect(texts('.why q')).toEqual(['finance']);
    expect(texts('.why strong')).toEqual(['UNDP']);
  });

  /** The card of a name that may be either of two acts, with what speaks for each. */
  const drawTwoActs = async (forUk: readonly Reason[], forAustralia: readonly Reason[]) => {
    const [uk, australia] = [await entity('uk-modern-slavery-act'), await entity('au-modern-slavery-act')];
    const choices = [
      { entity: uk.entity.id, score: 0.6, reasons: [...forUk] },
      { entity: australia.entity.id, score: 0.5, reasons: [...forAustralia] },
    ];
    const mention = {
      text: 'Modern Slavery Act',
      verdict: { certainty: 'possible' as const, broad: false, choices },
      leads: [uk.lead, australia.lead],
    };
    return { ...draw(uk, { shown: null, mention }), uk, australia };
  };
  const near = (...words: string[]): Reason[] => words.map((detail) => ({ code: 'cueNear', sign: '+', detail }));
  const SHORT_FORM: Reason = { code: 'otherName', sign: '+', detail: 'MSA' };

  it('asks which is meant where several bear the name, and says what speaks for the likelier alone', async () => {
    const drawn = await drawTwoActs([...near('slavery', 'turnover'), SHORT_FORM], near('slavery'));
    const { root, texts, actions, uk, australia } = drawn;
    expect(texts('.headword')).toEqual(['Modern Slavery Act']);
    expect(texts('.candidate .name')).toEqual([uk.lead.headword, australia.lead.headword]);
    expect(texts('.likelier')).toEqual(['Likelier here: turnover, MSA']);
    expect(root.querySelector('.goal')).toBeNull();
    ([...root.querySelectorAll('.candidate button')][1] as HTMLElement).click();
    expect(actions.choose).toHaveBeenCalledWith(australia.entity.id);
  });

  it('tells no word for the likelier where a fourth of the other’s may be the same', async () => {
    const { texts } = await drawTwoActs([...near('turnover'), SHORT_FORM], near('slavery', 'labour', 'report'));
    expect(texts('.likelier')).toEqual(['Likelier here: MSA']);
  });

  it('speaks each language, and marks itself as such', async () => {
    for (const language of LANGUAGES) {
      const { root, texts } = draw(await entity('abn-amro'), { language });
      expect(root.querySelector('[role=dialog]')?.getAttribute('lang')).toBe(language);
      expect(texts('.label')[0]).toMatch({ en: /^In FAST/, nl: /^Bij FAST/, de: /^Bei FAST/ }[language]);
    }
  });
});
