import type { GazetteerPart } from '../dataset/gazetteer.ts';
import type { GazetteerEntity } from '../matching/types.ts';
import { pieceOf } from './forms-row.ts';
import type { PackDatabase } from './pack-db.ts';

/** An added pack as the gazetteer takes it in: read from its database a row at a time. */
export async function gazetteerPartOf(db: PackDatabase): Promise<GazetteerPart> {
  const [meta, sets, formKeys, partKeys] = await Promise.all([
    db.meta.get('pack'),
    db.sets.get('sets'),
    db.forms.toCollection().primaryKeys(),
    db.parts.toCollection().primaryKeys(),
  ]);
  if (!meta || !sets) throw new Error('An added pack is not whole.');
  const { head, info, counts } = meta;
  const broad = new Set(head.broad);
  const related = neighbours(sets.related);
  const runs = Map.groupBy(formKeys, (key) => key.split('/')[0] ?? '');
  let first = 0;
  const readPart = async (key: string): Promise<GazetteerEntity[]> => {
    const row = await db.parts.get(key);
    if (!row) throw new Error('An added pack is not whole.');
    const [ids = [], kinds = [], sectors = [], countries = []] = [row.ids, row.kinds, row.sectors, row.countries].map(
      (column) => column.split('\n'),
    );
    const offset = first;
    first += ids.length;
    return ids.map((id, index) => ({
      id,
      pack: info.id,
      kind: kinds[index] ?? 'organization',
      sector: sectors[index] ?? 'other',
      country: countries[index] ?? '',
      broad: broad.has(id),
      related: related.get(offset + index) ?? [],
    }));
  };
  return {
    // The checksum too, so that evidence of one state of a pack is never read with another.
    heads: [{ ...head, version: `${info.version}+${info.checksum.slice(-12)}` }],
    count: counts.entities,
    entities: function* () {
      for (const key of partKeys) yield readPart(key);
    },
    runs: [...runs.values()].map((keys) => {
      const left = [...keys];
      return {
        shared: sets.shared,
        ...(sets.crowded && { crowded: sets.crowded }),
        async more() {
          const key = left.shift();
          const row = key === undefined ? undefined : await db.forms.get(key);
          return row ? pieceOf(row, sets.langs) : null;
        },
      };
    }),
    sure: sets.sure,
  };
}

function neighbours(pairs: Int32Array): Map<number, number[]> {
  const sets = new Map<number, Set<number>>();
  const join = (one: number, other: number) => {
    const known = sets.get(one) ?? new Set();
    sets.set(one, known.add(other));
  };
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [a, b] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
    if (a === b || a < 0 || b < 0) continue;
    join(a, b);
    join(b, a);
  }
  return new Map([...sets].map(([index, set]) => [index, [...set].sort((a, b) => a - b)]));
}
