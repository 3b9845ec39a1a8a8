/** Longer names that begin with one of ours and are another: buildings, contests, leaks, laws of a field, authors. */
import type { Span } from '../types.ts';
import type { WordSpan, Writing } from './writing.ts';

/** That of Śląski. */
const POLISH_S = 0x15a;

/**
 * Words after a name that make the name of something else of it: Oxford University Press, Barclays Center. Roles,
 * products and departments (director, card, desk) leave the name what it is.
 */
const OTHER_HEADS =
  /^(?:[ \u00A0]|[-‐])(?:Press|Stadium|Stadions?|Arenas?|Room|Saal|Zaal|Centre|Center|Parks?|Museums?|Street|Road|Avenue|Lane|Drive|Boulevard|Terrace|Bridge|Square|Plaza|Cups?|Open|Leagues?|Classic|Marathon|Masters|Sevens|Champions|Invitational|Tournament|Turnier|Orchestra|Soloists|Choir|Theat(?:re|er)s?|Halls?|Cycles|Towers?|Hochh(?:aus|äuser)|Turm|Türme|Dreiecks?|Hospitals?|Clinics?|Ballpark|Field|Eredivisie|Bundesliga|Championship|Championships|Trophy|Memorial|Prize|Awards?|Preis|Prijs|Straße|Strasse|straat|plein|Platz|Foundation|Stiftung|Art Foundation|Kunststiftung|Family|Primary|Śląski|Slaski|Vysya|Hotel|Inn|Bakery|Pharmacy|Motors|FC|United|Rovers|Nursing|Swimming|Shopping|Hair|Brewery|Airport|Farm|Lodge|Trust|Festival|College(?! van)|Syndrom|Rakete|Pensioenfonds|Pensionskasse|Pensionsfonds|Clubs?|Society|Verlag|Uitgeverij)\b/u;

/** Buildings, as some encyclopaedias join them: "Barclays - Center". What else follows such a hyphen is another clause. */
const SPACED = /^ - (?:Center|Arena|Stadi(?:on|um))\b(?! (?:for|of|voor|van|für)\b)/u;

/** Contests in one word, as Dutch and German make them: ING Bankloop, Rabobank Wielerronde, Commerzbank Firmenlauf. */
const CONTEST =
  /^(?:[ \u00A0]|[-‐])(?!(?:Ab|An|Um|Ver|Zu|Kreis|Lebens)lauf|Bankrun)\p{Lu}\p{Ll}{2,20}(?:loop|lauf|run|ronde|toernooi|turnier|tocht|pokal|beker)\b/u;

/** The same in small letters, as Dutch and German join them by a hyphen. */
const OTHER_TAILS =
  /^[-‐](?:arena|stadion|zaal|laan|toren|toernooi|marathon|straat|plein|beker|brug|syndroom|syndrom|raket|rakete)\b/u;

/** Contests, where they are held, clubs, museums and orchestras, after one to four words of their name: Barclays Premier League. */
const CONTESTS =
  /^(?: \p{Lu}[\p{L}'’]+){1,4} (?:Club|Society|Verlag|Leagues?|Cups?|Open|Marathon|Masters|Championship|Championships|Tournament|Trophy|Stadium|Arena|Museum|Orchestra|Soloists)\b/u;

/** Documents that became known, called after whom they came from: the FinCEN Files. In headlines “files” is a verb as well. */
const LEAKED = /^[ \u00A0](?:(Papers)|Files|Leaks)\b/u;

const AFTER_ARTICLE = /(?:^|\P{L})(?:[Tt]he|[Dd]e|[Dd]ie|[Dd]er|[Dd]en)[ \u00A0]["“„‘]?$/u;

const OF_VERB = /^ (?:Files|Leaks) (?:(?!Show|Reveal|Expose)\p{Lu}|\d|(?:an?|for|suit|new|against|to|with|in|over)\b)/u;

const isLeak = (text: string, { start, end }: Span): boolean => {
  const after = text.slice(end, end + 24);
  const found = LEAKED.exec(after);
  if (!found) return false;
  return !!found[1] || AFTER_ARTICLE.test(text.slice(Math.max(0, start - 6), start)) || !OF_VERB.test(after);
};

/** Where an encyclopaedia lists all who bear a name. */
const DISAMBIGUATION = /^[ \u00A0]\((?:disambiguation|doorverwijspagina|Begriffsklärung)\)/u;

/** One of each of several countries: “politie en Openbaar Ministerie van de betrokken landen”. */
const OF_SEVERAL =
  /^ (?:van|of|der)(?: (?:de|het|the|den))? (?:betrokken|beide|andere|deelnemende|verschillende|aangesloten|involved|both|other|participating|various|respective|beteiligten|beider|beiden|anderen?r?|jeweiligen) (?:landen|lidstaten|countries|states|Ländern?|Staaten)(?!\p{L})/u;

export function namesSomethingElse(text: string, place: Span): boolean {
  // Made after it, and not it: a UK-style Independent Anti-Slavery Commissioner.
  if (
    text.charCodeAt(place.start - 2) === 101 &&
    /[-‐](?:styl|lik)e\s$/u.test(text.slice(place.start - 7, place.start))
  )
    return true;
  const joint = text.charCodeAt(place.end);
  if (joint !== 32 && joint !== 45 && joint !== 160 && joint !== 0x2010) return false;
  const head = text.charCodeAt(place.end + 1);
  if (joint === 32 && head === 45) return SPACED.test(text.slice(place.end, place.end + 16));
  if (head === 40) return DISAMBIGUATION.test(text.slice(place.end, place.end + 24));
  if (!(head >= 65 && head <= 90) && head !== POLISH_S) {
    if (joint !== 32 && joint !== 160) return OTHER_TAILS.test(text.slice(place.end, place.end + 16));
    if (OF_SEVERAL.test(text.slice(place.end, place.end + 48))) return true;
    // Of the small words that are joined by a blank only these: plein, straat.
    const second = text.charCodeAt(place.end + 2);
    if (!((head === 112 && second === 108) || (head === 115 && second === 116))) return false;
  }
  return (
    isLeak(text, place) ||
    OTHER_HEADS.test(text.slice(place.end, place.end + 20)) ||
    CONTEST.test(text.slice(place.end, place.end + 32)) ||
    CONTESTS.test(text.slice(place.end, place.end + 64))
  );
}

/**
 * Funds, foundations and unions of those who hold shares in a firm or work there, whose name ends with its: Stichting
 * Certificaathouders Triodos, Pensioenfonds ING. “Stichting” alone is but how a body is founded.
 */
const FUND_OF =
  /(?:^|[^\p{L}-])(?:(?:Stichting|Vereniging|Stiftung|Verein|Verband)(?:[ \u00A0]\p{Lu}[\p{L}-]+){1,4}|Pensioenfonds|Personeelsvereniging|Pensionskasse|Pensionsfonds|Administratiekantoor|Fondation)[ \u00A0]$/u;

/** Whether the name of a firm ends that of a fund or a foundation. */
export const isOfFund = (text: string, { start }: Span): boolean =>
  (text[start - 1] === ' ' || text[start - 1] === '\u00A0') && FUND_OF.test(text.slice(Math.max(0, start - 72), start));

const AUTHOR_BEGINS = /(?:^|\n)[\s•·*–—\d.)(\]["“„‘«-]{0,8}$/u;

const AUTHOR_GOES_ON =
  /^, (?:\p{Lu}\p{Ll}+|\p{Lu}\.)(?:[ -](?:\p{Lu}\p{Ll}+|\p{Lu}\.)){0,2}(?=:|,? \(?(?:1[89]|20)\d\d\b|,? \((?:Hg|eds?|red)\b)/u;

/** Whether a name is a surname at the beginning of an entry in a list of books: Thorn, Peter: Spotlight; Polaris, J. (2014). */
export function isAuthor(text: string, { start, end }: Span): boolean {
  if (text.charCodeAt(end) !== 44) return false;
  return (
    AUTHOR_GOES_ON.test(text.slice(end, end + 48)) && AUTHOR_BEGINS.test(text.slice(Math.max(0, start - 12), start))
  );
}

const OF_A_FIELD = /\p{Lu}\p{Ll}{3,}[-‐]$/u;

/** Whether a law is one for a field of its own: Finanzmarkt-Geldwäschegesetz. */
export const isOfField = (text: string, { start }: Span): boolean =>
  (text[start - 1] === '-' || text[start - 1] === '‐') && OF_A_FIELD.test(text.slice(Math.max(0, start - 24), start));

/** Words before a name that the text tells apart from what it speaks of, from the last to the first. */
const APART = {
  articles: new Set('the de het die der das dem den'.split(' ')),
  joints: new Set('with to mit met for'.split(' ')),
  verbs: new Set(
    'confused confuse relation unrelated mistaken verwechseln verwechselt verwandt verwarren verward verwisseld maken tun do'.split(
      ' ',
    ),
  ),
  others: new Set('andere ander other anderen anderer anderes anderem'.split(' ')),
  pointers: new Set('die dat that jene jener jenes jenem jenen'.split(' ')),
  references: new Set('see zie siehe'.split(' ')),
};

const SETS_APART =
  /(?:confused? with|mistaken for|no relation to|unrelated to|verwechsel[nt] mit|nicht verwandt mit|verwar(?:ren|d) met|verwisseld met|(?:heb|heeft|hebben) niets te maken met|(?:hat|habe|haben) nichts zu tun mit|nothing to do with)\s+(?:(?:the|de|het|die|der|das|dem|den)\s+)?["'“„‘«]?$/iu;

const QUOTE_ENDS = /^["”’»«]/u;
/** What ends a phrase, or the text. */
const ENDS = /^(?:[.,;:!?)"'“”’‘»«]|$)/u;

/** “That other UN body”: one of those that are the name's. */
const KIND_AFTER =
  /^ (?:body|bodies|agency|agencies|member|initiative|partner|branch|office|orgaan|lid|kantoor|project)/u;

/** What tells an entry of an encyclopaedia from others of its name: Egmont (publisher). */
const TOLD_APART = /^[ \u00A0]\((?!dort|forthcoming|hierna|voluit|kort)\p{Ll}{3,}(?: \p{Ll}+)?\)/u;

/** Whether a name stands after "confused with" and the like, as in "that other ACM" and "the other FSC", or as in "for the publisher, see Egmont (publisher)". */
export function isSetApart({ text, words }: Writing, { start, end, at }: WordSpan): boolean {
  const before = words.at(at - 1);
  if (APART.others.has(before)) {
    const pointer = words.at(at - 2);
    if (words.ends[at - 1] !== start - 1) return false;
    // “The other FSC” at the end of what is said, in quotation marks or where one was named; before a noun it is one of
    // those that are the name's (“the other UN bodies”), and “one was Rabobank, the other ING” names two.
    if (APART.articles.has(pointer) && ENDS.test(text.slice(end, end + 1)))
      return (
        QUOTE_ENDS.test(text.slice(end, end + 1)) ||
        (start > 0 && text.lastIndexOf(text.slice(start, end), start - 1) >= 0)
      );
    return APART.pointers.has(pointer) && text.charCodeAt(end) !== 45 && !KIND_AFTER.test(text.slice(end, end + 24));
  }
  if (APART.references.has(before)) return TOLD_APART.test(text.slice(end, end + 48));
  const joint = APART.articles.has(words.at(at - 1)) ? at - 2 : at - 1;
  if (!APART.joints.has(words.at(joint)) || !APART.verbs.has(words.at(joint - 1))) return false;
  return SETS_APART.test(text.slice(Math.max(0, start - 60), start));
}
