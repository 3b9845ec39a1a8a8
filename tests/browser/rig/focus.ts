/**
 * Programs on the focus that travel into documents as source text: each stands alone and sees nothing of this file.
 */

/**
 * Words for all that Tab should reach, in the order of the document. Of radio buttons only the chosen one, and nothing
 * that only scrolls, which browsers treat differently.
 */
export function tabStops(): string[] {
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]');
  const stops: string[] = [];
  for (const element of all) {
    if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true }))
      continue;
    if (element.matches('[type=radio]:not(:checked)')) continue;
    const isScroller =
      element.matches('[tabindex]:not(a, button, input, [role])') &&
      /auto|scroll/.test(getComputedStyle(element).overflow);
    if (isScroller) continue;
    stops.push(
      `${element.localName} ${element.getAttribute('aria-label') ?? (element.textContent ?? '').trim().slice(0, 40)}`,
    );
  }
  return stops;
}

/** What has the focus, in the words of `tabStops`, and what is wrong with it; null while nothing in the page has it. */
export function focusNow(): { words: string; fault: string | null; isStop: boolean } | null {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body || element === document.documentElement) return null;
  const words = `${element.localName} ${element.getAttribute('aria-label') ?? (element.textContent ?? '').trim().slice(0, 40)}`;
  // A field for a file is drawn as its label.
  const shown = element.matches('.sr') ? (element.closest('label') ?? element) : element;
  const box = shown.getBoundingClientRect();
  const isOutlined = (one: Element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || (boxShadow !== 'none' && one !== element)
    );
  };
  // What is drawn shows it by a broad edge of its shape; what is chosen has one of 3 px.
  const shape = element instanceof SVGElement ? element.querySelector('rect, circle') : null;
  const isEdged = shape !== null && Number.parseFloat(getComputedStyle(shape).strokeWidth) > 3;
  let fault: string | null = null;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) fault = 'is out of sight';
  else if (!isEdged && ![element, shown, element.closest('.field, label')].some((one) => one && isOutlined(one)))
    fault = 'is not to be seen to have it';
  else {
    // Of what has the focus at least a part must not be covered (WCAG 2.4.11).
    const [left, right] = [Math.max(0, box.left) + 1, Math.min(innerWidth, box.right) - 1];
    const [top, bottom] = [Math.max(0, box.top) + 1, Math.min(innerHeight, box.bottom) - 1];
    const places = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 2, top + 2],
      [right - 2, bottom - 2],
    ] as const;
    const isSeen = places.some(([x, y]) => {
      const at = document.elementFromPoint(x, y);
      return at !== null && (shown.contains(at) || at.contains(shown));
    });
    if (!isSeen) fault = 'is covered';
  }
  return { words, fault, isStop: element.matches('a[href], button, input, select, textarea, summary, [role]') };
}

/** What the page has done since it is watched, how many keys have come to it, and whether something in it has the focus. */
export function doings(): { count: number; keys: number; hasFocus: boolean } {
  const { activeElement, body, documentElement } = document;
  const { doings: count = 0, keys = 0 } = window as { doings?: number; keys?: number };
  return {
    count,
    keys,
    hasFocus: activeElement !== null && activeElement !== body && activeElement !== documentElement,
  };
}

/**
 * Counts from now on whatever a press can lead to. What leads out of the page, or opens a window of the browser's own, is
 * counted and does not happen.
 */
export function watchDoings(): void {
  const counted = window as { doings?: number; keys?: number };
  counted.doings = counted.keys = 0;
  const did = () => {
    counted.doings = (counted.doings ?? 0) + 1;
  };
  new MutationObserver(did).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  for (const kind of ['input', 'focusin', 'scroll', 'hashchange']) addEventListener(kind, did, true);
  addEventListener('keydown', () => (counted.keys = (counted.keys ?? 0) + 1), true);
  addEventListener('click', (event) => {
    const leading = event.composedPath().find((one) => one instanceof Element && one.matches('a[href], [type=file]'));
    if (!leading || (leading as Element).getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    did();
  });
  window.print = did;
  HTMLAnchorElement.prototype.click = did;
  Object.defineProperty(navigator.clipboard, 'writeText', { value: async () => did() });
  type Api = Record<string, Record<string, unknown> | undefined>;
  const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
  const ways: [string, string][] = [
    ['tabs', 'create'],
    ['permissions', 'request'],
    ['commands', 'openShortcutSettings'],
    ['sidePanel', 'open'],
    ['sidebarAction', 'open'],
  ];
  for (const api of [browser, chrome]) {
    for (const [name, method] of ways) {
      const part = api?.[name];
      if (part?.[method]) {
        part[method] = async () => {
          did();
          return false;
        };
      }
    }
  }
}

/**
 * Puts the focus on the next of what Tab reaches that has not had it yet, and says by which key it is put to use; null
 * where there is none left. Of many that are alike three are enough; what leads elsewhere, and
 * what switches off the rest, comes last.
 */
export function focusNext(idle: string): { words: string; key: string } | null {
  const known = window as { tried?: Set<string>; alike?: Map<string, number>; chosen?: HTMLElement };
  known.tried ??= new Set();
  known.alike ??= new Map();
  const pathOf = (element: Element): string => {
    const steps: string[] = [];
    for (let one: Element | null = element; one && one !== document.body; one = one.parentElement) {
      const place = [...(one.parentElement?.children ?? [])].filter(({ localName }) => localName === one?.localName);
      steps.unshift(`${one.localName}${place.indexOf(one)}`);
    }
    return `${location.hash} ${steps.join(' ')}`;
  };
  const rank = (element: Element) =>
    element.matches('[role=switch], .pause *, .bar [aria-expanded]') ? 2 : element.matches('a[href^="#"]') ? 1 : 0;
  const stops = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [role=tab]'),
  ].sort((a, b) => rank(a) - rank(b));
  for (const element of stops) {
    if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true }))
      continue;
    // What is chosen already has nothing to do.
    if (element.matches('[aria-pressed=true]:not(.goal-btn), [aria-current], [readonly]')) continue;
    if ((element as HTMLAnchorElement).href === location.href) continue;
    if (element.matches('[type=radio]:not(:checked)') || (element as HTMLSelectElement).options?.length < 2) continue;
    if (element.textContent === idle) continue;
    const path = pathOf(element);
    const sort = `${element.localName} ${element.className} ${element.getAttribute('role')}`;
    const alike = known.alike.get(sort) ?? 0;
    const most = element.matches('a, [data-row], .passage, .link, [aria-pressed]') ? 3 : 12;
    if (known.tried.has(path) || alike >= most) continue;
    known.tried.add(path);
    known.alike.set(sort, alike + 1);
    known.chosen = element;
    element.focus();
    const key = element.matches('[role=tab], [type=range]')
      ? 'ArrowRight'
      : element.matches('[type=radio], [type=number], select')
        ? 'ArrowDown'
        : element.matches('[type=checkbox]')
          ? 'Space'
          : element.matches('input:not([type=file]), textarea')
            ? 'a'
            : 'Enter';
    return {
      words: `${element.localName} ${element.getAttribute('aria-label') ?? (element.textContent ?? '').trim().slice(0, 40)}`,
      key,
    };
  }
  return null;
}

/**
 * Whether what `focusNext` chose has the focus. The place that the press before led to may have come up since, and taken
 * the focus to its heading: then it is put back, and to be asked for again. Null where that place took the chosen away, or
 * switched it off, as a pause does with the switch of a site: that can come late on a slow machine.
 */
export function keepsFocus(): boolean | null {
  const { chosen } = window as { chosen?: HTMLElement };
  if (!chosen?.isConnected || chosen.matches(':disabled') || !chosen.checkVisibility({ visibilityProperty: true }))
    return null;
  if (document.activeElement === chosen) return true;
  chosen.focus();
  return false;
}
