import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { generateFtm } from '../tests/bench/generated-ftm.ts';

/** `npx tsx scripts/generate-ftm.ts FILE [MEGABYTES] [SEED]`: a FollowTheMoney file of made-up entities, the same each time. */
const [file, megabytes = '200', seed = '1'] = process.argv.slice(2);
if (file === undefined) {
  console.error('npx tsx scripts/generate-ftm.ts FILE [MEGABYTES] [SEED]');
  process.exit(2);
}
const out = createWriteStream(file);
let entities = 0;
for (const { text, count } of generateFtm(Number(megabytes) * 1e6, Number(seed))) {
  entities += count;
  if (!out.write(text)) await once(out, 'drain');
}
out.end();
await once(out, 'finish');
console.log(`${file}: ${entities.toLocaleString('en')} entities of the kinds that are taken in`);
