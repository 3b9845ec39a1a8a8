import type { Ref } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Companions } from '../entry/companions.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import { RoleItem } from '../ui/RoleItem.tsx';

const NONE: readonly Companions[] = [];

/** Who worked with an entity; none until they have been read, a moment after the entry itself. */
export function useCompanions(read: (id: string) => Promise<Companions[]>, id: string): readonly Companions[] {
  const [found, setFound] = useState<{ id: string; groups: readonly Companions[] }>();
  useEffect(() => {
    let isCurrent = true;
    read(id).then(
      (groups) => isCurrent && setFound({ id, groups }),
      (error: unknown) => console.error('Others in the same initiatives could not be read.', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [read, id]);
  return found?.id === id ? found.groups : NONE;
}

interface CompanionSectionProps {
  language: Language;
  groups: readonly Companions[];
  today: string;
  onOpenEntry(id: string): void;
  headingRef: Ref<HTMLHeadingElement>;
}

/** Who worked with an entity, by initiative: since when, on which goals, by which sources. */
export function CompanionSection({ language, groups, today, onOpenEntry, headingRef }: CompanionSectionProps) {
  const t = popup(language);
  return (
    <section class="section" aria-label={t('workedWith')}>
      <h2 ref={headingRef} tabIndex={-1} class="label section-head">
        <span>{t('workedWith')}</span>
      </h2>
      {groups.map(({ initiative, roles, more }) => (
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
