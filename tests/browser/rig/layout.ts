/**
 * What the eye would find wrong with a page's layout, by geometry. Programs that travel into documents as source text:
 * each stands alone and sees nothing of this file.
 */

/**
 * Texts that are cut, that lie over one another or flow out of what holds them, and a page wider than its window; one
 * line each. What can be scrolled to is not cut.
 *
 * Of a document with `allowed` alone; of the card with its root first.
 *
 * @param allowed selector of elements whose text may end in an ellipsis
 */
export function layoutFaults(first: string | ShadowRoot, second?: string): string[] {
  const within = typeof first === 'string' ? document.body : first;
  const allowed = typeof first === 'string' ? first : (second ?? '.none');
  const faults: string[] = [];
  const root = document.documentElement;
  const SLACK_PX = 1.5;
  if (within === document.body && root.scrollWidth > root.clientWidth + 1)
    faults.push(`the page is ${root.scrollWidth - root.clientWidth} px wider than its window`);

  interface Piece {
    element: Element;
    text: string;
    rect: { left: number; top: number; right: number; bottom: number };
    isFloating: boolean;
  }
  const pieces: Piece[] = [];
  const isClipping = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
  const nameOf = (element: Element): string =>
    `${element.parentElement?.className ?? ''} > ${element.localName}${element.className ? `.${element.getAttribute('class')}` : ''}`;

  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue;
    if (element.closest('script, style, option, title, svg, .sr, .live')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const holder = element.closest('button, .btn, .tag, .seg button, .field, kbd, .key, td, th');
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left < 2 || bottom - top < 2) continue;
      const rect = { left, top, right, bottom };
      const label = `“${text.slice(0, 40)}” in ${nameOf(element)}`;
      let isFloating = false;
      let isSeen = true;
      for (let box: Element | null = element; box && box !== root; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.position === 'sticky' || style.position === 'fixed') isFloating = true;
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        if (style.display === 'inline' || style.display === 'contents' || box === document.body) continue;
        const around = box.getBoundingClientRect();
        const beyondX = Math.max(around.left - rect.left, rect.right - around.right);
        const beyondY = Math.max(around.top - rect.top, rect.bottom - around.bottom);
        if (isClipping(style.overflowX) && beyondX > SLACK_PX && !box.matches(allowed)) {
          faults.push(`cut by ${Math.round(beyondX)} px in ${nameOf(box)}: ${label}`);
        }
        // Half a line is what a box cuts; more than that it hides on purpose, as one that is folded does.
        if (isClipping(style.overflowY) && beyondY > 3 && beyondY < rect.bottom - rect.top && !box.matches(allowed))
          faults.push(`cut by ${Math.round(beyondY)} px in height in ${nameOf(box)}: ${label}`);
        rect.left = Math.max(rect.left, around.left);
        rect.right = Math.min(rect.right, around.right);
        rect.top = Math.max(rect.top, around.top);
        rect.bottom = Math.min(rect.bottom, around.bottom);
        if (rect.right - rect.left < 2 || rect.bottom - rect.top < 2) isSeen = false;
      }
      if (!isSeen) continue;
      if (holder) {
        const around = holder.getBoundingClientRect();
        const beyond = Math.max(
          around.left - rect.left,
          rect.right - around.right,
          around.top - rect.top,
          rect.bottom - around.bottom,
        );
        if (beyond > 3) faults.push(`flows ${Math.round(beyond)} px out of its ${nameOf(holder)}: ${label}`);
      }
      if (rect.left < -SLACK_PX) faults.push(`begins ${Math.round(-rect.left)} px left of the page: ${label}`);
      pieces.push({ element, text, rect, isFloating });
    }
  }

  pieces.sort((a, b) => a.rect.top - b.rect.top);
  for (const [index, one] of pieces.entries()) {
    for (let next = index + 1; next < pieces.length; next++) {
      const other = pieces[next] as Piece;
      if (other.rect.top > one.rect.bottom) break;
      if (one.element === other.element || one.isFloating !== other.isFloating) continue;
      const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const height = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
      const least = Math.min(one.rect.bottom - one.rect.top, other.rect.bottom - other.rect.top);
      // Rectangles of lines reach a little into each other.
      if (width > 2 && height > 0.4 * least)
        faults.push(
          `“${one.text.slice(0, 30)}” (${nameOf(one.element)}) and “${other.text.slice(0, 30)}” (${nameOf(other.element)}) lie over one another`,
        );
    }
  }
  return [...new Set(faults)];
}

/**
 * What can be pressed and is too small, by WCAG 2.5.8: a target of less than 24 CSS px either way, unless it stands in a
 * sentence or a circle of 24 px around its middle touches no other target, nor the circle of another small one. What a
 * pseudo-element or a label adds to a target counts.
 *
 * @param first nothing in a document; the card's root in it
 */
export function smallTargets(first?: unknown): string[] {
  const within = first instanceof ShadowRoot ? first : document;
  const LEAST_PX = 24;
  const REACH_PX = LEAST_PX / 2 - 0.2;
  interface Target {
    element: Element;
    rect: DOMRect;
    isSmall: boolean;
  }
  const targets: Target[] = [];
  const all = within.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [role=option], [role=tab], [role=switch], [role=button], [role=link]',
  );
  for (const element of all) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.matches(':disabled'))
      continue;
    const label = element.matches('input') ? element.closest('label') : null;
    const pressed = label ?? element;
    const parent = pressed.parentElement;
    const own = pressed.textContent?.trim().length ?? 0;
    const isInSentence =
      getComputedStyle(pressed).display === 'inline' &&
      parent?.matches('p, li, dd, td') === true &&
      (parent.textContent?.trim().length ?? 0) > own;
    let rect = pressed.getBoundingClientRect();
    if (isInSentence || rect.width === 0 || rect.height === 0) continue;
    if (rect.width < LEAST_PX || rect.height < LEAST_PX)
      pressed.scrollIntoView({ block: 'center', behavior: 'instant' });
    rect = pressed.getBoundingClientRect();
    const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    const isHit = (dx: number, dy: number): boolean => {
      const at = within.elementFromPoint(x + dx, y + dy);
      return at !== null && pressed.contains(at);
    };
    const isWide = rect.width >= LEAST_PX - 0.1 || (isHit(-REACH_PX, 0) && isHit(REACH_PX, 0));
    const isHigh = rect.height >= LEAST_PX - 0.1 || (isHit(0, -REACH_PX) && isHit(0, REACH_PX));
    targets.push({ element, rect, isSmall: !isWide || !isHigh });
  }
  const faults: string[] = [];
  for (const one of targets) {
    if (!one.isSmall) continue;
    one.element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const middle = one.element.getBoundingClientRect();
    const [mx, my] = [middle.x + middle.width / 2, middle.y + middle.height / 2];
    const near = targets.find((other) => {
      if (other === one || other.element.contains(one.element) || one.element.contains(other.element)) return false;
      const rect = other.element.getBoundingClientRect();
      const dx = Math.max(rect.left - mx, 0, mx - rect.right);
      const dy = Math.max(rect.top - my, 0, my - rect.bottom);
      const toMiddle = Math.hypot(rect.x + rect.width / 2 - mx, rect.y + rect.height / 2 - my);
      return Math.hypot(dx, dy) < REACH_PX || (other.isSmall && toMiddle < 2 * REACH_PX);
    });
    const nameOf = (element: Element) =>
      `${element.localName}.${element.getAttribute('class')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}”`;
    if (near)
      faults.push(
        `${one.rect.width.toFixed(1)} × ${one.rect.height.toFixed(1)} px, beside ${nameOf(near.element)}: ${nameOf(one.element)}`,
      );
  }
  return [...new Set(faults)];
}
