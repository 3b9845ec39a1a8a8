import { useMemo } from 'preact/hooks';
import type { EntityLead, Overview, PackInfo, RoleLink } from '../dataset/reader.ts';
import type { Source } from '../dataset/schema.ts';
import { SourceList } from '../entry/SourceList.tsx';
import { common } from '../i18n/catalogue/common.ts';
import { entry } from '../i18n/catalogue/entry.ts';
import { views } from '../i18n/catalogue/views.ts';
import { formatDate, todayOf, unbroken } from '../i18n/format.ts';
import { goalTitle, roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { GoalTile } from '../ui/GoalTiles.tsx';
import { Sources } from '../ui/RoleItem.tsx';
import { citation } from '../ui/role-lines.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { PageHead } from './PageHead.tsx';
import { leadIn } from './roles-of.ts';
import { entityAddress, goalAddress } from './route.ts';
import { type Chapter, type Moment, type Story, storyOf } from './story.ts';
import { Timeline } from './Timeline.tsx';

interface StoryPageProps {
  language: Language;
  overview: Overview;
  packs: readonly PackInfo[];
}

/** The start: the story of the initiative, drawn and told year by year, each statement with its sources. */
export function StoryPage({ language, overview, packs }: StoryPageProps) {
  const today = todayOf(new Date());
  const story = useMemo(() => storyOf(overview, today), [overview, today]);
  const isPrinting = usePrinting();
  const t = views(language);
  // What an undertaking is, is told where it comes up first.
  const introduced = new Set<Moment>();
  const met = new Set<string>();
  for (const moment of story.chapters.flatMap(({ moments }) => moments)) {
    if (!met.has(moment.undertaking.id)) introduced.add(moment);
    met.add(moment.undertaking.id);
  }
  const curated = packs.find((pack) => pack.curated);
  return (
    <main class="wide story">
      <PageHead title={t('storyTitle')} tabTitle={t('place/story')}>
        <p class="soft">{t('storyMeans')}</p>
      </PageHead>
      <nav class="goal-line-up" aria-label={t('goalsTitle')}>
        {overview.goals.map(({ goal }) => (
          <a key={goal.id} href={goalAddress(goal.number)}>
            <GoalTile number={goal.number} basis="stated" />
            <span>
              <span class="sr">{t('goalNumber', { number: goal.number })} </span>
              {goalTitle(goal.number, language)}
            </span>
          </a>
        ))}
      </nav>
      <Timeline {...{ language, story, isPrinting }} />
      <p class="small soft notes">
        {t('timelineKey')} {unbroken(t('undatedRoles', { count: story.undated }))}
      </p>
      {story.chapters.map((chapter) => (
        <YearPart
          key={chapter.year}
          {...{ language, overview, chapter, introduced, isPrinting }}
          counted={story.countedByYear.get(chapter.year) ?? 0}
        />
      ))}
      {isPrinting && (
        <section>
          <h2>{entry(language)('sources')}</h2>
          <SourceList sources={citedIn(story)} language={language} idPrefix="source-" />
        </section>
      )}
      {curated && (
        <p class="small faint">
          {localised(curated.title, language)}, {curated.version}, {formatDate(curated.publishedOn, language, 'long')}.{' '}
          {t('datasetHolds', { entries: overview.leads.size, roles: overview.roles.length })}
        </p>
      )}
    </main>
  );
}

/** The sources of all that is told, as they are cited: paper cannot open an address, and names them at its end. */
function citedIn({ chapters }: Story): Source[] {
  const sources = chapters.flatMap(({ moments }) =>
    moments.flatMap(({ links }) => links.flatMap((link) => link.sources)),
  );
  const { compare } = new Intl.Collator();
  return [...new Map(sources.map((source) => [source.id, source])).values()].sort((a, b) =>
    compare(citation(a), citation(b)),
  );
}

interface YearPartProps {
  language: Language;
  overview: Overview;
  chapter: Chapter;
  introduced: ReadonlySet<Moment>;
  counted: number;
  isPrinting: boolean;
}

function YearPart({ language, overview, chapter, introduced, counted, isPrinting }: YearPartProps) {
  const t = views(language);
  return (
    <section>
      <h2>{chapter.year}</h2>
      <ul class="moments">
        {chapter.moments.map((moment) => (
          <li key={`${moment.date} ${moment.undertaking.id}`}>
            <p class="when num">
              {unbroken(formatDate(moment.date, language, moment.date.length > 7 ? 'long' : 'short'))}
            </p>
            <div>
              <h3>
                <a class="entry-link" href={entityAddress(moment.undertaking.id)}>
                  {moment.undertaking.headword}
                </a>
              </h3>
              {introduced.has(moment) && <p class="soft what">{localised(moment.undertaking.description, language)}</p>}
              <ul>
                {moment.links.map((link, place) => (
                  // Roles have no id of their own, and their order does not change.
                  <Taken key={place} {...{ language, overview, link, isPrinting }} under={moment.undertaking.id} />
                ))}
              </ul>
              {moment.others > 0 && <p class="small soft">{t('tookPart', { count: moment.others })}</p>}
            </div>
          </li>
        ))}
      </ul>
      {counted > 0 && <p class="small soft counted">{t('countedRoles', { count: counted, year: chapter.year })}</p>}
    </section>
  );
}

interface TakenProps {
  language: Language;
  overview: Overview;
  link: RoleLink;
  /** What it is told under: the other end is named. */
  under: string;
  isPrinting: boolean;
}

/** A role that was taken up: the word, who, through whom, what exactly, and the sources that say so. */
function Taken({ language, overview, link, under, isPrinting }: TakenProps) {
  const { role, sources } = link;
  const person = role.person !== null && role.person !== role.subject ? overview.leads.get(role.person) : undefined;
  const until =
    role.to !== null && role.to !== role.from ? common(language)('until', { date: formatDate(role.to, language) }) : '';
  return (
    <li class="taken">
      <b>{roleWord(role.role, language)}</b>{' '}
      <Name lead={leadIn(overview, role.subject === under ? role.initiative : role.subject)} />
      {person && (
        <>
          {' '}
          (<Name lead={person} />)
        </>
      )}
      <span class="soft">
        {': '}
        {localised(role.title, language)}
        {until && (
          <>
            , <span class="unbroken">{until}</span>
          </>
        )}
      </span>{' '}
      <span class="small">
        <Sources sources={sources} language={language} inFull={isPrinting} />
      </span>
    </li>
  );
}

const Name = ({ lead }: { lead: EntityLead }) => (
  <a class="entry-link" href={entityAddress(lead.id)}>
    {lead.headword}
  </a>
);
