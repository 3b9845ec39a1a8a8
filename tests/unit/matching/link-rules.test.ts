import { beforeAll, describe, expect, test } from 'vitest';
import { link } from '../../../src/matching/link/link.ts';
import type { Linker } from '../../../src/matching/link/linker.ts';
import { blocksOf, curatedPack, facts, linkerOf, marked } from './link-harness.ts';

/** Blocks that make a document one about the subject, without a name. */
const ABOUT = 'Victims of human trafficking and forced labour need help, and banks see signs of modern slavery.';
const OVER =
  'Slachtoffers van mensenhandel en dwangarbeid hebben hulp nodig; banken zien signalen van moderne slavernij.';

/**
 * One line a case, as it should come out: `[[name|entity]]`, `*` after the entity where the surname rule found it,
 * ` ¶ ` between blocks. What is put in is the same line without the marks.
 */
const RULES: { rule: string; lang: string; lines: string[] }[] = [
  {
    rule: 'a first name that begins a sentence makes somebody else of a surname, also one that is a word',
    lang: 'en',
    lines: [
      '[[Fiona Reynolds|fiona-reynolds]] spoke on slavery. ¶ Ryan Reynolds was not there. Reynolds sent a letter.',
      '[[James Cockayne|james-cockayne]] spoke on slavery. ¶ Hope Cockayne was not there. Cockayne sent a letter.',
      '[[James Cockayne|james-cockayne]] spoke on slavery. ¶ Ottoline Cockayne was not there. Cockayne sent a letter.',
      '[[James Cockayne|james-cockayne]] spoke on slavery. ¶ Filmmaker Cockayne came, too. [[Cockayne|james-cockayne*]] left early.',
    ],
  },
  {
    rule: 'a surname that begins a sentence as a common word is nobody’s',
    lang: 'de',
    lines: [
      '[[Katarina Schwarz|katarina-schwarz]] sprach über Sklaverei. ¶ Schwarz ist die Farbe des Jahres.',
      '[[Katarina Schwarz|katarina-schwarz]] sprach über Sklaverei. ¶ Danach antwortete [[Schwarz|katarina-schwarz*]].',
    ],
  },
  {
    rule: 'a surname that begins a sentence as a common word is nobody’s in English and Dutch either',
    lang: 'en',
    lines: ['[[Kevin Bales|kevin-bales]] wrote on slavery. ¶ Bales of cotton lay there. Bales were heavy.'],
  },
  {
    rule: 'beside words of a state’s law the names of the Union’s make nothing of a name of both',
    lang: 'de',
    lines: [
      'Der Bundestag hat das [[Lieferkettengesetz|lksg]] geändert. Die Bundesregierung setzt damit die [[CSDDD|csddd]] um. Ziel ist das Ende der Zwangsarbeit.',
      'Streit um das [[Lieferkettengesetz|csddd]] in Brüssel: Das Europaparlament stimmte dafür, Zwangsarbeit soll enden.',
    ],
  },
  {
    rule: 'an adjective before initials and the like tells of a language',
    lang: 'en',
    lines: [
      'The organisation, known by its German initials [[VLGST|vlgs]], is the [[Association of Liechtenstein Charitable Foundations|vlgs]].',
    ],
  },
  {
    rule: 'a long form of several parts is known with its commas, also where it shares the word for a ministry',
    lang: 'nl',
    lines: [
      'De ministeries van Justitie en Veiligheid ([[JenV|ministerie-jenv]]) en Volksgezondheid, Welzijn en Sport ([[VWS|ministerie-vws]]) betalen.',
    ],
  },
  {
    rule: 'what any organisation has (partners, a report, a training) speaks for none of its namesakes',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Thank you to all the [[Polaris|polaris]] partners, supporters and donors.`,
      `${ABOUT} ¶ According to an [[IOM|iom]] report, human trafficking grew.`,
      `${ABOUT} ¶ Police officers took part in [[OSCE|osce]] training on human trafficking.`,
      `${ABOUT} ¶ The charity [[Unseen|unseen]] works with police forces. ¶ [[Unseen|unseen]] works for victims of modern slavery.`,
    ],
  },
  {
    rule: 'a name that a country of the text’s language has too is not taken for another country’s without more',
    lang: 'de',
    lines: [
      'Menschenhandel und moderne Sklaverei bleiben ein Problem. ¶ Bessere Regeln für die Lieferketten der Firmen verlangt seit vielen Jahren auch Terre des Hommes.',
      'Menschenhandel und moderne Sklaverei bleiben ein Problem. ¶ [[Terre des Hommes|terre-des-hommes-nl]] half vielen Kindern. ¶ Die Studie bezahlte [[Terre des Hommes Niederlande|terre-des-hommes-nl]].',
    ],
  },
  {
    rule: 'the name of what a body once belonged to is another’s',
    lang: 'nl',
    lines: [
      'Ook [[ASN|de-volksbank]], [[Triodos|triodos]] en SNS Reaal tekenden. ¶ De [[SNS|de-volksbank]]-klanten hebben hun rekening bij de bank gehouden.',
    ],
  },
  {
    rule: '“the other” at the end of a phrase is one that the page does not speak of, where one was named',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Two banks helped: one was [[Rabobank|rabobank]], the other [[ING|ing]].`,
      `${ABOUT} ¶ The [[Financial Sector Commission|financial-sector-commission]] ([[FSC|financial-sector-commission]]) met, and somebody asked after “the other FSC”.`,
      `${ABOUT} ¶ The [[Financial Sector Commission|financial-sector-commission]] ([[FSC|financial-sector-commission]]) met, with the other [[FSC|financial-sector-commission]] commissioners.`,
    ],
  },
  {
    rule: 'a title in small letters makes a surname of what comes after initials',
    lang: 'nl',
    lines: [
      `${OVER} ¶ Het [[Ministerie van Volksgezondheid, Welzijn en Sport|ministerie-vws]] betaalt. ¶ Hoogachtend, ¶ drs. P. Koraal-Broers`,
    ],
  },
  {
    rule: 'who is met in a port is no port',
    lang: 'en',
    lines: [`${ABOUT} ¶ At the port [[Europol|europol]] officers found victims.`],
  },
  {
    rule: 'a name that the text calls a port is that of a place',
    lang: 'en',
    lines: [
      '[[Barclays|barclays]] fell, and [[Santander|santander]] climbed 2 per cent. The Spanish lender moves back to Santander, the port on the coast.',
    ],
  },
  {
    rule: 'an unambiguous name counts without any evidence',
    lang: 'nl',
    lines: [
      'De cijfers zijn van [[CoMensha|comensha]].',
      'Bij de [[Koninklijke Marechaussee|koninklijke-marechaussee]] was het druk.',
    ],
  },
  {
    rule: 'the s of a genitive is no word of another sense; after a Dutch short form it is a plural, and many units are nobody’s',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ They praised the [[OSCE|osce]]’s work. ¶ Then the [[OSCE|osce]] replied.`,
      `${ABOUT} ¶ The [[RBC|rbc]]'s managers met [[Barclays|barclays]].`,
    ],
  },
  {
    rule: 'after a Dutch short form it is a plural: the units of all countries are nobody’s',
    lang: 'nl',
    lines: [`${OVER} ¶ [[FIU-Nederland|fiu-nederland]] werkt samen. ¶ Zo leren FIU’s van elkaar.`],
  },
  {
    rule: 'a long form in the plural tells of a kind of body, and not of ours',
    lang: 'de',
    lines: [
      'Die [[Egmont-Gruppe|egmont-group]] verbindet Financial Intelligence Units (FIU), die Geldwäsche und Menschenhandel aufklären.',
      'Die [[Financial Intelligence Unit|liechtenstein-fiu]] ([[FIU|liechtenstein-fiu]]) Liechtensteins hilft. ¶ Die [[FIU|liechtenstein-fiu]] meldet Geldwäsche.',
    ],
  },
  {
    rule: 'a long form that a word beside it gives to another country introduces that country’s short form',
    lang: 'de',
    lines: [
      'Das Schweizer Geldwäschegesetz (GwG) verpflichtet Banken zur Meldung. ¶ Nach Art. 9 GwG melden sie einen Verdacht auf Geldwäsche.',
      'Das deutsche [[Geldwäschegesetz|gwg]] ([[GwG|gwg]]) verpflichtet Banken zur Meldung. ¶ Nach § 43 [[GwG|gwg]] melden sie einen Verdacht.',
    ],
  },
  {
    rule: 'a name before a bracket with a word or two more than the letters in it is what they stand for',
    lang: 'en',
    lines: [
      'The Nordic Regional Crime Agency (NCA) arrested six traffickers. The NCA has 40 officers.',
      'The Caribbean Refuge Agency for Survivors of Trafficking (CAST) shelters victims. CAST has 20 beds.',
      'The Irish Organisation for Overseas Migrants (IOM) helped victims of trafficking. IOM has offices.',
      'The [[UK National Crime Agency|nca]] ([[NCA|nca]]) arrested six traffickers. The [[NCA|nca]] has 40 officers.',
      'On trafficking: Georgia Lee Harrison ([[NCA|nca]]) and Jordan Ellis Brown ([[NCA|nca]]). The [[NCA|nca]] arrested traffickers.',
      'Officers from Romania and the UK’s Crime Agency ([[NCA|nca]]) arrested six traffickers. The [[NCA|nca]] said so.',
      'The [[German Federal Criminal Police Office|bka]] ([[BKA|bka]]) reported on human trafficking. The [[BKA|bka]] counted victims.',
    ],
  },
  {
    rule: 'a name before a bracket that begins with another country is of that one, whatever the letters',
    lang: 'nl',
    lines: [
      'De Belgische Vereniging van Banken (NVB) is tegen mensenhandel. ¶ De NVB zegt dat banken melden.',
      'De [[Nederlandse Vereniging van Banken|nvb]] is tegen mensenhandel. ¶ De [[NVB|nvb]] zegt dat banken melden.',
    ],
  },
  {
    rule: 'entries of lines one after the other are a list, also where each says what it is behind a sign',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ [[La Strada International|la-strada-international]] – links organisations\n[[Thorn|thorn]] – builds detection tools`,
    ],
  },
  {
    rule: 'a surname that words before it make a place is nobody’s',
    lang: 'en',
    lines: [
      '[[Kevin Bales|kevin-bales]] wrote. The village of Bales in Ohio voted. There is confidence in [[Bales|kevin-bales*]].',
      '[[Kevin Bales|kevin-bales]] wrote. The estimates in [[Bales|kevin-bales*]] (2012) are high. In [[Bales|kevin-bales*]]’s book it is so.',
    ],
  },
  {
    rule: 'a surname that words before it make a place is nobody’s in German either',
    lang: 'de',
    lines: [
      '[[Aurelia Frick|aurelia-frick]] sprach. In Frick wurden Dinosaurier gefunden, und die Gemeinde Frick ist klein. [[Frick|aurelia-frick*]] dankte.',
    ],
  },
  {
    rule: 'a surname before another word with a capital is of somebody else, also among short sentences full of names',
    lang: 'en',
    lines: [
      '[[Andrew Forrest|andrew-forrest]] founded [[Walk Free|walk-free]]. Forrest Gump was a film.',
      '[[James Cockayne|james-cockayne]] gave evidence. Cockayne Hatley is a village in Bedfordshire.',
    ],
  },
  {
    rule: 'a surname of two parts is that of both',
    lang: 'nl',
    lines: [
      '[[Jill Coster van Voorhout|jill-coster-van-voorhout]] schreef. Volgens [[Coster van Voorhout|jill-coster-van-voorhout*]] moet het anders.',
    ],
  },
  {
    rule: 'a longer name that begins like a body’s is another’s, and takes nothing from it elsewhere',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ The European Commission against Racism and Intolerance met. The [[European Commission|european-commission]] against that.`,
      `${ABOUT} ¶ The Government of the Netherlands Antilles. The [[Government of the Netherlands|government-of-the-netherlands]] acts.`,
    ],
  },
  {
    rule: 'the words of a name that begin a sentence are words where only the first has a capital',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Save the children first, the mother begged. ¶ With [[Save the children|save-the-children]] we work.`,
      `${ABOUT} ¶ [[Save the children|save-the-children]] ¶ [[Global slavery index|global-slavery-index]]`,
    ],
  },
  {
    rule: 'DNB among words of Norwegian is the bank of Oslo',
    lang: 'no',
    lines: ['Norges største bank, DNB, øker utbyttet. ¶ Kunder i DNB får brev fra banken.'],
  },
  {
    rule: 'a short form in capitals has the accents that it is listed with, and no others',
    lang: 'de',
    lines: [`${ABOUT} ¶ Der [[KOK|kok-germany]] und die [[FIZ|fiz-zurich]] helfen. ¶ Der KÖK und die FÍZ helfen.`],
  },
  {
    rule: 'somebody’s country in the sentence before, of whom the text had not spoken, tells nothing of a body',
    lang: 'nl',
    lines: [
      `${OVER} ¶ Het loon ging naar een Litouwse bank. Volgens de verdediging had de [[FIU|fiu-nederland]] de gegevens te lang bewaard.`,
      `${OVER} ¶ De man liet Bulgaarse arbeiders lang werken. De [[FIU|fiu-nederland]] zag het aan hun rekeningen.`,
      `${OVER} ¶ De Litouwse regering kijkt mee. Volgens de verdediging had de FIU de gegevens te lang bewaard.`,
    ],
  },
  {
    rule: 'a bracket that spells a short form speaks of it over the noun that it stands before, too',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ The [[Modern Slavery PEC|modern-slavery-pec]] paid. ¶ With a PEC estimator (panel error correction) we find more victims.`,
      `${ABOUT} ¶ They joined the [[FAST|fast]] programme ([[Finance Against Slavery and Trafficking|fast]]).`,
      `${ABOUT} ¶ The [[Modern Slavery PEC|modern-slavery-pec]] paid. ¶ A [[PEC|modern-slavery-pec]] report (in English only) followed.`,
    ],
  },
  {
    rule: 'what each of several countries has is nobody’s in particular',
    lang: 'nl',
    lines: [
      `${OVER} ¶ Het [[Openbaar Ministerie|openbaar-ministerie]] in Amsterdam leidt het onderzoek. Daarin werken recherche en Openbaar Ministerie van de betrokken landen samen.`,
      `${OVER} ¶ Het [[Openbaar Ministerie|openbaar-ministerie]] van de rechtbank in Zwolle eist drie jaar.`,
    ],
  },
  {
    rule: 'awards, ensembles and towers that are called after a firm are something else',
    lang: 'de',
    lines: [
      'Der Award der [[UBS|ubs]] ging an sie. ¶ Die UBS Young Soloists spielen, und die UBS Kids Cups beginnen.',
      'Das [[Commerzbank|commerzbank]]-Gebäude brennt. ¶ Die Aussicht vom Commerzbank-Hochhaus ist weit.',
    ],
  },
  {
    rule: '“an” makes one of many of a name only where the name begins with a vowel as it is spoken, and never in German',
    lang: '',
    lines: [`${ABOUT} Bericht an [[GRETA|greta]] zur Umsetzung`],
  },
  {
    rule: 'a Swiss article of a law is none of the German law that is shortened in the same way',
    lang: 'de',
    lines: [
      'Die Pflicht gemäss Art. 7 Abs. 1 GwG trifft alle. ¶ Nach Art. 8a Abs. 1 lit. c GwG gilt sie für Händler mit Verdacht auf Geldwäscherei.',
      'Die Pflicht nach § 10 Abs. 1 [[GwG|gwg]] trifft alle Verpflichteten bei Verdacht auf Geldwäsche.',
    ],
  },
  {
    rule: 'a country’s adjective in the next sentence tells of its own noun',
    lang: 'de',
    lines: [
      'Geldwäsche und Menschenhandel: am Tisch sass die [[Stabsstelle FIU|liechtenstein-fiu]]. ¶ Die [[FIU|liechtenstein-fiu]] stellte Fälle vor. Einen davon hatte eine deutsche Behörde beigesteuert.',
    ],
  },
  {
    rule: 'a dot that belongs to the name is one dot: the next is that of the sentence',
    lang: 'en',
    lines: [
      'He has shares in [[ABN AMRO Bank N.V.|abn-amro]]. ¶ They wrote to [[ABN AMRO Bank N.V.|abn-amro]].. Then they left.',
    ],
  },
  {
    rule: 'a preposition of German is no article of English',
    lang: 'de',
    lines: [
      'Sie beraten Betroffene von Menschenhandel, Zwangsarbeit und moderner Sklaverei. ¶ Die Stelle ist für die Berichte an [[GRETA|greta]] und die Arbeit mit den Gerichten gedacht.',
    ],
  },
  {
    rule: 'a hyphen between blanks joins a name to a building as one without does',
    lang: 'de',
    lines: [
      'Das Barclays - Center ist eine Halle in Brooklyn. Die Barclays-Arena steht in Hamburg.',
      '[[UNODC|unodc]] - Press release on human trafficking. ¶ [[Europol|europol]] – Open letter on modern slavery.',
    ],
  },
  {
    rule: 'an ampersand makes one name of two words',
    lang: 'nl',
    lines: [
      `${OVER} ¶ [[SHOP Den Haag|shop-den-haag]] helpt. ¶ Bij [[SHOP|shop-den-haag]] staat koffie klaar. Pop-up SHOP & GO ernaast kreeg hun post.`,
      `${OVER} Bij [[Polaris Project|polaris]] & [[Fier|fier]].`,
    ],
  },
  {
    rule: 'a school, a shop or a club of that name is none of ours',
    lang: 'nl',
    lines: [
      `${OVER} ¶ [[Koraal|koraal]] vangt jongeren op. ¶ De kinderen zitten op basisschool Koraal. ¶ Kapsalon Koraal is dicht. ¶ Tennisclub Koraal won. ¶ Het boek heet Koraal. ¶ Met muziek van trio Koraal. ¶ Huisorkest Koraal speelt.`,
      `${OVER} ¶ Het trio [[ING|ing]], [[Rabobank|rabobank]] en [[ABN AMRO|abn-amro]] meldt meer.`,
    ],
  },
  {
    rule: 'a trade or the form of a company makes a firm of a short form, too, behind what it makes',
    lang: 'nl',
    lines: [
      `${OVER} ¶ [[FAST|fast]] helpt banken. ¶ De lunch kwam van FAST Catering. ¶ Vertaald door SER-tolken bv. ¶ Gebracht door FAST Koeriers B.V. en gelezen door [[FAST|fast]].`,
      `${OVER} ¶ Een nota van de [[SER|ser]]-commissie en van [[Rabobank|rabobank]] N.V.`,
    ],
  },
  {
    rule: 'the short form of an act is known where the act is named, and else by what stands around it',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Ten years of the [[Modern Slavery Act 2015|uk-modern-slavery-act]] (the [[MSA|uk-modern-slavery-act]]). ¶ Boards read section 54 of the [[MSA|uk-modern-slavery-act]].`,
      'Patients with MSA often fall. ¶ The Denver MSA has a population of two million. ¶ The MSA between the parties lasts two years.',
    ],
  },
  {
    rule: 'a trade or the form of a company makes a firm of it; a bank has trades itself',
    lang: 'nl',
    lines: [
      `${OVER} ¶ [[Polaris Project|polaris]] helpt. ¶ De rekening van Polaris Vastgoed. ¶ Die van Polaris Interim. ¶ Die van Polaris B.V. ¶ Die van [[Polaris|polaris]].`,
      `${OVER} ¶ Bij [[Barclays|barclays]] Capital werkt hij.`,
    ],
  },
  {
    rule: 'a school, a shop or a club of that name is none of ours',
    lang: 'de',
    lines: [
      `Opfer von Menschenhandel und moderner Sklaverei. ¶ [[Polaris Project|polaris]] hilft. ¶ Sternwarte Polaris, Triesen. ¶ Die Grundschule Polaris ist neu. ¶ Das Pflegeheim Polaris auch. ¶ Die Rechnung von Polaris Immobilien war hoch.`,
    ],
  },
  {
    rule: 'operations, works of music and what else is called so are none of ours',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ [[Polaris Project|polaris]] helps. ¶ Operation Polaris took weeks. ¶ Music: “Polaris” by The Tin Hawks. ¶ The children go to Polaris Primary School. ¶ We stayed at the Polaris Hotel. ¶ The single “Polaris” was number one. ¶ They read it in the magazine Polaris.`,
      `${ABOUT} ¶ [[Polaris Project|polaris]] helps. ¶ In an operation [[Polaris|polaris]] supported, many were freed.`,
      `${ABOUT} ¶ The [[Polaris Project|polaris]] hotline. ¶ [[Polaris|polaris]] is a game changer for survivors of trafficking.`,
    ],
  },
  {
    rule: 'letters that begin the one word in a bracket are short for it',
    lang: 'en',
    lines: [`${ABOUT} ¶ Flags of the tool: ING (ingress). ¶ The bank is [[ING|ing]] (Amsterdam).`],
  },
  {
    rule: 'a title before it, or an initial behind it, makes a person of a name',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ [[Polaris Project|polaris]] helps. ¶ Ask Dr. Polaris. ¶ A witness identified as Polaris C. spoke. ¶ Bales K and Polaris R (2018) Slavery and the seas. ¶ Uncle Wilfried Polaris came. ¶ With [[Polaris|polaris]].`,
    ],
  },
  {
    rule: 'a country in brackets after a firm is where its branch is',
    lang: 'de',
    lines: ['Anonyme Auswertung durch [[Google|google]] (Irland).'],
  },
  {
    rule: 'the national rapporteur of Belgium is another',
    lang: 'nl',
    lines: [
      'Myria is in België de nationaal rapporteur mensenhandel.',
      'De [[Nationaal Rapporteur Mensenhandel|nationaal-rapporteur]] sprak. ¶ Ook in België kwam het voor. ¶ De [[Nationaal Rapporteur|nationaal-rapporteur]] wil meer.',
    ],
  },
  {
    rule: 'a document that speaks of a neighbour alone is set there: its body of that name is meant',
    lang: 'de',
    lines: [
      'Österreichs Polizei warnt vor Menschenhandel. ¶ Die Ermittler des Bundeskriminalamts arbeiten dagegen. ¶ Das Bundeskriminalamt half Opfern.',
      'Wiener Tagung über Menschenhandel. ¶ Ermittler aus Berlin und das [[Bundeskriminalamt|bka]] sprachen.',
      // What is near says more, and cities are known for what else sits there.
      'In Deutschland meldete das [[Bundeskriminalamt|bka]] mehr Fälle von Menschenhandel. ¶ In Österreich stieg der Menschenhandel ebenso.',
      'Das [[Bundeskriminalamt|bka]] meldete Menschenhandel. ¶ Den Bericht gegen Menschenhandel stellte [[UNODC|unodc]] in Wien vor.',
      'Die Experten haben Österreich empfohlen, Opfern von Menschenhandel zu helfen; auch die Mittel dafür im Bundeskriminalamt, so steht es in ihrem Bericht über das letzte Jahr, wurden wieder erhöht.',
    ],
  },
  {
    rule: 'the prosecutors of the islands and of Suriname are others; one word of Belgium is said in passing',
    lang: 'nl',
    lines: [
      'Op Aruba zijn signalen van mensenhandel. ¶ Het Openbaar Ministerie vervolgt. ¶ Het OM wil meer.',
      'Het [[Openbaar Ministerie|openbaar-ministerie]] vervolgt mensenhandel. ¶ De slachtoffers kwamen uit België.',
      'Het [[Openbaar Ministerie|openbaar-ministerie]] in Den Haag vervolgt. ¶ Slachtoffers van mensenhandel kwamen uit België; de Belgische rechter wacht.',
    ],
  },
  {
    rule: 'a state within a country has laws of its own by the same name and year',
    lang: 'en',
    lines: [
      'The NSW parliament yesterday passed the Modern Slavery Act. ¶ It is about forced labour and slavery.',
      'Under the federal [[Modern Slavery Act 2018|au-modern-slavery-act]] firms report on modern slavery, in NSW too.',
      'The [[Modern Slavery Act 2018|au-modern-slavery-act]] requires Australian firms to report on slavery. ¶ NSW has slavery reports too.',
    ],
  },
  {
    rule: 'a country that stands before another place of the name is that one’s',
    lang: 'en',
    lines: [
      'In 2015 Kevin Hyland became [[Anti-Slavery Commissioner|iasc/australian-anti-slavery-commissioner]] for slavery and trafficking. Australia’s first [[Anti-Slavery Commissioner|australian-anti-slavery-commissioner]], Chris Evans, came in 2024.',
    ],
  },
  {
    rule: 'the name of a national branch is none of another branch; a field office is the organisation',
    lang: 'nl',
    lines: [
      '[[Terre des Hommes|terre-des-hommes-nl]] helpt kinderen. ¶ [[Terre des Hommes|terre-des-hommes-nl]] Zambia werkt mee.',
      'Terre des Hommes Duitsland werkt apart van [[Terre des Hommes Nederland|terre-des-hommes-nl]].',
    ],
  },
  {
    rule: 'the number of the next item of a list belongs to no name',
    lang: 'nl',
    lines: [
      `${OVER} ¶ 1. Website van [[FAST|fast]]\n2. [[LGT Bank|lgt-bank]]`,
      `${OVER} ¶ Volg cursus FAST 2 en FAST 3.`,
    ],
  },
  {
    rule: 'a hyphen and capitals make a code of a short form, but not of two long ones',
    lang: 'en',
    lines: [
      'The [[OHCHR|ohchr]]-GAATW report on trafficking was discussed with the [[UNHCR|unhcr]].',
      `${ABOUT} ¶ The flight was IND-ORD.`,
    ],
  },
  {
    rule: 'words after the ending of a genitive tell of what it is, too',
    lang: 'de',
    lines: [
      'Nach Angaben des Bundeskriminalamts (BK) kamen mehr.',
      'Nach Angaben des Bundeskriminalamtes in Wien kamen mehr.',
      'Nach Angaben des [[Bundeskriminalamt|bka]]s in Wiesbaden kamen mehr.',
      'Ein Bericht des [[UN-Hochkommissariats für Menschenrechte|ohchr]] liegt vor.',
    ],
  },
  {
    rule: 'a law followed by the year of another of its name is that one, whatever country stands near',
    lang: 'en',
    lines: [
      'Its [[Modern Slavery Act|uk-modern-slavery-act]] of 2015 is a model against modern slavery, and Australia will follow.',
      'Australia passed the [[Modern Slavery Act|au-modern-slavery-act]] of 2018 against modern slavery.',
    ],
  },
  {
    rule: 'what is quoted after a name does not make it one of many',
    lang: 'en',
    lines: ['It is a [[UN|united-nations]] “pact” of firms.'],
  },
  {
    rule: 'a commissioner belongs to the country or the state whose word stands beside the name',
    lang: 'en',
    lines: [
      'The [[Australian Anti-Slavery Commissioner|australian-anti-slavery-commissioner]] asks firms about modern slavery.',
      'Canberra has a federal [[Anti-Slavery Commissioner|australian-anti-slavery-commissioner]], who works on modern slavery.',
      'Britain’s [[Anti-Slavery Commissioner|iasc]] spoke on modern slavery.',
      'Britain has an [[independent anti-slavery commissioner|iasc]], who speaks on modern slavery.',
      'Australia has its own [[independent Anti-Slavery Commissioner|australian-anti-slavery-commissioner]], who works on modern slavery.',
    ],
  },
  {
    rule: 'a fund or foundation whose name ends with that of a firm is another body',
    lang: 'nl',
    lines: [
      'De Stichting Certificaathouders Triodos Bank mag van de rechtbank verder met haar claim tegen [[Triodos Bank|triodos]].',
      'De aandelen liggen bij de Stichting Administratiekantoor Aandelen Triodos Bank.',
      'Het Pensioenfonds ING verhoogt de uitkeringen, [[Rabobank|rabobank]] volgt.',
      'Volgens de Stichting Farmers klaagt men over de [[Rabobank|rabobank]].',
      'De stichting klaagt [[ABN AMRO|abn-amro]] aan.',
    ],
  },
  {
    rule: 'a country’s office stays that country’s where the page spells its name out',
    lang: 'nl',
    lines: [
      'Suriname wil mensenhandel bestrijden. ¶ Het Openbaar Ministerie (OM) vervolgde in Paramaribo vijf verdachten van mensenhandel. ¶ Het OM eist in Suriname celstraffen.',
      'Aruba bestrijdt mensenhandel; op Aruba zijn slachtoffers. ¶ Het OM (Openbaar Ministerie) werkt aan een plan tegen mensenhandel en uitbuiting. ¶ Het OM en Aruba willen meer doen.',
      'Het [[Openbaar Ministerie|openbaar-ministerie]] ([[OM|openbaar-ministerie]]) vervolgt vijf verdachten van mensenhandel. De vrouwen kwamen uit Curaçao en werden in Rotterdam uitgebuit. Het [[OM|openbaar-ministerie]] eist celstraffen.',
      'WILLEMSTAD – De regering van Curaçao stelt geld beschikbaar. ¶ De Task Force Mensenhandel deed voorstellen die de raad op Curaçao aannam.',
      'Op verzoek van het Europees Openbaar Ministerie (EOM) heeft de [[FIOD|fiod]] gezocht naar sporen van mensenhandel.',
    ],
  },
  {
    rule: 'prosecutors and reporting offices among words of another country that has its own are that country’s',
    lang: 'nl',
    lines: [
      'In Suriname ging de zaak van de rechter terug naar het Openbaar Ministerie.',
      'Het Openbaar Ministerie werkt samen met het korps in Suriname. ¶ Het Openbaar Ministerie vervolgt drie mensen voor mensenhandel.',
      'De Financial Intelligence Unit (FIU) van Curaçao telt meer meldingen. ¶ De FIU ontving ongebruikelijke transacties.',
      'De Taskforce Mensenhandel van Curaçao waarschuwt. ¶ De [[Taskforce Mensenhandel|taskforce-mensenhandel]] in Nederland doet dat ook.',
      'De vredesorganisatie [[Pax|pax-nl]] schrijft over wapens. ¶ Pax is ook een voornaam.',
      'Het [[Openbaar Ministerie|openbaar-ministerie]] eist twee jaar. ¶ Het [[OM|openbaar-ministerie]] sprak ook met collega’s uit Brussel over mensenhandel. ¶ Het [[OM|openbaar-ministerie]] eist meer tegen de verdachte.',
    ],
  },
  {
    rule: 'a law for other islands or another body of its region is not ours, though it begins or ends with its name',
    lang: '',
    lines: [
      'De Wwft BES geldt op Bonaire. ¶ De [[Wwft|wwft]] geldt hier.',
      'The Middle East and North Africa Financial Action Task Force met. ¶ The [[Financial Action Task Force|fatf]] did too.',
    ],
  },
  {
    rule: 'the supply-chain act of Brussels and that of Berlin are told apart by their words',
    lang: 'de',
    lines: [
      'Die [[EU-Kommission|european-commission]] in Brüssel will das [[Lieferkettengesetz|csddd]] der EU verschieben.',
      'Die Bundesregierung ändert das deutsche [[Lieferkettengesetz|lksg]], das Zwangsarbeit verhindern soll.',
      'Das Bündnis nennt sich Initiative Lieferkettengesetz und spricht über Zwangsarbeit.',
    ],
  },
  {
    rule: 'a long form that is itself taken for ours grounds its short form everywhere',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ The [[Anti-Money Laundering Council|amlc-philippines]] ([[AMLC|amlc-philippines]]) met in Manila. ¶ [[AMLC|amlc-philippines]] said so.`,
    ],
  },
  {
    rule: 'a word that begins a sentence is no first name before a surname',
    lang: 'en',
    lines: [
      '[[Peter Warrack|peter-warrack]] spoke first. ¶ Soon [[Warrack|peter-warrack*]] left. Often [[Warrack|peter-warrack*]] stayed.',
    ],
  },
  {
    rule: 'a compound after a word that begins a sentence is nobody’s double name, nor is an acronym',
    lang: 'de',
    lines: [
      'Nach [[UN|united-nations]]-Angaben sind es viele Opfer von Menschenhandel. Laut [[Europol|europol]]-Bericht auch.',
      'Am Ende sang Meera Polaris-Jones über moderne Sklaverei.',
    ],
  },
  {
    rule: 'a long form in the genitive introduces its short form',
    lang: 'de',
    lines: [
      'Der Präsident des [[Bundeskriminalamt|bka]]es ([[BKA|bka]]) sprach. ¶ Das [[BKA|bka]] zählt Opfer von Menschenhandel.',
      'Wegen des [[Geldwäschegesetz|gwg]]es ([[GwG|gwg]]) fragen Banken nach.',
    ],
  },
  {
    rule: 'the unit at the German customs is Germany’s, that of the Union nobody’s',
    lang: 'de',
    lines: [
      'Die beim Zoll angesiedelte [[FIU|fiu-germany]] erhält mehr Verdachtsmeldungen wegen Geldwäsche, sagt der Bundestag.',
      'Über eine EU-FIU wird wegen der Geldwäsche noch beraten.',
    ],
  },
  {
    rule: 'an acronym counts only in the case in which it is listed',
    lang: 'en',
    lines: [
      'Not so fast: mensenhandel is slow.',
      'human trafficking, ilo, ubs and rusi',
      'He will shift it. She works against modern slavery.',
    ],
  },
  {
    rule: 'a short form introduced in brackets after its long form is ours from then on, and before',
    lang: 'en',
    lines: [
      'Since 2019 [[Finance Against Slavery and Trafficking|fast]] has grown. ¶ Its staff say [[FAST|fast]] is small.',
      'Ask [[COVA|cova]]. ¶ The [[Colorado Organization for Victim Assistance|cova]] ([[COVA|cova]]) has a desk there.',
    ],
  },
  {
    rule: 'a short form that the page coins in brackets after a settled name is that name, before and after',
    lang: 'nl',
    lines: [
      'De [[Koninklijke Marechaussee|koninklijke-marechaussee]] ([[KOMA|koninklijke-marechaussee]]) kwam. ¶ Volgens de [[KOMA|koninklijke-marechaussee]] klopt dat.',
      'Een [[KMAR|koninklijke-marechaussee]]-woordvoerder. ¶ [[KMAR|koninklijke-marechaussee]]’s cijfers en [[KMAR|koninklijke-marechaussee]]s werk. ¶ De [[Koninklijke Marechaussee|koninklijke-marechaussee]] (“[[KMAR|koninklijke-marechaussee]]”).',
    ],
  },
  {
    rule: 'letters that do not agree with the words coin nothing, nor do small letters or one word',
    lang: 'nl',
    lines: [
      'De [[Koninklijke Marechaussee|koninklijke-marechaussee]] (NLD) kwam. ¶ In NLD is dat zo.',
      'De [[Koninklijke Marechaussee|koninklijke-marechaussee]] (koma) kwam. ¶ De koma duurt lang, KOMA ook.',
      'Bij [[CoMensha|comensha]] (CM) was het druk. ¶ De CM kwam.',
    ],
  },
  {
    rule: 'a short form that is coined for two, or spelt out otherwise somewhere, is nobody’s',
    lang: 'en',
    lines: [
      'The [[Colorado Organization for Victim Assistance|cova]] (COFVA) met. ¶ Ask COFVA. ¶ Car Owners For Vehicle Amnesty (COFVA) too.',
      'The [[Centre against Child and Human Trafficking|ckm]] (CCHT) met. ¶ The [[Coordination Centre against Human Trafficking|comensha]] (CCHT) too. ¶ Ask CCHT.',
      'COFVA (Car Owners For Vehicle Amnesty) drives. ¶ The [[Colorado Organization for Victim Assistance|cova]] (COFVA) does not. ¶ Ask COFVA.',
    ],
  },
  {
    rule: 'a name that the dataset calls sure, beside the words of another bearer that it knows, wants evidence of its own',
    lang: 'de',
    lines: [
      'Der Trainer des Vereins, Frank Haberstroh, lobte die Feuerwehr.',
      '[[Frank Haberstroh|frank-haberstroh]] leitet das Team.',
    ],
  },
  {
    rule: 'a sure short form that a bracket spells out as something else is not ours there',
    lang: 'nl',
    lines: [
      'Via de ILO-ingang (Ingang Laboratorium Oost) naar binnen.',
      'De Ingang Laboratorium Oost (ILO) is open.',
      'De [[ILO|ilo]]-conventie (Genève) geldt, de [[ILO|ilo]] ([[Internationale Arbeidsorganisatie|ilo]]) ook.',
    ],
  },
  {
    rule: 'a long form in brackets that is not ours speaks against the short form everywhere',
    lang: 'en',
    lines: [
      'Forward Error Correction (FEC) helps. ¶ With FEC the line is clean.',
      'The Australian Financial Complaints Authority (AFCA) hears complaints. ¶ Write to AFCA.',
    ],
  },
  {
    rule: 'a long form after the short form does the same',
    lang: 'nl',
    lines: ['De wet heet DBA: Deregulering Beoordeling Arbeidsrelaties. ¶ Wat betekent de DBA voor u?'],
  },
  {
    rule: 'another name of the entity elsewhere in the document speaks for it',
    lang: 'nl',
    lines: [
      '[[Fintell Alliance NL|fintell-alliance-nl]] bestaat uit banken. ¶ Bij [[Expertisecentrum SHOP|shop-den-haag]] was het druk. ¶ Een medewerker van [[SHOP|shop-den-haag]] belde.',
    ],
  },
  {
    rule: 'digits after ABN are an Australian business number',
    lang: 'en',
    lines: ['Kookaburra Kayaks Pty Ltd ¶ ABN 12 345 678 901 ¶ Quote your ABN on the invoice.'],
  },
  {
    rule: 'OM before a time is the Dutch preposition',
    lang: 'nl',
    lines: [
      'Het [[Openbaar Ministerie|openbaar-ministerie]] eiste drie jaar. ¶ De zitting begint OM 14.00 UUR.',
      'OM DE HOEK: KOFFIE',
    ],
  },
  {
    rule: 'a word among words in capitals is no short form',
    lang: 'en',
    lines: ['FAST FOOD for everyone', 'KEEP SAFE AND HAVE HOPE'],
  },
  {
    rule: 'a word alone in a menu is no name',
    lang: 'nl',
    lines: [
      'MENU\nHome\nOver ons\nNieuws\nSHOP\nContact ¶ [[Expertisecentrum SHOP|shop-den-haag]] helpt slachtoffers van mensenhandel.',
    ],
  },
  {
    rule: 'other senses win by their own words',
    lang: 'en',
    lines: [
      'Polaris, the North Star, is a good guide for navigation under any sky.',
      'Pressing Shift and a key on the keyboard goes back.',
      'The FAST radio telescope in China found another pulsar.',
    ],
  },
  {
    rule: 'what has an indefinite article is one of many, and what has a form of address a person',
    lang: 'de',
    lines: ['Rückfragen an Herrn Wolfsberg.', 'Ob Hausbank oder eine Volksbank, das ist gleich.'],
  },
  {
    rule: 'a form of address, an office, a first name or initials before a word make a surname of it',
    lang: 'nl',
    lines: [
      `Aanwezig: A. Blum ([[IOM|iom]]), S. Knab, J.H. Fier en M. Koraal. ¶ ${OVER}`,
      'Bel broeder Knab, mevrouw Fier of Marie Fier.',
      'Met dank aan teamleider K. Hilti en mw. H. Koraal.',
    ],
  },
  {
    rule: 'a letter with a dot is no initial after a capitalised word, at the beginning of a line or in a company’s form',
    lang: 'nl',
    lines: [
      `Plan B. [[Fier|fier]] helpt. ¶ B. [[Fier|fier]] ¶ ${OVER}`,
      'Zo doet [[ABN AMRO Bank N.V.|abn-amro]] [[Rabobank|rabobank]] na.',
    ],
  },
  {
    rule: 'the Volksbank across the border is another one',
    lang: 'nl',
    lines: [
      'Plofkraak bij de Volksbank in Emlichheim, net over de grens.',
      'De Volksbank Emsland Nord opent een filiaal in Papenburg.',
      '[[De Volksbank|de-volksbank]] schrapt banen. ¶ Volgens [[de Volksbank|de-volksbank]] daalt de rente.',
      'Een plofkraak bij [[SNS|de-volksbank]], zegt [[de Volksbank|de-volksbank]].',
    ],
  },
  {
    rule: 'of phrases right beside a name the longest holds',
    lang: 'nl',
    lines: [
      `Drie vrouwen zijn opgevangen door [[SHOP|shop-den-haag]] in Den Haag. ¶ ${OVER}`,
      `SHOP in de stad. ¶ ${OVER}`,
    ],
  },
  {
    rule: 'a full name among words of sport or music is somebody else’s',
    lang: 'de',
    lines: [
      'Das Tor zum Unentschieden schoss in der Halbzeit der Stürmer Adrian Hasler.',
      'Beim Handballturnier im Radrennen und der Leichtathletik gewann Frank Haberstroh.',
      '[[Adrian Hasler|adrian-hasler]] eröffnete das Turnier. ¶ [[Frank Haberstroh|frank-haberstroh]] sprach.',
    ],
  },
  {
    rule: 'a contest, a café or a choir is no bank',
    lang: 'nl',
    lines: [
      'De ING Bankloop, de Rabobank Wielerronde en het ABN AMRO Tennistoernooi gaan door.',
      `Café Koraal en het mannenkoor Wolfsberg. ¶ ${OVER}`,
      '[[Rabobank|rabobank]] Directeur Jan Smit sprak.',
    ],
  },
  {
    rule: 'a short form that is said to be the abbreviation of something else is that',
    lang: 'en',
    lines: [
      'ING is an abbreviation for Institute of Nuclear Geology. ING has a lab.',
      'OM is de afkorting van Openlucht Museum. Het OM is open.',
      `COVA is the abbreviation of College of Veterinary Anatomy. ¶ ${ABOUT}`,
    ],
  },
  {
    rule: 'one string of several bearers goes to the one whose country stands near',
    lang: 'en',
    lines: [
      'In Germany the [[FIU|fiu-germany]] is part of customs and fights money laundering.',
      'The Financial Intelligence Unit in Port Vila, Vanuatu, has never had such a report.',
      'Companies in New South Wales report on slavery under the Modern Slavery Act.',
      'Companies in Wales report on slavery under the [[Modern Slavery Act|uk-modern-slavery-act]].',
    ],
  },
  {
    rule: 'a country in the genitive gives a body to it, and so does one right before it',
    lang: 'en',
    lines: [
      'Germany’s [[FIU|fiu-germany]], Liechtenstein’s [[FIU|liechtenstein-fiu]] and the Netherlands’ [[FIU|fiu-nederland]] shared files on trafficking.',
      'Poland’s FIU and Italy’s FIU met on human trafficking, and so did Malta FIU.',
      'Maltas FIU und Liechtensteins [[FIU|liechtenstein-fiu]] sperrten zwei Konten wegen Menschenhandels.',
      'Belgiës FIU sprak met Nederlands [[FIU|fiu-nederland]] over mensenhandel.',
      'Finland’s National Rapporteur on Human Trafficking wrote a report.',
    ],
  },
  {
    rule: 'where the sentence before names the bodies of two countries, a bare name is either',
    lang: 'en',
    lines: [
      'The [[German FIU|fiu-germany]] and the [[Dutch FIU|fiu-nederland]] discussed trafficking. The [[FIU|fiu-nederland/fiu-germany]] wants more data.',
    ],
  },
  {
    rule: 'a law of New South Wales is not that of Australia',
    lang: 'en',
    lines: [
      'The NSW Modern Slavery Act created a commissioner against slavery.',
      'Councils ask what the Modern Slavery Act of New South Wales says on slavery.',
      'The [[Anti-slavery Commissioner|nsw-anti-slavery-commissioner]] of New South Wales spoke on modern slavery.',
    ],
  },
  {
    rule: 'after an office, or a part in a trial, there is a person, who goes on under that name',
    lang: 'nl',
    lines: [
      `Verdachte Fier bleef weg. Volgens advocaat Knab is Fier ziek. ¶ ${OVER}`,
      `Wethouder Koraal wil meer opvang, zei rechter Fier. ¶ ${OVER}`,
      `Detective Thorn spoke. ¶ ${ABOUT}`,
      `Said lawyer Thorn: no. ¶ Every survivor [[Unicef|unicef]] helps is one more. ¶ ${ABOUT}`,
      `Advocaat [[Rabobank|rabobank]] spreekt. ¶ ${OVER}`,
      `Shift, A. B., & Thorn, C. (2019). Labour at a distance. ¶ ${ABOUT}`,
      `A loan of [[Rabobank|rabobank]], N.A., was paid. ¶ ${ABOUT}`,
      `Het [[Britse ministerie van Binnenlandse Zaken|uk-home-office]] houdt een register bij. ¶ ${OVER}`,
      `Staatsanwältin Kadera sagte nichts. Kadera ging. ¶ ${ABOUT}`,
    ],
  },
  {
    rule: 'one whom a text tells by age and home is one of many of that name',
    lang: 'en',
    lines: [
      `Andrew Forrest, 41, of Leeds Road, admitted it. Forrest will be sentenced. ¶ ${ABOUT}`,
      `De rechtbank veroordeelde Ernst Coppejans (38) uit Oss. ¶ ${OVER}`,
      'In [[Ina Hut|ina-hut]] (61) zag men een bestuurder.',
      `Muhammad Yunus, a rickshaw driver from Dhaka, spoke. ¶ ${ABOUT}`,
      `Simon Zaugg, Landwirt, redete. ¶ ${ABOUT}`,
    ],
  },
  {
    rule: 'the initial of a second name between first name and surname is theirs',
    lang: 'en',
    lines: [
      '[[James Cockayne|james-cockayne]] opened. ¶ James P. [[Cockayne|james-cockayne]] spoke. ¶ Later [[Cockayne|james-cockayne*]] closed.',
    ],
  },
  {
    rule: 'a short form that the document spells out otherwise is that in all of it, though nobody else of ours bears it',
    lang: 'en',
    lines: [
      'Patients with inclusion body myositis (IBM) rarely respond. ¶ IBM is often mistaken for something else.',
      'The [[IBM|ibm]] report on inclusion has a body of data.',
    ],
  },
  {
    rule: 'a word in a line of capitals wants more evidence than that the document names it',
    lang: 'en',
    lines: ['GET HELP FAST ¶ [[Finance Against Slavery and Trafficking|fast]] is one of many against slavery.'],
  },
  {
    rule: 'a thing is a thing also where words between it and the name say that it is called so',
    lang: 'nl',
    lines: [
      'Een schip met de naam Polaris bracht slachtoffers van mensenhandel aan land.',
      'De band, Polaris genaamd, speelde voor slachtoffers van mensenhandel.',
      'Een organisatie met de naam [[Polaris|polaris]] helpt slachtoffers van mensenhandel in de Verenigde Staten.',
    ],
  },
  {
    rule: 'a thing is a thing also where words between it and the name say that it is called so',
    lang: 'en',
    lines: [
      'A ship by the name of Polaris brought victims of human trafficking ashore.',
      'A charity by the name of [[Polaris|polaris]] helps victims of human trafficking in the United States.',
    ],
  },
  {
    rule: 'a thing is a thing also where words between it and the name say that it is called so',
    lang: 'de',
    lines: ['Ein Schiff mit dem Namen Polaris brachte Opfer von Menschenhandel an Land.'],
  },
  {
    rule: 'who has a spokesperson is a firm, not a word',
    lang: 'nl',
    lines: ['Een woordvoerder van [[Meta|meta]] wil niet reageren. ¶ De meta van het spel is veranderd.'],
  },
  {
    rule: 'a person’s name that goes on behind a hyphen with a surname is somebody else’s',
    lang: 'nl',
    lines: [
      '[[CoMensha|comensha]] sprak met [[Ina Hut|ina-hut]] over mensenhandel.',
      'Ina Hut-de Groot is in Tiel begraven.',
      'Ook Ina Hut‑Jansen hielp slachtoffers van mensenhandel.',
      'Het [[Ina Hut|ina-hut]]-effect in de strijd tegen mensenhandel.',
      'De [[Ina Hut|ina-hut]]-Lezing over mensenhandel.',
    ],
  },
  {
    rule: 'a person’s name that goes on behind a hyphen with a participle is theirs',
    lang: 'en',
    lines: ['[[Andrew Forrest|andrew-forrest]]-Backed Group Fights Human Trafficking'],
  },
  {
    rule: 'a country in the next sentence tells of whom a name is that no Dutch body bears',
    lang: 'nl',
    lines: [
      'De [[Home Office|uk-home-office]] meldt meer slachtoffers van mensenhandel. In het Verenigd Koninkrijk stijgt het aantal.',
    ],
  },
  {
    rule: 'a country in the next sentence takes no name from a Dutch body that bears it',
    lang: 'nl',
    lines: [
      `[[CoMensha|comensha]] helpt slachtoffers van mensenhandel. ¶ De [[FIU|fiu-nederland]] kreeg meer meldingen. [[FAST|fast]] werkt met Liechtenstein aan moderne slavernij.`,
    ],
  },
  {
    rule: 'of several countries whose bodies stand there the one with most is home to a bare name',
    lang: 'de',
    lines: [
      'Nach dem [[LkSG|lksg]] und für die [[BaFin|bafin]] gilt mehr als nach der [[Wwft|wwft]]. ¶ Verdacht auf Geldwäsche geht an die [[FIU|fiu-germany]].',
      'Nach dem [[LkSG|lksg]] gilt weniger als nach der [[Wwft|wwft]] und für die [[De Nederlandsche Bank|dnb]]. ¶ Verdacht auf Geldwäsche geht an die [[FIU|fiu-nederland]].',
    ],
  },
  {
    rule: 'a body of a country that has none of ours by that name is nobody, whatever its adjective',
    lang: 'en',
    lines: [
      'The Hungarian FIU, the Qatari FIU and the Latvian FIU met the [[FIU-Nederland|fiu-nederland]] on human trafficking.',
      'De Russische FIU en de Letse FIU spraken met de [[FIU-Nederland|fiu-nederland]] over mensenhandel.',
      'Die slowakische FIU und die ungarische FIU sprachen mit der [[FIU-Nederland|fiu-nederland]] über Menschenhandel.',
    ],
  },
  {
    rule: 'where several countries stand side by side none is chosen for its country, and both are shown',
    lang: 'en',
    lines: [
      'The [[Modern Slavery Act|uk-modern-slavery-act/au-modern-slavery-act]] in Australia and the United Kingdom requires statements on slavery.',
      'Slavery: an act is in force in Australia; a [[Modern Slavery Act|uk-modern-slavery-act]] is in force in Great Britain too.',
    ],
  },
  {
    rule: 'a long form that others bear too chooses among the bearers of the short form beside it',
    lang: 'en',
    lines: [
      'The Philippines’ [[Anti-Money Laundering Council|amlc-philippines]] ([[AMLC|amlc-philippines]]) told the Dutch [[AMLC|amlc]] about human trafficking.',
      'The [[Anti-Money Laundering Council|amlc-philippines]] ([[AMLC|amlc-philippines]]) of the Philippines met the [[FIOD|fiod]] about trafficking. [[AMLC|amlc-philippines]] leads.',
    ],
  },
  {
    rule: 'of several bearers who come near each other all are shown, whatever their order in the dataset',
    lang: 'en',
    lines: [
      'The [[Modern Slavery Act|uk-modern-slavery-act/au-modern-slavery-act]] was named by survivors of human trafficking.',
    ],
  },
  {
    rule: 'a sentence that begins with a surname after another that ends in a noun names the person',
    lang: 'de',
    lines: [
      '[[Regierungschef Adrian Hasler|adrian-hasler]] sprach über Menschenhandel. [[Hasler|adrian-hasler*]] dankte. ¶ Später ging [[Hasler|adrian-hasler*]].',
      '[[Adrian Hasler|adrian-hasler]] sprach. ¶ Der Liechtensteiner [[Hasler|adrian-hasler*]] dankte, und für [[Hasler|adrian-hasler*]] war es neu.',
    ],
  },
  {
    rule: 'somebody else of the surname silences it however its particle is written',
    lang: 'nl',
    lines: [
      '[[Maria Anne van Dijk|maria-anne-van-dijk]] sprak over mensenhandel. ¶ Verdediger Virgil van Dijk won. Van Dijk is blij.',
    ],
  },
  {
    rule: 'names of the field without a word of it lend little to a name that is a common word',
    lang: 'nl',
    lines: [
      'In tint Koraal is de bank leverbaar. Ook in [[Koraal|koraal]] en Zalm. ¶ De opbrengst gaat naar [[CoMensha|comensha]].',
      '[[Koraal|koraal]] vangt slachtoffers van mensenhandel op. Daarna zoekt [[Koraal|koraal]] een huis. ¶ De opbrengst gaat naar [[CoMensha|comensha]].',
    ],
  },
  {
    rule: 'what else stands before a surname is no first name',
    lang: 'en',
    lines: [
      '[[James Cockayne|james-cockayne]] wrote. [[Cockayne|james-cockayne*]] said. ¶ Read [[Cockayne|james-cockayne*]]’s full report. ¶ Under [[Cockayne|james-cockayne*]] the office grew. ¶ Interview With [[Cockayne|james-cockayne*]]',
      '[[Kevin Bales|kevin-bales]] wrote on slavery. ¶ Sociologist [[Bales|kevin-bales*]] said so.',
      '[[James Cockayne|james-cockayne]] wrote on slavery. ¶ Dr. J. [[Cockayne|james-cockayne]] left. H.E. [[Cockayne|james-cockayne*]] came.',
    ],
  },
  {
    rule: 'what else stands before a surname is no first name',
    lang: 'nl',
    lines: [
      '[[Ina Hut|ina-hut]] leidde een stichting. ¶ Naast [[Hut|ina-hut*]] sprak een ander. ¶ Lees [[Hut|ina-hut*]]s rapport.',
      '[[Ina Hut|ina-hut]] leidde een stichting. [[Hut|ina-hut*]] zei. ¶ Drs. H.R. [[Hut|ina-hut]] was directeur.',
      '[[Ernst Coppejans|ernst-coppejans]] maakte de foto’s. ¶ Fotograaf [[Coppejans|ernst-coppejans*]] won.',
    ],
  },
  {
    rule: 'what else stands before a surname is no first name',
    lang: 'de',
    lines: [
      '[[Aurelia Frick|aurelia-frick]] sprach. ¶ Neben [[Frick|aurelia-frick*]] sprach ein anderer. ¶ Gastgeberin [[Frick|aurelia-frick*]] dankte.',
    ],
  },
  {
    rule: 'a word that may be a first name, where any word has a capital, takes its own place and no other',
    lang: 'de',
    lines: [
      '[[Aurelia Frick|aurelia-frick]] sprach. ¶ Ihre Amtszeit dauerte lange. Zeitlebens Frick zu heißen. [[Frick|aurelia-frick*]] sagte es.',
    ],
  },
  {
    rule: 'a first name that the list has not is one at the beginning of a sentence too',
    lang: 'en',
    lines: [
      '[[Stef Blok|stef-blok]] spoke on slavery. ¶ Mark Blok came too. ¶ Grant Blok left.',
      '[[Stef Blok|stef-blok]] spoke on slavery. ¶ Then Will Blok came.',
    ],
  },
  {
    rule: 'somebody else’s first name silences the surname wherever it stands',
    lang: 'de',
    lines: ['[[Aurelia Frick|aurelia-frick]] sprach. ¶ Thomas Frick sprach auch. ¶ Frick sagte es.'],
  },
  {
    rule: 'a country in the name of an initiative of many countries tells nothing of a body beside it',
    lang: 'nl',
    lines: [
      'Banken melden ongebruikelijke transacties bij de [[FIU|fiu-nederland]]. Ook [[FAST|fast]] en het [[Liechtenstein Initiative|liechtenstein-initiative]] gaan over mensenhandel.',
      'Wie in Vaduz iets verdachts ziet, meldt het bij de [[FIU|liechtenstein-fiu]]. Ook [[FAST|fast]] en het [[Liechtenstein Initiative|liechtenstein-initiative]] gaan over mensenhandel.',
    ],
  },
  {
    rule: 'a bare country is no government',
    lang: 'nl',
    lines: [
      'De regeringen van Liechtenstein, Oostenrijk en Nederland. ¶ De [[Nederlandse regering|government-of-the-netherlands]] ook.',
    ],
  },
  {
    rule: 'endings, compounds, possessives and slashes stay outside',
    lang: 'nl',
    lines: [
      '[[UNICEF|unicef]]s cijfers en [[CoMensha|comensha]]’s directeur',
      'een [[ABN AMRO|abn-amro]]-topman, een oud-[[ABN AMRO|abn-amro]]-bankier',
      '([[CoMensha|comensha]]) “[[CoMensha|comensha]]” •[[CoMensha|comensha]], [[ABN AMRO|abn-amro]]/[[ING|ing]]',
      'de [[ABN\nAMRO|abn-amro]] van toen',
    ],
  },
  {
    rule: 'German names in all their cases',
    lang: 'de',
    lines: [
      'der [[Deutschen Bank|deutsche-bank]], den [[Vereinten Nationen|united-nations]], der [[Europäischen Kommission|european-commission]]',
      'des [[Bundeskriminalamt|bka]]s und [[Europol|europol]]s Zahlen',
      'beim [[Liechtensteinischen Bankenverband|lba]] und der [[Internationalen Arbeitsorganisation|ilo]]',
    ],
  },
  {
    rule: 'a joined genitive s is German and Dutch, not English',
    lang: 'en',
    lines: ['All the FATFs of this world are of the same kind as these.'],
  },
  {
    rule: 'people by full name, initials and title',
    lang: 'nl',
    lines: [
      'drs. [[Ina Hut|ina-hut]] sprak. ¶ [[Ina (H.R.) Hut|ina-hut]] schreef het.',
      '[[Minister Stef Blok|stef-blok]] kwam. ¶ De toenmalige [[minister Blok|stef-blok]] ook.',
    ],
  },
  {
    rule: 'after a full name the surname alone follows',
    lang: 'en',
    lines: ['[[James Cockayne|james-cockayne]] opened. ¶ Later [[Cockayne|james-cockayne*]] summed up.'],
  },
  {
    rule: 'a surname alone names nobody without the full name, nor where another bearer is named',
    lang: 'en',
    lines: [
      'Later Cockayne summed up.',
      '[[James Cockayne|james-cockayne]] opened. ¶ His cousin Oliver Cockayne came too. ¶ Later Cockayne summed up.',
    ],
  },
  {
    rule: 'initials and a surname are somebody of ours only where the full name stands in the document',
    lang: 'de',
    lines: [
      'Ergebnisse der Regatta: 1. S. Davis, 11 Punkte; 2. A. Frick, 22 Punkte; 3. D. Hasler, 23 Punkte.',
      'Es sprach A. Frick. ¶ Es ging um Menschenhandel, um Zwangsarbeit und um Opfer von Ausbeutung.',
      'Es sprach A. [[Frick|aurelia-frick]]. ¶ [[Aurelia Frick|aurelia-frick]] ging.',
    ],
  },
  {
    rule: 'names in doubt do not prove each other where nothing else belongs to us',
    lang: 'en',
    lines: ['Place the ship on G7 or on G20 and draw a card. ¶ From G20 no ship may sail back to G7.'],
  },
  {
    rule: 'a name that makes part of the name of something else is not ours',
    lang: 'en',
    lines: [
      'She wrote for [[Barclays|barclays]]. He played in the Barclays Center. Printed by Oxford University Press.',
    ],
  },
  {
    rule: 'a club or a publisher of that name is not ours, nor what is made after its likeness',
    lang: 'en',
    lines: [
      'The Oxford University Rowing Club seeks a cox. [[Oxford University|oxford-university]] seeks none.',
      'They want a UK-style Independent Anti-Slavery Commissioner in Canberra.',
    ],
  },
  {
    rule: 'a surname at the beginning of an entry in a list of books is not ours',
    lang: 'de',
    lines: [
      'Menschenhandel in Europa. [[Polaris|polaris]] hilft Opfern von Menschenhandel.',
      'Polaris, Peter: Spotlight auf den Menschenhandel. Berlin 2014.',
      '– Polaris, J. (2014), Menschenhandel heute.',
    ],
  },
  {
    rule: 'a law for a field of its own is not the one whose name it ends with',
    lang: 'de',
    lines: ['Nach dem [[Geldwäschegesetz|gwg]] wird gemeldet, in Wien nach dem Finanzmarkt-Geldwäschegesetz.'],
  },
  {
    rule: 'the language in which a name is said is no country that it belongs to',
    lang: 'de',
    lines: ['Die kanadische Meldestelle heißt [[FINTRAC|fintrac]], auf Französisch [[CANAFE|fintrac]].'],
  },
  {
    rule: 'a longer name that its short form in brackets spells out is that of somebody else',
    lang: 'en',
    lines: [
      'The United Nations Cocoa Harvest Board (UNCHB) met. The [[United Nations|united-nations]] Office (Vienna) did not.',
      'The UN Cocoa Harvest Board (UNCHB) met. Then the [[UN|united-nations]] (HQ) spoke.',
    ],
  },
  {
    rule: 'a line of a glossary that describes a name, and spells nothing out, is no other meaning of it',
    lang: 'en',
    lines: [
      'KYC – know your customer\nSAR – suspicious activity report\n[[SAMLIT|samlit]] – South African partnership of banks\nSTR – suspicious transaction report',
      `${ABOUT} ¶ KYC – know your customer\nSAR – suspicious activity report\nIOM – inventory of materials\nSTR – suspicious transaction report`,
    ],
  },
  {
    rule: 'what is said of a city tells of its country, and a Dutch hedge of none',
    lang: 'de',
    lines: [
      'Ein Hinweis der [[FIU|fiu-germany]] half. Die Kölner Behörde sah Geldwäsche. Auch die [[niederländische Polizei|politie-nl]] half.',
      'Die [[BaFin|bafin]] und die [[FIU|fiu-germany]] halfen. Das Haager Übereinkommen gilt. Es ging um Geldwäsche und Menschenhandel.',
    ],
  },
  {
    rule: 'a preposition that is written in capitals for its weight is not the prosecutors',
    lang: 'nl',
    lines: ['Wat moet er OM het kantoor heen komen: een hek, een haag of niets?'],
  },
  {
    rule: 'a surname in the name of a firm or a foundation is nobody’s',
    lang: 'nl',
    lines: [
      '[[Ina Hut|ina-hut]] sprak over mensenhandel. ¶ Zijn stichting Hut & Zo gaf geld. ¶ Daarna sprak [[Hut|ina-hut*]].',
    ],
  },
  {
    rule: 'a cycling team that bears the name of a bank is not the bank',
    lang: 'nl',
    lines: [
      'De kopmannen van Rabobank verkennen de etappe. ¶ De Rabobank-ploeg start zaterdag. ¶ [[Rabobank|rabobank]] verstrekt leningen.',
    ],
  },
  {
    rule: 'declined or not, a name that is any such thing in small letters counts in its capitals only',
    lang: 'de',
    lines: [
      'Keine andere deutsche Bank zahlt mehr, auch der Chef einer deutschen Bank nicht. Der [[Deutschen Bank|deutsche-bank]] folgt keine.',
      'Gebaut wird am Rand des Deutsche Bank Parks.',
    ],
  },
  {
    rule: 'what a name does in a headline is no place or contest that bears it',
    lang: 'en',
    lines: ['[[ABN AMRO|abn-amro]] Opens Office In Utrecht', '[[Rabobank|rabobank]] Fields Questions, Drives Growth'],
  },
  {
    rule: 'a person and a firm of somebody else by that surname are not the firm',
    lang: 'de',
    lines: [
      'Kaspar Hilti baut in Schaan, und die Gebrüder Hilti AG baut mit. ¶ Die [[Hilti AG|hilti-ag]] baut Werkzeuge.',
    ],
  },
  {
    rule: 'addresses and handles hold no names',
    lang: 'en',
    lines: [
      'See https://www.comensha.nl/contact or write to info@comensha.nl, @comensha. [[CoMensha|comensha]] answers.',
      'Thanks to @[[CoMensha|comensha]] and @[[Triodos Bank|triodos]]! Not to @CoMensha_fans or me@CoMensha.',
      'A site is its name: www.[[wegwijzermensenhandel.nl|wegwijzer-mensenhandel]], not www.wegwijzermensenhandel.nl/regio.',
    ],
  },
  {
    rule: 'what the text sets apart is not ours',
    lang: 'en',
    lines: ['Latvia has the anti-corruption bureau, not to be confused with Polaris.'],
  },
  {
    rule: 'what others are confused with, and “that other” of the name, is not ours',
    lang: 'nl',
    lines: [
      `${OVER} ¶ [[FairWork|fairwork]] helpt arbeidsmigranten. ¶ Wij worden soms verward met Fairwork.`,
      `${OVER} ¶ Het [[Amsterdams Coördinatiepunt Mensenhandel|acm-amsterdam]] ([[ACM|acm-amsterdam]]) zoekt iemand. ¶ Dan moet je bij die andere ACM zijn.`,
      `${OVER} ¶ Het [[Amsterdams Coördinatiepunt Mensenhandel|acm-amsterdam]] ([[ACM|acm-amsterdam]]) zoekt iemand. ¶ Bij het [[ACM|acm-amsterdam]] werken andere mensen.`,
    ],
  },
  {
    rule: 'an entry of an encyclopaedia that is told apart in brackets is another’s',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ The [[Egmont Group|egmont-group]] links units. For the media company, see Egmont (publisher). ¶ [[Egmont|egmont-group]] has members.`,
    ],
  },
  {
    rule: 'where a text lists who bears a name, or says that it is a word for many, a bare use is nobody’s',
    lang: 'nl',
    lines: [
      'Polaris ¶ Polaris kan verwijzen naar: ¶ [[Polaris Project|polaris]], een Amerikaanse organisatie die mensenhandel bestrijdt en een hulplijn beheert ¶ Polaris, een zeilschip',
      `${OVER} ¶ FIU: algemene naam voor een nationaal meldpunt; de Nederlandse heet [[FIU-Nederland|fiu-nederland]]. ¶ Een FIU ontvangt meldingen.`,
      `${OVER} ¶ De [[FIU|fiu-nederland]] kan meldingen bewaren. De Nederlandse heet [[FIU-Nederland|fiu-nederland]].`,
    ],
  },
  {
    rule: 'a heading of a word list with numbered meanings is nobody’s; what is asked of somebody in numbers is',
    lang: 'de',
    lines: [
      `Menschenhandel und Zwangsarbeit nehmen zu. ¶ [[LkSG|lksg]]: (1) Berichte sind öffentlich. (2) Das [[BAFA|bafa]] prüft sie.`,
      'Menschenhandel: Deutschland hat ein [[Lieferkettengesetz|lksg]] ([[LkSG|lksg]]). ¶ Das [[Lieferkettengesetz|lksg]] verlangt viel.',
      'GwG – (1) DE: [[Geldwäschegesetz|gwg]]. (2) CH: das Gesetz dort. ¶ Geldwäsche und Menschenhandel meldet die Bank.',
    ],
  },
  {
    rule: 'a country that is said of a law with a prefix is not that of the name before it',
    lang: 'de',
    lines: [
      'Moderne Sklaverei und Menschenhandel sind Vortat; die [[EU-Geldwäscheverordnung|amlr]] verdrängt das Recht, in Deutschland also des [[GwG|gwg]], in Österreich des FM-GwG.',
    ],
  },
  {
    rule: 'where the units of many countries are named, a bare one is not that which bears the name',
    lang: 'en',
    lines: [
      `The FIU received reports of money laundering. ¶ Requests by partner: ¶ [[UKFIU|ukfiu]] 7 ¶ [[FIU-Nederland|fiu-nederland]] 3 ¶ [[FinCEN|fincen]] 3 ¶ [[AUSTRAC|austrac]] 2 ¶ [[MROS|mros]] 1 ¶ The FIU moved.`,
    ],
  },
  {
    rule: 'products with a firm’s name do not speak against the firm',
    lang: 'nl',
    lines: [
      'De routeplanner draait op Google Maps. ¶ [[Google|google]]’s Nederlandse kantoor verwijst naar de blogpost van [[Microsoft|microsoft]] en [[Amazon|amazon]].',
    ],
  },
  {
    rule: 'a foundation after further words of its name is another’s',
    lang: 'de',
    lines: [
      'Die Hilti Art Foundation in Liechtenstein zeigt Bilder. ¶ Die Firma [[Hilti AG|hilti-ag]] in Schaan zahlt.',
    ],
  },
  {
    rule: 'two charities in doubt side by side, both written as names, speak for each other on the topic',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Partners, for example [[Hope for Justice|hope-for-justice]] or [[Unseen|unseen]], may apply.`,
      'The gardeners, for example Hope for Justice or Unseen, may apply.',
    ],
  },
  {
    rule: 'pages in Spanish and Italian are about the subject by words of theirs',
    lang: 'es',
    lines: [
      'La película trata de personas mayores. ¶ La OIM no sale en ella.',
      'Contro la tratta di esseri umani e lo sfruttamento lavorativo. ¶ L’[[Oim|iom]] aiuta i migranti, dice la [[Onu|united-nations]].',
      'Víctimas de la trata de personas y del trabajo forzoso. ¶ La [[Organización Internacional del Trabajo|ilo]] ([[OIT|ilo]]) y la [[OIM|iom]] lo dicen.',
      'Recetas de cocina para el verano. ¶ El OIT del campus ayuda.',
      'Le vittime di tratta e sfruttamento lavorativo. ¶ Le [[Nazioni Unite|united-nations]] e la [[Commissione europea|european-commission]].',
    ],
  },
  {
    rule: 'in brackets after a person a name says whom they are of',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Present: R. Anand ([[Unseen|unseen]]), the chair, and J. Mears (police).`,
      'We were in the nicest room (Unseen), said the chair (Shift).',
    ],
  },
  {
    rule: 'an office in capitals after a name is no code',
    lang: 'de',
    lines: ['Der frühere [[UBS|ubs]]-CEO Ralph Hamers kam von der [[ING|ing]].', 'Der Flug UBS-ORD fällt aus.'],
  },
  {
    rule: 'a caption above a long paragraph makes nobody of the name that begins it',
    lang: 'nl',
    lines: [
      'Een mooie dag met veel mensen op de markt in de stad, met een foto van collega Peter\n[[Rabobank|rabobank]] daalt. De [[Rabobank|rabobank]] zegt er niets over, en de markt gaat verder met de handel van vandaag en morgen, zoals dat hier al jaren gaat zonder dat iemand ernaar vraagt of er iets van vindt, behalve dan de buren.',
      'Zij hielpen de bevolking direct aan eerste levensbehoeften na de cyclonen Idai en Kenneth\n[[UNICEF|unicef]] is er voor, tijdens en na rampen.',
    ],
  },
  {
    rule: 'a kind of body that is defined is none of those that bear its name',
    lang: 'nl',
    lines: [
      'Een Financial Intelligence Unit (FIU) is een instantie die meldingen van witwassen ontvangt. ¶ De FIU analyseert ongebruikelijke transacties in Nederland.',
      'De Nederlandse [[Financial Intelligence Unit|fiu-nederland]] ([[FIU|fiu-nederland]]) ontvangt meldingen van witwassen.',
      'Nederland heeft sinds 2006 een [[Financial Intelligence Unit|fiu-nederland]] ([[FIU|fiu-nederland]]) voor meldingen van witwassen.',
    ],
  },
  {
    rule: 'of two that bear a short form that is meant whose long form stands in the paragraph',
    lang: 'en',
    lines: [
      `The [[Anti-Money Laundering Council|amlc-philippines]] in Manila has a list of money laundering. An analyst of the [[AMLC|amlc-philippines]] sums it up. ¶ The [[Anti Money Laundering Centre|amlc]] of the [[FIOD|fiod]] works with [[FIU-the Netherlands|fiu-nederland]]. The [[AMLC|amlc]] is careful.`,
    ],
  },
  {
    rule: 'a firm of another country that goes on behind a name is not ours, nor is a dog',
    lang: 'de',
    lines: [
      'Die polnische ING Bank Śląski wächst. ¶ Die [[ING Bank|ing]] wächst.',
      'Menschenhandel und Zwangsarbeit: Der Zollhund Fier ging in Pension.',
    ],
  },
  {
    rule: 'behind a first name and another surname a name is half of that of a person',
    lang: 'de',
    lines: [
      'In Liechtenstein tagt die Stiftung. ¶ Michèle Frey-Hilti leitet sie. Der Konzern [[Hilti|hilti-ag]] in Schaan zahlt.',
      'In Liechtenstein tagt Haus Frey, das Unternehmen: ein Hersteller-[[Hilti|hilti-ag]]-Vergleich des Konzerns aus Schaan.',
    ],
  },
  {
    rule: 'what the text itself calls a star, a town, a film or a word is none of ours',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ The vessel, the Polaris, sailed late.`,
      `${ABOUT} ¶ Polaris, the star, was out. Her new album Polaris is out too.`,
      `${ABOUT} ¶ He comes from the town of Thorn; the film Unseen is on.`,
      '[[Banco Santander|santander]], which takes its name from the Spanish port of Santander, lends to [[Barclays|barclays]].',
      'Next came Nokia, which is a quiet little town. ¶ [[Nokia|nokia]], which is a client of the bank, joined.',
      `${ABOUT} ¶ His memoir, Walk Free, sold well. ¶ [[Walk Free|walk-free]] counted, the film Polaris did not.`,
    ],
  },
  {
    rule: 'what the text calls a kind that entities have stays ours',
    lang: 'en',
    lines: [
      'The bank [[Santander|santander]] lends to the port of Rotterdam, and [[Barclays|barclays]] follows.',
      `${ABOUT} ¶ The organisation [[Polaris|polaris]] answers, and the initiative is called [[FAST|fast]].`,
      `${ABOUT} ¶ [[Barclays|barclays]] and [[ING|ing]] staff from the town of Leeds joined.`,
    ],
  },
  {
    rule: 'somebody of another walk of life, or whose life is over, is not the person of that name',
    lang: 'en',
    lines: [
      'The painter James Cockayne showed his boats. ¶ Peter Warrack, a striker, scored twice.',
      'Conductor: James Cockayne. ¶ Peter Warrack, who was a striker, scored twice.',
      'James Cockayne (1712–1788) built the mill.',
      '[[James Cockayne|james-cockayne]] (2019–2022) led it.',
    ],
  },
  {
    rule: 'what somebody is called by, or addressed with, is a person or an animal',
    lang: 'nl',
    lines: [
      'Er woont een ezel die Rabo heet, bij fam. Knab.',
      `${OVER} ¶ De buurman heet Knab en onze hond heet Citi.`,
      `${OVER} ¶ Oom Rabo kwam en rapper Shyne zong.`,
    ],
  },
  {
    rule: 'capitals joined to digits, or after a word for codes, are a code',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Model DNB-4400 was recalled, order code CKM-17 too.`,
      `${ABOUT} ¶ Flight IND-ORD left late. ¶ The square VNG 4471 is near the mill.`,
      `${ABOUT} ¶ Shares rose in Toronto (TSX: RBC).`,
      `${ABOUT} ¶ The [[AFM|afm]] 2019 figures, and [[ANZ|anz]] 500 customers.`,
    ],
  },
  {
    rule: 'words right beside a name give it to their country',
    lang: 'nl',
    lines: [
      `${OVER} ¶ De Noorse bank DNB verhoogt de rente. ¶ DNB groeit.`,
      `${OVER} ¶ De Surinaamse Belastingdienst int, net als de Belastingdienst van Aruba. ¶ De [[Belastingdienst|belastingdienst]] ook.`,
    ],
  },
  {
    rule: 'a country is told by its own adjective, not by that of one whose name begins alike',
    lang: 'en',
    lines: [
      'Beside him sat the Australian foreign minister [[Marise Payne|marise-payne]].',
      'Beside him sat the Austrian foreign minister Marise Payne.',
    ],
  },
  {
    rule: 'words of a far field around an ambiguous name speak for another sense, also for one that nobody listed',
    lang: 'en',
    lines: [`${ABOUT} ¶ The surgeon saw a torn ligament: the UCL in her elbow. ¶ Ask [[UCL|ucl]].`],
  },
  {
    rule: 'a short form is spelt out in many ways, and all of them speak against ours',
    lang: 'nl',
    lines: [
      `${OVER} ¶ OM staat hier voor Onderhoud en Materieel. ¶ Bel OM.`,
      `${OVER} ¶ Het Facilitair Expertise Centrum (hierna: FEC) regelt de sleutels. ¶ Het FEC ook.`,
      `${OVER} ¶ Het FEC, d.w.z. het Facilitair Expertise Centrum, regelt dat.`,
      `${OVER} ¶ AFM\nAfdeling Fietsen en Mobiliteit ¶ De AFM plant bussen.`,
      `${OVER} ¶ OM\nOrganische massa ¶ Meer OM in de bodem.`,
    ],
  },
  {
    rule: 'a contest or a place to hold it, with the name of its sponsor, is not the sponsor',
    lang: 'en',
    lines: [
      'The Barclays Premier League is gone, the Citi Field crowd sang, the Vodafone-arena too.',
      'De Rabobank Eredivisie begint weer, en wie won de Postcode Loterij Eredivisie-tour?',
      'Then the Barclays FA Women’s Super League goes on.',
      'The Leafs won at Scotiabank on Friday. ¶ My friends at [[Scotiabank|scotiabank]] in Toronto, and at [[Barclays|barclays]].',
    ],
  },
  {
    rule: 'in a list of abbreviations the line says what is meant, for the whole document',
    lang: 'nl',
    lines: [
      `${OVER} ¶ HSI – huiselijk geweld, signalering en interventie\n[[OM|openbaar-ministerie]] – [[Openbaar Ministerie|openbaar-ministerie]]\nSER – samenwerking eerstelijns registratie\nTOM – team omgeving ¶ Hoofdstuk 3 gaat over de SER.`,
    ],
  },
  {
    rule: 'lines of such a list are lines however long they are, and a name told apart from the meaning is not the meaning',
    lang: 'nl',
    lines: [
      `${OVER} ¶ BOA – buitengewoon opsporingsambtenaar van de gemeente\nBZ – Burgerzaken (in dit stuk niet het [[ministerie van Buitenlandse Zaken|dutch-mfa]])\n[[IND|ind]] – [[Immigratie- en Naturalisatiedienst|ind]]\nOM (alleen hoofdstuk 6) – ontwikkelmaatschappij van de stad\n[[OM|openbaar-ministerie]] (elders) – [[Openbaar Ministerie|openbaar-ministerie]]\nSER – sociaal-emotionele redzaamheid van jongeren`,
      `${OVER} ¶ BOA - buitengewoon opsporingsambtenaar van de gemeente\nBZ - Burgerzaken (in dit stuk niet het [[ministerie van Buitenlandse Zaken|dutch-mfa]])\n[[IND|ind]] - [[Immigratie- en Naturalisatiedienst|ind]]\nSER - sociaal-emotionele redzaamheid van jongeren`,
    ],
  },
  {
    rule: 'a translation before our name in brackets is no other meaning',
    lang: 'nl',
    lines: [
      `${OVER} ¶ BOA – buitengewoon opsporingsambtenaar\n[[IJM|ijm]] – Internationale Justitie Missie ([[International Justice Mission|ijm]])\n[[IND|ind]] – [[Immigratie- en Naturalisatiedienst|ind]]\n[[OM|openbaar-ministerie]] – [[Openbaar Ministerie|openbaar-ministerie]] ¶ Volgens [[IJM|ijm]] is er werk.`,
    ],
  },
  {
    rule: 'a date that begins the next line of an agenda is no number of the name before it',
    lang: 'nl',
    lines: [
      `${OVER} ¶ 29 mei – webinar over bedenktijd, met een spreker van de [[IND|ind]]\n18 oktober – startsein van de week tegen mensenhandel, met muziek\n3 december – afsluiting in het gemeentehuis`,
      `${OVER} ¶ 17:45 – inloop met soep en brood voor wie van ver komt\n18:30 – webinar over bedenktijd, met een spreker van de [[IND|ind]]\n19:15 – vragen uit de zaal, daarna gelegenheid tot napraten`,
    ],
  },
  {
    rule: 'what is of a bank is not what the bank is',
    lang: 'nl',
    lines: [
      'Wij zijn met de speeltuin van [[Rabobank|rabobank]] naar [[Triodos Bank|triodos]] gegaan. ¶ Speeltuin Polaris.',
      `${OVER} ¶ In de haven van Thorn lag een schip. Het dorp van Themis is klein.`,
    ],
  },
  {
    rule: 'one among its like is none that is known',
    lang: 'nl',
    lines: [
      `De rente stijgt bij [[Triodos Bank|triodos]] en bij [[ABN AMRO|abn-amro]]. ¶ Een regionale Volksbank in Hessen sluit een kantoor. Een kleine Volksbank ook.`,
    ],
  },
  {
    rule: 'a list of who is who explains nobody away',
    lang: 'nl',
    lines: [`${OVER} ¶ [[DNB|dnb]] – toezicht op banken\n[[AFM|afm]] – toezicht op markten\n[[FIOD|fiod]] – opsporing`],
  },
  {
    rule: 'after a first name, and as half of a double name, a word is a surname',
    lang: 'en',
    lines: [`${ABOUT} ¶ Dr. Mark Thorn and Kim Fidelity-Brown came. ¶ Anouk Polaris-Jones, too.`],
  },
  {
    rule: 'a surname among other words that make another name of it is not that person',
    lang: 'en',
    lines: [
      '[[James Cockayne|james-cockayne]] spoke. ¶ Guy Cockayne played. ¶ The land of Cockayne is far.',
      '[[Marise Payne|marise-payne]] spoke. ¶ Payne County is in Oklahoma.',
      '[[Peter Warrack|peter-warrack]] spoke. ¶ Block of the Warrack B. ¶ But [[Warrack|peter-warrack*]] went.',
    ],
  },
  {
    rule: 'a capitalised word after a name that makes another name of it takes it away',
    lang: 'en',
    lines: [`${ABOUT} ¶ [[UN|united-nations]] agencies, UN Women and UN-Habitat met.`],
  },
  {
    rule: 'a public body among the words of another country’s body of that name is that one',
    lang: 'nl',
    lines: [
      `De correctionele rechtbank in Antwerpen volgde het Openbaar Ministerie. ¶ Het [[Openbaar Ministerie|openbaar-ministerie]] in Den Haag niet.`,
      'Onder de Modern Slavery Act 2018 (NSW). ¶ Onder de Modern Slavery Act 2018.',
    ],
  },
  {
    rule: 'a public body that the text gives to another country is that one under its other names too',
    lang: 'nl',
    lines: [
      'Het openbaar ministerie in Antwerpen eist twee jaar. ¶ Het OM vindt dat de verdachte loog.',
      'Anders dan het Openbaar Ministerie in België mag het Nederlandse [[OM|openbaar-ministerie]] seponeren. ¶ Het [[OM|openbaar-ministerie]] vindt dat goed.',
      'Het [[openbaar ministerie|openbaar-ministerie]] eist twee jaar. ¶ Het [[OM|openbaar-ministerie]] vindt dat de verdachte loog.',
    ],
  },
  {
    rule: 'where other bodies of its country are named and the text gives it away at few places, only the blocks of these are the other’s',
    lang: 'nl',
    lines: [
      'Het Belgische openbaar ministerie eist twee jaar. ¶ De [[Belastingdienst|belastingdienst]] en de [[FIOD|fiod]] hielpen. ¶ Het [[OM|openbaar-ministerie]] zegt dat, en het [[OM|openbaar-ministerie]] weet het.',
    ],
  },
  {
    rule: 'the words of a name, all without capitals in an English text that has some, are words',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ We must save the children who work, and free a girl. ¶ [[Save the Children|save-the-children]] and [[Free a Girl|free-a-girl]] do.`,
      `${ABOUT} ¶ You should know the chain of custody: a focus on labour exploitation.`,
      `they called [[save the children|save-the-children]] about human trafficking.`,
      `${ABOUT} ¶ My branch of [[lloyds bank|lloyds-bank]] helped, and so do the [[sustainable development goals|sdgs]].`,
    ],
  },
  {
    rule: 'a group of so many people is no group of states',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ A group of twenty survivors met. ¶ The [[Group of Twenty|g20]] met in Delhi.`,
      `Mensenhandel is ook moderne slavernij. ¶ Een groep van zeven vrouwen en een groep van twintig mannen. ¶ De [[Groep van Twintig|g20]] vergaderde.`,
    ],
  },
  {
    rule: 'where the text gives a body to another country, doubtful names of its own country’s bodies are doubted too',
    lang: 'nl',
    lines: [
      'Het openbaar ministerie eiste voor de correctionele rechtbank van Gent een boete. ¶ Het OM was streng. ¶ De Arbeidsinspectie trof hem aan.',
      `${OVER} ¶ Landennotitie Noorwegen: DNB en [[Nordea|nordea]] leiden op.`,
      'De Noorse bank DNB groeit. ¶ De [[Arbeidsinspectie|inspectie-szw]] trof hem aan.',
    ],
  },
  {
    rule: 'a body that its country makes another one stays that in the document, until it is told otherwise',
    lang: 'de',
    lines: [
      'Das österreichische Bundeskriminalamt ermittelt wegen Menschenhandel. Das Bundeskriminalamt meldete 100 Opfer. ¶ Das [[Bundeskriminalamt|bka]] in Wiesbaden auch.',
    ],
  },
  {
    rule: 'of a law that a state and the Union have, that of a third state is neither',
    lang: 'de',
    lines: [
      'Gegen Zwangsarbeit: die [[EU-Lieferkettenrichtlinie|csddd]]. ¶ Das französische Lieferkettengesetz gilt auch. ¶ Das deutsche [[Lieferkettengesetz|lksg]] ebenso.',
    ],
  },
  {
    rule: 'where words around a name speak for another sense, the rest of the document does not outweigh them',
    lang: 'en',
    lines: [
      'The [[Global Slavery Index|global-slavery-index]] of [[Walk Free|walk-free]] counts modern slavery and forced labour. The [[GSI|global-slavery-index]] ([[Global Slavery Index|global-slavery-index]]) is known. ¶ My brother is at the GSI in Darmstadt, with ions.',
    ],
  },
  {
    rule: 'a short form that the document spells out as something else is that in all of it',
    lang: 'en',
    lines: [
      'The Nepal Crime Authority (NCA) works against human trafficking. ¶ Later the NCA said: our officers arrest traffickers. NCA officers arrested two men.',
    ],
  },
  {
    rule: 'of a law that several countries have, the one whose bodies the text names is meant',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ The [[National Crime Agency|nca]] leads. ¶ She relies on the [[Modern Slavery Act|uk-modern-slavery-act]].`,
      `${ABOUT} ¶ [[AUSTRAC|austrac]] in Sydney does. ¶ London, home of the [[Modern Slavery Act|uk-modern-slavery-act]], does not.`,
      `${ABOUT} ¶ [[AUSTRAC|austrac]] leads. ¶ She relies on the [[Modern Slavery Act|au-modern-slavery-act]].`,
    ],
  },
  {
    rule: 'a word of a longer name tells of no other sense of the name beside it',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Reply to the [[Home Office|uk-home-office]]. Meet [[Anti-Slavery International|anti-slavery-international]] and [[FLEX|flex-uk]].`,
    ],
  },
  {
    rule: 'a short form may take its last letters from a compound',
    lang: 'nl',
    lines: [`${OVER} ¶ De Regionale Inclusieve Evenementencommissie (RIEC) kwam.`],
  },
  {
    rule: 'the first cells of lines one after the other are listed',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ [[Walk Free|walk-free]] | Australia | NGO\n[[Unseen|unseen]] | UK | NGO\n[[Polaris|polaris]] | US | NGO`,
      `${ABOUT} ¶ • [[Walk Free|walk-free]]: an index\n• [[Unseen|unseen]]: a helpline\n• [[Polaris|polaris]]: a report`,
      `${ABOUT} ¶ • [[Walk Free|walk-free]]: an index\n• Those unseen: a film`,
    ],
  },
  {
    rule: 'a country of those with whom somebody works says nothing of the country of that one',
    lang: 'nl',
    lines: [
      'De [[Marechaussee|koninklijke-marechaussee]] en de [[Arbeidsinspectie|inspectie-szw]] hebben dinsdag samen met Duitse collega’s tien slachterijen bezocht.',
      'De Duitse Arbeidsinspectie heeft dinsdag tien slachterijen bezocht.',
    ],
  },
  {
    rule: 'a law works with nobody: the country of those with whom somebody works under it is its own',
    lang: 'en',
    lines: [
      'We worked with British retailers on the [[Modern Slavery Act|uk-modern-slavery-act]]. Australia has one too.',
      'We worked with Australian universities on training staff under the [[Modern Slavery Act|au-modern-slavery-act]] on slavery.',
    ],
  },
  {
    rule: 'a division of a bank is the bank’s, whatever leagues are called',
    lang: 'nl',
    lines: [
      'De [[ING|ing]] Divisie Retail en de [[Rabobank|rabobank]] Divisie Particulieren groeien. De bank [[ING|ing]] ook.',
    ],
  },
  {
    rule: 'a word that joins a name to another says nothing of it',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ For a referral ask [[Unseen|unseen]] and the [[Salvation Army|salvation-army]].`,
      `${ABOUT} ¶ Funds came from [[UNODC|unodc]], the Commonwealth and the [[OSCE|osce]].`,
    ],
  },
  {
    rule: 'a number that counts something is no part of a code',
    lang: 'de',
    lines: ['Laut [[ILO|ilo]] 236 Milliarden Dollar im Jahr.', 'Der Chip iLO 5 im Server; ILO 5 braucht ein Update.'],
  },
  {
    rule: 'an animal is not called after a company',
    lang: 'de',
    lines: ['Ein Esel namens Amex lief davon.'],
  },
  {
    rule: 'at the beginning of a sentence what does something is a name',
    lang: 'en',
    lines: [`${ABOUT} ¶ [[RUSI|rusi]] will meet. [[Themis|themis]] has agreed to pay. Themis, perhaps.`],
  },
  {
    rule: 'an article that fits ours says nothing beside a phrase of another sense',
    lang: 'en',
    lines: ['Sanctions by the [[US Treasury|us-treasury]]. ¶ The US Treasury market did not move.'],
  },
  {
    rule: 'German nouns take -es in the genitive, also before the rest of a name',
    lang: 'de',
    lines: [
      'eine Änderung des [[Geldwäschegesetz|gwg]]es und der Leiter des [[Bundeskriminalamt|bka]]es',
      'Mitglieder des [[Bundesweiten Koordinierungskreises gegen Menschenhandel|kok-germany]]',
      'Beim Treffen des [[Bali-Prozess|bali-process]]es ging es um Menschenhandel.',
    ],
  },
  {
    rule: 'German names take their other spellings: UNO- for UN-, Europarates for Europarats',
    lang: 'de',
    lines: [
      'Ein Bericht des [[UNO-Hochkommissariats für Menschenrechte|ohchr]] und des [[Kinderhilfswerks der Vereinten Nationen|unicef]]',
      'Die [[Expertengruppe des Europarats für die Bekämpfung des Menschenhandels|greta]] war in Bern.',
    ],
  },
  {
    rule: 'a capitalised word before a name with which the dataset knows another makes it that one, whatever else speaks',
    lang: 'nl',
    lines: [
      'Banken melden aan het [[Meldpunt Ongebruikelijke Transacties|fiu-nederland]], naar de Wet melding ongebruikelijke transacties (Wet MOT).',
    ],
  },
  {
    rule: 'an office, a noun for one and a day before a surname are nobody’s first name',
    lang: 'de',
    lines: [
      '[[Daniel Thelesklaf|daniel-thelesklaf]] sprach über Menschenhandel. [[Thelesklaf|daniel-thelesklaf*]] lobte, [[UNDP|undp]]-Chef [[Thelesklaf|daniel-thelesklaf*]] schwieg. Am Montag [[Thelesklaf|daniel-thelesklaf*]].',
      '[[Daniel Thelesklaf|daniel-thelesklaf]] sprach. Thelesklaf lobte. Johanna Thelesklaf schwieg.',
    ],
  },
  {
    rule: 'a short form in a sentence of another meaning gives no other name of the body to another country',
    lang: 'nl',
    lines: [
      'Slachtoffers van mensenhandel. ¶ Het [[OM|openbaar-ministerie]] onderzoekt dat. ¶ Daarom gaat het OM te rade bij banken.',
    ],
  },
  {
    rule: 'the sign of a country beside a name in capitals makes it no line in capitals',
    lang: 'nl',
    lines: ['De directeur van [[UNHCR|unhcr]] NL sprak. Volgens [[FIOD|fiod]] NL daalt het aantal zaken.'],
  },
  {
    rule: 'a country in the next sentence tells of the same name where it stands there again',
    lang: 'nl',
    lines: [
      'Het [[AMLC|amlc]] van de [[FIOD|fiod]] onderzoekt witwassen. De [[AMLC|amlc-philippines]] van de Filipijnen bevroor tegoeden.',
    ],
  },
  {
    rule: 'the prosecutors of a Belgian town are not the Dutch ones, whoever else stands near',
    lang: 'nl',
    lines: [
      'Het Openbaar Ministerie in Hasselt werkt bij mensenhandel samen met de [[Nederlandse politie|politie-nl]].',
    ],
  },
  {
    rule: 'a bank of a country is not the central bank that is called so with a capital',
    lang: 'nl',
    lines: [
      'Toen bleek dat de Nederlandse bank [[ING|ing]] betaalt. ¶ Volgens [[de Nederlandse Bank|dnb]] is het genoeg.',
    ],
  },
  {
    rule: 'a long form may begin with a name that its short form leaves out',
    lang: 'de',
    lines: [
      'Das Fraunhofer-Institut für Arbeitswirtschaft und Organisation (IAO) hat gefragt. ¶ Laut IAO ist das Büro leer. Die Arbeit sei anderswo.',
      'Die [[Internationale Arbeitsorganisation|ilo]] ([[IAO|ilo]]) hat gefragt. Laut [[IAO|ilo]] ist das Büro leer.',
    ],
  },
  {
    rule: 'one of many units of a kind is not that of the country at hand',
    lang: 'de',
    lines: [
      'Die [[Zentralstelle für Finanztransaktionsuntersuchungen|fiu-germany]] nimmt Meldungen an. ¶ Meldungen aus dem Ausland gehen an die jeweilige nationale FIU.',
    ],
  },
  {
    rule: 'rooms are called by any fine word',
    lang: 'nl',
    lines: [
      `09.15 Inloop (foyer Koraal) ¶ ${OVER}`,
      `De zalen Spotlight en Shift zijn vol. ¶ ${OVER}`,
      `Workshop in zaal Polaris ¶ ${OVER}`,
    ],
  },
  {
    rule: 'of a law that a state and the Union have, a sentence that speaks of the Union means the Union’s',
    lang: 'de',
    lines: [
      'Deutschland stimmt im Rat nicht zu. Auf EU-Ebene wird über ein weiteres [[Lieferkettengesetz|csddd]] verhandelt, gegen Zwangsarbeit und Menschenhandel.',
      'Menschenhandel und Zwangsarbeit: Seit 2023 gilt das [[Lieferkettengesetz|lksg]] für Unternehmen in Deutschland.',
    ],
  },
  {
    rule: 'who acts in a country as what the name says is of that country',
    lang: 'nl',
    lines: [
      `Myria, dat in België optreedt als nationaal rapporteur, stelt zich burgerlijke partij. ¶ ${OVER}`,
      `Zij treedt in Nederland op als [[nationaal rapporteur|nationaal-rapporteur]]. ¶ ${OVER}`,
      `Het kantoor treedt op als Belastingdienst van Aruba. ¶ ${OVER}`,
      `Hij werd in Spanje gepakt, zegt men, als [[Belastingdienst|belastingdienst]] en politie samenwerken. ¶ ${OVER}`,
    ],
  },
  {
    rule: 'what a sentence calls a country’s own, or says that it has none of, is of that country',
    lang: 'en',
    lines: [
      `New Zealand shelves its Modern Slavery Act. ¶ The [[UK Modern Slavery Act|uk-modern-slavery-act]] is of 2015. ¶ ${ABOUT}`,
      `New Zealand has no Modern Slavery Act. ¶ The [[UK Modern Slavery Act|uk-modern-slavery-act]] is of 2015. ¶ ${ABOUT}`,
      `Curaçao has its own FIU. ¶ The [[FIU-Nederland|fiu-nederland]] sits in Zoetermeer. ¶ ${ABOUT}`,
    ],
  },
  {
    rule: 'a law with an indefinite article is one of many, unless its country has it',
    lang: 'de',
    lines: [
      `Ein Lieferkettengesetz soll Menschenrechte schützen. ¶ Gegen Zwangsarbeit und Sklaverei.`,
      `Australien hat ebenfalls einen [[Modern Slavery Act|au-modern-slavery-act]] von 2018. ¶ Gegen moderne Sklaverei.`,
    ],
  },
  {
    rule: 'what the text calls a make is no organisation; a firm may well be one',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ [[Polaris|polaris]] runs the hotline. ¶ Lost: a bike, brand Polaris.`,
      `${ABOUT} ¶ The bank trades under the brand [[Rabobank|rabobank]].`,
    ],
  },
  {
    rule: 'what the text calls a make is no organisation, in German either',
    lang: 'de',
    lines: [
      'Menschenhandel und moderne Sklaverei: [[Themis|themis]] hilft Banken. ¶ Die Schreibmaschine, Modell „Themis“, ist alt.',
    ],
  },
  {
    rule: 'several words in capitals are the name, whatever its letter case',
    lang: 'en',
    lines: [
      '[[DEUTSCHE BANK|deutsche-bank]] AND [[NATIONAL CRIME AGENCY|nca]] SIGN A PACT ¶ Nothing else is known.',
      `${ABOUT} ¶ NEWS FROM THE [[UNITED NATIONS|united-nations]]`,
      `${ABOUT} ¶ OUR CALL TO ACTION ¶ OUT OF THE SHADOWS ¶ THE FREEDOM FUND IS EMPTY`,
    ],
  },
  {
    rule: 'a surname of several words is not told by capitals, which no filter lets through',
    lang: 'nl',
    lines: [
      `${OVER} ¶ [[Maria Anne van Dijk|maria-anne-van-dijk]] sprak. ¶ Later zei [[van Dijk|maria-anne-van-dijk*]] niets, en VAN DIJK ook niet.`,
    ],
  },
  {
    rule: 'several words in capitals after an article may be anything of that kind',
    lang: 'de',
    lines: ['Menschenhandel: ¶ EINE DEUTSCHE BANK MUSS ZAHLEN ¶ [[DEUTSCHE BANK|deutsche-bank]] MUSS ZAHLEN'],
  },
  {
    rule: 'several words in capitals are the name in Dutch headings, too',
    lang: 'nl',
    lines: [
      `[[NATIONAAL RAPPORTEUR|nationaal-rapporteur]] WAARSCHUWT VOOR UITBUITING ¶ ${OVER}`,
      '[[OPENBAAR MINISTERIE|openbaar-ministerie]] EIST ACHT JAAR VOOR MENSENHANDEL ¶ De zaak dient in Zwolle.',
    ],
  },
  {
    rule: 'in capitals a small word before an article is no name',
    lang: 'nl',
    lines: [
      `Mail daar niet OM DE HAVERKLAP over. ¶ Het [[Openbaar Ministerie|openbaar-ministerie]] eist straf. ¶ ${OVER}`,
    ],
  },
  {
    rule: 'a body in the capital of a country that has none of ours is none of ours',
    lang: 'en',
    lines: [`The FIU in Pristina asked for time. ¶ The [[German FIU|fiu-germany]] sent data. ¶ ${ABOUT}`],
  },
  {
    rule: 'people of common names want a text that tells of their work',
    lang: 'nl',
    lines: [
      'Steef de Vries, die vorige maand overleed, kende elke deur.',
      `[[Steef de Vries|steef-de-vries]] van de [[Inspectie SZW|inspectie-szw]] leidde het project. ¶ ${OVER}`,
    ],
  },
  {
    rule: 'an entity that is tied to it speaks for a name that says little by itself',
    lang: 'nl',
    lines: ['Zij werkte daar bij Fier.', 'Het [[CKM|ckm]] hielp [[Fier|fier]].'],
  },
  {
    rule: 'a name that is surely meant at one place is likelier meant at the next',
    lang: 'en',
    lines: [
      'She told Shift about it.',
      'The nonprofit [[Shift|shift]] wrote on business and human rights. ¶ She told [[Shift|shift]] about it.',
    ],
  },
  {
    rule: 'names of a kind in one list speak for each other, and more so where their country’s language is spoken',
    lang: 'nl',
    lines: ['Ze spraken met DNB.', 'Ze spraken met [[ABN AMRO|abn-amro]], [[Rabobank|rabobank]] en [[DNB|dnb]].'],
  },
  {
    rule: 'leaks and papers named after somebody are something else, and verbs in headlines are not',
    lang: 'en',
    lines: [
      'Journalists read the FinCEN Files. ¶ Reporters had the Rabobank Papers.',
      'Why The FinCEN Files Matter ¶ FinCEN Files Show Dirty Money',
      '[[Rabobank|rabobank]] Files Suit Over Leak ¶ [[Rabobank|rabobank]] Files to Dismiss',
    ],
  },
  {
    rule: 'where an encyclopaedia lists all who bear a name, none of them is meant',
    lang: 'en',
    lines: [`For other uses, see UNODC (disambiguation). ¶ ${ABOUT} ¶ [[UNODC|unodc]] wrote a report.`],
  },
  {
    rule: 'what stands in quotes after a compound may spell out the name that it begins',
    lang: 'nl',
    lines: ['De SER-camping, ‘Sport En Recreatie’, ligt aan een grindgat.'],
  },
  {
    rule: 'a sculpture is no organisation, and what people think of one is',
    lang: 'nl',
    lines: [
      `Het beeld Koraal staat bij de ingang. ¶ ${OVER}`,
      `${OVER} ¶ [[Koraal|koraal]] helpt meisjes. ¶ Beeld [[Koraal|koraal]]`,
      `Het beeld van [[Rabobank|rabobank]] is helder. ¶ ${OVER}`,
    ],
  },
  {
    rule: 'a surname at the beginning of an entry in a list of books is an author’s',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ Thorn, Peter: Spotlight ¶ Polaris, Jane (2014). A life at sea.`,
      `${ABOUT} ¶ [[Thorn|thorn]], which builds tools, and [[Polaris|polaris]] met.`,
    ],
  },
  {
    rule: 'a firm that bears a surname is not the person',
    lang: 'nl',
    lines: [`${OVER} ¶ [[Muhammad Yunus|muhammad-yunus]] sprak. ¶ De firma Yunus & Yo bakt brood.`],
  },
  {
    rule: 'that it stands beside the group of all units tells of no unit which it is',
    lang: 'en',
    lines: [`${ABOUT} ¶ The [[Egmont Group|egmont-group]] has a member here, the Financial Intelligence Unit.`],
  },
  {
    rule: 'a line break that only wraps a list divides no members of it',
    lang: 'en',
    lines: [
      `${ABOUT} ¶ The members of the working group on slavery that met in May in the city were [[Rabobank|rabobank]] and\n[[Shift|shift]] and the report of the group is to come out in the course of the coming year in full\nand then in short in the newspapers of the country and of the neighbours.`,
    ],
  },
  {
    rule: 'a first name before it makes a surname of a word, also where nouns have capitals',
    lang: 'de',
    lines: [
      'Menschenhandel und moderne Sklaverei. ¶ Rückfragen beantwortet Miriam Thorn.',
      'Menschenhandel und moderne Sklaverei. ¶ Rückfragen an Frau Miriam\u00A0Thorn.',
    ],
  },
];

let linker: Linker;
beforeAll(async () => {
  linker = linkerOf([await curatedPack()]);
});

describe.each(RULES)('$rule', ({ lang, lines }) => {
  test.each(lines)('%s', (line) => {
    const plain = line.replace(/\[\[([^|\]]*)\|[^\]]*\]\]/g, '$1');
    expect(marked(linker, plain, lang)).toBe(line);
  });
});

describe('verdicts', () => {
  test('a button or menu entry needs more than running text', () => {
    const line = 'Slachtoffers van mensenhandel: IND';
    expect(marked(linker, line, 'nl')).toContain('|ind]]');
    expect(marked(linker, line, 'nl', { kind: 'control' })).toBe(line);
  });

  /** What a card would say of the last name of a line. */
  const reasonsFor = (line: string, lang: string): string[] => {
    const { open } = link(linker, {
      document: { title: '', lang, host: '' },
      state: null,
      open: [],
      blocks: [{ id: 0, text: line, kind: 'text' }],
    });
    return (open.at(-1)?.verdict?.choices[0]?.reasons ?? []).map(({ code, detail }) =>
      `${code} ${detail ?? ''}`.trim(),
    );
  };

  test('initials before a surname that fit are a reason, and others make somebody else of it', () => {
    const line = 'Ina Hut sprak. Later zei I. Hut meer.';
    expect(reasonsFor(line, 'nl')).toContain('initials');
    expect(marked(linker, 'Ina Hut sprak. Later zei K. Hut meer.', 'nl')).toBe(
      '[[Ina Hut|ina-hut]] sprak. Later zei K. Hut meer.',
    );
  });

  test('the country of a page, by its address, tells which of two laws is meant', () => {
    const lawOn = (host: string) => {
      const text = 'The Modern Slavery Act requires a statement on forced labour from large firms.';
      const document = { title: '', lang: 'en', host };
      const { open } = link(linker, { document, state: null, open: [], blocks: blocksOf([text]) });
      const [verdict] = open.map((one) => one.verdict);
      return `${verdict?.choices[0]?.entity} ${verdict?.certainty}`;
    };
    expect(lawOn('www.example.gov.au')).toBe('au-modern-slavery-act certain');
    expect(lawOn('www.example.gov.uk')).toBe('uk-modern-slavery-act certain');
  });

  test('the first cell of a row in a table says of which country the others speak', () => {
    const line = 'The Modern Slavery Act is on slavery.';
    expect(marked(linker, line, 'en', { row: 'Australia' })).toContain('|au-modern-slavery-act]]');
    expect(marked(linker, line, 'en', { row: 'United Kingdom (2015)' })).toContain('|uk-modern-slavery-act]]');
    expect(marked(linker, line, 'en', { row: 'New Zealand' })).toBe(line);
    expect(marked(linker, 'The British Modern Slavery Act is on slavery.', 'en', { row: 'Australia' })).toContain(
      '|uk-',
    );
  });

  test('a place that words on both sides pull at gives its name elsewhere to nobody else', () => {
    const line = 'AMSTERDAM - ING en ABN AMRO verhogen de rente. ING doet dat per 1 mei.';
    const { open } = link(linker, { document: facts('nl'), state: null, open: [], blocks: blocksOf([line]) });
    const codes = open.map(({ verdict }) => verdict?.choices[0]?.reasons.map(({ code }) => code));
    expect(codes).toHaveLength(2);
    expect(codes.flat()).not.toContain('sameNameOtherwise');
  });

  test('items of a list beside a name speak for it where they are of its field, and make a list', () => {
    const thorn = (items: string, text = 'Thorn') => {
      const blocks = blocksOf([ABOUT, text], { items });
      const { open } = link(linker, { document: facts('en'), state: null, open: [], blocks });
      return open[0]?.verdict?.choices[0]?.reasons.some(({ code }) => code === 'listed') ?? false;
    };
    expect(thorn('CoMensha\nLa Strada International\nPolaris')).toBe(true);
    expect(thorn('CoMensha\tNetherlands\nPolaris\tUnited States')).toBe(true);
    expect(thorn('CoMensha\nLa Strada International', 'Thorn – builds detection tools')).toBe(true);
    // One alone makes no list, nor do others of another field, nor what stands within other words.
    expect(thorn('')).toBe(false);
    expect(thorn('CoMensha\nRoermond\nEcht')).toBe(false);
    expect(thorn('Rabobank\nABN AMRO\nVolvo')).toBe(false);
    expect(thorn('A gift to CoMensha\nA gift to La Strada International')).toBe(false);
    expect(thorn('Polaris\nUnseen\nRestore')).toBe(false);
    // And what it stands in is no item itself.
    expect(thorn('CoMensha\nLa Strada International', 'The road to Thorn is closed')).toBe(false);
  });

  test('a word of the subject makes a page one about it where it comes in two places, or in the title', () => {
    const topicOf = (title: string, ...texts: string[]) =>
      link(linker, { document: { ...facts('en'), title }, state: null, open: [], blocks: blocksOf(texts) }).onTopic;
    const said = 'Firms write of modern slavery.';
    expect([topicOf('', said), topicOf('', said, said), topicOf(said, 'Nothing.')]).toEqual([false, true, true]);
    expect(topicOf('', `${said} ${said} ${said}`)).toBe(false);
  });

  test('words that say little make no page one about slavery, however many they are', () => {
    const answer = (...words: string[]) => {
      const line = `${words.join(', ')}, witwassen, terrorismefinanciering, Wwft, geldezels, meldplicht, witwastransacties.`;
      return link(linker, { document: facts('nl'), state: null, open: [], blocks: blocksOf([line, line]) });
    };
    const weak = ['slachtoffers', 'misstanden', 'slavenhandel', 'slaven', 'slaaf', 'slavernijverleden'];
    expect(answer(...weak).topic).toBeGreaterThan(0.4);
    expect(answer(...weak).onTopic).toBe(false);
    expect(answer(...weak, 'slavernij').onTopic).toBe(true);
    expect(answer(...weak, 'CoMensha').onTopic).toBe(true);
  });

  test('bodies with the subject in a name of their own tell of it more than others of their kind', () => {
    const isOnTopic = (...names: string[]) =>
      link(linker, {
        document: facts('en'),
        state: null,
        open: [],
        blocks: blocksOf([`A couple was jailed after a report, said ${names.join(', ')}. Exploitation of women.`]),
      }).onTopic;
    expect(isOnTopic('the FIOD', 'FIU-Nederland', 'the AMLC')).toBe(false);
    expect(isOnTopic('CoMensha', 'the Dutch National Rapporteur', 'FIU-Nederland')).toBe(true);
  });

  test('what banks ask of all their customers is no page about slavery, whichever laws it names', () => {
    const topicOf = (...texts: string[]) =>
      link(linker, { document: facts('nl'), state: null, open: [], blocks: blocksOf(texts) });
    const money =
      'De Wwft, voluit de Wet ter voorkoming van witwassen, verplicht banken tot meldingen van witwassen en terrorismefinanciering.';
    expect(topicOf(money, `${money} Ook de AMLR gaat over witwassen, net als het Geldwäschegesetz.`).onTopic).toBe(
      false,
    );
    expect(topicOf(`${money} Slachtoffers van mensenhandel.`, 'Mensenhandel.').onTopic).toBe(true);
  });

  test('a page of a country that has a body of that name itself speaks of its own, unless it says otherwise', () => {
    const named = (text: string, host: string) => {
      const { settled, open } = link(linker, {
        document: { title: '', lang: '', host },
        state: null,
        open: [],
        blocks: [{ id: 0, text, kind: 'text' }],
      });
      return settled.length + open.filter(({ verdict }) => verdict !== null).length;
    };
    const dutch = 'Het Openbaar Ministerie vervolgt drie mensen voor mensenhandel.';
    const german = 'Das Bundeskriminalamt zählt mehr Opfer von Menschenhandel.';
    expect([named(dutch, 'www.krant.be'), named(german, 'zeitung.at')]).toEqual([0, 0]);
    expect([named(dutch, 'www.krant.nl'), named(german, 'zeitung.de'), named(dutch, 'zeitung.de')]).toEqual([1, 1, 1]);
    expect(named('Het Nederlandse Openbaar Ministerie vervolgt drie mensen.', 'www.krant.be')).toBe(1);
    expect(named('De bank ABN AMRO en Europol.', 'www.krant.be')).toBe(2);
  });

  test('a reason quotes the name as it stands there, of forms that differ in their signs', () => {
    const line = 'Hennie Verbeek-Kusters leidde FIU-Nederland. De FIU bestrijdt mensenhandel.';
    expect(reasonsFor(line, 'nl')).toContain('otherName FIU-Nederland');
  });

  test('one word of the page is one reason, near the name and right after it, by a beginning and as a whole', () => {
    const line = 'De FIU telt ongebruikelijke transacties, en de transactie-FIU-melding is een melding over witwassen.';
    const words = reasonsFor(line, 'nl').flatMap((one) => /^cue\w+ -?([^…]+)/.exec(one)?.[1] ?? []);
    expect(words.length).toBeGreaterThan(1);
    for (const [index, word] of words.entries())
      expect(words.some((other, at) => at !== index && other.startsWith(word))).toBe(false);
  });

  test('words of the long form that introduces a name are no further reasons', () => {
    const reasons = reasonsFor('Het Openbaar Ministerie (OM) eist twee jaar voor mensenhandel.', 'nl');
    expect(reasons).toContain('introduced Openbaar Ministerie');
    expect(reasons.filter((one) => /^cue.*(?:openbaar|ministerie)/i.test(one))).toEqual([]);
  });

  test('a reason is given once, and none by words that tell nothing', () => {
    const line = 'The bank ANZ, a bank of Melbourne, and banking there. ANZ banks closed; the bank ANZ stayed a bank.';
    const reasons = reasonsFor(line, 'en').map((one) => one.replace('…', ''));
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasonsFor('In de strijd tegen mensenhandel helpt de IND slachtoffers.', 'nl')).not.toContain(
      'cueBefore de',
    );
  });

  test('that the page is about trafficking is a reason only where a word of it stands there', () => {
    const named = 'Alliance 8.7, KnowTheChain, the Wwft, Ina Hut and Tanja Cuppen. ';
    expect(reasonsFor(`${named}FAST sees money laundering.`, 'en')).not.toContain('topic slavery');
    expect(reasonsFor(`${named}FAST sees human trafficking, forced labour.`, 'en')).toContain('topic slavery');
  });

  test('a person and the office beside are no list, nor a name and its short form', () => {
    expect(reasonsFor('Ina Hut, FAST chief, spoke of modern slavery.', 'en')).not.toContain('listed');
    expect(reasonsFor('ABN AMRO, FAST and Europol spoke of modern slavery.', 'en')).toContain('listed');
    expect(reasonsFor('Das Bundeskriminalamt / BKA sah Menschenhandel.', 'de')).not.toContain('listed');
  });

  test('an author and a title are no list', () => {
    const note = 'On human trafficking: RUSI, Leaning In: Advancing the Role of Finance against Modern Slavery.';
    expect(reasonsFor(note, 'en')).not.toContain('listed');
  });

  test('the language in which a name is said is no country', () => {
    expect(reasonsFor('Canada’s unit FINTRAC (CANAFE in French) sees human trafficking.', 'en')).not.toContain(
      'ofOtherCountry',
    );
  });

  test('“the UK” and “the Czech Republic” are countries, though their first words are said of things as well', () => {
    for (const country of ['of the US', 'of the Czech Republic', 'in the US'])
      expect(marked(linker, `Human trafficking was seen by the National Crime Agency ${country}.`, 'en')).toBe(
        `Human trafficking was seen by the National Crime Agency ${country}.`,
      );
    expect(marked(linker, 'Firms report on forced labour under the Modern Slavery Act of the UK.', 'en')).toContain(
      '[[Modern Slavery Act|uk-modern-slavery-act]]',
    );
  });

  test('a word that a cue writes with other accents is given once', () => {
    const reasons = reasonsFor('Die FIZ in Zürich berät Betroffene von Menschenhandel; Zürich hilft.', 'de');
    expect(reasons.filter((one) => /^cueNear z[uü]rich/.test(one)).length).toBeLessThan(2);
  });

  test('where evidence does not decide, the candidates stand side by side, likeliest first', () => {
    expect(marked(linker, 'Companies report on modern slavery under the Modern Slavery Act.', 'en')).toContain(
      '[[Modern Slavery Act|uk-modern-slavery-act/au-modern-slavery-act]]',
    );
  });
});
