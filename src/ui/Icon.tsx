/** Line icons on a grid of 16, stroke 1.5, in the colour of their text. Always beside or instead of words that name them. */
const PATHS = {
  pin: 'M6 2.5h4l-.5 4.5 2 2v1h-7V9l2-2L6 2.5zM8 10v4',
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M4 9.5l4-4 4 4',
  down: 'M4 6.5l4 4 4-4',
  forth: 'M6.5 4l4 4-4 4',
  back: 'M9.5 4l-4 4 4 4',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5l3 3',
  options: 'M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 2.8v3.4M5.8 9.8v3.4',
  book: 'M2.5 3h4A1.5 1.5 0 0 1 8 4.5V13a1.5 1.5 0 0 0-1.5-1h-4zM13.5 3h-4A1.5 1.5 0 0 0 8 4.5V13a1.5 1.5 0 0 1 1.5-1h4z',
  panel: 'M2.5 3h11v10h-11zM10 3v10',
  care: 'M8 2.5L14 13H2L8 2.5zM8 6.5v3M8 11.3v.2',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5.3a2.5 2.5 0 0 1 5 0v2.2',
  unseen: 'M2.5 8s2-4 5.5-4 5.5 4 5.5 4-2 4-5.5 4-5.5-4-5.5-4zM3 13L13 3',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.2v3.6M8 5v.2',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the extension itself, for the head of a surface. */
export function Brand() {
  return (
    <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
      <rect width="16" height="16" rx="3.5" fill="#0F6C77" />
      <path d="M8 2c3.1 3 3.1 9 0 12-3.1-3-3.1-9 0-12z" fill="#fff" />
      <path d="M1.5 7h1.5v2H1.5zM4 7h1v2H4zM11 7h3.5v2H11z" fill="#fff" />
    </svg>
  );
}
