import type { ComponentChildren, RefObject } from 'preact';
import { useContext, useEffect, useId, useState } from 'preact/hooks';
import { ManagedContext } from './managed-context.ts';

interface RowProps {
  title: string;
  /** What the choice means, in one sentence. */
  means?: ComponentChildren;
  /** Path of the preference that is chosen here, and the words for one that an organisation has locked. */
  setting?: string;
  lockedWords?: string;
  /** Gets the ids of title and meaning, to be named and described by them. */
  children: (ids: { labelledBy: string; describedBy: string | undefined }) => ComponentChildren;
}

/** One choice: what it is called and means, and the control. */
export function Row({ title, means, setting, lockedWords, children }: RowProps) {
  const id = useId();
  const { locked } = useContext(ManagedContext);
  const isLocked = setting !== undefined && Object.hasOwn(locked, setting);
  const control = children({
    labelledBy: `${id}-title`,
    describedBy: [means && `${id}-means`, isLocked && `${id}-locked`].filter(Boolean).join(' ') || undefined,
  });
  return (
    <div class="choice">
      <div class="choice-words">
        <h3 id={`${id}-title`}>{title}</h3>
        {means && <p id={`${id}-means`}>{means}</p>}
        {isLocked && (
          <p id={`${id}-locked`} class="locked">
            {lockedWords}
          </p>
        )}
      </div>
      {isLocked ? (
        <fieldset class="choice-control" disabled aria-labelledby={`${id}-title`}>
          {control}
        </fieldset>
      ) : (
        <div class="choice-control">{control}</div>
      )}
    </div>
  );
}

interface RadiosProps<T extends string> {
  labelledBy: string;
  describedBy?: string | undefined;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChange(value: T): void;
}

/** A few ways of which one holds, each in words of its own. */
export function Radios<T extends string>({ labelledBy, describedBy, value, choices, onChange }: RadiosProps<T>) {
  const name = useId();
  return (
    <div class="radios" role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {choices.map((choice) => (
        <label key={choice.value} class="radio">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}

interface MillisecondsProps {
  /** Names slider and number for a screen reader. */
  label: string;
  describedBy?: string | undefined;
  value: number;
  disabled?: boolean;
  /** @returns whether the value was kept */
  onChange(value: number): Promise<boolean>;
}

const MOST_MS = 2_000;
/** Beyond a second the slider would be too coarse for the values people want; the number goes on to two. */
const SLIDER_MOST_MS = 1_000;
const STEP_MS = 50;

/** A time as a slider and as a number; taken over when the reader lets go, so that storage is not written on the way. */
export function Milliseconds({ label, describedBy, value, disabled, onChange }: MillisecondsProps) {
  const [shown, setShown] = useState(String(value));
  useEffect(() => setShown(String(value)), [value]);
  const take = (text: string) => {
    const number = Math.round(Number(text));
    const valid = text.trim() !== '' && Number.isFinite(number);
    const taken = valid ? Math.min(MOST_MS, Math.max(0, number)) : value;
    setShown(String(taken));
    if (taken !== value) void onChange(taken).then((isKept) => isKept || setShown(String(value)));
  };
  return (
    <div class="ms">
      <input
        type="range"
        aria-label={label}
        aria-describedby={describedBy}
        aria-valuetext={`${shown} ms`}
        min={0}
        max={SLIDER_MOST_MS}
        step={STEP_MS}
        value={shown}
        disabled={disabled}
        onInput={({ currentTarget }) => setShown(currentTarget.value)}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
      <span class="field">
        <input
          type="number"
          inputMode="numeric"
          aria-label={label}
          min={0}
          max={MOST_MS}
          step={1}
          value={shown}
          disabled={disabled}
          onInput={({ currentTarget }) => setShown(currentTarget.value)}
          onChange={({ currentTarget }) => take(currentTarget.value)}
        />
        <span aria-hidden="true">ms</span>
      </span>
    </div>
  );
}

interface FileFieldProps {
  words: string;
  /** What the file is for, for whom the row it stands in is not in sight. */
  purpose: string;
  accept: string;
  describedBy: string | undefined;
  /** To give the focus back to. */
  field: RefObject<HTMLInputElement | null>;
  class?: string;
  onFile(file: File): void;
}

/** A button that asks for a file. The same file can be chosen again. */
export function FileField({ words, purpose, accept, describedBy, field, class: name = '', onFile }: FileFieldProps) {
  return (
    <label class="btn file">
      {words}
      <span class="sr">: {purpose}</span>
      <input
        ref={field}
        type="file"
        class={`sr ${name}`.trim()}
        accept={accept}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
