import { useEffect, useState } from 'preact/hooks';
import type { Companions } from '../entry/companions.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import { RoleItem } from '../ui/RoleItem.tsx';

interface CompanionSectionProps {
  language: Language;
  id: string;
  today: string;
  readCompanions(id: string): Promise<Companions[]>;
  onOpenEntry(id: string): void;
}

/** Who worked with an entity: since when, on which goals, by which sources. Comes a moment after the entry itself. */
export function CompanionSection({ language, id, today, readCompanions, onOpenEntry }: CompanionSectionProps) {
  const [read, setRead] = useState<{ id: string; groups: Companions[] }>();
  useEffect(() => {
    let isCurrent = true;
    readCompanions(id).then(
      (groups) => isCurrent && setRead({ id, groups }),
      (error: unknown) => console.error('Who worked with it could not be read.', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, readCompanions]);
  if (read?.id !== id || read.groups.length === 0) return null;
  const t = popup(language);
  return (
    <section class="section" aria-label={t('workedWith')}>
      <h2 class="label section-head">
        <span>{t('workedWith')}</span>
      </h2>
      {read.groups.map(({ initiative, roles, more }) => (
        <section key={initiative.id} class="companions">
          <h3 class="small soft">{t('inInitiative', { name: initiative.headword })}</h3>
          <ul>
            {roles.map((role, place) => (
              // Roles have no id of their own; two of one entity may differ in nothing but their dates.
              <RoleItem
                key={place}
                details={role}
                heading="subject"
                self={initiative.id}
                {...{ language, today, onOpenEntry }}
              />
            ))}
          </ul>
          {more > 0 && (
            <p class="small">
              <button type="button" class="link" onClick={() => onOpenEntry(initiative.id)}>
                {t('moreCompanions', { count: more, name: initiative.headword })}
              </button>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}
