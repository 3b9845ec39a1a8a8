import { STATE } from './countries.ts';

/**
 * Words by which a document says in which country it is set, for the names that neighbours share: the Openbaar Ministerie
 * of the Netherlands, Belgium and Suriname, the Bundeskriminalamt of Germany and Austria. They are looked for along with
 * the words of the topics, and say nothing of what a page is about.
 *
 * After a bar such as speak for their country only where another is in question: cities that are known for what else sits
 * there, adjectives that stand in names, the country of a state that is another matter.
 */
const WORDS: Record<string, string> = {
  NL: `Nederland Nederlands Nederlandse Nederlanders Haag Haagse Amsterdam Amsterdamse Rotterdam Rotterdamse Utrecht
    Eindhoven Groningen Tilburg Breda Nijmegen Arnhem Enschede Zwolle Maastricht Leeuwarden Almere Haarlem Zoetermeer
    Brabant Limburg Gelderland Overijssel Friesland Flevoland Drenthe Zeeland Marechaussee Netherlands Dutch Niederlande*
    niederländisch*`,
  BE: `België Belgisch Belgische Belgen Vlaanderen Vlaams Vlaamse Wallonië Waals Waalse Antwerpen Antwerpse Gent Gentse
    Brugge Leuven Mechelen Hasselt Kortrijk Luik Luiks Luikse Charleroi Oostende Genk Aalst Turnhout Molenbeek Anderlecht
    Schaarbeek politiezone politiezones arbeidsauditoraat arbeidsauditeur arbeidsauditeurs RSZ Myria Payoke Belgium Belgian
    Belgien belgisch*`,
  SR: 'Suriname Surinam Surinaams Surinaamse Surinamers Surinamese Paramaribo',
  AW: 'Aruba Arubaans Arubaanse Aruban Oranjestad',
  CW: 'Curaçao Curaçaos Curaçaose Willemstad',
  DE: `Deutschland Deutschlands Bundesrepublik Berlin Berliner Wiesbaden München Hamburg Köln Düsseldorf Stuttgart Leipzig
    Dresden Hannover Bayern Hessen Sachsen Niedersachsen Germany German | deutsche deutschen deutscher deutsches Frankfurt`,
  AT: `Österreich Österreichs österreichisch* Österreicher Wiener Graz Linz Salzburg Innsbruck Klagenfurt Tirol Kärnten
    Steiermark Vorarlberg Burgenland Niederösterreich Oberösterreich Austria Austrian | Wien`,
  // The law of New South Wales has the name and the year of Australia's.
  AU: 'Commonwealth Cth federal Canberra | Australia Australian',
  [STATE]: 'NSW New-South-Wales',
  CH: 'Schweiz Schweizer schweizerisch* Zürich Zürcher Bern Switzerland Swiss | Basel',
};

/** The countries of which it is told how much a document says of them. */
export const COUNTED: ReadonlySet<string> = new Set(Object.keys(WORDS));

export interface CountryWord {
  text: string;
  country: string;
  /** Speaks for its country, and never against another. */
  weak: boolean;
}

export const COUNTRY_WORDS: readonly CountryWord[] = Object.entries(WORDS).flatMap(([country, lists]) =>
  lists.split('|').flatMap((list, place) =>
    list
      .trim()
      .split(/\s+/u)
      .map((word) => ({ text: word.replaceAll('-', ' '), country, weak: place > 0 })),
  ),
);
