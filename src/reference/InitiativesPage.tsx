import { useMemo } from 'preact/hooks';
import type { Overview, PackInfo, RoleLink } from '../dataset/reader.ts';
import { common } from '../i18n/catalogue/common.ts';
import { views } from '../i18n/catalogue/views.ts';
import { todayOf } from '../i18n/format.ts';
import { roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Dotted, kindParts } from '../ui/EntryHead.tsx';
import { GoalTiles } from '../ui/GoalTiles.tsx';
import { whenOf } from '../ui/role-lines.ts';
import { AddedApart } from './AddedPacks.tsx';
import { type InitiativeEntry, initiativesOf } from './initiative-list.ts';
import { PageHead } from './PageHead.tsx';
import { leadIn } from './roles-of.ts';
import { entityAddress, relationsAddress } from './route.ts';

interface InitiativesPageProps {
  language: Language;
  overview: Overview;
  packs: readonly PackInfo[];
}

type PartProps = Omit<InitiativesPageProps, 'packs'>;

/** Every initiative and programme, what it is, and who carries it. */
export function InitiativesPage({ language, overview, packs }: InitiativesPageProps) {
  const { family, others } = useMemo(() => initiativesOf(overview), [overview]);
  const t = views(language);
  return (
    <main class="wide">
      <PageHead title={t('initiativesTitle')}>
        <p class="soft">{t('initiativesMean')}</p>
        <AddedApart {...{ language, packs }} />
      </PageHead>
      {[
        { title: t('familyTitle'), list: family },
        { title: t('othersTitle'), list: others },
      ].map(
        ({ title, list }) =>
          list.length > 0 && (
            <section key={title}>
              <h2>
                {title}
                <span class="count num">{list.length}</span>
              </h2>
              {list.map((one) => (
                <Initiative key={one.lead.id} {...{ language, overview, one }} />
              ))}
            </section>
          ),
      )}
    </main>
  );
}

function Initiative({ language, overview, one }: PartProps & { one: InitiativeEntry }) {
  const t = views(language);
  const { lead, groups, memberCount } = one;
  const name = lead.headword;
  return (
    <article class="initiative">
      <h3>
        <a class="entry-link" href={entityAddress(lead.id)}>
          {name}
        </a>
      </h3>
      <GoalTiles language={language} goals={lead.goals} />
      <p class="soft small kinds">
        <Dotted parts={[...(lead.fullName ? [lead.fullName] : []), ...kindParts(lead, language)]} />
      </p>
      <p class="reading">{localised(lead.description, language)}</p>
      {memberCount === 0 ? (
        <p class="soft small">{t('noMembers')}</p>
      ) : (
        <details class="unfold">
          <summary>
            {t('members', { count: memberCount })}
            <span class="sr">, {name}</span>
          </summary>
          <dl class="members">
            {groups.map(({ word, links }) => (
              <div key={word}>
                <dt>
                  {roleWord(word, language)} <span class="faint num">{links.length}</span>
                </dt>
                <dd>
                  <ul>
                    {links.map((link, place) => (
                      // Two roles of one bearer with one word are possible, and their order does not change.
                      <Member key={place} {...{ language, overview, link }} />
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
          <p class="small">
            <a href={relationsAddress(lead.id)}>{t('showRelations', { name })}</a>
          </p>
        </details>
      )}
    </article>
  );
}

function Member({ language, overview, link }: PartProps & { link: RoleLink }) {
  const { role } = link;
  const when = whenOf(role, todayOf(new Date()), language);
  const person = role.person !== null && role.person !== role.subject ? overview.leads.get(role.person) : undefined;
  return (
    <li data-time={when.past ? 'past' : 'open'}>
      <a href={entityAddress(role.subject)}>{leadIn(overview, role.subject).headword}</a>
      {person && (
        <>
          {' '}
          (<a href={entityAddress(person.id)}>{person.headword}</a>)
        </>
      )}{' '}
      <span class="soft small num">
        {when.text}
        {when.past && `, ${common(language)('past')}`}
      </span>
    </li>
  );
}
