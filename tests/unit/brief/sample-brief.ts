import { readPack } from '../../../scripts/read-pack.ts';
import { type Brief, type BriefInput, buildBrief } from '../../../src/brief/brief.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Language } from '../../../src/dataset/schema.ts';

const file = await readPack('assets/packs/fast');
const dataset = memoryDataset([{ ...file, curated: true }]);

/** Mentions of true entries: a bank, an NGO, a person, an initiative, one only possible. */
const MENTIONED = [
  ['comensha', 3, 0],
  ['abn-amro', 2, 1],
  ['ina-hut', 1, 0],
  ['fast', 5, 0],
  ['fiu-nederland', 0, 2],
] as const;

const PASSAGE = {
  before: '*All* of it by ',
  name: 'CoMensha',
  after: ', said [they] and',
  isCutBefore: false,
  isCutAfter: true,
};

/** A brief of the true dataset, over a page whose texts try to be markup, formulas and tags. */
export async function sampleBrief(language: Language = 'en', over: Partial<BriefInput> = {}): Promise<Brief> {
  const reader = new MemoryReader(dataset, language, () => '2026-11-24');
  const leads = await reader.leads(MENTIONED.map(([id]) => id));
  const details = new Map<string, NonNullable<Awaited<ReturnType<typeof reader.entity>>>>();
  for (const id of leads.keys()) {
    const found = await reader.entity(id);
    if (found) details.set(id, found);
  }
  return buildBrief({
    language,
    page: {
      date: null,
      title: '=HYPERLINK("http://x.example") *bold* <b>[Title]</b>\r\nER  - ',
      address: 'https://www.example.org/a page?q="1"&r=<2>',
      readAt: '2026-11-24T18:40:05+01:00',
      isComplete: true,
    },
    note: 'First line\nsecond, with "quotes"; and more\n\n# not a heading',
    mentioned: MENTIONED.flatMap(([id, certain, possible]) => {
      const lead = leads.get(id);
      return lead ? [{ lead, certain, possible, passages: id === 'comensha' ? [PASSAGE] : [] }] : [];
    }),
    details,
    packs: await reader.packs(),
    today: '2026-11-24',
    options: { pastRoles: true, possible: true },
    ...over,
  });
}
