import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';

interface NoticeProps {
  /** neutral: a limit. care: something works with less. fail: something did not happen. */
  tone?: 'neutral' | 'care' | 'fail';
  icon?: IconName;
  /** What is the case, in one short statement. */
  title: string;
  /** What is not lost, then what to do. */
  children?: ComponentChildren;
}

/** Says what is the case, what is not lost, what to do, in this order. At most one a surface. */
export function Notice({ tone = 'neutral', icon, title, children }: NoticeProps) {
  return (
    <div class={tone === 'neutral' ? 'notice' : `notice ${tone}`}>
      <Icon name={icon ?? (tone === 'neutral' ? 'info' : 'care')} />
      <strong>{title}</strong>
      {children}
    </div>
  );
}

interface StatusLineProps {
  /** full: read. half: under way or filtered. hollow: not read, or nothing to read. */
  dot: 'full' | 'half' | 'hollow';
  /** The same in words, always. */
  children: ComponentChildren;
  /** Something to press at the end of the line. */
  action?: ComponentChildren;
  /** Changes are not announced: they are said elsewhere, or a count grows with every breath. */
  isQuiet?: boolean;
}

/** The last line of a surface: how much was read, in words, with a dot for the eye. Announced when it changes. */
export function StatusLine({ dot, children, action, isQuiet = false }: StatusLineProps) {
  return (
    <div class="status">
      <span class={dot === 'full' ? 'dot' : `dot ${dot}`} />
      <span role="status" aria-live={isQuiet ? 'off' : 'polite'}>
        {children}
      </span>
      {action && <span class="status-action">{action}</span>}
    </div>
  );
}

/** Long enough for a screen reader to take note of a live region. */
const SETTLED_MS = 50;

/** Says what comes up. The region is there before its words: of one that comes together with them many screen readers say nothing. */
export function Told({ children, class: name }: { children: ComponentChildren; class?: string }) {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class={name} role="status">
      {isSettled && children}
    </div>
  );
}

/** A part done, from 0 to 1, with its name for a screen reader. */
export function Progress({ label, part }: { label: string; part: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ width: `${percent}%` }} />
    </div>
  );
}

/** Holds the place of a line of text that is not there yet. Only after 300 ms of waiting. */
export function Bone({ width }: { width: number | string }) {
  return <span class="bone" style={{ width: typeof width === 'number' ? `${width}px` : width }} />;
}
