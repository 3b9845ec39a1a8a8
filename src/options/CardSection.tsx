import { options } from '../i18n/catalogue/options.ts';
import type { Language } from '../i18n/languages.ts';
import type { Settings } from '../settings/schema.ts';
import { Segments } from '../ui/controls.tsx';
import { Milliseconds, Radios, Row } from './rows.tsx';

interface CardSectionProps {
  language: Language;
  hover: Settings['hover'];
  onChange(patch: Partial<Settings['hover']>): Promise<boolean>;
}

const WAYS = ['hover', 'click', 'off'] as const;
const MODIFIERS = ['none', 'shift', 'alt', 'ctrl'] as const;

/** How a card opens and goes. The times belong to hovering and rest with it. */
export function CardSection({ language, hover, onChange }: CardSectionProps) {
  const t = options(language);
  const byHover = hover.open === 'hover';
  /** What a setting does, or why it rests. */
  const meansOf = (key: 'modifierMeans' | 'dwellMeans' | 'graceMeans') => t(byHover ? key : 'restsUnlessHover');
  return (
    <>
      <Row setting="hover.open" lockedWords={t('setByOrganisation')} title={t('opens')} means={t('opensMeans')}>
        {(ids) => (
          <Radios
            {...ids}
            value={hover.open}
            choices={WAYS.map((value) => ({ value, label: t(`open/${value}`) }))}
            onChange={(open) => void onChange({ open })}
          />
        )}
      </Row>
      <Row
        setting="hover.modifier"
        lockedWords={t('setByOrganisation')}
        title={t('modifier')}
        means={meansOf('modifierMeans')}
      >
        {({ describedBy }) => (
          <Segments
            label={t('modifier')}
            describedBy={describedBy}
            value={hover.modifier}
            choices={MODIFIERS.map((value) => ({ value, label: t(`modifier/${value}`) }))}
            disabled={!byHover}
            onChange={(modifier) => void onChange({ modifier })}
          />
        )}
      </Row>
      <Row
        setting="hover.dwellMs"
        lockedWords={t('setByOrganisation')}
        title={t('dwell')}
        means={meansOf('dwellMeans')}
      >
        {({ describedBy }) => (
          <Milliseconds
            label={t('inMs', { name: t('dwell') })}
            describedBy={describedBy}
            value={hover.dwellMs}
            disabled={!byHover}
            onChange={(dwellMs) => onChange({ dwellMs })}
          />
        )}
      </Row>
      <Row
        setting="hover.graceMs"
        lockedWords={t('setByOrganisation')}
        title={t('grace')}
        means={meansOf('graceMeans')}
      >
        {({ describedBy }) => (
          <Milliseconds
            label={t('inMs', { name: t('grace') })}
            describedBy={describedBy}
            value={hover.graceMs}
            disabled={!byHover}
            onChange={(graceMs) => onChange({ graceMs })}
          />
        )}
      </Row>
    </>
  );
}
