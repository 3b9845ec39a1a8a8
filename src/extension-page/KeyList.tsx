import { useEffect, useState } from 'preact/hooks';
import { keys as texts } from '../i18n/catalogue/keys.ts';
import type { Language } from '../i18n/languages.ts';
import { Button } from '../ui/controls.tsx';
import type { Command } from './keys.ts';

export interface KeyListProps {
  language: Language;
  readCommands(): Promise<Command[]>;
  /** Undefined where the browser has no page of keys that an extension could open. */
  openKeyPage: (() => Promise<void>) | undefined;
}

/** Every key, what it does, and the way to change it. */
export function KeyList({ language, readCommands, openKeyPage }: KeyListProps) {
  const t = texts(language);
  const commands = useCommands(readCommands);
  return (
    <>
      <p class="means">{t('keysMean')}</p>
      <dl class="keys">
        {commands.map(({ name, description, keys }) => {
          const known = `command/${name}`;
          return (
            <div key={name}>
              <dt>{t.has(known) ? t(known as 'command/next-mention') : description || name}</dt>
              <dd>
                <Keys {...{ language, keys }} />
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{t('inCard')}</dt>
          <dd>
            <Keys {...{ language }} keys={['Esc']} />
          </dd>
        </div>
        <div>
          <dt>{t('outOfCard')}</dt>
          <dd>
            <Keys {...{ language }} keys={['F6']} />
          </dd>
        </div>
      </dl>
      {openKeyPage ? (
        <p class="after">
          <Button onPress={() => void openKeyPage()}>{t('changeKeys')}</Button>
        </p>
      ) : (
        <p class="means">{t('keysWay')}</p>
      )}
    </>
  );
}

/** Read again whenever the reader comes back to the page: keys are changed on a page of the browser's. */
function useCommands(readCommands: () => Promise<Command[]>): Command[] {
  const [commands, setCommands] = useState<Command[]>([]);
  useEffect(() => {
    const life = new AbortController();
    const read = () => void readCommands().then((all) => life.signal.aborted || setCommands(all));
    addEventListener('focus', read, { signal: life.signal });
    document.addEventListener('visibilitychange', read, { signal: life.signal });
    read();
    return () => life.abort();
  }, [readCommands]);
  return commands;
}

/** The keys of one command, as they are printed on the keyboard. */
function Keys({ language, keys }: { language: Language; keys: readonly string[] }) {
  const t = texts(language);
  if (keys.length === 0) return <span class="faint">{t('noKey')}</span>;
  return (
    <span class="key-row">
      {keys.map((key) => {
        const known = `key/${key}`;
        return <kbd key={key}>{t.has(known) ? t(known as 'key/Shift') : key}</kbd>;
      })}
    </span>
  );
}
