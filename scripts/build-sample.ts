import { readFileSync, writeFileSync } from 'node:fs';
import { buildSamplePage, sampleLanguages, samplePageName } from './sample-page.ts';

/** Rebuilds the pages of the sample article from its marked texts: `npm run build:sample`. */
const folder = new URL('../assets/sample/', import.meta.url);
for (const language of sampleLanguages) {
  const source = readFileSync(new URL(`${language}.txt`, folder), 'utf8');
  writeFileSync(new URL(samplePageName(language), folder), buildSamplePage(language, source));
}
