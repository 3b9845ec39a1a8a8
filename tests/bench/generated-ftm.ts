/**
 * Made-up FollowTheMoney entities, shaped as OpenSanctions publishes them: companies, organisations, public bodies and
 * people with names in several scripts, among addresses, ownerships and sanctions. The same for the same seed.
 */

/** A small generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES =
  'ka lo mir ten vas dor bel nu ri sha gor pel tam zi ver hol mak san ul bre fen qua dri os tur yan eck wil mo ste'.split(
    ' ',
  );
const CYRILLIC = 'ка ло мир тен вас дор бел ну ри ша гор пел там зи вер хол мак сан ул бре'.split(' ');
const LEGAL = ['Ltd', 'GmbH', 'B.V.', 'S.A.', 'LLC', 'JSC', 'Holding AG', 'Trading Co.', 'Group', 'Shipping Inc.'];
const TRADES = ['Trading', 'Logistics', 'Shipping', 'Metals', 'Energy', 'Bank', 'Industries', 'Textiles', 'Foods'];
const COUNTRIES = ['ru', 'ir', 'cn', 'ae', 'gb', 'nl', 'de', 'us', 'tr', 'cy', 'sy', 'by', 've', 'suhh'];

export interface Maker {
  word(): string;
  person(): string;
  company(): string;
}

/** Names by chance. */
export function nameMaker(random: () => number): Maker {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const wordOf = (syllables: readonly string[]) => {
    let text = '';
    for (let left = 2 + Math.floor(random() * 2); left > 0; left--) text += pick(syllables);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const word = () => wordOf(SYLLABLES);
  return {
    word,
    person: () => `${word()} ${random() < 0.3 ? `${word()} ` : ''}${word()}`,
    company: () => `${word()} ${random() < 0.6 ? `${word()} ` : ''}${pick(TRADES)} ${pick(LEGAL)}`,
  };
}

/** Pieces of text of some hundred lines, about so many bytes in all; `count`: entities of the kinds that are taken in. */
export function* generateFtm(bytes: number, seed: number): Generator<{ text: string; count: number }> {
  const random = seeded(seed);
  const make = nameMaker(random);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const cyrillic = () => {
    const part = () => {
      const text = pick(CYRILLIC) + pick(CYRILLIC) + pick(CYRILLIC);
      return text.charAt(0).toUpperCase() + text.slice(1);
    };
    return `${part()} ${part()}`;
  };
  const filler = () => Array.from({ length: 40 + Math.floor(random() * 60) }, make.word).join(' ');
  let written = 0;
  let serial = 0;
  while (written < bytes) {
    let text = '';
    let count = 0;
    for (let line = 0; line < 200; line++) {
      const id = `NK-${(serial++).toString(36).padStart(6, '0')}${Math.floor(random() * 1e9).toString(36)}`;
      const kind = random();
      const isPerson = kind < 0.45;
      const schema = isPerson
        ? 'Person'
        : kind < 0.7
          ? 'Company'
          : kind < 0.78
            ? 'Organization'
            : kind < 0.8
              ? 'PublicBody'
              : pick(['Address', 'Ownership', 'Sanction']);
      const isTaken = kind < 0.8;
      const own = isPerson ? make.person : make.company;
      const properties: Record<string, string[]> = isTaken
        ? {
            name: random() < 0.4 ? [own(), cyrillic()] : [own()],
            alias: Array.from({ length: Math.floor(random() * 3) }, own),
            country: [pick(COUNTRIES)],
            notes: [filler()],
            topics: [pick(['sanction', 'role.pep', 'crime'])],
            sourceUrl: [`https://lists.example/${id}`],
            ...(random() < 0.2 ? { weakAlias: [make.word()] } : {}),
            ...(random() < 0.1 && !isPerson ? { abbreviation: [make.word().slice(0, 4).toUpperCase()] } : {}),
          }
        : { full: [filler()], summary: [filler()] };
      const record = {
        id,
        caption: properties.name?.[0] ?? id,
        schema,
        properties,
        datasets: ['made_up'],
        referents: [`x-${id}`],
        first_seen: '2026-01-01T00:00:00',
        last_seen: '2026-11-01T00:00:00',
        target: isTaken,
      };
      if (isTaken) count++;
      text += `${JSON.stringify(record)}\n`;
    }
    written += Buffer.byteLength(text);
    yield { text, count };
  }
}
