import type { FrameReport, MAX_PASSAGES } from '../messaging/protocol.ts';
import type { AnnotatedPage } from './annotate.ts';
import { primaryTag } from './context.ts';
import { attributeOf, rootElementOf } from './dom.ts';
import { passageOf } from './passages.ts';
import type { Candidate } from './run.ts';

// Typed by the protocol, not imported from it: its schemas have no place in pages.
const MAX: typeof MAX_PASSAGES = 50;

/**
 * Counts by entity, of what is marked and of what is left unmarked because it is so well known.
 *
 * @param certainOnly whether what is possible only would be unmarked anyway
 */
export function countEntities(page: AnnotatedPage, certainOnly: boolean): FrameReport['entities'] {
  const entities = new Map<string, FrameReport['entities'][number]>();
  const root = rootElementOf(document);
  const lang = primaryTag(root && attributeOf(root, 'lang'));
  for (const { verdict, mark } of page.judged()) {
    const lead = page.leadOf(verdict?.choices[0]?.entity ?? '');
    if (!verdict || !lead || !(mark || (verdict.broad && !(certainOnly && verdict.certainty === 'possible')))) continue;
    const entry = entities.get(lead.id) ?? { lead, certain: 0, possible: 0, unmarked: 0, ...(lang && { lang }) };
    entry[mark ? verdict.certainty : 'unmarked']++;
    for (const { entity } of mark ? verdict.choices.slice(1) : []) {
      const headword = page.leadOf(entity)?.headword;
      entry.rivals ??= [];
      if (headword !== undefined && !entry.rivals.includes(headword)) entry.rivals.push(headword);
    }
    entities.set(lead.id, entry);
  }
  return [...entities.values()];
}

/**
 * The same, with the words around the marked places.
 *
 * @param inOrder marked candidates in reading order
 */
export function withPassages(
  entities: FrameReport['entities'],
  inOrder: readonly Candidate[],
): FrameReport['entities'] {
  const places = new Map<string, Candidate[]>();
  for (const candidate of inOrder) {
    const id = candidate.verdict?.choices[0]?.entity ?? '';
    const there = places.get(id);
    if (!there) places.set(id, [candidate]);
    else if (there.length < MAX) there.push(candidate);
  }
  return entities.map((entity) => ({ ...entity, passages: (places.get(entity.lead.id) ?? []).map(passageOf) }));
}
