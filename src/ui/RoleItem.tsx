import type { EntityLead, RoleDetails } from '../dataset/reader.ts';
import type { Source } from '../dataset/schema.ts';
import { common } from '../i18n/catalogue/common.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { thenWords } from '../page-date/then-words.ts';
import { type Basis, GoalTiles } from './GoalTiles.tsx';
import { citation, titleParts, whenOf } from './role-lines.ts';
import { useUnfold } from './use-unfold.ts';

interface RoleItemProps {
  details: RoleDetails;
  /** Which end of the role heads it: an organisation's entry names the initiative, an initiative's the subject. */
  heading: 'initiative' | 'subject';
  /** The entry the role stands in: it is not named again within its own roles. */
  self?: string;
  language: Language;
  /** Today, as the dataset writes a day. */
  today: string;
  /** The date that the page at hand states: the role is told against it too. */
  pageDate?: string | null | undefined;
  /** Opens the entry that heads the role. Without it the name is plain text. */
  onOpenEntry?: ((id: string) => void) | undefined;
}

/** One role: when; in which initiative; what exactly; which goals, on what ground, by which sources. */
export function RoleItem({ details, heading, self, language, today, pageDate, onOpenEntry }: RoleItemProps) {
  const t = common(language);
  const { role, sources } = details;
  // Through whom; on a person's own entry, for whom.
  const through = [details.person, details.subject].find(
    (end) => end && end.id !== self && end.id !== details[heading].id,
  );
  const when = whenOf(role, today, language);
  const { strong, rest } = titleParts(role.role, localised(role.title, language), language);
  return (
    <li class="role" data-time={when.past ? 'past' : 'open'}>
      <div class="when">
        {(role.from || role.to || !pageDate) && when.text}
        {pageDate ? (
          <small>{thenWords(role, pageDate, today, language)}</small>
        ) : (
          when.past && <small>{t('past')}</small>
        )}
      </div>
      <div>
        <EntryLink entry={details[heading]} onOpenEntry={onOpenEntry} />
        <p class="exact">
          <b>{strong}</b>
          {rest}
          {through && ` (${through.headword})`}
        </p>
        <div class="proof">
          <GoalBasis goalNumbers={details.goalNumbers} basis={role.goalBasis} language={language} />
          <Sources sources={sources} language={language} />
        </div>
      </div>
    </li>
  );
}

function EntryLink({ entry, onOpenEntry }: { entry: EntityLead; onOpenEntry: RoleItemProps['onOpenEntry'] }) {
  return (
    <p class="what">
      {onOpenEntry ? (
        <button type="button" class="link" onClick={() => onOpenEntry(entry.id)}>
          {entry.headword}
        </button>
      ) : (
        entry.headword
      )}
    </p>
  );
}

function GoalBasis({ goalNumbers, basis, language }: { goalNumbers: number[]; basis: Basis; language: Language }) {
  if (goalNumbers.length === 0) return null;
  const t = common(language);
  const slots = [1, 2, 3, 4, 5].map((number) => (goalNumbers.includes(number) ? basis : null));
  return (
    <>
      <GoalTiles language={language} goals={slots} layout="tiles" />
      <span class={basis === 'stated' ? 'basis stated' : 'basis'} aria-hidden="true">
        {t(basis === 'stated' ? 'stated' : 'judged')}
      </span>
    </>
  );
}

interface SourcesProps {
  sources: readonly Source[];
  language: Language;
  /** All of them stand there, as on paper. */
  inFull?: boolean;
}

/** The first source as literature, the others behind “+2”, which unfolds them. */
export function Sources({ sources, language, inFull = false }: SourcesProps) {
  const { list, isUnfolded, unfold } = useUnfold<HTMLSpanElement>();
  const t = common(language);
  const isAll = isUnfolded || inFull;
  const others = sources.length - 1;
  return (
    <span ref={list} class={isAll ? 'sources unfolded' : 'sources'}>
      {(isAll ? sources : sources.slice(0, 1)).map((source) => (
        <Citation key={source.id} source={source} language={language} />
      ))}
      {others > 0 && !isAll && (
        <button
          type="button"
          class="link"
          aria-label={t('moreSources', { count: others })}
          title={t('moreSources', { count: others })}
          onClick={() => unfold(1)}
        >
          +{others}
        </button>
      )}
    </span>
  );
}

/** One source; a link where it has an address, and then to a tab of its own that learns nothing of where it came from. */
export function Citation({ source, language }: { source: Source; language: Language }) {
  const address = source.url;
  if (!address || !/^https?:\/\//.test(address)) {
    return (
      <span class="cite" title={source.title}>
        {citation(source)}
      </span>
    );
  }
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      referrerpolicy="no-referrer"
      title={`${source.title} (${common(language)('opensTab')})`}
    >
      {citation(source)}
    </a>
  );
}
