import type { ComponentChildren } from 'preact';

/**
 * A link out of the extension, always in a tab of its own; the page there learns nothing of where the reader came from.
 * Anything that is not a web address stays text: packs are data, and a `javascript:` address is none.
 */
export function OutsideLink({ address, children }: { address: string; children: ComponentChildren }) {
  if (!/^https?:\/\//.test(address)) return <span>{children}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
      {children}
    </a>
  );
}
