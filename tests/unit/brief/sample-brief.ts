import { readPack } from '../../../scripts/read-pack.ts';
import { type Brief, type BriefInput, buildBrief } from '../../../src/brief/brief.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { EntityDetails, EntityLead } from '../../../src/dataset/reader.ts';
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

/** An added pack, as the leads of its entries name it and as the reader tells it. */
const PACK = { id: 'harbour-list', title: 'Harbour list', date: '2026-11-24' };
const PACK_INFO = {
  id: PACK.id,
  version: '2026.11.24',
  checksum: `sha256-${'0'.repeat(64)}`,
  title: { en: PACK.title, nl: PACK.title, de: PACK.title },
  licence: 'not stated',
  publishedOn: PACK.date,
  entityCount: 2,
  curated: false,
};

/**
 * A brief of the true dataset, over a page whose texts try to be markup, formulas and tags.
 *
 * @param added entities that are told as if they came from an added pack
 */
export async function sampleBrief(
  language: Language = 'en',
  over: Partial<BriefInput> = {},
  added: readonly string[] = [],
): Promise<Brief> {
  const reader = new MemoryReader(dataset, language, () => '2026-11-24');
  const leads = await reader.leads(MENTIONED.map(([id]) => id));
  const details = new Map<string, NonNullable<Awaited<ReturnType<typeof reader.entity>>>>();
  for (const id of leads.keys()) {
    const found = await reader.entity(id);
    if (found) details.set(id, added.includes(id) ? asAdded(found) : found);
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
      return lead
        ? [
            {
              lead: added.includes(id) ? { ...lead, pack: PACK } : lead,
              certain,
              possible,
              passages: id === 'comensha' ? [PASSAGE] : [],
            },
          ]
        : [];
    }),
    details,
    packs: [...(await reader.packs()), ...(added.length > 0 ? [PACK_INFO] : [])],
    today: '2026-11-24',
    options: { pastRoles: true, possible: true },
    ...over,
  });
}

/** Details as a reader tells them of an added pack: every end of a role is of the pack too. */
function asAdded(details: EntityDetails): EntityDetails {
  const mark = <T extends EntityLead | null>(lead: T): T => (lead === null ? lead : { ...lead, pack: PACK });
  return {
    ...details,
    lead: mark(details.lead),
    roles: details.roles.map((role) => ({
      ...role,
      subject: mark(role.subject),
      initiative: mark(role.initiative),
      person: mark(role.person),
    })),
  };
}
