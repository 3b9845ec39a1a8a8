import type { ComponentChildren } from 'preact';
import { card } from '../i18n/catalogue/card.ts';
import { reasons as catalogue } from '../i18n/catalogue/reasons.ts';
import { countryLabel } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import type { Reason } from '../matching/types.ts';
import type { MarkedMention } from '../page/types.ts';
import { asWritten } from './as-written.ts';

interface ReasonsProps {
  reasons: readonly Reason[];
  language: Language;
  /** What they are the reasons of. */
  mention: MarkedMention;
}

/** Reasons whose detail is the code of a country. */
const ABOUT_COUNTRY = /^(?:country|otherCountry|homeLanguage)$/;
/** Reasons whose detail is a piece of text that stands on the page. */
const QUOTES = /^(?:cue|introduced$|other(?:Name|Sense)|fullName)/;
/** Those of them that the linker reads in any letter case, by their beginning, or with a number of any size. */
const FOLDED = /^(?:cue|otherSense)/;
/** Reasons whose detail is a name of another entry that the page has, perhaps in other letters. */
const OF_OTHERS = /^(?:related|fellows|sameField)/;
const TOPICS: Readonly<Record<string, 'topicSlavery' | 'topicFinanceCrime'>> = {
  slavery: 'topicSlavery',
  'finance-crime': 'topicFinanceCrime',
};

const quoteOf = ({ code, detail = '' }: Reason, { around = '', lang }: MarkedMention) => (
  <q>
    <span lang={lang}>{FOLDED.test(code) ? asWritten(detail, around) : detail}</span>
  </q>
);

/** One reason in plain words; what stands on the page in quotation marks of the language. */
function wording(reason: Reason, props: ReasonsProps): ComponentChildren {
  const { language, mention } = props;
  const { code, detail = '' } = reason;
  const t = catalogue(language);
  const rich = t.rich as (key: string, values: { detail: unknown }) => ComponentChildren[];
  if (code === 'topic') return t(TOPICS[detail] ?? 'other');
  if (code === 'rival') {
    const rival = mention.leads.find(({ id }) => id === detail);
    return rival ? rich(code, { detail: <strong>{rival.headword}</strong> }) : t('other');
  }
  if (OF_OTHERS.test(code)) return rich(code, { detail: <strong>{detail}</strong> });
  if (ABOUT_COUNTRY.test(code)) return rich(code, { detail: countryLabel(detail, language) });
  if (QUOTES.test(code)) return rich(code, { detail: quoteOf(reason, mention) });
  return t.has(code) ? rich(code, { detail }) : t('other');
}

/** What speaks for a mention and what against it, in this order. */
export function ReasonList(props: ReasonsProps) {
  const sorted = [...props.reasons].sort((a, b) => (a.sign === b.sign ? 0 : a.sign === '+' ? -1 : 1));
  return (
    <ul>
      {sorted.map((reason) => (
        <li key={`${reason.code} ${reason.detail}`} class={reason.sign === '-' ? 'against' : ''}>
          <span>{wording(reason, props)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What tips the scales for the first of several candidates, in one line; null where nothing can be quoted. */
export function LikelierLine(props: ReasonsProps) {
  const words = props.reasons
    .filter(({ sign, code, detail }) => sign === '+' && QUOTES.test(code) && detail)
    .slice(0, 3);
  if (words.length === 0) return null;
  const reasons = words.flatMap((reason, place) => [place > 0 && ', ', quoteOf(reason, props.mention)]);
  return <p class="small likelier">{card(props.language).rich('likelierHere', { reasons }) as ComponentChildren}</p>;
}
