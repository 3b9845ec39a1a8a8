import type { FrameReport } from '../messaging/protocol.ts';
import type { AnnotatedPage } from './annotate.ts';

/** Counts by entity, of what is marked and of what is left unmarked because it is so well known. */
export function countEntities(page: AnnotatedPage): FrameReport['entities'] {
  const entities = new Map<string, FrameReport['entities'][number]>();
  for (const { verdict, mark } of page.judged()) {
    const lead = page.leadOf(verdict?.choices[0]?.entity ?? '');
    if (!verdict || !lead || !(mark || verdict.broad)) continue;
    const entry = entities.get(lead.id) ?? { lead, certain: 0, possible: 0, unmarked: 0 };
    entry[mark ? verdict.certainty : 'unmarked']++;
    entities.set(lead.id, entry);
  }
  return [...entities.values()];
}
