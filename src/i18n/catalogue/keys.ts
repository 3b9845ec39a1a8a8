import { defineCatalogue } from '../catalogue.ts';

/** What each key does, on the options and the welcome page. */
export const keys = defineCatalogue({
  en: {
    keysMean: 'The browser manages the keys, so that no two extensions take the same one.',
    'command/_execute_action': 'Open search, and what this page names',
    'command/next-mention': 'Next name on the page',
    'command/previous-mention': 'Previous name on the page',
    'command/hide-marks': 'Hide all marks on the page, and show them again',
    noKey: 'no key',
    'key/Shift': 'Shift',
    'key/Ctrl': 'Ctrl',
    inCard: 'Close the card',
    outOfCard: 'Leave the card and keep it open',
    changeKeys: 'Change keys in the browser',
    keysWay: 'To change them: open the browser’s add-ons page, press the gear, choose “Manage Extension Shortcuts”.',
  },
  nl: {
    keysMean: 'De browser beheert de toetsen, zodat nooit twee extensies dezelfde gebruiken.',
    'command/_execute_action': 'Zoeken openen, met de namen op deze pagina',
    'command/next-mention': 'Volgende naam op de pagina',
    'command/previous-mention': 'Vorige naam op de pagina',
    'command/hide-marks': 'Alle markeringen op de pagina verbergen, en weer tonen',
    noKey: 'geen toets',
    'key/Shift': 'Shift',
    'key/Ctrl': 'Ctrl',
    inCard: 'De kaart sluiten',
    outOfCard: 'De kaart verlaten en open laten',
    changeKeys: 'Toetsen wijzigen in de browser',
    keysWay:
      'Wijzigen: open de add-onspagina van de browser, druk op het tandwiel en kies ‘Extensiesneltoetsen beheren’.',
  },
  de: {
    keysMean: 'Der Browser verwaltet die Tasten, damit nie zwei Erweiterungen dieselbe belegen.',
    'command/_execute_action': 'Suche öffnen, mit den Namen auf dieser Seite',
    'command/next-mention': 'Nächster Name auf der Seite',
    'command/previous-mention': 'Voriger Name auf der Seite',
    'command/hide-marks': 'Alle Markierungen auf der Seite ausblenden und wieder einblenden',
    noKey: 'keine Taste',
    'key/Shift': 'Umschalt',
    'key/Ctrl': 'Strg',
    inCard: 'Die Karte schließen',
    outOfCard: 'Die Karte verlassen und offen lassen',
    changeKeys: 'Tasten im Browser ändern',
    keysWay:
      'So ändern Sie sie: Öffnen Sie die Add-ons-Seite des Browsers, drücken Sie auf das Zahnrad und wählen Sie „Tastenkombinationen von Erweiterungen verwalten“.',
  },
});
