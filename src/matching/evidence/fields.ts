import { BEGINNING, foldedWords, hashWord, WordGate, type Words } from './words.ts';

/**
 * Words of fields that lie far from a dataset like ours: sport, medicine, stars, kitchens. Around an ambiguous name they
 * speak for another sense, also for one that no sense record knows. Words that law, banks, police, work or aid use too
 * (goal, penalty, match, cell, card, patient) are left out. A trailing `*` is a prefix.
 */
const FIELDS: Record<string, string> = {
  football: `
    football* soccer striker strikers midfielder* goalkeeper* offside halftime equaliser equalizer hattrick relegation
    uefa fifa bundesliga eredivisie dugout
    voetbal* doelpunt doelpunten spits middenvelder* doelman buitenspel gelijkspel strafschop* thuiswedstrijd*
    uitwedstrijd* wedstrijd wedstrijden degradatie
    fussball* torwart torhuter sturmer mittelfeld* elfmeter abseits unentschieden heimspiel* auswartsspiel* spieltag*
    halbzeit liga tabellenfuhrer*`,
  sport: `
    cricket wicket* innings rugby tennis wimbledon golfer* birdie hockey basketball playoff* quarterback touchdown
    baseball ballpark regatta* peloton olympic olympics biathlon judo boxing knockout heavyweight skiing skier* athletics
    wielren* schaatsen schaatser* ijshockey atletiek roeien toernooi*
    radrennen eishockey leichtathletik turnier turniere skirennen ruderer* olympia*`,
  medicine: `
    surgeon* ligament* tumour* tumor* chemotherap* retina* elbow haemoglobin hemoglobin anaemia transfusion* lesion*
    biopsy mri physiotherap* orthop* cardiolog* oncolog* neurolog* dermat* ultrasound sunscreen sunburn uvb wrinkle*
    defibrillat* bystander* knee knees
    huid zonnebrand* rimpel* kruisband* knie bloedwaarden echografie reanimat* hartmassage rontgen*
    haut sonnencreme* sonnenbrand kreuzband* blutbild blutwerte ultraschall* herzdruckmassage beatmung kardiolog* onkolog*`,
  biology: `
    genome genomes genomic genetic* genoom genom chromosom* exon* sequencing mutation protein* enzym* eiwit* amino
    mitochond* peptid* antibod* rna bacteri* plasmid* fungus fungi pollen beetle* larva* botan*`,
  physics: `
    quark* neutrino* electron electrons elektron elektronen nanomet* microscop* mikroskop* spectroscop* polymer* oxide*
    wavelength* golflengte* wellenlange* telescop* telescoop teleskop* galaxy galaxies pulsar* nebula astronom* supernova
    cantilever* magnetfeld* magneetveld*`,
  computing: `
    modem* router* bandwidth firmware compiler* linux python javascript kubernetes gpu gpus cpu cpus chipset* pixel* opcode* byte
    bytes packets debugger keyboard* toetsenbord* tastatur* printer* ethernet usb motherboard moederbord subnet* ssd bios uefi
    nas reboot* ubuntu windows`,
  music: `
    album albums guitar* gitar* bassist drummer* dj djs techno concert concerts konzert* orchest* symphon* sinfon* soprano
    sopran lyrics vinyl remix playlist soundtrack rapper* actress* choir koor chor bandlid filmster boxoffice sequel
    cinema* bioscoop* kino*`,
  games: `
    dice dobbelsteen dobbelstenen wurfel wurfeln kaartspel* kartenspiel* brettspiel* bordspel* xbox playstation nintendo
    multiplayer gamer gamers esports joystick schaken chess schach schachturnier*`,
  food: `
    recipe* rezept* oven flour butter boter cheese* kaas kase teaspoon* tablespoon* eetlepel* theelepel* essloffel*
    teeloffel* soup soep suppe barbecue saus sauce* sosse wijn* wein weine wine wines winzer* brouwerij* brauerei* salad*
    salat* kuchen taart*`,
  travel: `
    runway* boarding layover* locomoti* junction motorway* autobahn* snelweg* ausfahrt stau timetable* fahrplan*
    dienstregeling bahnsteig* perron* horsepower gearbox versnellingsbak* hatchback cabrio*
    kenteken* kennzeichen paddock`,
  garden: `
    hedge hedges heg hecke hecken rozen rosen tuin tuinen garten garden gardens compost* kompost* pruning snoeien shrub*
    heester* strauch* doorns dornen doornen thorns bloesem bluten`,
};

interface FieldWord {
  text: string;
  field: number;
  name: string;
}

interface FieldTable {
  list: FieldWord[];
  words: Map<string, number>;
  /** By their first four letters. */
  prefixes: Map<string, { prefix: string; id: number }[]>;
  wordGate: WordGate;
  prefixGate: WordGate;
}

let table: FieldTable | undefined;

function load(): FieldTable {
  const loaded: FieldTable = {
    list: [],
    words: new Map(),
    prefixes: new Map(),
    wordGate: new WordGate(8192),
    prefixGate: new WordGate(4096),
  };
  Object.entries(FIELDS).forEach(([name, words], field) => {
    for (const word of words.trim().split(/\s+/u)) {
      const id = loaded.list.push({ text: word.replace(/\*$/u, '…'), field, name }) - 1;
      const [folded = ''] = foldedWords(word);
      if (!word.endsWith('*')) {
        loaded.words.set(folded, id);
        loaded.wordGate.add(hashWord(folded));
        continue;
      }
      const key = folded.slice(0, BEGINNING);
      const known = loaded.prefixes.get(key);
      if (known) known.push({ prefix: folded, id });
      else loaded.prefixes.set(key, [{ prefix: folded, id }]);
      loaded.prefixGate.add(hashWord(key));
    }
  });
  return loaded;
}

/** How many words all fields have. */
export const fieldWordCount = (): number => {
  table ??= load();
  return table.list.length;
};

/** A word of a field as a reader sees it, and its field. */
export function fieldWord(id: number): FieldWord | undefined {
  table ??= load();
  return table.list[id];
}

const WINDOW = 12;
const CLOSE = 3;
const MAX_WORDS = 16;

/** The words of far fields around a name, ascending: twice the number of each, plus one where it stands close. */
export function findFieldWords(words: Words, at: number, to: number): number[] {
  table ??= load();
  const { wordGate, prefixGate } = table;
  const found: number[] = [];
  const last = Math.min(words.count, to + WINDOW);
  for (let index = Math.max(0, at - WINDOW); index < last; index++) {
    if (index === at) index = to;
    if (index >= last) break;
    if (!wordGate.mayHave(words.hashOf(index)) && !prefixGate.mayHave(words.hashOfBeginning(index))) continue;
    const id = idOf(table, words.at(index));
    if (id === undefined) continue;
    const close = index < at ? at - index <= CLOSE : index - to < CLOSE;
    if (found.includes(2 * id + 1)) continue;
    const known = found.indexOf(2 * id);
    if (known < 0) found.push(2 * id + Number(close));
    else if (close) found[known] = 2 * id + 1;
  }
  return found.length > 1 ? found.sort((a, b) => a - b).slice(0, MAX_WORDS) : found;
}

/** Whether two words of one far field stand among these, as {@link findFieldWords} gives them. */
export function isOfFarField(codes: readonly number[]): boolean {
  for (let one = 1; one < codes.length; one++)
    for (let other = 0; other < one; other++)
      if (fieldWord((codes[one] as number) >> 1)?.field === fieldWord((codes[other] as number) >> 1)?.field)
        return true;
  return false;
}

function idOf({ words, prefixes }: FieldTable, word: string): number | undefined {
  return words.get(word) ?? prefixes.get(word.slice(0, BEGINNING))?.find(({ prefix }) => word.startsWith(prefix))?.id;
}
