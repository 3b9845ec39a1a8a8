import { FLAGS } from '../evidence/codec.ts';
import type { Names } from '../evidence/names.ts';
import type { Bearing, Case } from './cases.ts';
import { A_WORD, ABOUT, type DocumentEvidence, SPOKEN_OF } from './document-evidence.ts';
import type { Scale } from './scale.ts';
import { WEIGHTS } from './weights.ts';

/** Adds what the subject of the document says for a name of its field. */
export function weighTopic(
  names: Names,
  document: DocumentEvidence,
  { evidence: { flags }, companions }: Case,
  { bearer, entity, form, trust }: Bearing,
  scale: Scale,
): void {
  const slavery = document.topics.get('slavery') ?? 0;
  const finance = document.topics.get('finance-crime') ?? 0;
  const alone = names.alone(form);
  const broad = names.isBroad(entity);
  const bySlavery = WEIGHTS.slaveryTopic * slavery;
  const byFinance = WEIGHTS.financeTopic * finance;
  const topic = bySlavery >= byFinance ? 'slavery' : 'finance-crime';
  const byNamesAlone =
    bearer.ambiguous && !broad && companions.length === 0 && (document.spoken.get(topic) ?? 0) < A_WORD;
  const share = (alone === 'never' ? 0.5 : 1) * (byNamesAlone ? WEIGHTS.unspoken : 1);
  const topical = Math.max(bySlavery, byFinance) * share;
  // A word or two weigh a little, but do not yet make it what the page is about; names without a word of it neither.
  // A reader would name the subject of which more is said, whichever weighs more; of a page about both, slavery.
  const isOfBoth = slavery >= ABOUT && finance - slavery < MORE && (document.spoken.get('slavery') ?? 0) >= SPOKEN_OF;
  const told = finance > slavery && !isOfBoth ? 'finance-crime' : 'slavery';
  const isToldOf = Math.max(finance, slavery) >= ABOUT && (document.spoken.get(told) ?? 0) >= SPOKEN_OF;
  if (topical > 0.2) scale.add(topical * trust, isToldOf ? 'topic' : null, told);
  else if (flags & FLAGS.allCapitals || (bearer.ambiguous && alone !== 'always' && !broad))
    scale.add(WEIGHTS.offTopic, 'offTopic');
}

/** By so much more a page that is about slavery has to be about financial crime to be called that. */
const MORE = 0.15;
