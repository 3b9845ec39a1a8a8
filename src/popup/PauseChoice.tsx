import { useEffect, useRef } from 'preact/hooks';
import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import type { Pause } from '../settings/pause.ts';
import { Button } from '../ui/controls.tsx';

interface PauseChoiceProps {
  language: Language;
  /** Null: left without a choice. */
  onPause(kind: Pause['kind'] | null): void;
}

/** For how long nothing is to be read or marked in any tab. Takes the focus, as it comes by a press of a button. */
export function PauseChoice({ language, onPause }: PauseChoiceProps) {
  const t = popup(language);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <section
      ref={box}
      class="pause"
      aria-label={t('pause')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Else the browser closes the popup.
        event.preventDefault();
        event.stopPropagation();
        onPause(null);
      }}
    >
      <p class="label">{t('pause')}</p>
      <Button small onPress={() => onPause('hour')}>
        {t('pauseHour')}
      </Button>
      <Button small onPress={() => onPause('restart')}>
        {t('pauseRestart')}
      </Button>
    </section>
  );
}
