import { card } from '../i18n/catalogue/card.ts';
import { common } from '../i18n/catalogue/common.ts';
import type { Language } from '../i18n/languages.ts';
import { Button, IconButton } from '../ui/controls.tsx';

/** What is said of each reach. */
export const DISMISSED = { page: 'dismissedHere', site: 'dismissedOnSite', everywhere: 'dismissedEverywhere' } as const;

/** How far “not this” reaches. */
export type Reach = 'page' | 'site' | 'everywhere';

interface DismissedProps {
  text: string;
  /** Host name of the page; empty where it has none. */
  host: string;
  reach: Reach;
  /** False in private windows, from which nothing is kept. */
  canKeep: boolean;
  language: Language;
  headingId: string;
  onUndo(): void;
  onKeep(reach: 'site' | 'everywhere'): void;
  onClose(): void;
}

/** What stands in the card's place after “Not this”: what happens now, the way back, and how to go further. */
export function Dismissed({
  text,
  host,
  reach,
  canKeep,
  language,
  headingId,
  onUndo,
  onKeep,
  onClose,
}: DismissedProps) {
  const t = card(language);
  return (
    <div class="card il" role="dialog" lang={language} dir="ltr" aria-labelledby={headingId} data-certainty="none">
      <div class="card-head">
        <p class="gist" id={headingId} tabIndex={-1}>
          {t(DISMISSED[reach], { name: text, site: host })}
        </p>
        <div class="card-tools">
          <IconButton icon="close" label={common(language)('close')} onPress={onClose} />
        </div>
      </div>
      <div class="card-foot">
        <Button small onPress={onUndo}>
          {t('undo')}
        </Button>
        {canKeep && reach === 'page' && host && (
          <Button small look="quiet" onPress={() => onKeep('site')}>
            {t('alsoOnSite', { site: host })}
          </Button>
        )}
        {canKeep && reach !== 'everywhere' && (
          <Button small look="quiet" onPress={() => onKeep('everywhere')}>
            {t('everywhere')}
          </Button>
        )}
      </div>
    </div>
  );
}
