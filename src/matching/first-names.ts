import { wordSet } from './evidence-words.ts';

/** Common first names in the three languages that are no other word there. */
export const FIRST_NAMES = wordSet(`
  abdul abdullah achim adam adriaan adrian agnes ahmed aisha alan albert aleksandra alessandro alex alexander
  alexandra alfons alice alicia alina alison aliyah amanda amelie amir amy anastasia anders andrea andreas andrew
  andrzej andré angela angelika anita anja anke anna anne anneke annelies annemarie annette anouar anouk antje antoine
  anton antonia antonio arend arjan armin arne arno arnold arthur artur astrid axel aylin ayşe barbara bart bastiaan
  beate ben benjamin bernadette bernd bernhard bert bettina bianca birgit björn bob boris bram brenda brian bridget
  brigitte britta bruno burkhard bärbel camille carl carla carlo carlos carmen carol carolien caroline catherine cees
  cem cesar chantal charles charlotte chiara chloe chris christa christel christian christina christine christoph
  claire claudia claus colin corinna cornelia cornelis cécile daan dagmar daniel daniela danielle danny david deborah
  denise deniz dennis desmond detlef diana diane dieter dimitri dirk dominic dominik donald dorien doris dorothea
  dorothy dörte edith eduard edward edwin egbert eline elisabeth elise elizabeth elke ellen ellie elly elsa elsbeth
  emanuel emily emine emma enrico eric erich erik erika ernesto ernst erwin esmee esther eugene eva evelien eveline
  evelyn ewa fabian fabio fadima farah fatima fatma felicitas felix femke ferdinand fernando filip finn fiona florian
  francesca francesco frank franz franziska françois frauke fred frederik frederike frieda friedrich frits fritz gabi
  gabriela gabriele gareth geert geertje george gerald gerard gerd gerda gerhard gerrit gertrud gijs gilles giovanni
  gisela giulia giuseppe gottfried graham gregor gregory greta gudrun guido gunther gustav guus günter günther hakan
  hamza hanna hannah hans harald harry hartmut hassan heidi heike heiner heinrich heinz helen helena helga helmut
  hendrik henk henry herbert hilde hildegard holger hubert hugo humphrey ian ibrahim ilona ilse imke ingeborg
  ingo ingrid irena irene irina isabel isabella isabelle ismail iwan jaap jack jacob jacqueline jamal james jana jane
  janet jannik jasper javier jeff jelle jenny jens jeremy jeroen jesse jessica jill joachim joan joanna joanne jochen
  johan johanna johannes john jolanda jolanta jonas jonathan joost jorge joris josef josefine joseph josephine joshua
  joyce juan judit judith julia julian juliane jutta jörg jürgen kai kamal karen karim karin karl karolina karsten
  katarina kate katharina katharine kathleen kathrin kathy katja katrin kees keith kelly kenneth kenny kerstin kevin
  kim kirsten klaartje klaas klara klaus koen konrad kristin krzysztof kurt kwame lars laura laurens laurent lena leon
  leonard leonie leyla lieke liesbeth lilian lina linda lisa lisette lorenzo lothar lotte louis louisa louise lucas
  lucy luigi luis luise lukas lutz lydia maarten magdalena mahmoud malcolm malgorzata manfred manuel manuela marc
  marcel marcin marco marcus margaret margarete margarita margot margreet margriet maria mariam mariana marianna
  marianne marie marieke marije marijke marion mariska marja marjan marjolein markus marlene marlies marloes marta
  martha martijn martin martina matthew matthias maureen maurits max maximilian mehmet meike melanie melissa menno
  michael michaela michel michelle mieke miguel miriam mirjam mohamed mohammad mohammed monica monika monique moritz
  muhammad mustafa nadia nadine nadja nancy naomi natalia natalie natascha nathalie nathan nele nelleke nicholas nico
  nicola nicolas nicole nicolien niels nikolaus nina nora norbert nour olaf olga oliver olivia omar otto pablo pamela
  paolo pascal patricia patrick patrizia paul paula paulina pauline pawel pedro peggy peter petra philip philipp pia
  pierre piet pieter piotr quentin quirine rachel rafael rainer ralf ramona raoul rashid raymond rebecca   reinhard reinier renate rené renée ricardo riccardo richard rita robert roberto robin roel roelof roger roland rolf
  romy ronald ronny rosa rosemarie rudi rudolf ruth ruud rüdiger sabine sabrina salma salvatore samantha sami samuel
  sander sandra sandro sanne sarah sascha saskia sebastiaan sebastian selma sergei sergio severin sibylle siegfried
  sigrid silke silvia simon simona simone sjoerd sofia sonja sophia sophie stanislaw stefan stefania stefanie steffen
  stephan stephanie stephen steven stijn susan susanne suzanne sven svenja svetlana swantje sybille sylvia sylvie
  tamara tanja tanya tatjana teresa teun theo theresa theresia thijs thilo thomas thorsten thérèse tim timo tineke
  tjeerd tobias tom torsten trudy truus udo ulrich ulrike ursula uschi ute uwe valentina valerie vanessa vasile vera
  veronica veronika victor victoria viktor viktoria vincent vincenzo vladimir volkan volker walter walther werner
  wiebke wilfried wilhelm wilhelmina willeke willem william wim winfried wolfgang wouter xavier yannick yara
  yasmin yusuf yvette yvonne zeynep zofia özlem`);
