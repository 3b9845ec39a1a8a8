import { STATE } from './evidence-countries.ts';
import type { Topics } from './types.ts';

/**
 * Words by which a document says in which country it is set, for the names that neighbours share: the Openbaar Ministerie
 * of the Netherlands, Belgium and Suriname, the Bundeskriminalamt of Germany and Austria. They are looked for along with
 * the words of the topics, as a topic each, and are no part of what a page is about.
 */
const WORDS: Record<string, string> = {
  NL: `Nederland Nederlands Nederlandse Nederlanders Haag Haagse Amsterdam Amsterdamse Rotterdam Rotterdamse Utrecht
    Eindhoven Groningen Tilburg Breda Nijmegen Arnhem Enschede Zwolle Maastricht Leeuwarden Almere Haarlem Zoetermeer
    Brabant Limburg Gelderland Overijssel Friesland Flevoland Drenthe Zeeland Marechaussee Netherlands Dutch Niederlande*
    niederländisch*`,
  BE: `België Belgisch Belgische Belgen Vlaanderen Vlaams Vlaamse Wallonië Waals Waalse Antwerpen Antwerpse Gent Gentse
    Brugge Leuven Mechelen Hasselt Kortrijk Luik Luiks Luikse Charleroi Oostende Belgium Belgian Belgien belgisch*`,
  SR: 'Suriname Surinaams Surinaamse Surinamers Paramaribo',
  AW: 'Aruba Arubaans Arubaanse Oranjestad',
  CW: 'Curaçao Curaçaos Curaçaose Willemstad',
  DE: `Deutschland Deutschlands deutsche deutschen deutscher deutsches Bundesrepublik Berlin Berliner Wiesbaden Frankfurt München Hamburg Köln Düsseldorf
    Stuttgart Leipzig Dresden Hannover Bayern Hessen Sachsen Niedersachsen Germany German`,
  AT: `Österreich Österreichs österreichisch* Österreicher Wien Wiener Graz Linz Salzburg Innsbruck Klagenfurt Tirol Kärnten
    Steiermark Vorarlberg Burgenland Niederösterreich Oberösterreich Austria Austrian`,
  // The law of New South Wales has the name and the year of Australia's.
  AU: 'Commonwealth Cth federal Canberra',
  [STATE]: 'NSW',
  CH: 'Schweiz Schweizer schweizerisch* Zürich Zürcher Bern Basel Switzerland Swiss',
};

/** The countries of which it is told how much a document says of them. */
export const COUNTED: ReadonlySet<string> = new Set(Object.keys(WORDS));

const MARK = '@';

export const COUNTRY_TOPICS: Topics = {
  und: Object.fromEntries(
    Object.entries(WORDS).map(([country, words]) => [
      MARK + country,
      [...words.split(/\s+/u), ...(country === STATE ? ['New South Wales'] : [])].map((text) => ({ text, weight: 1 })),
    ]),
  ),
};

/** The country that a topic stands for; null for one that a page may be about. */
export const countryOfTopic = (topic: string): string | null => (topic.startsWith(MARK) ? topic.slice(1) : null);
