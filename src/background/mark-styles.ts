import { type Browser, browser } from 'wxt/browser';
import { isOtherLook } from '../page/mark-names.ts';
import { SETTINGS_KEY } from '../settings/keys.ts';

const STYLE = 'marks.css';
const OTHER_STYLE = 'marks-other.css';

/** Firefox reaches shadow trees only with user-origin style. */
const ORIGIN = import.meta.env.FIREFOX ? ('USER' as const) : ('AUTHOR' as const);

/** Frames in which style may not be put (browser pages, stores, an employer's rule) say so by an error. */
const tolerate = (): undefined => undefined;

/**
 * The style that pages get with these settings. Each name of a mark costs every frame memory and time, with marks or
 * without, so those of other looks go only where the reader has chosen one.
 *
 * @param settings as stored: the page's side takes of them what it knows, whatever the rest is
 */
export function stylesFor(settings: unknown): string[] {
  return isOtherLook(Object(Object(settings).marks)) ? [STYLE, OTHER_STYLE] : [STYLE];
}

/** The same with the settings in storage. */
export async function stylesInUse(): Promise<string[]> {
  return stylesFor((await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

/** Puts the style of the reader's look into one frame that has only the usual one; of the usual look that is none. */
export async function insertOtherStyles(target: Browser.scripting.InjectionTarget): Promise<void> {
  const others = (await stylesInUse()).filter((style) => style !== STYLE);
  if (others.length > 0) await insertStyles(target, others);
}

/** Puts style into the frames of one tab that let us in. */
export async function insertStyles(
  target: Browser.scripting.InjectionTarget,
  styles: readonly string[],
): Promise<void> {
  const files = styles.map((file) => `/${file}`);
  const style = () => ({
    target,
    files: [...files],
    origin: ORIGIN,
  });
  // A document that was read before still has the style, and Firefox complains of one that is added twice.
  if (import.meta.env.FIREFOX) await browser.scripting.removeCSS(style()).catch(tolerate);
  await browser.scripting.insertCSS(style()).catch(tolerate);
}
