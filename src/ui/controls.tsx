import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface ButtonProps {
  children: ComponentChildren;
  onPress?: (() => void) | undefined;
  /** `primary`: at most one a view. `quiet`: without an edge. */
  look?: 'plain' | 'primary' | 'quiet';
  small?: boolean;
  /** Pushes the button to the end of its row. */
  last?: boolean;
  disabled?: boolean;
  expanded?: boolean | undefined;
  class?: string;
}

export function Button({
  children,
  onPress,
  look = 'plain',
  small,
  last,
  disabled,
  expanded,
  class: more,
}: ButtonProps) {
  const classes = ['btn', look !== 'plain' && look, small && 'small', last && 'go', more];
  return (
    <button
      type="button"
      class={classes.filter(Boolean).join(' ')}
      disabled={disabled}
      aria-expanded={expanded}
      onClick={onPress && (() => onPress())}
    >
      {children}
    </button>
  );
}

interface IconButtonProps {
  icon: IconName;
  /** Says what the button does: read aloud and shown on hover. */
  label: string;
  onPress: () => void;
  /** For a button that stays down. */
  pressed?: boolean | undefined;
  /** For one that unfolds something: whether it has. */
  expanded?: boolean | undefined;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, onPress, pressed, expanded, buttonRef }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-btn"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={() => onPress()}
      ref={buttonRef ?? null}
    >
      <Icon name={icon} />
    </button>
  );
}

interface SwitchProps {
  /** Says what is on or off; invisible, as the line beside the switch says it too. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** Id of the words that say more, for a screen reader. */
  describedBy?: string;
}

export function Switch({ label, checked, onChange, disabled, describedBy }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={checked}
      aria-label={label}
      aria-describedby={describedBy}
      disabled={disabled}
      onClick={() => onChange(!checked)}
    />
  );
}

interface TagProps {
  children: ComponentChildren;
  /** A tag that can be pressed filters; one that cannot only says something. */
  pressed?: boolean;
  onPress?: () => void;
}

export function Tag({ children, pressed, onPress }: TagProps) {
  if (!onPress) return <span class="tag is-still">{children}</span>;
  return (
    <button type="button" class="tag" aria-pressed={pressed} onClick={() => onPress()}>
      {children}
    </button>
  );
}

interface SegmentsProps<T extends string> {
  /** Names the group for a screen reader. */
  label: string;
  value: T;
  /** `lang` where the label is in another language than the page. */
  choices: readonly { value: T; label: string; lang?: string }[];
  onChange: (value: T) => void;
  disabled?: boolean;
  /** Id of the words that say more, for a screen reader. */
  describedBy?: string | undefined;
}

/** A few ways to look at the same thing, each in a word or two. */
export function Segments<T extends string>({
  label,
  value,
  choices,
  onChange,
  disabled,
  describedBy,
}: SegmentsProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend, which a row of buttons has not.
    <div class="seg" role="group" aria-label={label} aria-describedby={describedBy}>
      {choices.map((choice) => (
        <button
          type="button"
          key={choice.value}
          lang={choice.lang}
          aria-pressed={choice.value === value}
          disabled={disabled}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
