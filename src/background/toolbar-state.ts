/** What the toolbar icon says of a tab. Pure. */

export type ToolbarState =
  /** The page is read and marked. */
  | 'reading'
  /** It is read; the reader has taken its marks out of sight. */
  | 'hidden'
  /** The reader has switched the site off. */
  | 'off'
  | 'paused'
  /** Access is withheld: the page is read when the reader asks. */
  | 'ask'
  /** No script of ours can be there, or none has anything to read. */
  | 'unreadable';

export interface TabSight {
  isPaused: boolean;
  isSiteOff: boolean;
  /** Whether the browser lets us into the page without being asked. */
  hasAccess: boolean;
  /** The document has been loaded: a page script that is to come has come. */
  isLoaded: boolean;
  /** What the page script of the top frame says; null where none answers. */
  answer: { hidden: boolean } | null;
}

/** A page that is still being loaded counts as read, or every navigation would make the icon flicker. */
export function toolbarStateOf({ isPaused, isSiteOff, hasAccess, isLoaded, answer }: TabSight): ToolbarState {
  if (isPaused) return 'paused';
  if (isSiteOff) return 'off';
  if (answer) return answer.hidden ? 'hidden' : 'reading';
  if (!hasAccess) return 'ask';
  return isLoaded ? 'unreadable' : 'reading';
}

/** Three digits are what a badge has room for. */
const MOST = 999;

/** The number on the icon; nothing where there is nothing to count. */
export const badgeText = (count: number): string => (count === 0 ? '' : count > MOST ? `${MOST}+` : String(count));

/** Drawings of the icon by state: `public/icon/<name>16.png`. */
export const ICONS: Record<ToolbarState, string> = {
  reading: '',
  hidden: 'off-',
  off: 'off-',
  paused: 'paused-',
  ask: 'off-',
  unreadable: 'unreadable-',
};

/** White on ink, which stands off from the petrol of the icon as from light and dark toolbars. */
export const BADGE_COLOURS = { ground: '#1b2a2d', text: '#ffffff' } as const;
