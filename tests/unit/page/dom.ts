import { parseHTML } from 'linkedom';

/** A document for tests that need nodes and no layout. */
export const documentOf = (body: string): Document =>
  parseHTML(`<!doctype html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`)
    .document as unknown as Document;
