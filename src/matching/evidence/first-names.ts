import { wordSet } from './words.ts';

/** Common first names in the three languages that are no other word there. */
export const FIRST_NAMES = wordSet(`
  aaron abdul abdullah abigail achim adam adele adriaan adrian agatha agnes agnieszka ahmed aidan ailsa aisha alan
  alasdair alastair albert albrecht alejandro aleksandra alessandra alessandro alessia alex alexander alexandra alfons
  alfonso alfred alice alicia alina alison alistair aliyah allison alois alyssa amanda amelie amir amy anabel anastasia
  anders andré andrea andreas andrei andrew andrzej andy angela angelika angelique angus anil anita anja anke anna anne
  anneke anneli annelies anneloes annemarie annette annika anouar anouk ansgar anthony antje antoine anton antonia
  antonio antony archie arend ariane arie arjan arlene armando armin arnaud arne arno arnold arthur artur ashley astrid
  auke aurelia axel aylin ayşe barbara bärbel barry bart bastiaan beate beatrice beatriz ben benedict benedikt benjamin
  benno bernadette bernard bernd bernhard bernie bert beryl beth bethany bettina betty bianca birgit björn bob bobby
  bogdan boris boudewijn brad bradley bram brandon brenda brent brian bridget brigitte britta bruno bryan bryce
  burkhard caitlin callum cameron camille candice carina carl carla carlo carlos carlotta carmen carol carolien
  caroline caspar cassandra catherine cathy cécile cecilia cedric cees cem cesar chantal charlene charles charlie
  charlotte cheryl chiara chidi chloe chris christa christel christian christina christine christoph christopher
  christy cindy claire clara clarissa claudia claus clemens clifford clive coen colette colin conny conor corinna
  corinne cornelia cornelis cornelius courtney craig cristina curtis cynthia daan dagmar damian daniel daniela danielle
  danny darren dave david davide debbie deborah debra delia denise deniz dennis derek desmond detlef dewi diana diane
  diederik diego dieter dietmar dietrich dieuwke dimitar dimitri dirk dmitri dolores dominic dominik dominique donald
  donna doreen dorien doris dorothea dorothee dorothy dörte douglas duncan dylan edgar edith edmund edoardo eduard
  edward edwin egbert eileen elaine elena elias elijah elina eline elisa elisabeth elise elizabeth elke ella ellen
  ellie elliot elliott elly elmar eloise elsa elsbeth elvira emanuel emil emilia emilie emily emine emma enrico enzo
  eric erica erich erik erika erin ernest ernesto ernst erwin esmee esther ethan eugene eugenia eva evelien eveline
  evelyn ewa fabian fabienne fabio fadima farah fatima fatma faye federico felicitas felix femke ferdinand fergus
  fernando filip finn fiona florian floris frances francesca francesco francine francis françois frank franz franziska
  frauke fred freddie freddy frederik frederike freek frieda friedrich frits fritz froukje gabi gabor gabriela gabriele
  gaby gareth gavin geert geertje geoff geoffrey georg george georgi georgina gerald geraldine gerard gerardus gerben
  gerd gerda gerhard germaine gernot gerrit gert gertrud ghislaine gianni gideon gijs gilles gillian gina giorgio
  giovanni gisela giulia giuseppe glenn goran gordon gottfried gottlieb graeme graham greg gregor gregory greta
  gretchen griet gudrun guido guillaume günter günther gunther gustav guus gwen gwendolyn hakan hamza hana hanna hannah
  hanneke hannelore hannes hans harald harriet harrison harry hartmut harvey hassan hector hedwig hedy heidi heidrun
  heike heiner heinrich heinz helen helena helga hella helmut helmuth hendrik henk henri henrietta henriette henrik
  henry herbert hermann hester hilary hilda hilde hildegard holger horst howard hubert hugh hugo humphrey ian ibrahim
  ida ignacio ilka ilona ilse imke immanuel imogen inge ingeborg ingmar ingo ingrid ioana irena irene irina irmgard
  isaac isabel isabella isabelle isaiah isla ismail istvan ivan ivana ivo iwan jaap jack jackie jaco jacob jacqueline
  jake jakob jakub jamal james jamie jan jana jane janet janice janine janneke jannik jarno jaroslav jasmin jason
  jasper javier jayne jeanette jeannette jeff jefferson jeffrey jelle jenna jennifer jenny jens jeremy jeroen jerome
  jerry jesse jessica jessie jill jim jimmy joachim joan joanna joanne joão jochem jochen jodie joe joel joey johan
  johanna johannes john johnny jolanda jolanta jolien jon jonas jonathan joost jörg jorge joris jos josé josef josefine
  joseph josephine joshua josie joyce jozef juan juanita judit judith jules julia julian juliane julie juliet julius
  jürgen justin jutta kai kaitlyn kamal karen karim karin karina karl karla karlijn karolin karolina karsten kaspar
  katarina katarzyna kate katharina katharine katherine kathleen kathrin kathy katie katja katrin kees keira keith
  kelly ken kenneth kenny kerry kerstin kevin khalid kieran kim kimberly kirsten kirsty klaartje klaas klara klaus koen
  kofi konrad kris kristin kristina krzysztof kurt kwame kyle lachlan lambert larry lars lasse laszlo laura lauren
  laurence laurens laurent laurie layla leendert leigh leila lena leo leon leonard leonie leopold leroy lesley leslie
  levi lewis leyla liam libby lidia lieke liesbeth lieselotte lilian lilly lina linda lionel lisa lisette loes logan
  lorenzo lorna lothar lotte louis louisa louise luca lucas lucia lucie lucien lucinda lucy ludwig luigi luis luisa
  luise lukas luke lutz luuk lydia lynda lynn lynne maaike maarten mabel maddie madeleine magdalena maggie mahmoud
  malcolm malgorzata malte manfred manuel manuela marc marcel marcella marcia marcin marco marcus margaret margarete
  margarita margaux margit margo margot margreet margriet marguerite maria mariam mariana marianna marianne marie
  marieke marije marijke marijn marilyn marinus mario marion mariska marit marja marjan marjolein marjorie markus
  marlene marlies marloes marlon marsha marta marten martha martijn martin martina marvin mary mateusz mathias matteo
  matthew matthias mattias maud maura maureen maurice maurits maurizio mavis max maximilian megan mehmet meike meinhard
  melanie melissa menno mia michael michaela michel michèle michelle mick mieke miguel mihai mikael mike mildred milena
  mireille miriam mirjam mitchell mohamed mohammad mohammed moira molly mona monica monika monique morag moritz moses
  muhammad muriel murray mustafa myra myrthe nadia nadine nadja nancy naomi natalia natalie natascha natasha nathalie
  nathan ned neil nele nell nelleke ngozi nicholas nick nicky nico nicola nicolas nicole nicolien niels nienke nigel
  nikki niklas nikolai nikolaus nils nina noah noel noelle noortje nora norbert norma norman nour nynke oksana olaf
  olga oliver olivia omar orla otto owen özlem pablo paddy paige pamela paolo pascal patricia patrick patrizia patsy
  patty paul paula paulien paulina pauline pavel pawel pedro peggy penelope percy perry pete peter petra phil philip
  philipp phillip phoebe phyllis pia pierre piet pieter pim piotr pippa polly priscilla priya quentin quinn quirine
  rachel rafael raimund rainer rajesh ralf ralph ramona randall randy raoul raphael raquel rashid raymond rebecca
  rebekah reggie reinhard reinier reinout remco renate rené renée renske reto rhys ria rianne ricardo riccardo richard
  rick ricky rik rita robbie robert roberto robin roderick rodney rodrigo roel roelof roger roisin roland rolf romy ron
  ronald ronny rory rosa rosalie rosalind rosemarie rosie ross rowan roy ruben rudi rüdiger rudolf rupert ruslan
  russell rutger ruth ruud ryan sabine sabrina sadie sally salma salvatore sam samantha sami samira samuel sander
  sandra sandro sanne sara sarah sascha saskia seamus sean sebastiaan sebastian selina selma sergei sergio seth severin
  shane shannon sharon shaun shawn sheila shelley shirley sibylle siegfried sietske sigrid silke silvia simon simona
  simone siobhan sjoerd sofia sofie sonia sonja sophia sophie spencer stacey stan stanislaw stefan stefania stefanie
  steffen stella stephan stephane stephanie stephen steve steven stewart stijn stuart sunita susan susannah susanne
  suzan suzanne sven svenja svetlana swantje sybil sybille sylvia sylvie tamara tania tanja tanya tara tariq tatiana
  tatjana ted terence teresa terri terry tess teun thea thelma theo theodor theodore theresa thérèse theresia thijs
  thilo thomas thorsten tiago tibor tilo tim timo timothy tina tineke tjeerd tobias toby todd tom tomasz toni tony
  torsten tracey tracy travis trevor tricia tristan trudi trudy truus udo uli ulla ulrich ulrike urs ursula uschi uta
  ute uwe valentin valentina valerie vanessa vasile vaughan vera verena veronica veronika vicky victor victoria viktor
  viktoria vincent vincenzo viola vivian viviane vladimir volkan volker walter walther waltraud wanda warren wayne
  wendy werner wesley wiebke wilbur wilfred wilfried wilhelm wilhelmina willeke willem william willy wilma wim winfried
  winifred winston wolfgang wout wouter xander xavier yannick yara yasmin yolanda youssef yusuf yves yvette yvo yvonne
  zach zachary zara zdenek zeynep zoe zofia zoltan`);

/** Others that are common words too: they tell of a person only right before a surname that the page has told. */
export const NAMES_THAT_ARE_WORDS = wordSet(`
  angel art austin beat bill bas bo brooke buck chase chelsea chip clay cliff cor crystal daisy dale dallas dawn dean dick
  dik drew earl els ernst eve faith fleur flora florence gene georgia ginger glen grace grant gray guy hazel heather hein
  holly hope hunter iris ivy jack jade jasmine jay jean jet jordan joy ko lance lane lee lily lorraine lot mark marina mart
  max mees mercy milan miles nel nelson olive oscar paris pat pearl peg penny poppy ray reed rein rich rob rod roos rose
  ruby rusty sandy sem skye stef sterre storm sue sydney ties ton toon violet virginia wade wil wolf`);
