import { wordSet } from './evidence-words.ts';

/** Common first names in the three languages that are no other word there. */
export const FIRST_NAMES = wordSet(`
  adam alan albert alex alexander alice alison amanda andrea andreas andrew anja anke anna anne annemarie annette anouk
  anton antonia arjan arthur astrid barbara bart beate ben benjamin bernd bert birgit bob bram brian bridget bruno carla
  carlos carmen carol caroline catherine cees charles charlotte chloe chris christa christian christina christine christoph
  claire claudia colin daan daniel daniela david deborah dennis diana dieter dirk donald doris dorothy edward eline elisabeth
  elizabeth ellen elsa emily emma eric erik erika ernst esther eva eveline fatima felix femke ferdinand finn fiona florian
  frank franz fred frederik frits gabi gareth geert george gerard gerd gijs graham greta guido gunther hannah hanna hans harald
  harry heike heinz helen helena helga helmut henk henry herbert hilde holger hugo ian ilse ingrid irene isabel jack jacob
  jacqueline james jana jane janet jasper jeff jenny jens jeroen jessica joachim joan joanna joanne johan johanna johannes john
  jonas jonathan joost joris josef joseph joyce judith julia julian juliane jürgen kai karen karin karl katharina kathrin katja
  kees keith kelly kenneth kerstin kevin kim klaas klaus koen kristin kurt lars laura lena leon leonie lieke lina linda lisa lotte
  louis louise lucas lucy luise lukas maarten manfred manuel marcel marco marcus margaret margot maria marianne marie marieke marije
  marijke marion marjan markus marlies martha martijn martin martina matthew matthias maureen max michael michaela
  michelle mieke mohammed monica monika monique nadia nancy natalie nele nicholas nicola nicole nicolas niels nina nora norbert
  olaf oliver olivia otto pamela patricia patrick paul paula petra peter philip philipp piet pieter rachel ralf raymond rebecca
  reinhard renate richard rita robert robin roger roland ronald rosa ruth ruud samantha samuel sander sandra sanne sarah
  saskia sebastian simon simone sofia sophie stefan stefanie steffen stephan stephen steven susan susanne sven sylvia tanja
  teun theresa thijs thomas tim timo tom tobias udo ulrich ulrike ursula uwe vanessa vera veronika victor victoria vincent volker
  walter werner wilhelm willem william wim wolfgang wouter yvonne yasmin`);
