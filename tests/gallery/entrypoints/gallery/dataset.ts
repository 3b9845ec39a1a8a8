import broad from '../../../../assets/packs/fast/broad.json';
import doubts from '../../../../assets/packs/fast/doubts.json';
import entities from '../../../../assets/packs/fast/entities.json';
import goals from '../../../../assets/packs/fast/goals.json';
import head from '../../../../assets/packs/fast/pack.json';
import redirects from '../../../../assets/packs/fast/redirects.json';
import roles from '../../../../assets/packs/fast/roles.json';
import senses from '../../../../assets/packs/fast/senses.json';
import sources from '../../../../assets/packs/fast/sources.json';
import topics from '../../../../assets/packs/fast/topics.json';
import { MemoryReader, memoryDataset } from '../../../../src/dataset/memory-reader.ts';
import { parsePack } from '../../../../src/dataset/pack.ts';
import type { EntityDetails } from '../../../../src/dataset/reader.ts';
import type { Language } from '../../../../src/dataset/schema.ts';

/** The dataset as it stands in the tree, read the way the extension reads it. `today` is fixed, so that pictures compare. */
export const TODAY = '2026-11-24';

export function galleryReader(language: Language): (id: string) => Promise<EntityDetails> {
  const pack = parsePack({ ...head, broad, doubts, entities, goals, redirects, roles, senses, sources, topics });
  const reader = new MemoryReader(
    memoryDataset([{ pack, checksum: 'sha256-0', curated: true }]),
    language,
    () => TODAY,
  );
  return async (id) => {
    const details = await reader.entity(id);
    if (!details) throw new Error(`The dataset has no ${id}.`);
    return details;
  };
}
