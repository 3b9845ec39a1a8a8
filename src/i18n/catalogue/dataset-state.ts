import { defineCatalogue } from '../catalogue.ts';

/** The state of the dataset, wherever it is not simply there. */
export const datasetState = defineCatalogue({
  en: {
    preparing: 'The dataset is being prepared',
    preparingMeans: 'That takes a moment after installing or updating. Search works as soon as it is done.',
    fromMemory: 'Working from memory',
    fromMemoryMeans:
      'This browser keeps no database here, as in some private windows. Everything works; the dataset is read anew each time.',
    failed: 'The dataset could not be opened',
    failedMeans: 'Nothing of yours is lost: the dataset comes with the extension. Restart the browser and try again.',
    newer: 'The stored dataset is newer than the extension',
    newerMeans:
      'It was written by a later version, so it is left untouched. Until you update the extension, everything works from the dataset that came with it.',
    tryAgain: 'Try again',
  },
  nl: {
    preparing: 'De dataset wordt klaargezet',
    preparingMeans: 'Dat duurt even na installeren of bijwerken. Zoeken werkt zodra het klaar is.',
    fromMemory: 'Werkt vanuit het geheugen',
    fromMemoryMeans:
      'Deze browser bewaart hier geen database, zoals in sommige privévensters. Alles werkt; de dataset wordt elke keer opnieuw gelezen.',
    failed: 'De dataset kon niet worden geopend',
    failedMeans: 'Je bent niets kwijt: de dataset hoort bij de extensie. Herstart de browser en probeer het opnieuw.',
    newer: 'De bewaarde dataset is nieuwer dan de extensie',
    newerMeans:
      'Hij is geschreven door een latere versie en blijft daarom onaangeroerd. Tot je de extensie bijwerkt, werkt alles met de dataset die is meegeleverd.',
    tryAgain: 'Opnieuw proberen',
  },
  de: {
    preparing: 'Der Datensatz wird vorbereitet',
    preparingMeans:
      'Das dauert nach dem Installieren oder Aktualisieren einen Moment. Danach funktioniert auch die Suche.',
    fromMemory: 'Arbeitet aus dem Arbeitsspeicher',
    fromMemoryMeans:
      'Dieser Browser führt hier keine Datenbank, wie in manchen privaten Fenstern. Alles funktioniert; der Datensatz wird jedes Mal neu gelesen.',
    failed: 'Der Datensatz ließ sich nicht öffnen',
    failedMeans:
      'Von Ihren Daten geht nichts verloren: Der Datensatz gehört zur Erweiterung. Starten Sie den Browser neu und versuchen Sie es noch einmal.',
    newer: 'Der gespeicherte Datensatz ist neuer als die Erweiterung',
    newerMeans:
      'Eine spätere Version hat ihn geschrieben, deshalb bleibt er unberührt. Bis Sie die Erweiterung aktualisieren, arbeitet alles mit dem mitgelieferten Datensatz.',
    tryAgain: 'Erneut versuchen',
  },
});
