import { useMemo, useState } from 'preact/hooks';
import type { DatasetReader, Overview, PackInfo } from '../dataset/reader.ts';
import { views } from '../i18n/catalogue/views.ts';
import { capitalised, quote } from '../i18n/format.ts';
import { countryLabel, goalsName, goalTitle } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Button } from '../ui/controls.tsx';
import { GoalTile } from '../ui/GoalTiles.tsx';
import { Icon } from '../ui/Icon.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { AddedApart, PackStanding } from './AddedPacks.tsx';
import { packOf } from './EntriesPage.tsx';
import { countChosen, facetEntries, filterEntries } from './entry-filter.ts';
import { ClearFilters, FilterRail, sectorName } from './FilterRail.tsx';
import { type Cell, countRoles, type MatrixGroup, type MatrixRow, matrixEntries, matrixOf } from './matrix.ts';
import { PageHead } from './PageHead.tsx';
import { entityAddress, type FilterFacet, type FilterQuery, goalAddress, listAddress, unfiltered } from './route.ts';
import { useWords } from './use-words.ts';

interface MatrixPageProps {
  language: Language;
  reader: DatasetReader;
  overview: Overview;
  packs: readonly PackInfo[];
  filter: FilterQuery;
  words: string;
  onWords(words: string): void;
}

const FACETS: readonly FilterFacet[] = ['at', 'basis', 'sector', 'country', 'role', 'goal'];
/** Rows that all stand open at once; more begin as groups. */
const FEW_ROWS = 60;
const SLOTS = [1, 2, 3, 4, 5] as const;

/** Which organisation or person serves which goal, and whether a source states it or the editors judged it. */
export function MatrixPage({ language, reader, overview, packs, filter, words, onWords }: MatrixPageProps) {
  const all = useMemo(() => matrixEntries(overview, facetEntries(overview, new Date().getFullYear())), [overview]);
  const { named } = useWords(reader, all, words);
  const groups = useMemo(() => matrixOf(overview, filterEntries(named, filter), filter), [overview, named, filter]);
  const isPrinting = usePrinting();
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const rowCount = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const roleCount = useMemo(() => countRoles(overview, groups, filter), [overview, groups, filter]);
  const isFew = rowCount <= FEW_ROWS;
  // Of many the largest group stands open, so that one sees what the others hold.
  const isOpen = (group: MatrixGroup, place: number) =>
    isPrinting || (isFew || place === 0) !== turned.has(group.sector);
  const areAllOpen = groups.every(isOpen);
  const turnAll = () =>
    setTurned(new Set(groups.filter((_, place) => (isFew || place === 0) === areAllOpen).map(({ sector }) => sector)));
  const turn = (sector: string) =>
    setTurned((now) => new Set([...now].filter((one) => one !== sector).concat(now.has(sector) ? [] : sector)));
  const t = views(language);
  const pack = packOf(packs, filter);
  const title = pack ? localised(pack.title, language) : '';
  return (
    <div class="with-rail">
      <FilterRail {...{ language, facets: FACETS, packs, entries: named, filter, words, onWords }} page="matrix" />
      <main class={pack?.curated ? undefined : 'of-pack'} key={filter.pack?.[0]}>
        <PageHead
          title={pack?.curated ? t('matrixTitle') : t('packMatrix', { title: quote(title, language) })}
          tabTitle={pack?.curated ? t('place/matrix') : undefined}
        >
          {pack && !pack.curated && <PackStanding {...{ language, pack }} />}
          <p class="soft" role="status">
            {t('matrixCounts', { count: rowCount, roles: t('roleCount', { count: roleCount }) })}
            {filter.at && ` ${t('datedOnly')}`}
          </p>
          {pack?.curated && <AddedApart {...{ language, packs }} />}
        </PageHead>
        {all.length > 0 && (
          <p class="keyline small soft">
            <span>
              <GoalTile number={1} basis="stated" /> {t('keyStated')}
            </span>
            <span>
              <GoalTile number={1} basis="editorial" /> {t('keyJudged')}
            </span>
            <span class="key-count">{t('keyCount')}</span>
            <span>{t('keyGroup')}</span>
            {groups.length > 1 && (
              <Button small onPress={turnAll}>
                {t(areAllOpen ? 'closeAll' : 'openAll')}
              </Button>
            )}
          </p>
        )}
        {rowCount === 0 ? (
          <p class="nothing">
            {countChosen(filter) > 0 || words !== '' ? (
              <>
                {t('nothingLeft')} <ClearFilters {...{ language, filter, onWords }} page="matrix" />
              </>
            ) : (
              <>
                {t('noRoleInPack')}{' '}
                <a href={listAddress('entries', unfiltered(filter))}>
                  {t('packEntries', { title: quote(title, language) })}
                </a>
              </>
            )}
          </p>
        ) : (
          <table class="matrix">
            <MatrixHead language={language} />
            {groups.map((group, place) => (
              <Group
                key={group.sector}
                {...{ language, group }}
                isOpen={isOpen(group, place)}
                onTurn={() => turn(group.sector)}
              />
            ))}
          </table>
        )}
      </main>
    </div>
  );
}

function MatrixHead({ language }: { language: Language }) {
  const t = views(language);
  return (
    <thead>
      <tr>
        <th scope="col">{t('organisationOrPerson')}</th>
        <th scope="col" class="country">
          {t('facet/country')}
        </th>
        {SLOTS.map((number) => (
          <th key={number} scope="col" class="g">
            <a href={goalAddress(number)} title={goalTitle(number, language)}>
              <GoalTile number={number} basis="stated" />
              <span class="sr">{number} </span>
              <span class="goal-word">{goalTitle(number, language)}</span>
            </a>
          </th>
        ))}
        <th scope="col" class="n">
          {t('roles')}
        </th>
      </tr>
    </thead>
  );
}

interface GroupProps {
  language: Language;
  group: MatrixGroup;
  isOpen: boolean;
  onTurn(): void;
}

function Group({ language, group, isOpen, onTurn }: GroupProps) {
  const t = views(language);
  const { sector, rows, serving, roleCount } = group;
  return (
    <tbody>
      <tr class="group-head">
        <th scope="rowgroup">
          <button type="button" aria-expanded={isOpen} onClick={onTurn}>
            <Icon name={isOpen ? 'down' : 'forth'} />
            <span>
              {sectorName(sector, language)}
              {'\u00a0'}
              <span class="count num">{rows.length}</span>
              <span class="under">{t('roleCount', { count: roleCount })}</span>
            </span>
          </button>
        </th>
        <td class="country" />
        {serving.map((count, slot) => (
          <td key={SLOTS[slot]} class="g">
            <span class="share">
              <span class="num" aria-hidden="true">
                {count}
              </span>
              <span class="sr">{t('servingGoal', { count, number: slot + 1, total: rows.length })}</span>
              <span class="meter" data-goal={slot + 1} aria-hidden="true">
                <i style={{ width: `${(100 * count) / Math.max(1, rows.length)}%` }} />
              </span>
            </span>
          </td>
        ))}
        <td class="n num">{roleCount}</td>
      </tr>
      {isOpen && rows.map((row) => <Row key={row.lead.id} {...{ language, row }} />)}
    </tbody>
  );
}

/** Country and roles stand in columns of their own, or where these have no room below the name; see matrix.css. */
function Row({ language, row: { lead, cells, roleCount } }: { language: Language; row: MatrixRow }) {
  const country = capitalised(countryLabel(lead.country, language));
  return (
    <tr>
      <th scope="row">
        <a class="entry-link" href={entityAddress(lead.id)}>
          {lead.headword}
        </a>
        <span class="under">
          {country}
          <span class="under-roles">
            , <span>{views(language)('roleCount', { count: roleCount })}</span>
          </span>
        </span>
      </th>
      <td class="country">{country}</td>
      {cells.map((cell, slot) => (
        <td key={SLOTS[slot]} class="g">
          {cell ? <CellTile {...{ language, cell }} number={slot + 1} /> : <span class="goal-none" />}
        </td>
      ))}
      <td class="n num">{roleCount}</td>
    </tr>
  );
}

/** “Goal 1 Comply, judged, 9 roles”. */
function CellTile({ language, cell, number }: { language: Language; cell: Cell; number: number }) {
  const name = goalsName([{ number, basis: cell.basis }], language);
  return (
    <span class="cell" role="img" aria-label={`${name}, ${views(language)('roleCount', { count: cell.count })}`}>
      <GoalTile number={number} basis={cell.basis} />
      {cell.count > 1 && <small aria-hidden="true">{cell.count}</small>}
    </span>
  );
}
