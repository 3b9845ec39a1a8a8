import type { Reason, Verdict } from '../matching/types.ts';

/**
 * The marks of the sample on the welcome page. Fixed here, because the matcher is at home in the background; a test links
 * the sample's text in every language and holds these against what the linker says.
 */
export interface SampleMark {
  /** Its place in the text (`{person}`). */
  key: 'person' | 'bank' | 'commission' | 'fast' | 'law';
  /** The surface form. */
  text: string;
  verdict: Verdict;
}

const speaksFor = (code: string, detail?: string): Reason => ({ code, sign: '+', ...(detail ? { detail } : {}) });
const against = (code: string, detail: string): Reason => ({ code, sign: '-', detail });

const certain = (key: SampleMark['key'], text: string, entity: string, ...reasons: Reason[]): SampleMark => ({
  key,
  text,
  verdict: { certainty: 'certain', choices: [{ entity, score: 0.98, reasons }], broad: false },
});

const ABOUT_SLAVERY = speaksFor('topic', 'slavery');

export const SAMPLE_MARKS: readonly SampleMark[] = [
  certain('person', 'Tanja Cuppen', 'tanja-cuppen', speaksFor('exactName'), speaksFor('onlyBearer')),
  certain('bank', 'ABN AMRO', 'abn-amro', speaksFor('exactName'), speaksFor('onlyBearer')),
  certain(
    'commission',
    'Financial Sector Commission',
    'financial-sector-commission',
    speaksFor('related', 'ABN AMRO'),
    speaksFor('related', 'FAST'),
    ABOUT_SLAVERY,
  ),
  certain('fast', 'FAST', 'fast', speaksFor('related', 'Financial Sector Commission'), ABOUT_SLAVERY),
  {
    key: 'law',
    text: 'Modern Slavery Act',
    verdict: {
      certainty: 'possible',
      choices: [
        {
          entity: 'au-modern-slavery-act',
          score: 0.8,
          reasons: [ABOUT_SLAVERY, against('rival', 'uk-modern-slavery-act')],
        },
        {
          entity: 'uk-modern-slavery-act',
          score: 0.8,
          reasons: [ABOUT_SLAVERY, against('rival', 'au-modern-slavery-act')],
        },
      ],
      broad: false,
    },
  },
];

/** Every entry that the sample speaks of. */
export const SAMPLE_ENTRIES: readonly string[] = [
  ...new Set(SAMPLE_MARKS.flatMap(({ verdict }) => verdict.choices.map(({ entity }) => entity))),
];
