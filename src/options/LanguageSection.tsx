import { options } from '../i18n/catalogue/options.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts';
import type { Settings } from '../settings/schema.ts';
import { Segments } from '../ui/controls.tsx';
import { Row } from './rows.tsx';

interface LanguageSectionProps {
  language: Language;
  settings: Settings;
  onChange(patch: Partial<Pick<Settings, 'language' | 'theme'>>): void;
}

const THEMES = ['system', 'light', 'dark'] as const;

export function LanguageSection({ language, settings, onChange }: LanguageSectionProps) {
  const t = options(language);
  return (
    <>
      <Row setting="language" lockedWords={t('setByOrganisation')} title={t('interfaceLanguage')}>
        {() => (
          <Segments
            label={t('interfaceLanguage')}
            value={settings.language}
            choices={[
              { value: 'browser', label: t('followBrowser') },
              ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value })),
            ]}
            onChange={(value) => onChange({ language: value })}
          />
        )}
      </Row>
      <Row setting="theme" lockedWords={t('setByOrganisation')} title={t('appearance')}>
        {() => (
          <Segments
            label={t('appearance')}
            value={settings.theme}
            choices={THEMES.map((value) => ({ value, label: t(`theme/${value}`) }))}
            onChange={(theme) => onChange({ theme })}
          />
        )}
      </Row>
    </>
  );
}
