import { defineCatalogue } from '../catalogue.ts';

/** Roles against the date of the page. */
export const pageDate = defineCatalogue({
  en: {
    dated: 'Date of this page: {date}',
    thenMeans: '“Then” beside a role is that date.',
    held: 'held then',
    heldEnded: 'held then, ended since',
    later: 'began later',
    over: 'over by then',
    done: 'before that date',
    unknown: 'not known if held then',
    undated: 'no date',
  },
  nl: {
    dated: 'Datum van deze pagina: {date}',
    thenMeans: '‘Toen’ bij een rol is die datum.',
    held: 'gold toen',
    heldEnded: 'gold toen, sindsdien voorbij',
    later: 'begon later',
    over: 'toen al voorbij',
    done: 'vóór die datum',
    unknown: 'onbekend of dit toen gold',
    undated: 'geen datum',
  },
  de: {
    dated: 'Datum dieser Seite: {date}',
    thenMeans: '„Damals“ bei einer Rolle meint dieses Datum.',
    held: 'galt damals',
    heldEnded: 'galt damals, seither beendet',
    later: 'begann später',
    over: 'damals schon vorbei',
    done: 'zuvor',
    unknown: 'unklar, ob damals',
    undated: 'ohne Datum',
  },
});
