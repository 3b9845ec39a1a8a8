import { useMemo, useState } from 'preact/hooks';
import type { Overview } from '../dataset/reader.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import { views } from '../i18n/catalogue/views.ts';
import { todayOf } from '../i18n/format.ts';
import { roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { Segments } from '../ui/controls.tsx';
import { Dotted, kindParts, packParts } from '../ui/EntryHead.tsx';
import { GoalTiles } from '../ui/GoalTiles.tsx';
import { whenOf } from '../ui/role-lines.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';
import { PageHead } from './PageHead.tsx';
import { RelationsDrawing } from './RelationsDrawing.tsx';
import { columnTitles, tieGoals } from './relations-text.ts';
import { isActor } from './roles-of.ts';
import { entityAddress, listAddress, networkAddress, packFilter, relationsAddress } from './route.ts';

interface RelationsPageProps {
  language: Language;
  overview: Overview;
  id: string;
}

/** The drawing needs this much room; below it the table comes first. */
const ROOM_FOR_DRAWING = '(min-width: 760px)';

/**
 * One entry, what it takes part in, and whom it meets there: as columns or as a table that says the same. On paper it is
 * the table: the columns would be too small to read.
 */
export function RelationsPage({ language, overview, id }: RelationsPageProps) {
  const [look, setLook] = useState<'drawing' | 'table'>(() =>
    matchMedia(ROOM_FOR_DRAWING).matches ? 'drawing' : 'table',
  );
  const isPrinting = usePrinting();
  const today = todayOf(new Date());
  const near = useMemo(() => neighbourhoodOf(overview, id, today), [overview, id, today]);
  const t = views(language);
  const words = reference(language);
  if (near === null) {
    return (
      <main class="plain">
        <PageHead title={words('notFound', { id })} />
        <p class="soft">{words('notFoundMeans')}</p>
        <p>
          <a href={listAddress('entries', {})}>{words('toAll')}</a>
        </p>
      </main>
    );
  }
  const { lead } = near;
  return (
    <main class={lead.pack === null ? 'wide story' : 'wide story of-pack'}>
      <nav class="crumb small">
        {lead.pack === null ? (
          <a href={networkAddress()}>{t('place/network')}</a>
        ) : (
          <a href={listAddress('entries', packFilter(lead.pack.id))}>{lead.pack.title}</a>
        )}
      </nav>
      <div class="entity-title">
        <PageHead title={t('relationsOf', { name: lead.headword })}>
          <p class="soft">{t(isActor(lead) ? 'relationsMean' : 'relationsMeanOfInitiative')}</p>
          {lead.pack !== null && (
            <p class="pack-standing soft">
              {packParts(lead.pack, language).join(', ')}. {t('packNote')}
            </p>
          )}
        </PageHead>
        <Segments
          label={t('look')}
          value={look}
          choices={[
            { value: 'drawing', label: t('drawing') },
            { value: 'table', label: t('table') },
          ]}
          onChange={setLook}
        />
      </div>
      <p class="small relations-links">
        <a href={entityAddress(lead.id)}>{t('openEntry', { name: lead.headword })}</a>
        {/* The drawing of the whole is of the curated dataset. */}
        {lead.pack === null && <a href={networkAddress(lead.id)}>{t('inNetwork')}</a>}
      </p>
      {near.neighbours.length + near.people.length === 0 ? (
        <p class="nothing">{t('noMembers')}</p>
      ) : look === 'drawing' && !isPrinting ? (
        <RelationsDrawing key={id} {...{ language, near, today }} />
      ) : (
        <RelationsTables {...{ language, near, today }} />
      )}
      {near.leftOut > 0 && (
        <p class="small soft notes">
          {t('neighboursLeftOut', { count: near.leftOut })}{' '}
          <a href={entityAddress(lead.id)}>{t('openEntry', { name: lead.headword })}</a>
        </p>
      )}
    </main>
  );
}

interface TablesProps {
  language: Language;
  near: Neighbourhood;
  today: string;
}

function RelationsTables({ language, near, today }: TablesProps) {
  const t = views(language);
  const titles = columnTitles(near, language);
  const names = new Map(near.neighbours.map(({ lead }) => [lead.id, lead.headword]));
  return (
    <>
      {near.people.length > 0 && (
        <section>
          <h2>{titles.left}</h2>
          <ul class="rows">
            {near.people.map(({ lead, does }) => (
              <li key={lead.id} class="tie">
                <a class="entry-link" href={relationsAddress(lead.id)}>
                  {lead.headword}
                </a>
                <span class="soft small">
                  {does ? roleWord(does, language) : <Dotted parts={kindParts(lead, language)} />}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {near.neighbours.length > 0 && (
        <section>
          <h2>{titles.middle}</h2>
          <table class="ties">
            <thead>
              <tr>
                <th scope="col">{t('entryName')}</th>
                <th scope="col">{t('facet/role')}</th>
                <th scope="col">{t('goals')}</th>
              </tr>
            </thead>
            <tbody>
              {near.neighbours.map((one) => (
                <tr key={one.lead.id}>
                  <th scope="row">
                    <a class="entry-link" href={relationsAddress(one.lead.id)}>
                      {one.lead.headword}
                    </a>
                  </th>
                  <td>
                    {one.links.map(({ role }, place) => (
                      // Roles have no id of their own, and their order does not change.
                      <p key={place} class="small">
                        {roleWord(role.role, language)}, {whenOf(role, today, language).text}
                        {whenOf(role, today, language).past && ` (${t('over')})`}
                      </p>
                    ))}
                  </td>
                  <td>
                    <GoalTiles language={language} goals={tieGoals(one)} layout="tiles" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {near.meetings.length > 0 && (
        <section>
          <h2>{titles.right}</h2>
          <table class="ties">
            <thead>
              <tr>
                <th scope="col">{t('entryName')}</th>
                <th scope="col">{t('meetsIn')}</th>
              </tr>
            </thead>
            <tbody>
              {near.meetings.map(({ lead, through }) => (
                <tr key={lead.id}>
                  <th scope="row">
                    <a class="entry-link" href={relationsAddress(lead.id)}>
                      {lead.headword}
                    </a>
                  </th>
                  <td class="small">
                    {through.map(({ id, past }) => `${names.get(id) ?? id}${past ? ` (${t('over')})` : ''}`).join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
