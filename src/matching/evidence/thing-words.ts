import { wordSet } from './words.ts';

/**
 * Nouns of things that no entity of a dataset like ours is: works of art, places, nature, vehicles, words, drinks,
 * choirs, clubs, shops, houses of one street. Not: what firms and organisations are called as well (app, platform, web shop, team).
 */
const THINGS = wordSet(`
  film movie novel memoir album song ballad poem painting musical opera sitcom thriller comedy band symphony overture
  documentary soap cartoon fanzine videogame game
  statue sculpture perfume wine beer whisky cheese lipstick typeface font goddess nymph star planet asteroid
  comet constellation satellite spacecraft rocket telescope hurricane storm
  bird flower tree snake dog cat horse racehorse pony parrot tortoise ship vessel boat yacht ferry submarine
  trawler tanker freighter aircraft bike snowmobile motorcycle locomotive tractor scooter
  town village hamlet city seaport river lake island mountain peninsula bay
  canal castle valley rainforest suburb neighbourhood neighborhood skyscraper café restaurant bistro pub pizzeria hotel hostel
  guesthouse inn campsite brewery winery vineyard bakery pharmacy gym nursery cinema theatre theater museum magazine supermarket
  chapel cathedral monastery parish farm ranch choir orchestra quartet quintet
  observatory planetarium lighthouse racecourse festival word verb noun adjective adverb letters colour color
  roman liedje gedicht schilderij toneelstuk standbeeld parfum wijn bier kaas lettertype bordspel kaartspel spel spelletje
  godin ster documentaire serie dramaserie
  planeet planetoïde komeet sterrenbeeld satelliet ruimtesonde raket orkaan vogel bloem boom slang hond kat poes paard
  renpaard papegaai schildpad schip zeilboot jacht veerboot onderzeeër kotter sneeuwscooter locomotief tractor fiets
  stad stadje havenstad badplaats dorp dorpje wijk flat rivier eiland berg kasteel landgoed boerderij molen
  regenwoud eetcafé kroeg herberg pension camping brouwerij manege zwembad openluchtbad sporthal speeltuin kinderboerderij
  wijkcentrum buurthuis dorpshuis winkelcentrum tuincentrum supermarkt bioscoop museum gebouw kantoorgebouw halte bushalte
  kinderdagverblijf crèche peuterspeelzaal verzorgingshuis verpleeghuis woonzorgcentrum bejaardentehuis apotheek garage
  autobedrijf bakkerij slagerij bloemenzaak kledingzaak radiozender kapsalon ijssalon tijdschrift weekblad maandblad clubblad
  boek boekje prentenboek koor mannenkoor vrouwenkoor zangkoor fanfare coverband popband rockband jazzband kwartet kwintet orkest toneelgroep theatergroep dansgroep scouting
  sterrenwacht planetarium vuurtoren kapel klooster kleur woord werkwoord bijwoord
  studentenvereniging sportvereniging voetbalvereniging zwemvereniging tennisvereniging hockeyvereniging schaatsvereniging
  toneelvereniging muziekvereniging gymvereniging turnvereniging korfbalvereniging atletiekvereniging
  lied schlager gemälde oper theaterstück parfüm wein weingut käse schriftart brettspiel kartenspiel spiel
  göttin stern fernsehserie dokumentarfilm doku zeitschrift buch
  nordstern komet sternbild satellit raumsonde weltraumteleskop orkan blume baum schlange hund katze kater pferd
  papagei schildkröte velo schiff segelboot fähre kutter frachter schneemobil lokomotive fahrrad
  stadt hafenstadt badeort dorf stadtteil siedlung fluss insel burg schloss regenwald gebäude hochhaus haltestelle
  gasthof gasthaus campingplatz reiterhof bauernhof schwimmbad freibad hallenbad spielplatz kino einkaufszentrum
  supermarkt autohaus kita kindergarten pflegeheim seniorenheim altenheim krankenhaus fitnessstudio friseursalon
  chor männerchor frauenchor gesangverein musikverein schützenverein sportverein fußballverein turnverein blaskapelle
  quartett quintett orchester theatergruppe tanzgruppe sternwarte leuchtturm kapelle kloster farbe
  wort adjektiv buchstaben fc`);

/** How Dutch and German make more of them. */
const THING_ENDS =
  /(?:(?<!hoge)school|(?<!hoch)schule|(?<!web)winkel|(?:sport|ball|tennis|schaak|schach|golf|hockey|ruder|roei|nacht|wander|wandel|fiets|kegel)(?:club|klub)|theater|(?:vakantie|bungalow|dieren|pret|freizeit|ferien|tier)park|apotheke?|brauerei|backerei|metzgerei|(?:kinder|kook|prenten|koch|bilder|schul)(?:boek|buch)|schiff|schip|(?:tv|tele?visie|jeugd|jugend|krimi)serie|orkest|orchester|koor|chor|straat|strasse|(?:zoll|polizei|spur|such|wach|hof|schafer)hund|(?:speur|politie|waak|herders)hond)$/;

/** What stands behind the name of a firm, and of none that only bears the name of an organisation: "Polaris Airlines". */
const TRADES = wordSet(`
  bv nv gmbh ag kg ltd limited llc llp inc corp plc sa sarl vof
  capital industries energy software airlines airways pharma pharmaceuticals tours travel logistics cosmetics games gaming
  coffee bikes technologies medical properties realty homes builders construction engineering marine boats yachts fitness
  yoga spa beauty fashion clothing jewellery jewelry furniture interiors weddings catering brewing distillery gin vodka rum
  wines records productions entertainment insurance accounting accountants solicitors attorneys architects marketing
  advertising telecom electric electronics semiconductor semiconductors robotics aerospace aviation shipping freight mining
  minerals petroleum solar foods dairy dental biotech therapeutics consulting consultancy church
  advocaten notarissen fotografie vastgoed bouw makelaars makelaardij uitzendbureau interim reizen vakanties tweewielers fietsen
  schoonmaak installatietechniek verzekeringen hypotheken hoveniers interieur meubelen mode schoenen juwelier optiek
  evenementen uitgevers logistiek transport verhuizingen beveiliging keukens badkamers vloeren textiel
  rechtsanwälte steuerberatung immobilien reisen logistik bauunternehmung versicherungen makler möbel schuhe optik fahrräder
  reinigung elektrotechnik haustechnik spedition transporte energie`);

/** @param word folded */
export const isTrade = (word: string): boolean => TRADES.has(word);

/** @param word folded */
export const isThing = (word: string): boolean => THINGS.has(word) || (word.length > 6 && THING_ENDS.test(word));
