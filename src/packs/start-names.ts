import { PackError } from '../dataset/pack-error.ts';
import type { NameSink, StagedNames, TakenNames } from './names-stage.ts';
import type { FromNames, ToNames } from './names-worker.ts';

/** Batches under way: enough that neither side waits for the other as a rule. */
const UNDER_WAY = 16;

/**
 * Has a worker of its own arrange the names of a file that is being read.
 *
 * @param database that of the pack, which is there
 * @returns null where no such worker can be had
 */
export async function startNames(database: string, taken: readonly TakenNames[]): Promise<NameSink | null> {
  const worker = new Worker(new URL('./names-worker.ts', import.meta.url), { type: 'module' });
  let waiting: { resolve(message: FromNames): void; reject(error: unknown): void }[] = [];
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    for (const { reject } of waiting) reject(failure);
    waiting = [];
  };
  worker.onmessage = ({ data }: MessageEvent<FromNames>) => {
    if (data.told === 'failed') fail(Object.assign(new Error(data.message), { name: data.name }));
    else if (data.told === 'refused') fail(new PackError(data.problems));
    else waiting.shift()?.resolve(data);
  };
  worker.onerror = ({ message }) => fail(new Error(message ?? 'A worker ended.'));
  const ask = (message: ToNames): Promise<FromNames> => {
    const answer = new Promise<FromNames>((resolve, reject) => {
      if (failure === undefined) waiting.push({ resolve, reject });
      else reject(failure);
    });
    // Whoever waits for it hears of a failure.
    answer.catch(() => undefined);
    if (failure === undefined) worker.postMessage(message);
    return answer;
  };
  const answers: Promise<FromNames>[] = [];
  try {
    await ask({ do: 'begin', database, taken });
  } catch (error) {
    console.warn('Names are arranged without a worker.', error);
    worker.terminate();
    return null;
  }
  return {
    async add(batch) {
      answers.push(ask({ do: 'add', batch }));
      if (answers.length > UNDER_WAY) await answers.shift();
    },
    async finish(): Promise<StagedNames> {
      await Promise.all(answers);
      const answer = await ask({ do: 'finish' });
      worker.terminate();
      if (answer.told !== 'finished') throw new Error('The names were not arranged.');
      return answer.names;
    },
    end: () => worker.terminate(),
  };
}
