import { later } from '../messaging/later.ts';
import type { AnnotatedPage } from './annotate.ts';
import type { ReportPort } from './extension-api.ts';
import type { Attendant } from './face.ts';
import type { Hands } from './hands.ts';
import type { Shown } from './shown.ts';

/** A panel takes another port now and then: so long it has, in ms, to say again what it wants. */
const GIVE_BACK_MS = 300;

/** What is wanted of the marks from outside the page: by popup and panel, through their ports, and by a reader who hides them. */
export interface Wishes extends Pick<Attendant, 'hide' | 'obey'> {
  /** Whether the marks are out of sight. */
  isHidden(): boolean;
  /** Whether somebody wants the places of the marks, too. */
  wantsPassages(): boolean;
  /** Whoever wanted something of what shows has gone. */
  forget(): void;
}

/** @param hands what serves pointer and keys, once it is there */
export function createWishes(
  page: AnnotatedPage,
  shown: Shown,
  hands: () => Hands | null,
  onHide: () => void,
  signal: AbortSignal,
): Wishes {
  /** Which entities the panel wants to see; null: all. */
  let filter: readonly string[] | null = null;
  /** Who wanted that last. */
  let filtering: ReportPort | null = null;
  let hidden = false;
  /** Who wants the places of the marks, too. */
  let passagesFor: ReportPort | null = null;

  function show(entities: readonly string[] | null): void {
    filter = entities;
    showWanted();
  }

  /** Whoever filtered has gone, and nobody else has since: the page is the reader's again. */
  function giveBack(port: ReportPort): void {
    if (filtering === port) show(null);
  }

  function showWanted(): void {
    if (signal.aborted) return;
    shown.only(hidden ? [] : filter);
    hands()?.forget();
  }

  return {
    isHidden: () => hidden,
    wantsPassages: () => passagesFor !== null,
    forget() {
      passagesFor = null;
      show(null);
    },
    hide(isHidden) {
      hidden = isHidden;
      if (hidden) {
        hands()?.door.close();
        page.highlights.show('m4', []);
      }
      showWanted();
      onHide();
    },
    obey(command, port) {
      const { show: entity, index, passages, filter: wanted } = command as Partial<Record<string, unknown>>;
      if (typeof entity === 'string') hands()?.show(entity, Number(index));
      else if (passages === true && passagesFor !== port) {
        passagesFor = port;
        port.onDisconnect.addListener(() => {
          if (passagesFor === port) passagesFor = null;
        });
      } else if (wanted === null || Array.isArray(wanted)) {
        show(wanted);
        filtering = port;
        if (wanted) port.onDisconnect.addListener(() => later(() => giveBack(port), GIVE_BACK_MS));
      }
    },
  };
}
