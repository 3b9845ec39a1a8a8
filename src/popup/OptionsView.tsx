import { popup } from '../i18n/catalogue/popup.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts';
import type { Settings } from '../settings/schema.ts';
import { Button, Segments } from '../ui/controls.tsx';

interface OptionsViewProps {
  language: Language;
  settings: Settings;
  onChange(patch: Partial<Pick<Settings, 'language' | 'theme'>>): void;
  onSwitchOn(site: string): void;
}

const THEMES = ['system', 'light', 'dark'] as const;

/** The choices that the popup itself rests on: language, colours, and the sites that are switched off. */
export function OptionsView({ language, settings, onChange, onSwitchOn }: OptionsViewProps) {
  const t = popup(language);
  return (
    <div class="scroll entry options">
      <section>
        <h2 class="label">{t('language')}</h2>
        <Segments
          label={t('language')}
          value={settings.language}
          choices={[
            { value: 'browser', label: t('followBrowser') },
            ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
          ]}
          onChange={(value) => onChange({ language: value })}
        />
      </section>
      <section>
        <h2 class="label">{t('appearance')}</h2>
        <Segments
          label={t('appearance')}
          value={settings.theme}
          choices={THEMES.map((value) => ({ value, label: t(`theme/${value}`) }))}
          onChange={(theme) => onChange({ theme })}
        />
      </section>
      <section>
        <h2 class="label">{t('sitesOff')}</h2>
        {settings.sitesOff.length === 0 && <p class="soft">{t('noSitesOff')}</p>}
        <ul class="sites-off">
          {settings.sitesOff.map((site) => (
            <li key={site}>
              <span>{site}</span>
              <Button small onPress={() => onSwitchOn(site)}>
                {t('switchOn')}
                <span class="sr">: {site}</span>
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <p class="soft small">{t('private')}</p>
    </div>
  );
}
