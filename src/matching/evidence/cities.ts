/** Where public bodies sit, by country; not those cities in which bodies of other countries do. */
export const CITIES = new Map(
  `AT wien vienna wenen|DE berlin koln cologne keulen wiesbaden bonn|CH bern zurich|FR paris parijs|ES madrid|IT rome rom|
  SE stockholm|NO oslo|DK copenhagen kopenhagen|FI helsinki|PL warsaw warschau|IE dublin|US washington|CA ottawa|
  GB london londen edinburgh|GH accra|NG abuja lagos|KE nairobi|AU sydney canberra melbourne|PH manila|TH bangkok|
  JP tokyo|AR aires|LI vaduz|NL amsterdam rotterdam utrecht zoetermeer haag hague|BE brussel antwerpen gent leuven|SR paramaribo|
  AW oranjestad|CW willemstad|BS nassau|ZM lusaka|NA windhoek|ZA pretoria|UG kampala|ZW harare|NZ wellington|LV riga|LT vilnius|
  EE tallinn|MT valletta|SK bratislava|SI ljubljana|HR zagreb|HU budapest boedapest|RO bucharest boekarest bukarest|
  BG sofia|GR athens athene athen|CY nicosia|UA kyiv kiev kiew|RU moscow moskou moskau|TR ankara|EG cairo|IN delhi|
  ID jakarta|KR seoul|VN hanoi|CO bogota|PE lima|EC quito|FJ suva|PT lisbon lissabon|CZ prague praag prag|
  XK pristina prishtina|RS belgrade belgrado belgrad|BA sarajevo|ME podgorica|MK skopje|AL tirana|MD chisinau|BY minsk|
  GE tbilisi tiflis|AM yerevan jerevan eriwan|AZ baku bakoe|KZ astana|UZ tashkent tasjkent taschkent|IS reykjavik|
  MA rabat|DZ algiers|TN tunis|LB beirut beiroet|JO amman|IQ baghdad bagdad|IR tehran teheran|SA riyadh riad|AE dubai|
  QA doha|IL jerusalem jeruzalem|PK islamabad karachi|BD dhaka|LK colombo|NP kathmandu|MM yangon|KH penh|LA vientiane|
  MY lumpur|CN beijing peking|TW taipei|BR brasilia|UY montevideo|PY asuncion|VE caracas|CU havana|JM kingston|
  SN dakar|CI abidjan|RW kigali|MW lilongwe|MZ maputo|AO luanda|BW gaborone|CD kinshasa|SD khartoum|ET ababa`
    .split('|')
    .flatMap((line) => {
      const [country = '', ...cities] = line.trim().split(/\s+/u);
      return cities.map((city): [string, string] => [city, country]);
    }),
);

/** The country of a city, also of what is said of it: Kölner, Haagse; but treaties of many countries are Haager ones. */
export function seatOf(word: string): string {
  return CITIES.get(word) ?? (OF_CITY.test(word) ? CITIES.get(word.slice(0, -2)) : undefined) ?? '';
}

const OF_CITY = /^(?!haager$).+(?:er|se)$/;

/** Countries of this dataset in whose cities hardly anybody else's bodies sit. */
export const SEATS = new Set(['AU', 'CA', 'DE', 'GB', 'NL']);
