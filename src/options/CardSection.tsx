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
        means={t('modifierMeans')}
      >
        {({ describedBy }) => (
          <Segments
            label={t('modifier')}
            describedBy={describedBy}
            value={hover.modifier}
            choices={MODIFIERS.map((value) => ({ value, label: t(`modifier/${value}`) }))}
            disabled={hover.open !== 'hover'}
            onChange={(modifier) => void onChange({ modifier })}
          />
        )}
      </Row>
      <Row setting="hover.dwellMs" lockedWords={t('setByOrganisation')} title={t('dwell')} means={t('dwellMeans')}>
        {({ describedBy }) => (
          <Milliseconds
            label={t('inMs', { name: t('dwell') })}
            describedBy={describedBy}
            value={hover.dwellMs}
            disabled={hover.open !== 'hover'}
            onChange={(dwellMs) => onChange({ dwellMs })}
          />
        )}
      </Row>
      <Row setting="hover.graceMs" lockedWords={t('setByOrganisation')} title={t('grace')} means={t('graceMeans')}>
        {({ describedBy }) => (
          <Milliseconds
            label={t('inMs', { name: t('grace') })}
            describedBy={describedBy}
            value={hover.graceMs}
            disabled={hover.open !== 'hover'}
            onChange={(graceMs) => onChange({ graceMs })}
          />
        )}
      </Row>
    </>
  );
}
