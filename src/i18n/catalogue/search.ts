import { defineCatalogue } from '../catalogue.ts';

/** What a search says, wherever it stands. */
export const search = defineCatalogue({
  en: {
    names: 'Names',
    noneFound: 'No entry with this name',
    noneMeans: 'That says nothing about whom or what you look for. It means only that this dataset does not hold it.',
    closeInSpelling: 'Close in spelling',
    searchAll: 'Search all names',
    clear: 'Clear',
    found: { one: '{count} name', other: '{count} names' },
    foundMany: 'more than {count}',
    foundMore: 'more than {count} names',
  },
  nl: {
    names: 'Namen',
    noneFound: 'Geen item met deze naam',
    noneMeans: 'Dat zegt niets over wie of wat je zoekt. Het betekent alleen dat het niet in deze dataset staat.',
    closeInSpelling: 'Lijkt erop',
    searchAll: 'Zoek in alle namen',
    clear: 'Wissen',
    found: { one: '{count} naam', other: '{count} namen' },
    foundMany: 'meer dan {count}',
    foundMore: 'meer dan {count} namen',
  },
  de: {
    names: 'Namen',
    noneFound: 'Kein Eintrag mit diesem Namen',
    noneMeans: 'Das sagt nichts über das Gesuchte. Es heißt nur, dass dieser Datensatz es nicht enthält.',
    closeInSpelling: 'Ähnlich geschrieben',
    searchAll: 'Alle Namen durchsuchen',
    clear: 'Leeren',
    found: { one: '{count} Name', other: '{count} Namen' },
    foundMany: 'mehr als {count}',
    foundMore: 'mehr als {count} Namen',
  },
});
