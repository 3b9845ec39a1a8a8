import { useState } from 'preact/hooks';
import type { PackInfo } from '../dataset/reader.ts';
import { common } from '../i18n/catalogue/common.ts';
import { kinds as kindTexts } from '../i18n/catalogue/kinds.ts';
import { views } from '../i18n/catalogue/views.ts';
import { formatNumber } from '../i18n/catalogue.ts';
import { capitalised } from '../i18n/format.ts';
import { countryLabel, goalTitle, roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { Icon } from '../ui/Icon.tsx';
import { useUnfold } from '../ui/use-unfold.ts';
import { DatasetChoice } from './AddedPacks.tsx';
import { countChosen, countValues, type FacetEntry, toggled } from './entry-filter.ts';
import { kindName } from './kind-name.ts';
import { type FilterFacet, type FilterQuery, listAddress, unfiltered } from './route.ts';

interface FilterRailProps {
  language: Language;
  page: 'entries' | 'matrix';
  facets: readonly FilterFacet[];
  packs: readonly PackInfo[];
  /** All entries, narrowed by nothing but the words. */
  entries: readonly FacetEntry[];
  filter: FilterQuery;
  words: string;
  onWords(words: string): void;
}

const FIELD_ID = 'filter-names';
/** Values of a facet shown before it is unfolded. */
const SHOWN_AT_FIRST = 6;

/**
 * The filters beside a list. What is chosen stands in the address, so that back and forward go through the choices and a
 * narrowed list can be kept. Typed words do not: what is typed is written down nowhere.
 */
export function FilterRail(props: FilterRailProps) {
  const { language, page, facets, packs, entries, filter, words, onWords } = props;
  const [isOpen, setOpen] = useState(false);
  const t = views(language);
  const chosen = countChosen(filter);
  return (
    <aside class={isOpen ? 'rail open' : 'rail'} aria-label={t('filter')}>
      <label class="field">
        <Icon name="search" />
        <span class="sr">{t('filterNames')}</span>
        <input
          id={FIELD_ID}
          type="search"
          value={words}
          placeholder={t('filterNames')}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onWords(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="btn small rail-open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('filter')}
        {chosen > 0 && ` (${chosen})`}
        <Icon name={isOpen ? 'up' : 'down'} />
      </button>
      <DatasetChoice {...{ language, page, packs, filter }} />
      <div class="rail-facets">
        {chosen > 0 && (
          <p class="small">
            <ClearFilters {...{ language, page, filter, onWords }} />
          </p>
        )}
        {facets.map((facet) =>
          facet === 'at' ? (
            <YearChoice key={facet} {...{ language, page, entries, filter }} />
          ) : (
            <Facet key={facet} {...{ language, page, facet, entries, filter }} />
          ),
        )}
      </div>
    </aside>
  );
}

/**
 * Takes away what narrows a list, typed words too. It goes with what it clears: the focus is then where one would narrow
 * the list anew.
 */
export function ClearFilters({
  language,
  page,
  filter,
  onWords,
}: Pick<FilterRailProps, 'language' | 'page' | 'filter' | 'onWords'>) {
  const clear = () => {
    onWords('');
    document.getElementById(FIELD_ID)?.focus();
  };
  return (
    <a href={listAddress(page, unfiltered(filter))} onClick={clear}>
      {views(language)('clearFilters')}
    </a>
  );
}

type FacetProps = Pick<FilterRailProps, 'language' | 'page' | 'entries' | 'filter'> & { facet: FilterFacet };

function Facet({ language, page, facet, entries, filter }: FacetProps) {
  const { list, isUnfolded, unfold } = useUnfold<HTMLFieldSetElement>();
  const t = views(language);
  const chosen = filter[facet] ?? [];
  const all = countValues(entries, filter, facet);
  if (facet === 'goal') all.sort((a, b) => Number(a.value) - Number(b.value));
  const isLong = !isUnfolded && all.length > SHOWN_AT_FIRST + 1;
  const shown = isLong ? all.filter(({ value }, place) => place < SHOWN_AT_FIRST || chosen.includes(value)) : all;
  if (all.length === 0) return null;
  return (
    <fieldset ref={list}>
      <legend class="label">{t(`facet/${facet}`)}</legend>
      {shown.map(({ value, count }) => (
        <label key={value} class="opt">
          <input
            type="checkbox"
            class="opt-box"
            checked={chosen.includes(value)}
            onChange={() => {
              location.hash = listAddress(page, toggled(filter, facet, value));
            }}
          />
          <span>{capitalised(valueName(facet, value, language))}</span>
          <span class="num faint">{formatNumber(count, language)}</span>
        </label>
      ))}
      {isLong && (
        <button
          type="button"
          class="link small"
          // The legend is the first child.
          onClick={() => unfold(1 + all.findIndex((one) => !shown.includes(one)))}
        >
          {common(language)('more', { count: all.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
}

/** One year, or any time: two years at once say nothing that can be drawn. */
function YearChoice({ language, page, entries, filter }: Omit<FacetProps, 'facet'>) {
  const t = views(language);
  const years = countValues(entries, filter, 'at').sort((a, b) => Number(b.value) - Number(a.value));
  if (years.length === 0) return null;
  return (
    <label class="year-choice">
      <span class="label">{t('facet/at')}</span>
      <select
        class="select"
        value={filter.at?.[0] ?? ''}
        onChange={(event) => {
          const { at: _, ...others } = filter;
          const year = event.currentTarget.value;
          location.hash = listAddress(page, year === '' ? others : { ...others, at: [year] });
        }}
      >
        <option value="">{t('anyTime')}</option>
        {years.map(({ value, count }) => (
          <option key={value} value={value}>
            {value} ({count})
          </option>
        ))}
      </select>
    </label>
  );
}

/** A value of a facet in words. */
export function valueName(facet: FilterFacet, value: string, language: Language): string {
  switch (facet) {
    case 'kind':
      return kindName(value, language);
    case 'sector':
      return sectorName(value, language);
    case 'country':
      return countryLabel(value, language);
    case 'goal':
      return `${value} ${goalTitle(Number(value), language)}`;
    case 'role':
      return roleWord(value, language);
    case 'at':
      return value;
    case 'basis':
      return common(language)(value === 'stated' ? 'statedBySource' : 'judgedByEditors');
  }
}

/** “Banks” for `bank`. */
export function sectorName(sector: string, language: Language): string {
  const t = views(language);
  const key = `sector/${sector}`;
  return t.has(key) ? t(key as 'sector/other') : kindTexts(language)('unknown');
}
