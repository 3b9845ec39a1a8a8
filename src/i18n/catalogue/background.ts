import { defineCatalogue } from '../catalogue.ts';

/** What the browser itself shows for us: its context menu and its address bar. */
export const background = defineCatalogue({
  en: {
    lookUp: 'Look up “{words}”',
    searchFor: 'Search Initiative Lens for “{words}”',
    searchNames: 'Search organisations, people and initiatives',
  },
  nl: {
    lookUp: '‘{words}’ opzoeken',
    searchFor: 'In Initiative Lens zoeken naar ‘{words}’',
    searchNames: 'Organisaties, personen en initiatieven zoeken',
  },
  de: {
    lookUp: '„{words}“ nachschlagen',
    searchFor: 'In Initiative Lens nach „{words}“ suchen',
    searchNames: 'Organisationen, Personen und Initiativen suchen',
  },
});
