/**
 * What each piece of evidence weighs, in log-odds: the weights of one candidate are added up and squashed to a score
 * from 0 to 1. Plus speaks for the entity, minus against it. One unit is about a factor of 2.7 in the odds. The figures
 * were set by hand, by the strength that a careful reader gives to each kind of evidence.
 */
export const WEIGHTS = {
  /** The dataset says that nothing else bears the name: only another sense right beside it can outweigh this. */
  unambiguousName: 5,
  /**
   * The dataset says so, but its sense record knows somebody else of that name, whose words stand beside it: then only
   * what speaks for ours decides.
   */
  contestedName: 1,
  /** Ambiguous, but by its sense record nearly always ours (`alone: always`): one trap is needed to lose it. */
  usuallyOurs: 1,
  /** The same where the text's language is that of a country with a bearer of its own. */
  oursElsewhere: -1.5,
  /** Counts on a page about the topic (`alone: onTopicPage`): undecided by itself. */
  oursOnTopic: -1.1,
  /** The same of a broad entity: texts of every subject name it. */
  oursAnywhere: -0.7,
  /** A common word or a crowded acronym (`alone: never`): wants evidence of its own. */
  rarelyOurs: -1.9,
  /** A surname alone: names nobody until its full name stands in the document. */
  surnameAlone: -4,
  /** The long form with this short form in brackets, or the other way round: the best evidence there is. */
  introducedHere: 7,
  /** Introduced so elsewhere in the document. */
  introducedElsewhere: 6,
  /** A long form that is not ours, with this short form in brackets: the best evidence against. */
  introducedAsOther: -8,
  introducedAsOtherElsewhere: -8,
  /** Another name of the same entity stands in the document, one that nothing else bears: texts vary their names. */
  otherName: 3.6,
  /** The same, where that name is itself an ambiguous one made certain by its evidence. */
  otherNameByEvidence: 2.4,
  /** Another name of a unit where those of several other countries are named as well. */
  otherNameOfMany: 0.9,
  /** Of a form that several bear: a name of this one's own stands in the same block. */
  namedInBlock: 3.2,
  /** Share of the support from the rest of the document where another bearer is so named, and this one is not. */
  otherBearerInBlock: 0.5,
  /** The same form is surely ours elsewhere in the document: one sense per document. */
  sameNameElsewhere: 2.2,
  /** The same at two places or more: the document speaks of it. */
  sameNameOften: 2.9,
  /**
   * Of the three kinds of support from the rest of the document (introduced, other name, same name) the strongest
   * counts whole and each further one this share: they tend to say the same thing.
   */
  furtherSupport: 0.25,
  /**
   * What is left of all that the rest of the document says (support, company, topic) where the words right around the
   * name speak more for another sense than for ours.
   */
  contradictedSupport: 0.3,
  /** The same where they speak for another of those who bear the name, and not for this one. */
  rivalsWords: 0.3,
  /**
   * The same where a thing, a calling, a code or another country right beside it makes something else of it: these weigh by
   * themselves.
   */
  supportBeside: 0.5,
  /** The same form surely means something else elsewhere in the document. */
  sameNameOtherwise: -3.2,
  /** Entities tied to this one (parent, initiative, people) stand in the same block; for each, up to two. */
  relatedNear: 1.4,
  /** They stand elsewhere in the document; for each, up to two. */
  relatedElsewhere: 0.7,
  /** Entities in the same initiatives stand in the document; for each, up to three. */
  fellows: 0.35,
  /**
   * Share of a topic's weight, for a name that wants evidence, where only names of the field stand for the topic: a bank
   * that gives to CoMensha may paint its desks in coral ("Koraal") all the same.
   */
  unspoken: 0.5,
  /** Share of what company counts where all of it rests on names that are in doubt themselves: two wrong ones agree easily. */
  ungrounded: 0.4,
  /** Entities of the same field (banks among banks) stand in the same block; for each, up to three. */
  sameField: 0.6,
  /** In an enumeration beside a name that is surely ours: lists hold things of a kind. */
  listed: 1.3,
  /** In an enumeration beside another name in doubt of the same trade, both with capitals that nothing else explains. */
  listedAlike: 0.9,
  /** The document is wholly about slavery or trafficking. */
  slaveryTopic: 2.3,
  /** The document is wholly about money laundering and the like: neighbouring ground. */
  financeTopic: 0.9,
  /** Nothing in the document touches the topic, and the name wants a page that does. */
  offTopic: -0.6,
  /** A word that the sense record expects within a dozen words: the first, then each further one, up to three. */
  cueNear: 1.2,
  cueNearFurther: 1,
  /** Near words within three words of the name, its own or of another sense, count this much more. */
  close: 1.5,
  /** A phrase that the sense record expects immediately before or after. */
  cueAdjacent: 2.4,
  /** Words of another sense nearby: the first, then each further one, up to three. */
  otherSenseNear: -1.3,
  otherSenseNearFurther: -1.2,
  /** A phrase of another sense immediately before or after. */
  otherSenseAdjacent: -3,
  /** A capitalised word before or after it with which the sense record knows another name: UN Women, Wet MOT. */
  longerName: -8,
  /** In a line or a run of capitals: any word may look like an acronym there. */
  allCapitals: -3.3,
  /** The same of a name that wants evidence anyway: "GET HELP FAST" says little of FAST, also on a page that names it. */
  allCapitalsDoubtful: -3.9,
  /** Several words in capitals that the dataset lists with small letters: a heading, where they are seldom anything else. */
  shouted: -1,
  /** The same of a name that wants evidence anyway: "CALL TO ACTION". */
  shoutedDoubtful: -2.5,
  /** "a Blueprint", "een Volksbank": what has an indefinite article is one of many. */
  indefinite: -1.6,
  /** The same of a law, as many states have one: "Ein Lieferkettengesetz soll …", "een Modern Slavery Act". */
  indefiniteLaw: -4,
  /** "Herr Wolfsberg", "Familie Knab": a person, where the entity is none. */
  asPerson: -6,
  /** "the star Polaris", "Thorn, the little town": a thing, where ours are bodies, people and papers. */
  asThing: -6,
  /** "DNB-4400", "flight IND-ORD", "ASX: ANZ". */
  code: -3,
  /** "the Norwegian bank DNB": of a country to which no bearer belongs. */
  otherCountryBeside: -6,
  /** Another name of the entity is so given to a country elsewhere: "the public prosecutors of Antwerp … the OM". */
  otherNameAbroad: -5,
  /** On a button or in a menu. */
  control: -2.6,
  /** A common word with a capital that the start of a sentence explains. */
  sentenceStart: -0.9,
  /** A common word with a capital inside a sentence, where only names have one. */
  standsOut: 1,
  /** Joined to further capitalised words: likely a piece of a longer name. */
  pieceOfName: -1.6,
  /** The same by an ampersand, or as the name of a firm: SHOP & GO, Polaris Airlines. */
  bound: -5,
  /** The same of a surname alone: Payne County, Blok C. */
  pieceOfSurname: -4,
  /** Dutch text and a Dutch body, German text and a German, Austrian, Swiss or Liechtenstein one. */
  homeLanguage: 0.9,
  /** In brackets after a person: whom they are of. */
  affiliated: 1.3,
  /** The text itself says that another is meant: "confused with", "that other ACM". */
  setApart: -8,
  /** Each place down in the sense record's order of candidates, likeliest first. */
  lessLikelyBearer: -0.25,
  /** The name belongs to another language than the text. */
  foreignName: -0.9,
  /** The page is of the entity's country; for names that several countries have. */
  pageCountry: 1.2,
  /** The page is of a country that has a body of that name itself, or set there: the Openbaar Ministerie in a Belgian newspaper. */
  bodyOfPageCountry: -6,
  /** The page is of another country. */
  otherPageCountry: -0.8,
  /** A country that is not the entity's stands nearer than any of its own; for names that several countries have. */
  otherCountryNear: -5,
  /** The same where words near by speak for this very entity. */
  otherCountryContested: -2.5,
  /** The entity's own country stands near; for names that several countries have. */
  ownCountryNear: 2.4,
  /** "the Philippine AMLC", wherever the document is at home and whatever it has introduced. */
  ownCountryBeside: 7,
  /** The full name of the person stands in the document. */
  fullNameElsewhere: 6,
  /** First name or initials before the surname fit; many bear both, so that alone this decides nothing. */
  initialsFit: 4,
  /** Somebody else of that surname is named. */
  otherBearer: -9,
} as const;

/** Scores from here on are certain: a solid mark. */
export const CERTAIN = 0.75;
/** Scores from here on are possible: a dotted mark. Below it, nothing is marked. */
export const POSSIBLE = 0.58;
/** Candidates whose log-odds lie closer than this to the best are not decided between. */
export const RIVAL_MARGIN = 1;

/** Log-odds to a score from 0 to 1. */
export function squash(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The other way round. */
export function logOddsOf(score: number): number {
  return Math.log(score / (1 - score));
}
