import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import type { Settings } from '../settings/schema.ts';

/** Why widely known names may stand on a page and be unmarked, by what the reader chose; nothing where they are marked. */
export function BroadMeans({ language, broad }: { language: Language; broad: Settings['marks']['broad'] }) {
  if (broad === 'everywhere') return null;
  return <p class="soft">{popup(language)(broad === 'never' ? 'broadNever' : 'broadMeans')}</p>;
}
