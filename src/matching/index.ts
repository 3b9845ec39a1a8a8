/** The public face of matching for the background, scripts and tests. The page script imports prefilter.ts alone. */
export { buildFilters, encodeFilters } from './build-filters.ts';
export { type CompileOptions, compileGazetteer, type Matcher } from './compile.ts';
export {
  compileDocumentNames,
  type DocumentNames,
  decodeFilters,
  type Filters,
  holdsDocumentName,
  mayHoldName,
  mayHoldTopic,
  type StoredFilters,
} from './prefilter.ts';
export { scan } from './scan.ts';
