import { readFile, writeFile } from 'node:fs/promises';
import { toJsonSchema } from '@valibot/to-json-schema';
import { packSchema } from '../src/dataset/schema.ts';
import { formatJson } from './format-json.ts';

/** The published JSON Schema of packs: made from the one schema, so that editors and other tools check what we check. */
export const SCHEMA_FILE = new URL('../schema/pack.schema.json', import.meta.url);

/**
 * What JSON Schema cannot say (that ids lead somewhere, that dates exist, how an unambiguous name may stand) is left to
 * `npm run pack -- check`.
 */
export function packJsonSchema(): string {
  const schema = toJsonSchema(packSchema, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
    typeMode: 'input',
    // `recordOf` is an object whatever its keys; trimming changes nothing of the shape.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      (valibotSchema as { type?: string }).type === 'custom' ? { type: 'object' } : jsonSchema,
  });
  return `${formatJson({ ...schema, title: 'Initiative Lens pack', description: 'Format 1. See docs/writing-a-pack.md.' })}\n`;
}

export const writePackSchema = (): Promise<void> => writeFile(SCHEMA_FILE, packJsonSchema());
export const readPackSchema = (): Promise<string> => readFile(SCHEMA_FILE, 'utf8');
