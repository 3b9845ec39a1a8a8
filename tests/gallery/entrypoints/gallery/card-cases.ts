import type { DetailsState, EntityCardProps } from '../../../../src/card/EntityCard.tsx';
import type { EntityDetails } from '../../../../src/dataset/reader.ts';
import type { Language } from '../../../../src/dataset/schema.ts';
import type { Reason } from '../../../../src/matching/types.ts';
import { TODAY } from './dataset.ts';

export interface CardCase {
  caption: string;
  props: EntityCardProps;
}

const nothing = () => {};
const actions = {
  close: nothing,
  pin: nothing,
  retry: nothing,
  openEntry: nothing,
  step: nothing,
  toggleWhy: nothing,
  undo: nothing,
  choose: nothing,
};

const plus = (code: string, detail?: string): Reason => ({ code, sign: '+', ...(detail ? { detail } : {}) });
const minus = (code: string, detail?: string): Reason => ({ code, sign: '-', ...(detail ? { detail } : {}) });

/** Every form of the card, with real entries. */
export async function cardCases(
  entity: (id: string) => Promise<EntityDetails>,
  language: Language,
): Promise<CardCase[]> {
  interface Options {
    certainty?: 'certain' | 'possible';
    reasons?: Reason[];
    details?: DetailsState;
    more?: Partial<EntityCardProps>;
  }
  const one = async (caption: string, id: string, text: string, options: Options = {}): Promise<CardCase> => {
    const details = await entity(id);
    const { certainty = 'certain', reasons = [plus('exactName'), plus('onlyBearer')] } = options;
    return {
      caption,
      props: {
        mention: {
          text,
          verdict: { certainty, broad: false, choices: [{ entity: id, score: 0.9, reasons }] },
          leads: [details.lead],
        },
        language,
        today: TODAY,
        shown: details.lead,
        details: options.details ?? { state: 'here', details },
        whyOpen: false,
        pinned: false,
        headingId: `head-${caption.replaceAll(' ', '-')}`,
        actions,
        ...options.more,
      },
    };
  };

  const [uk, australia] = [await entity('uk-modern-slavery-act'), await entity('au-modern-slavery-act')];
  const several: CardCase = {
    caption: '6 several candidates',
    props: {
      mention: {
        text: 'Modern Slavery Act',
        verdict: {
          certainty: 'possible',
          broad: false,
          choices: [
            {
              entity: uk.entity.id,
              score: 0.6,
              reasons: [plus('cueNear', 'turnover'), plus('cueAfter', 'section 54')],
            },
            { entity: australia.entity.id, score: 0.4, reasons: [] },
          ],
        },
        leads: [uk.lead, australia.lead],
      },
      language,
      today: TODAY,
      shown: null,
      details: { state: 'waiting', slow: false },
      whyOpen: false,
      pinned: false,
      headingId: 'head-several',
      actions,
    },
  };

  const added = await one('11 from an added pack', 'comensha', 'CoMensha');
  if (added.props.shown)
    added.props.shown = {
      ...added.props.shown,
      pack: { id: 'watch-list', title: 'Watch list 2026', date: '2026-11-24' },
    };

  const doubtful = [
    plus('exactName'),
    plus('topic', 'slavery'),
    plus('related', 'UNDP'),
    plus('cueNear', 'finance'),
    minus('sentenceStart'),
    minus('rival', 'no-such-entry'),
  ];
  return [
    await one('1 many roles', 'comensha', 'CoMensha'),
    await one('2 past roles through a person', 'abn-amro', 'ABN Amro'),
    await one('3 an initiative', 'fast', 'FAST'),
    await one('4 a person', 'tanja-cuppen', 'Tanja Cuppen'),
    await one('5 possible', 'fast', 'FAST', { certainty: 'possible', reasons: doubtful }),
    several,
    await one('7 why marked', 'fiu-nederland', 'FIU-Nederland', { more: { whyOpen: true } }),
    await one('8 no role on record', 'eu-forced-labour-regulation', 'Forced Labour Regulation'),
    await one('10 slow', 'comensha', 'CoMensha', { details: { state: 'waiting', slow: true } }),
    added,
    await one('12 no answer', 'unu-cpr', 'UNU-CPR', { details: { state: 'failed', why: 'noAnswer' } }),
    await one('13 extension updated', 'unu-cpr', 'UNU-CPR', { details: { state: 'failed', why: 'gone' } }),
    await one('14 by keyboard', 'stef-blok', 'Stef Blok', { more: { place: { index: 3, count: 31 } } }),
    await one('15 another name on the page', 'fiu-germany', 'Zentralstelle für Finanztransaktionsuntersuchungen'),
    await one('16 judgements by the reader', 'ubs', 'UBS', {
      certainty: 'possible',
      reasons: doubtful,
      more: { actions: { ...actions, confirm: nothing, dismiss: nothing }, pinned: true },
    }),
    await one('9 undated roles', 'fairwork', 'FairWork'),
    await one('17 the forerunner', 'liechtenstein-initiative', 'Liechtenstein Initiative'),
    await one('18 a person of a ministry', 'james-cockayne', 'James Cockayne'),
    await one('19 chosen by the reader', 'uk-modern-slavery-act', 'Modern Slavery Act', {
      reasons: [],
      more: { actions: { ...actions, dismiss: nothing } },
    }),
  ];
}
