import { defineCatalogue } from '../catalogue.ts';

/** What “Copy a correction” says, on card and entry, and what it copies. */
export const correction = defineCatalogue({
  en: {
    copy: 'Copy a correction',
    copied: 'Copied. Nothing was sent.',
    copyFailed: 'The browser did not allow copying. Select the text and copy it yourself.',
    text: 'Text of the correction',
    head: 'Correction to Initiative Lens: {name}',
    claim: 'Claim {id}',
    roleOf: '{subject} in {initiative}: {title}.',
    from: 'From {date}.',
    to: 'Until {date}.',
    noDates: 'Date not known.',
    goals: { one: 'Goal {list}, {basis}.', other: 'Goals {list}, {basis}.' },
    sources: 'Sources:',
    notOnline: 'not online',
    moreClaims: {
      one: '{count} more role is in the full entry.',
      other: '{count} more roles are in the full entry.',
    },
    wrong: 'What is wrong, and how it should read:',
    proof: 'A source that shows it (title, publisher, date, address):',
    dataset: 'Dataset {version}',
    datasetOf: 'Dataset {version} of the added pack “{pack}”',
    howToSend:
      'To send it: delete the claims that are right, fill in the two lines above and paste the text into a message to the publisher of the extension. The contact is on the extension’s page in the add-on store of your browser.',
    howToSendPack:
      'To send it: delete the claims that are right, fill in the two lines above and paste the text into a message to whoever gave you the pack.',
  },
  nl: {
    copy: 'Correctie kopiëren',
    copied: 'Gekopieerd. Er is niets verzonden.',
    copyFailed: 'De browser stond kopiëren niet toe. Selecteer de tekst en kopieer die zelf.',
    text: 'Tekst van de correctie',
    head: 'Correctie voor Initiative Lens: {name}',
    claim: 'Bewering {id}',
    roleOf: '{subject} bij {initiative}: {title}.',
    from: 'Vanaf {date}.',
    to: 'Tot {date}.',
    noDates: 'Datum niet bekend.',
    goals: { one: 'Doel {list}, {basis}.', other: 'Doelen {list}, {basis}.' },
    sources: 'Bronnen:',
    notOnline: 'niet online',
    moreClaims: {
      one: 'Nog {count} rol staat in het volledige item.',
      other: 'Nog {count} rollen staan in het volledige item.',
    },
    wrong: 'Wat er niet klopt, en hoe het moet luiden:',
    proof: 'Een bron waaruit dat blijkt (titel, uitgever, datum, adres):',
    dataset: 'Dataset {version}',
    datasetOf: 'Dataset {version} van het toegevoegde pakket ‘{pack}’',
    howToSend:
      'Versturen: verwijder de beweringen die kloppen, vul de twee regels hierboven in en plak de tekst in een bericht aan de uitgever van de extensie. Het adres staat op de pagina van de extensie in de winkel van je browser.',
    howToSendPack:
      'Versturen: verwijder de beweringen die kloppen, vul de twee regels hierboven in en plak de tekst in een bericht aan degene van wie je het pakket hebt.',
  },
  de: {
    copy: 'Korrektur kopieren',
    copied: 'Kopiert. Es wurde nichts gesendet.',
    copyFailed: 'Der Browser lässt es nicht zu. Kopieren Sie den Text selbst.',
    text: 'Korrekturtext',
    head: 'Korrektur für Initiative Lens: {name}',
    claim: 'Aussage {id}',
    roleOf: '{subject} bei {initiative}: {title}.',
    from: 'Ab {date}.',
    to: 'Bis {date}.',
    noDates: 'Datum unbekannt.',
    goals: { one: 'Ziel {list}, {basis}.', other: 'Ziele {list}, {basis}.' },
    sources: 'Quellen:',
    notOnline: 'nicht online',
    moreClaims: {
      one: '{count} weitere Rolle steht im ganzen Eintrag.',
      other: '{count} weitere Rollen stehen im ganzen Eintrag.',
    },
    wrong: 'Was nicht stimmt, und was stimmt:',
    proof: 'Quelle dafür (Titel, Herausgeber, Datum, Adresse):',
    dataset: 'Datensatz {version}',
    datasetOf: 'Datensatz {version} des Zusatzpakets „{pack}“',
    howToSend:
      'So geht es: Löschen Sie die Aussagen, die stimmen, füllen Sie die zwei Zeilen oben aus und senden Sie den Text an den Herausgeber der Erweiterung. Dessen Adresse steht im Store Ihres Browsers.',
    howToSendPack:
      'So geht es: Löschen Sie die Aussagen, die stimmen, füllen Sie die zwei Zeilen oben aus und senden Sie den Text an die Stelle, von der Sie das Paket haben.',
  },
});
