import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const PRESSED = 'a[href], button, input';

/**
 * For a list whose rest comes by the press of a button that then goes: the first of what has come takes the focus, which
 * would else be lost.
 *
 * @returns `list` is for the element whose children are the items; `unfold` wants the place of the first new one in it
 */
export function useUnfold<T extends HTMLElement>() {
  const [isUnfolded, setUnfolded] = useState(false);
  const list = useRef<T>(null);
  const firstNew = useRef(0);
  useLayoutEffect(() => {
    const item = isUnfolded ? (list.current?.children[firstNew.current] as HTMLElement | undefined) : undefined;
    if (!item) return;
    const within = item.matches(PRESSED) ? item : item.querySelector<HTMLElement>(PRESSED);
    if (!within) item.tabIndex = -1;
    (within ?? item).focus();
  }, [isUnfolded]);
  const unfold = (place: number) => {
    firstNew.current = place;
    setUnfolded(true);
  };
  return { list, isUnfolded, unfold };
}
