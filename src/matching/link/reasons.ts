/**
 * Every reason that a verdict can carry, with its meaning. `detail` says what the reason's `detail` holds, so that the
 * interface can word it: a piece of the dataset's text (a name, a cue word), an entity id, a topic, a country.
 */
export const REASONS = {
  exactName: { sign: '+', detail: 'none', meaning: 'the name stands there as the dataset lists it' },
  onlyBearer: { sign: '+', detail: 'none', meaning: 'nothing else is known to bear this name' },
  introduced: { sign: '+', detail: 'name', meaning: 'long form and short form stand side by side in brackets' },
  otherName: { sign: '+', detail: 'name', meaning: 'another name of the same entity stands in the document' },
  sameName: { sign: '+', detail: 'none', meaning: 'elsewhere in the document this name clearly means the entity' },
  related: { sign: '+', detail: 'name', meaning: 'an entity tied to this one is named in the document' },
  fellows: { sign: '+', detail: 'name', meaning: 'an entity in the same initiative is named in the document' },
  sameField: { sign: '+', detail: 'name', meaning: 'an entity of the same field stands in the same block' },
  listed: { sign: '+', detail: 'none', meaning: 'the name stands in a list with names that are sure' },
  standsOut: { sign: '+', detail: 'none', meaning: 'the capital stands where only names have one' },
  topic: { sign: '+', detail: 'topic', meaning: 'the document is about this topic' },
  cueBefore: { sign: '+', detail: 'word', meaning: 'words before the name speak for it' },
  cueAfter: { sign: '+', detail: 'word', meaning: 'words after the name speak for it' },
  cueNear: { sign: '+', detail: 'word', meaning: 'a word near the name speaks for it' },
  homeLanguage: { sign: '+', detail: 'country', meaning: 'the text is in the language of the country of the entity' },
  country: { sign: '+', detail: 'country', meaning: 'the text around it or the page are of the country of the entity' },
  fullName: { sign: '+', detail: 'name', meaning: 'the full name of this person stands in the document' },
  initials: { sign: '+', detail: 'none', meaning: 'first name or initials before the surname fit' },
  introducedAsOther: { sign: '-', detail: 'none', meaning: 'the document spells the short form out differently' },
  sameNameOtherwise: { sign: '-', detail: 'none', meaning: 'elsewhere in the document this name means something else' },
  otherSense: { sign: '-', detail: 'word', meaning: 'a word beside or near the name speaks for another sense' },
  allCapitals: { sign: '-', detail: 'none', meaning: 'the name stands among words in capitals' },
  control: { sign: '-', detail: 'none', meaning: 'the name stands on a button or in a menu' },
  indefinite: { sign: '-', detail: 'none', meaning: 'the word before it makes it one of many' },
  asPerson: { sign: '-', detail: 'none', meaning: 'it is written as the name of a person' },
  otherPerson: { sign: '-', detail: 'none', meaning: 'words beside the name tell of somebody else of that name' },
  asThing: {
    sign: '-',
    detail: 'none',
    meaning: 'the text calls it something of another kind: a film, a place, a star',
  },
  code: { sign: '-', detail: 'none', meaning: 'it stands as a code or a part of one' },
  ofOtherCountry: { sign: '-', detail: 'none', meaning: 'the document gives the name to another country' },
  sentenceStart: { sign: '-', detail: 'none', meaning: 'the capital may be that of a sentence start' },
  pieceOfName: { sign: '-', detail: 'none', meaning: 'the name is joined to further capitalised words' },
  foreignName: { sign: '-', detail: 'none', meaning: 'the name belongs to another language than the text' },
  setApart: { sign: '-', detail: 'none', meaning: 'the text says that something else is meant' },
  otherCountry: { sign: '-', detail: 'country', meaning: 'another country is meant' },
  offTopic: { sign: '-', detail: 'none', meaning: 'the document has few words of the topic' },
  otherBearer: { sign: '-', detail: 'none', meaning: 'somebody else of that surname is named' },
  rival: { sign: '-', detail: 'entity', meaning: 'another entity bears the name and fits as well' },
} as const;

export type ReasonCode = keyof typeof REASONS;
