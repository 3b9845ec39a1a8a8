import { wordSet } from './words.ts';

/** Common first names in the three languages that are no other word there. */
export const FIRST_NAMES = wordSet(`
  abdul abdullah achim adam adriaan adrian agnes agnieszka ahmed aisha alan albert alejandro aleksandra alessandro
  alex alexander alexandra alfons alice alicia alina alison aliyah amanda amelie amir amy anastasia anders andré
  andrea andreas andrei andrew andrzej angela angelika angelique anil anita anja anke anna anne anneke annelies
  anneloes annemarie annette anouar anouk antje antoine anton antonia antonio arend arie arjan armin arne arno arnold
  arthur artur astrid auke axel aylin ayşe barbara bärbel bart bastiaan beate beatriz ben benjamin bernadette bernd
  bernhard bert bettina bianca birgit björn bob bogdan boris bram brenda brian bridget brigitte britta bruno burkhard
  camille carl carla carlo carlos carmen carol carolien caroline catherine cécile cees cem cesar chantal charles
  charlotte chiara chidi chloe chris christa christel christian christina christine christoph claire claudia claus
  coen colin corinna cornelia cornelis cristina daan dagmar daniel daniela danielle danny david deborah denise deniz
  dennis desmond detlef diana diane dieter dimitar dimitri dirk dominic dominik donald dorien doris dorothea dorothy
  dörte edith eduard edward edwin egbert elena eline elisabeth elise elizabeth elke ellen ellie elly elsa elsbeth
  emanuel emily emine emma enrico eric erich erik erika ernesto ernst erwin esmee esther eugene eva evelien eveline
  evelyn ewa fabian fabio fadima farah fatima fatma felicitas felix femke ferdinand fernando filip finn fiona florian
  francesca francesco françois frank franz franziska frauke fred frederik frederike frieda friedrich frits fritz
  froukje gabi gabor gabriela gabriele gareth geert geertje george georgi gerald geraldine gerard gerd gerda gerhard
  gerrit gert gertrud gijs gilles gillian giovanni gisela giulia giuseppe glenn gordon gottfried graham gregor gregory
  greta gudrun guido günter gunther günther gustav guus gwen hakan hamza hanna hannah hanneke hannelore hans harald
  harriet harry hartmut hassan hector hedwig heidi heike heiner heinrich heinz helen helena helga helmut hendrik henk
  henriette henry herbert hester hilary hilde hildegard holger howard hubert hugh hugo humphrey ian ibrahim ilona ilse
  imke imogen inge ingeborg ingo ingrid ioana irena irene irina irmgard isaac isabel isabella isabelle ismail istvan
  ivan ivo iwan jaap jack jackie jacob jacqueline jakub jamal james jana jane janet janneke jannik jason jasper javier
  jeanette jeff jeffrey jelle jennifer jenny jens jeremy jeroen jesse jessica jill joachim joan joanna joanne joão
  jochem jochen johan johanna johannes john jolanda jolanta jonas jonathan joost jörg jorge joris josef josefine
  joseph josephine joshua joyce juan judit judith julia julian juliane jürgen justin jutta kai kamal karen karim karin
  karl karla karlijn karolina karsten katarina katarzyna kate katharina katharine katherine kathleen kathrin kathy
  katja katrin kees keith kelly kenneth kenny kerstin kevin khalid kim kimberly kirsten kirsty klaartje klaas klara
  klaus koen kofi konrad kristin krzysztof kurt kwame lars laszlo laura lauren laurens laurent layla leendert leila
  lena leon leonard leonie leyla liam lieke liesbeth lilian lina linda lionel lisa lisette loes lorenzo lothar lotte
  louis louisa louise luca lucas lucy ludwig luigi luis luise lukas luke lutz lydia lynn maaike maarten mabel
  magdalena mahmoud malcolm malgorzata manfred manuel manuela marc marcel marcin marco marcus margaret margarete
  margarita margit margot margreet margriet maria mariam mariana marianna marianne marie marieke marije marijke
  marilyn marion mariska marit marja marjan marjolein marjorie markus marlene marlies marloes marta martha martijn
  martin martina mathias matteo matthew matthias maureen maurits max maximilian megan mehmet meike melanie melissa
  menno michael michaela michel michèle michelle mieke miguel mihai mildred mireille miriam mirjam mohamed mohammad
  mohammed monica monika monique moritz muhammad muriel mustafa nadia nadine nadja nancy naomi natalia natalie
  natascha nathalie nathan neil nele nelleke ngozi nicholas nico nicola nicolas nicole nicolien niels nienke nigel
  nikolaus nils nina noah noortje nora norbert nour nynke olaf olga oliver olivia omar otto özlem pablo pamela paolo
  pascal patricia patrick patrizia paul paula paulien paulina pauline pavel pawel pedro peggy peter petra philip
  philipp pia pierre piet pieter piotr priya quentin quirine rachel rafael rainer rajesh ralf ramona raoul raquel
  rashid raymond rebecca reinhard reinier remco renate rené renée renske rianne ricardo riccardo richard rik rita
  robert roberto robin roel roelof roger roland rolf romy ronald ronny rosa rosalind rosemarie ruben rudi rüdiger
  rudolf rutger ruth ruud sabine sabrina salma salvatore samantha sami samira samuel sander sandra sandro sanne sara
  sarah sascha saskia sebastiaan sebastian selma sergei sergio severin shaun sheila shirley sibylle siegfried sietske
  sigrid silke silvia simon simona simone sjoerd sofia sonja sophia sophie stanislaw stefan stefania stefanie steffen
  stephan stephanie stephen steven stijn sunita susan susanne suzanne sven svenja svetlana swantje sybille sylvia
  sylvie tamara tanja tanya tariq tatiana tatjana teresa teun theo theodore theresa thérèse theresia thijs thilo
  thomas thorsten tiago tim timo timothy tineke tjeerd tobias tom tomasz torsten trevor tristan trudy truus udo ulrich
  ulrike ursula uschi ute uwe valentina valerie vanessa vasile vera verena veronica veronika victor victoria viktor
  viktoria vincent vincenzo vivian vladimir volkan volker walter walther waltraud wendy werner wesley wiebke wilfred
  wilfried wilhelm wilhelmina willeke willem william wim winfried winston wolfgang wouter xavier yannick yara yasmin
  youssef yusuf yvette yvonne zachary zeynep zoe zofia zoltan`);
