import type { DBCore, DBCoreTable } from 'dexie';
import type { DatasetDatabase } from '../../../src/dataset/db.ts';

/** What a killed process looks like from inside: from one operation on, nothing reaches the database any more. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * Makes the database die at its n-th operation, before or after that operation is carried out. Operations are reads,
 * writes, counts and deletes of any table; the transaction of that moment is aborted, as a browser does.
 *
 * @returns how many operations were seen so far
 */
export function dieAt(db: DatasetDatabase, n: number, moment: 'before' | 'after'): () => number {
  let seen = 0;
  const guard = async <T>(operation: () => Promise<T>): Promise<T> => {
    seen += 1;
    if (seen > n || (seen === n && moment === 'before')) throw new Killed('killed');
    const result = await operation();
    if (seen === n) throw new Killed('killed');
    return result;
  };
  const wrap = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    mutate: (request) => guard(() => table.mutate(request)),
    get: (request) => guard(() => table.get(request)),
    getMany: (request) => guard(() => table.getMany(request)),
    query: (request) => guard(() => table.query(request)),
    count: (request) => guard(() => table.count(request)),
    openCursor: (request) => guard(() => table.openCursor(request)),
  });
  db.use({
    stack: 'dbcore',
    name: 'dieAt',
    create: (core: DBCore) => ({ ...core, table: (name) => wrap(core.table(name)) }),
  });
  return () => seen;
}
