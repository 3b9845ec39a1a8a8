import type { ComponentChildren } from 'preact';
import { options } from '../i18n/catalogue/options.ts';
import type { Language } from '../i18n/languages.ts';
import type { Settings } from '../settings/schema.ts';
import { Segments, Switch } from '../ui/controls.tsx';
import { Radios, Row } from './rows.tsx';

interface MarksSectionProps {
  language: Language;
  marks: Settings['marks'];
  onChange(patch: Partial<Settings['marks']>): void;
}

const BROAD = ['onTopic', 'everywhere', 'never'] as const;
const STRENGTHS = ['light', 'normal', 'strong'] as const;

/** How names are marked, with a sample that shows it at once. */
export function MarksSection({ language, marks, onChange }: MarksSectionProps) {
  const t = options(language);
  return (
    <>
      <MarksSample {...{ language, marks }} />
      <Row setting="marks.style" lockedWords={t('setByOrganisation')} title={t('style')} means={t('styleMeans')}>
        {({ describedBy }) => (
          <Segments
            label={t('style')}
            describedBy={describedBy}
            value={marks.style}
            choices={(['line', 'tint'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(style) => onChange({ style })}
          />
        )}
      </Row>
      <Row
        setting="marks.strength"
        lockedWords={t('setByOrganisation')}
        title={t('strength')}
        means={t('strengthMeans')}
      >
        {({ describedBy }) => (
          <Segments
            label={t('strength')}
            describedBy={describedBy}
            value={marks.strength}
            choices={STRENGTHS.map((value) => ({ value, label: t(`strength/${value}`) }))}
            onChange={(strength) => onChange({ strength })}
          />
        )}
      </Row>
      <Row
        setting="marks.certainOnly"
        lockedWords={t('setByOrganisation')}
        title={t('possible')}
        means={t('possibleMeans')}
      >
        {({ describedBy = '' }) => (
          <Switch
            label={t('markPossible')}
            describedBy={describedBy}
            checked={!marks.certainOnly}
            onChange={(isMarked) => onChange({ certainOnly: !isMarked })}
          />
        )}
      </Row>
      <Row setting="marks.broad" lockedWords={t('setByOrganisation')} title={t('broad')} means={t('broadMeans')}>
        {(ids) => (
          <Radios
            {...ids}
            value={marks.broad}
            choices={BROAD.map((value) => ({ value, label: t(`broad/${value}`) }))}
            onChange={(broad) => onChange({ broad })}
          />
        )}
      </Row>
      <Row setting="marks.badge" lockedWords={t('setByOrganisation')} title={t('badge')} means={t('badgeMeans')}>
        {({ describedBy = '' }) => (
          <Switch
            label={t('showBadge')}
            describedBy={describedBy}
            checked={marks.badge}
            onChange={(badge) => onChange({ badge })}
          />
        )}
      </Row>
    </>
  );
}

/** The same rules as in a page (`markOf`), shown on two sentences of which one is about the subject. */
function MarksSample({ language, marks }: Pick<MarksSectionProps, 'language' | 'marks'>) {
  const t = options(language);
  const mark = (name: string, kind: 'certain' | 'possible', isMarked: boolean) =>
    isMarked ? (
      <span
        class={[
          'm',
          kind === 'possible' && 'm-possible',
          marks.style === 'tint' && 'm-tint',
          marks.strength !== 'normal' && `m-${marks.strength}`,
        ]
          .filter(Boolean)
          .join(' ')}
      >
        {name}
      </span>
    ) : (
      name
    );
  const onTopic = t.rich('sampleTopicText', {
    comensha: mark('CoMensha', 'certain', true),
    fiu: mark('FIU', 'possible', !marks.certainOnly),
    europol: mark('Europol', 'certain', marks.broad !== 'never'),
  });
  const elsewhere = t.rich('sampleOtherText', { google: mark('Google', 'certain', marks.broad === 'everywhere') });
  return (
    <div class="sample">
      <p class="label">{t('sampleOnTopic')}</p>
      <p>{onTopic as ComponentChildren}</p>
      <p class="label">{t('sampleElsewhere')}</p>
      <p>{elsewhere as ComponentChildren}</p>
    </div>
  );
}
