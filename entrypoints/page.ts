import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import {
  compileDocumentNames,
  decodeFilters,
  holdsDocumentName,
  mayHoldName,
  mayHoldTopic,
} from '../src/matching/prefilter.ts';
import { extensionApi } from '../src/page/extension-api.ts';
import type { TextFilters } from '../src/page/face.ts';
import { takeOver } from '../src/page/life.ts';
import { servePage } from '../src/page/serve-page.ts';

function filtersFrom(stored: unknown): TextFilters | null {
  const filters = decodeFilters(stored);
  return (
    filters && {
      mayHoldName: (text) => mayHoldName(filters, text),
      mayHoldTopic: (text) => mayHoldTopic(filters, text),
      documentNames(names) {
        const compiled = compileDocumentNames(names);
        return (text) => holdsDocumentName(compiled, text);
      },
    }
  );
}

export default defineUnlistedScript(() => {
  void servePage(takeOver(), extensionApi(), filtersFrom);
});
