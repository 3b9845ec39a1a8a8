import type { EntityLead } from '../dataset/reader.ts';
import { card } from '../i18n/catalogue/card.ts';
import { common } from '../i18n/catalogue/common.ts';
import type { Language } from '../i18n/languages.ts';
import type { MarkedMention } from '../page/types.ts';
import { IconButton } from '../ui/controls.tsx';
import { headOf, originParts, possibly } from './headword.ts';
import type { Area } from './position.ts';

/** In a frame smaller than this, in CSS px, a card would cover all there is. */
const LEAST_WIDTH_PX = 320;
const LEAST_HEIGHT_PX = 200;

/**
 * Whether a window is a frame with room for one line only. A small window of its own is zoomed, and has the whole card.
 * One whose tab or frame was just closed has neither a top nor, in Firefox, a size: to ask for it throws there.
 */
export const isTooSmall = (window: Window): boolean =>
  window.top !== null &&
  window.top !== window.self &&
  (window.innerWidth < LEAST_WIDTH_PX || window.innerHeight < LEAST_HEIGHT_PX);

export interface CompactCardProps {
  mention: MarkedMention;
  language: Language;
  /** Null: several entries bear the name. */
  shown: EntityLead | null;
  headingId: string;
  /** The way to the popup. */
  onMore(): void;
  onClose(): void;
}

/** Who this is, in one line, with the way to the popup, where there is room for the rest. */
export function CompactCard({ mention, language, shown, headingId, onMore, onClose }: CompactCardProps) {
  const t = card(language);
  const possible = mention.verdict.certainty === 'possible' || !shown;
  const name = shown ? headOf(mention.text, shown, mention.verdict.bySurname).headword : mention.text;
  const about = shown ? originParts(shown, language) : [t('severalBear', { count: mention.leads.length })];
  const line = [possible && shown ? possibly(t, name, shown.headword) : '', ...about].filter(Boolean);
  return (
    <div
      class="card il compact"
      role="dialog"
      lang={language}
      dir="ltr"
      aria-labelledby={headingId}
      data-certainty={possible ? 'possible' : 'certain'}
      data-pack={shown?.pack ? 'added' : undefined}
    >
      <div class="edge" />
      <div class="line" title={[name, ...line].join(' · ')}>
        <h2 class="headword" id={headingId} tabIndex={-1}>
          {name}
        </h2>
        {line.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </div>
      <IconButton icon="forth" label={t('moreInPopup')} onPress={onMore} />
      <IconButton icon="close" label={common(language)('close')} onPress={onClose} />
    </div>
  );
}

/** The distance to the word, and to the edge of the window, in CSS px. */
const GAP_PX = 4;

/**
 * Places the line under the word, or above it where there is no room; as wide as what it says, and no wider than the
 * window. In a window of one line only, it covers the word rather than being cut.
 */
export function placeCompact(pop: HTMLElement, rect: DOMRect, area: Area): void {
  const right = area.x + area.width - GAP_PX;
  const bottom = area.y + area.height - GAP_PX;
  pop.style.maxWidth = `${area.width - 2 * GAP_PX}px`;
  pop.style.maxHeight = '';
  const { offsetWidth: width, offsetHeight: height } = pop;
  const below = rect.bottom + GAP_PX;
  const above = rect.top - GAP_PX - height;
  const y = below + height <= bottom || above < area.y + GAP_PX ? Math.min(below, bottom - height) : above;
  pop.style.left = `${Math.max(area.x + GAP_PX, Math.min(rect.left, right - width))}px`;
  pop.style.top = `${Math.max(area.y + GAP_PX, y)}px`;
}
