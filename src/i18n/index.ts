export { type Catalogue, defineCatalogue, formatNumber, type Text, type Translate } from './catalogue.ts';
export { formatCountry, formatDate, isPast, quote, todayOf, yearOf } from './format.ts';
export { countryLabel, goalsName, goalTitle, kindLabel, roleWord } from './labels.ts';
export { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language, LOCALES } from './languages.ts';
export { localised } from './localised.ts';
