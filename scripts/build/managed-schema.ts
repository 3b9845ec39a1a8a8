import type * as v from 'valibot';
import { PREFERENCES } from '../../src/settings/policy.ts';

type Node = Record<string, unknown>;

/** As much of a JSON schema as Chromium takes for managed storage: every property typed, no `required`, no patterns. */
function schemaOf(preference: v.GenericSchema): Node {
  const { type, options, pipe } = preference as unknown as {
    type: string;
    options?: unknown[];
    pipe?: v.GenericSchema[];
  };
  if (type === 'picklist') return { type: 'string', enum: options };
  if (type === 'boolean') return { type: 'boolean' };
  if (type !== 'number') throw new Error(`A preference of type ${type} has no place in a policy yet.`);
  const limit = (kind: string) =>
    (pipe as unknown as { type: string; requirement?: number }[] | undefined)?.find((step) => step.type === kind)
      ?.requirement;
  return { type: 'integer', minimum: limit('min_value'), maximum: limit('max_value') };
}

/**
 * The schema of what an organisation may set, as Chromium wants it beside the manifest. Made from the settings' own
 * schema: a preference that is added there can be set by policy at once.
 */
export function managedSchema(): Node {
  const preferences: Node = {};
  for (const [path, schema] of PREFERENCES) {
    const [key = '', inner] = path.split('.');
    if (inner === undefined) preferences[key] = schemaOf(schema);
    else {
      const group = (preferences[key] ?? { type: 'object', properties: {} }) as { properties: Node };
      group.properties[inner] = schemaOf(schema);
      preferences[key] = group;
    }
  }
  const texts = { type: 'array', items: { type: 'string' } };
  return {
    type: 'object',
    properties: {
      preferences: {
        title: 'Preferences',
        description: 'What readers can choose in the options, set for them. Locked, unless readerMayChange names it.',
        type: 'object',
        properties: preferences,
      },
      readerMayChange: {
        title: 'Preferences that the reader may change',
        description: 'Paths such as marks.style. These are set once, and left to the reader from then on.',
        ...texts,
      },
      sitesOff: {
        title: 'Sites switched off',
        description: 'Host names on which the extension is never present; a host covers its subdomains.',
        ...texts,
      },
      packs: {
        title: 'Packs',
        description: 'Lists of organisations of your own: the text of a pack file each.',
        ...texts,
      },
    },
  };
}

export const MANAGED_SCHEMA_FILE = 'managed-schema.json';
