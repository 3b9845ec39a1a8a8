import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EntityDetails, EntityLead, PackInfo, RoleDetails } from '../dataset/reader.ts';
import { CopyCorrection } from '../entry/CopyCorrection.tsx';
import { entryCorrection } from '../entry/correction.ts';
import {
  type EntrySection,
  entrySections,
  goalWeights,
  type NumberedSources,
  numberSources,
  peopleOf,
  siteName,
} from '../entry/entry-model.ts';
import { basisWords, groundOf } from '../entry/ground.ts';
import { NameList } from '../entry/NameList.tsx';
import { OutsideLink } from '../entry/OutsideLink.tsx';
import { SourceList } from '../entry/SourceList.tsx';
import { common } from '../i18n/catalogue/common.ts';
import { entry } from '../i18n/catalogue/entry.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import { views } from '../i18n/catalogue/views.ts';
import { formatNumber } from '../i18n/catalogue.ts';
import { todayOf } from '../i18n/format.ts';
import { goalsName, goalTitle } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Button } from '../ui/controls.tsx';
import { Dotted, kindParts } from '../ui/EntryHead.tsx';
import { GoalTile, GoalTiles } from '../ui/GoalTiles.tsx';
import { Icon } from '../ui/Icon.tsx';
import { titleParts, whenOf } from '../ui/role-lines.ts';
import { DoubtText } from './DoubtText.tsx';
import { EntryActions } from './EntryActions.tsx';
import { kindName } from './kind-name.ts';
import { PageHead } from './PageHead.tsx';
import { entityAddress, kindAddress, listAddress, packFilter, relationsAddress } from './route.ts';

interface EntityPageProps {
  language: Language;
  details: EntityDetails;
  packs: readonly PackInfo[];
  /** Has all roles read, where there are more than are told. */
  onAllRoles(): void;
}

/** The whole entry: roles as a table with numbered sources; beside it goals, names and people. */
export function EntityPage({ language, details, packs, onAllRoles }: EntityPageProps) {
  const { entity, lead } = details;
  const t = entry(language);
  const sections = entrySections(details, language, todayOf(new Date()));
  const sources = numberSources(sections, details.sources);
  const site = siteName(entity.website);
  return (
    <div class="entity">
      <main class={lead.pack === null ? undefined : 'of-pack'}>
        <nav class="crumb small">
          <a href={listAddress('entries', {})}>{reference(language)('toAll')}</a> <span class="faint">/</span>{' '}
          {lead.pack && (
            <>
              <a href={listAddress('entries', packFilter(lead.pack.id))}>{lead.pack.title}</a>{' '}
              <span class="faint">/</span>{' '}
            </>
          )}
          <a href={kindAddress(entity.kind, lead.pack?.id)}>{kindName(entity.kind, language)}</a>
        </nav>
        <div class="entity-title">
          <PageHead title={lead.headword} />
          <EntryActions {...{ language, details, packs }} />
        </div>
        {lead.fullName && <p class="kind-line soft">{lead.fullName}</p>}
        <p class="kind-line soft">
          <Dotted
            parts={[
              ...kindParts(lead, language),
              ...(entity.website && site
                ? [
                    <OutsideLink key="site" address={entity.website}>
                      {site}
                    </OutsideLink>,
                  ]
                : []),
            ]}
          />
        </p>
        <p class="lead">{localised(entity.description, language)}</p>
        {lead.pack !== null && (
          <p class="pack-standing soft">
            {groundOf(details, language)}. {views(language)('packNote')}
          </p>
        )}
        {(lead.pack === null || details.roles.length + details.carriedBy.length > 0) && (
          <p class="relations-links">
            <a href={relationsAddress(entity.id)}>{views(language)('showRelations', { name: lead.headword })}</a>
          </p>
        )}
        {sections.length === 0 && <p class="soft no-roles">{t('noRoles')}</p>}
        {sections.map((section) => (
          <RoleTable key={section.title} {...{ language, section, sources }} onAll={onAllRoles} />
        ))}
        <h2>
          {t('sources')}
          <span class="count num">{sources.list.length}</span>
        </h2>
        <SourceList sources={sources.list} language={language} idPrefix="source-" />
      </main>
      <aside>
        <Goals {...{ language, details }} />
        <section>
          <h2>
            {t('names')}
            <span class="count num">{entity.names.length}</span>
          </h2>
          <NameList names={entity.names} language={language} />
        </section>
        {details.parent && (
          <People language={language} title={t('worksFor')} people={[{ lead: details.parent, does: '' }]} />
        )}
        <People language={language} title={t('people')} people={peopleOf(details, language)} />
        {details.doubts.length > 0 && (
          <section class="doubts" aria-label={views(language)('sourcesDisagree')}>
            <h2>
              <Icon name="info" />
              {views(language)('sourcesDisagree')}
            </h2>
            {details.doubts.map((doubt, place) => (
              // Doubts have no id of their own, and their order does not change.
              <DoubtText key={place} {...{ language, doubt }} />
            ))}
          </section>
        )}
        <div>
          {lead.pack === null && <p class="small faint">{groundOf(details, language)}</p>}
          <CopyCorrection text={() => entryCorrection(details, language)} language={language} />
        </div>
      </aside>
    </div>
  );
}

interface RoleTableProps {
  language: Language;
  section: EntrySection;
  sources: NumberedSources;
  onAll(): void;
}

function RoleTable({ language, section, sources, onAll }: RoleTableProps) {
  const t = entry(language);
  const left = section.count - section.roles.length;
  const table = useRef<HTMLTableElement>(null);
  /** Those that were there when the rest was asked for. */
  const before = useRef<ReadonlySet<string> | null>(null);
  // The button goes; the focus goes on to the first of what has come.
  useLayoutEffect(() => {
    const known = before.current;
    if (known === null || left > 0) return;
    const first = section.roles.findIndex((one) => !known.has(keyOf(one)));
    table.current?.tBodies[0]?.rows[first]?.querySelector('a')?.focus();
    before.current = null;
  }, [left, section.roles]);
  return (
    <>
      <h2>
        {section.title}
        <span class="count num">{formatNumber(section.count, language)}</span>
      </h2>
      <table class="roles" ref={table}>
        <thead class="sr">
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('goals')}</th>
            <th scope="col">{t('sources')}</th>
          </tr>
        </thead>
        <tbody>
          {section.roles.map((details, place) => (
            // Roles have no id of their own, and their order does not change.
            <RoleRow key={place} {...{ language, details, sources }} heading={details[section.heading]} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button
          small
          onPress={() => {
            before.current = new Set(section.roles.map(keyOf));
            onAll();
          }}
        >
          {common(language)('more', { count: left })}
        </Button>
      )}
    </>
  );
}

const keyOf = ({ role }: RoleDetails): string =>
  [role.subject, role.initiative, role.person, role.role, role.from, role.to].join('\n');

interface RoleRowProps {
  language: Language;
  details: RoleDetails;
  heading: EntityLead;
  sources: NumberedSources;
}

function RoleRow({ language, details, heading, sources }: RoleRowProps) {
  const { role, person, goalNumbers } = details;
  const t = common(language);
  const when = whenOf(role, todayOf(new Date()), language);
  const { strong, rest } = titleParts(role.role, localised(role.title, language), language);
  const slots = [1, 2, 3, 4, 5].map((number) => (goalNumbers.includes(number) ? role.goalBasis : null));
  return (
    <tr data-time={when.past ? 'past' : 'open'}>
      <td class="when num">
        {when.text}
        {when.past && <small>{t('past')}</small>}
      </td>
      <th scope="row">
        <a href={entityAddress(heading.id)}>{heading.headword}</a>
        <p class="soft small">
          <b>{strong}</b>
          {rest}
          {person && person.id !== details.subject.id && (
            <>
              {' '}
              (<a href={entityAddress(person.id)}>{person.headword}</a>)
            </>
          )}
        </p>
      </th>
      <td class="goals">
        {goalNumbers.length > 0 && (
          <>
            <GoalTiles language={language} goals={slots} layout="tiles" />
            <small class={role.goalBasis === 'stated' ? 'basis stated' : 'basis'} aria-hidden="true">
              {t(role.goalBasis === 'stated' ? 'stated' : 'judged')}
            </small>
          </>
        )}
      </td>
      <td class="refs num">
        {details.sources
          .map(({ id, title }) => ({ id, title, number: sources.numberOf(id) }))
          .sort((a, b) => a.number - b.number)
          .map(({ id, title, number }) => (
            <SourceNumber key={id} number={number} title={title} />
          ))}
      </td>
    </tr>
  );
}

/** A number that leads to its source below. Not a link: the fragment is the address of the entry. */
function SourceNumber({ number, title }: { number: number; title: string }) {
  const show = () => {
    const source = document.getElementById(`source-${number}`);
    source?.scrollIntoView({ block: 'center' });
    source?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="link ref" title={title} aria-label={`${number}: ${title}`} onClick={show}>
      {number}
    </button>
  );
}

function Goals({ language, details }: { language: Language; details: EntityDetails }) {
  const t = entry(language);
  const weights = goalWeights(details);
  if (weights.goals.length === 0) return null;
  return (
    <section>
      <h2>{t('goals')}</h2>
      <ul class="goal-bars">
        {weights.goals.map(({ number, count, basis }) => (
          <li key={number}>
            <GoalTile number={number} basis={basis} />
            <span class="sr">
              {goalsName([{ number, basis }], language)}, {views(language)('roleCount', { count })}
            </span>
            <span aria-hidden="true">{goalTitle(number, language)}</span>
            <span class="meter" data-goal={number} aria-hidden="true">
              <i style={{ width: `${(100 * count) / Math.max(1, weights.total)}%` }} />
            </span>
            <span class="num faint" aria-hidden="true">
              {formatNumber(count, language)}
            </span>
          </li>
        ))}
      </ul>
      <p class="small soft">
        {t('goalWeights', { count: weights.total })} {basisWords(weights.stated, weights.linked, language)}
      </p>
    </section>
  );
}

interface PeopleProps {
  language: Language;
  title: string;
  people: { lead: EntityLead; does: string }[];
}

function People({ title, people }: PeopleProps) {
  if (people.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="names">
        {people.map(({ lead, does }) => (
          <li key={lead.id}>
            <a href={entityAddress(lead.id)}>{lead.headword}</a>
            {does && <span class="soft small">{does}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
