import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { correction } from '../i18n/catalogue/correction.ts';
import type { Language } from '../i18n/languages.ts';
import { copyText } from '../ui/copy-text.ts';

interface CopyCorrectionProps {
  /** Written when it is asked for. */
  text: () => string;
  language: Language;
}

/** Copies the form for a correction, and shows what was copied: the reader sees that it is a text and no message. */
export function CopyCorrection({ text, language }: CopyCorrectionProps) {
  const [copied, setCopied] = useState<{ text: string; told: 'copied' | 'copyFailed' | null } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const t = correction(language);
  const asked = copied !== null && copied.told === null;
  useLayoutEffect(() => {
    if (!asked || !field.current) return;
    void copyText(field.current).then((done) =>
      setCopied((now) => now && { ...now, told: done ? 'copied' : 'copyFailed' }),
    );
  }, [asked]);
  return (
    <div class="correction">
      <button type="button" class="link small" onClick={() => setCopied({ text: text(), told: null })}>
        {t('copy')}
      </button>
      <span class="small soft" role="status">
        {copied?.told && t(copied.told)}
      </span>
      {copied && <textarea ref={field} readOnly rows={6} aria-label={t('text')} value={copied.text} />}
    </div>
  );
}
