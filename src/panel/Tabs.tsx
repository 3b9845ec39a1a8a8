interface TabsProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  /** Id of what the tabs show. */
  panelId: string;
  onChange(value: T): void;
}

/** Tabs after the pattern of the ARIA practices: one stop of the tab key, arrow keys within, chosen as one arrives. */
export function Tabs<T extends string>({ label, value, choices, panelId, onChange }: TabsProps<T>) {
  const onKeyDown = (event: KeyboardEvent) => {
    const at = choices.findIndex((choice) => choice.value === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: choices.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = choices[(to + choices.length) % choices.length];
    if (!next) return;
    onChange(next.value);
    document.getElementById(`${panelId}-${next.value}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {choices.map((choice) => (
        <button
          type="button"
          role="tab"
          key={choice.value}
          id={`${panelId}-${choice.value}`}
          aria-controls={panelId}
          aria-selected={choice.value === value}
          tabIndex={choice.value === value ? 0 : -1}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
