import fc from 'fast-check';
import type { Entity, Pack } from '../../../src/dataset/schema.ts';
import { entity, inAll, name, role, smallPack } from '../dataset/small-pack.ts';

/** Files as honest people write them, in the three forms that can be added; each small, so that thousands can be read. */
export type FileForm = 'pack' | 'csv' | 'ftm';

export interface ValidFile {
  form: FileForm;
  /** The content before it is written down: a pack, rows of cells, or records. Defects are put in here or in the text. */
  content: Pack | string[][] | Record<string, unknown>[];
  entities: number;
}

const WORDS = [
  'Stichting',
  'Bank',
  'of',
  'Trees',
  'Hulp',
  'für',
  'Menschen',
  'Łódź',
  'Zürich',
  "l'Aide",
  'الأمل',
  '希望',
  'Надежда',
  'İstanbul',
  'Straße',
  'O’Neill',
  'A&B',
  'ﬁne',
  'N.V.',
  '№',
  'naïve',
  '🙂',
  'B-52',
  'x²',
];
const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => `Name ${parts.join(' ')}`);
const names = fc.uniqueArray(words, { minLength: 1, maxLength: 3 });
const country = fc.constantFrom('NL', 'DE', 'GB', 'BE');

const packFile = fc
  .array(fc.record({ names, country, description: words }), { minLength: 1, maxLength: 3 })
  .map((items): ValidFile => {
    const small = smallPack({ id: 'added' });
    const entities: Entity[] = items.map((item, index) =>
      entity(`added-${index}`, {
        names: item.names.map((text) => name(`${text} ${index}`)),
        country: item.country,
        description: inAll(item.description),
        parent: index > 0 ? `added-${index - 1}` : null,
      }),
    );
    const content: Pack = {
      ...small,
      entities: [...small.entities, ...entities],
      roles: [...small.roles, role('added-0', 'alliance')],
    };
    return { form: 'pack', content, entities: content.entities.length };
  });

export const CSV_HEAD = ['name', 'aliases', 'kind', 'country', 'note', 'address'];

const csvFile = fc
  .array(fc.record({ names, country, note: words, kind: fc.constantFrom('ngo', 'bank', 'company', 'person') }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((items): ValidFile => {
    const rows = items.map((item, index) => [
      `${item.names[0]} ${index}`,
      item.names.slice(1).join('|'),
      item.kind,
      item.country,
      `${item.note}, "quoted"`,
      `https://example.org/${index}`,
    ]);
    return { form: 'csv', content: [CSV_HEAD, ...rows], entities: items.length };
  });

const ftmFile = fc
  .array(
    fc.record({
      names,
      country,
      note: words,
      schema: fc.constantFrom('Company', 'Organization', 'PublicBody', 'Person'),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(
    (items): ValidFile => ({
      form: 'ftm',
      content: items.map((item, index) => ({
        id: `NK-${index}`,
        schema: item.schema,
        properties: {
          name: item.names.slice(0, 1),
          alias: item.names.slice(1),
          country: [item.country.toLowerCase()],
          notes: [item.note],
        },
      })),
      entities: items.length,
    }),
  );

export const validFiles: Record<FileForm, fc.Arbitrary<ValidFile>> = { pack: packFile, csv: csvFile, ftm: ftmFile };

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The text of a file. */
export function textOf({ form, content }: Pick<ValidFile, 'form' | 'content'>): string {
  if (form === 'pack') return JSON.stringify(content);
  if (form === 'csv') return `${(content as string[][]).map((row) => row.map(cell).join(',')).join('\n')}\n`;
  return `${(content as object[]).map((record) => JSON.stringify(record)).join('\n')}\n`;
}
