import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Place } from './network-layout.ts';

/** What part of the network is in view, in its own units. */
interface View {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Camera {
  viewBox: string;
  /** Screen pixels for a unit. */
  scale: number;
  /** Left and right end of the whole drawing. */
  bounds: { left: number; right: number };
  zoomBy(factor: number): void;
  showAll(): void;
  /** Brings a place into view where it is outside, and moves no more than it must. */
  follow: (id: string) => void;
  /** Whether the press that ends now has moved the drawing. */
  hasDragged(): boolean;
  handlers: Record<string, (event: never) => void>;
}

/** Around what is drawn, for the labels. */
const MARGIN = 70;
const MAX_ZOOM = 8;
/** Pixels a pointer moves before a press is a drag. */
const DRAG = 4;

/**
 * Pans by dragging, zooms by buttons, by the wheel with Ctrl (so that the page scrolls as ever without it), and by two
 * fingers. The view changes at once: nothing glides.
 */
export function useCamera(svg: RefObject<SVGSVGElement | null>, places: ReadonlyMap<string, Place>): Camera {
  const whole = useMemo(() => boundsOf(places), [places]);
  const [view, setView] = useState(whole);
  const [size, setSize] = useState({ width: 800, height: 640 });
  useEffect(() => setView(whole), [whole]);
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg]);
  const scale = Math.max(0.01, Math.min(size.width / view.width, size.height / view.height));

  const zoomAt = useCallback(
    (factor: number, at?: { x: number; y: number }) =>
      setView((now) => {
        const width = Math.min(whole.width, Math.max(whole.width / MAX_ZOOM, now.width / factor));
        const height = (width * whole.height) / whole.width;
        if (width === whole.width) return whole;
        const centre = at ?? { x: now.x + now.width / 2, y: now.y + now.height / 2 };
        const share = width / now.width;
        return within(
          { x: centre.x - (centre.x - now.x) * share, y: centre.y - (centre.y - now.y) * share, width, height },
          whole,
        );
      }),
    [whole],
  );
  const follow = useCallback(
    (id: string) => {
      const place = places.get(id);
      if (!place) return;
      setView((now) => {
        const inset = Math.min(now.width, now.height) * 0.15;
        const isInside =
          place.x > now.x + inset &&
          place.x < now.x + now.width - inset &&
          place.y > now.y + inset &&
          place.y < now.y + now.height - inset;
        if (isInside) return now;
        return within({ ...now, x: place.x - now.width / 2, y: place.y - now.height / 2 }, whole);
      });
    },
    [places, whole],
  );
  const bounds = useMemo(() => ({ left: whole.x, right: whole.x + whole.width }), [whole]);
  const gestures = useGestures(svg, { scale, zoomAt, setView, whole });
  return {
    viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`,
    scale,
    bounds,
    zoomBy: (factor) => zoomAt(factor),
    showAll: () => setView(whole),
    follow,
    ...gestures,
  };
}

interface Gestures {
  scale: number;
  zoomAt(factor: number, at?: { x: number; y: number }): void;
  setView(change: (now: View) => View): void;
  whole: View;
}

function useGestures(svg: RefObject<SVGSVGElement | null>, given: Gestures): Pick<Camera, 'handlers' | 'hasDragged'> {
  const latest = useRef(given);
  latest.current = given;
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const moved = useRef(0);
  // A wheel listener that stops the page must say that it may.
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const matrix = element.getScreenCTM()?.inverse();
      const at = matrix && new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
      latest.current.zoomAt(Math.exp(-event.deltaY / 300), at);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [svg]);
  return useMemo(() => {
    const end = (event: PointerEvent) => {
      pointers.current.delete(event.pointerId);
    };
    return {
      hasDragged: () => moved.current > DRAG,
      handlers: {
        onPointerDown: (event: PointerEvent) => {
          if (pointers.current.size === 0) moved.current = 0;
          pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        },
        onPointerMove: (event: PointerEvent) => {
          const before = pointers.current.get(event.pointerId);
          if (!before) return;
          const others = [...pointers.current].filter(([id]) => id !== event.pointerId);
          const now = { x: event.clientX, y: event.clientY };
          pointers.current.set(event.pointerId, now);
          moved.current += Math.hypot(now.x - before.x, now.y - before.y);
          const { scale, zoomAt, setView, whole } = latest.current;
          const other = others[0]?.[1];
          if (other) {
            const spread = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
            zoomAt(spread(now) / spread(before));
          } else if (moved.current > DRAG && event.buttons === 1) {
            setView((view) =>
              within(
                { ...view, x: view.x - (now.x - before.x) / scale, y: view.y - (now.y - before.y) / scale },
                whole,
              ),
            );
          }
        },
        onPointerUp: end,
        onPointerCancel: end,
        onPointerLeave: end,
        // A link that is dragged would be carried off as an address.
        onDragStart: (event: DragEvent) => event.preventDefault(),
      },
    };
  }, []);
}

function boundsOf(places: ReadonlyMap<string, Place>): View {
  const all = [...places.values()];
  if (all.length === 0) return { x: 0, y: 0, width: 800, height: 600 };
  const left = Math.min(...all.map(({ x, r }) => x - r)) - MARGIN;
  const top = Math.min(...all.map(({ y, r }) => y - r)) - MARGIN / 2;
  const right = Math.max(...all.map(({ x, r }) => x + r)) + MARGIN;
  const bottom = Math.max(...all.map(({ y, r }) => y + r)) + MARGIN / 2;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A view that shows nothing but the drawing. */
function within(view: View, whole: View): View {
  const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(Math.max(low, high), value));
  return {
    ...view,
    x: clamp(view.x, whole.x, whole.x + whole.width - view.width),
    y: clamp(view.y, whole.y, whole.y + whole.height - view.height),
  };
}
