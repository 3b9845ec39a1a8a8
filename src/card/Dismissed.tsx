import { card } from '../i18n/catalogue/card.ts';
import { common } from '../i18n/catalogue/common.ts';
import type { Language } from '../i18n/languages.ts';
import { Button, IconButton } from '../ui/controls.tsx';

/** How far “not this” reaches. */
export type Reach = 'page' | 'site' | 'everywhere';

/** How far “not this” reaches now, and whether it was to reach further, in vain. */
export function gistOf({ host, isSaved, request }: GistOf, reach: Reach, language: Language): string {
  const t = card(language);
  const gist = t(`dismissed/${reach}`, { name: request.mention.text, site: host });
  return isSaved ? gist : `${gist} ${t('notSaved')}`;
}

interface GistOf {
  host: string;
  isSaved: boolean;
  request: { mention: { text: string } };
}

interface DismissedProps {
  /** See {@link gistOf}. */
  gist: string;
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
  gist,
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
          {gist}
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
