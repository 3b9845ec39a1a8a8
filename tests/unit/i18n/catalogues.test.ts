import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packFileSchema } from '../../../src/dataset/schema.ts';
import { kinds } from '../../../src/i18n/catalogue/kinds.ts';
import { reasons } from '../../../src/i18n/catalogue/reasons.ts';
import { roles } from '../../../src/i18n/catalogue/roles.ts';
import type { Catalogue, Text, Texts } from '../../../src/i18n/catalogue.ts';
import { LANGUAGES, LOCALES } from '../../../src/i18n/languages.ts';
import { REASONS } from '../../../src/matching/link/reasons.ts';

const modules = import.meta.glob<Record<string, unknown>>('../../../src/i18n/catalogue/*.ts', { eager: true });
const catalogues = Object.entries(modules).flatMap(([file, exported]) =>
  Object.values(exported)
    .filter((value): value is Catalogue<Texts> => typeof value === 'function' && 'texts' in value)
    .map((catalogue) => ({ name: file.replace(/.*\//, ''), texts: catalogue.texts })),
);

const forms = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

it('finds the catalogues of the surfaces', () => {
  expect(catalogues.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['card.ts', 'common.ts', 'kinds.ts', 'reasons.ts', 'roles.ts']),
  );
});

describe.each(catalogues)('$name', ({ texts }) => {
  const english = Object.entries(texts.en);

  it('has every key in every language, and no other', () => {
    for (const language of LANGUAGES) {
      expect(Object.keys(texts[language]).sort(), language).toEqual(english.map(([key]) => key).sort());
    }
  });

  it('has no empty text', () => {
    for (const language of LANGUAGES) {
      for (const [key, text] of Object.entries(texts[language])) {
        for (const form of forms(text)) expect(form.trim(), `${language} ${key}`).not.toBe('');
      }
    }
  });

  it('has the plural forms of the language wherever English counts', () => {
    for (const language of LANGUAGES) {
      const wanted = new Intl.PluralRules(LOCALES[language]).resolvedOptions().pluralCategories.toSorted();
      for (const [key, text] of english) {
        const own = texts[language][key];
        expect(typeof own, `${language} ${key}`).toBe(typeof text);
        if (typeof own === 'object') expect(Object.keys(own).sort(), `${language} ${key}`).toEqual(wanted);
      }
    }
  });

  it('has the same parameters in every language and form; only “one” may leave the figure out', () => {
    for (const [key, text] of english) {
      const wanted = names(forms(text).at(-1) ?? '');
      for (const language of LANGUAGES) {
        const own = texts[language][key] ?? '';
        for (const [form, words] of typeof own === 'string' ? [['other', own]] : Object.entries(own)) {
          const found = names(words ?? '');
          const expected =
            form === 'one' && !found.includes('count') ? wanted.filter((name) => name !== 'count') : wanted;
          expect(found, `${language} ${key}`).toEqual(expected);
        }
      }
    }
  });

  it('speaks the way the design does: no exclamation, no apology, no hard quotes', () => {
    for (const language of LANGUAGES) {
      for (const [key, text] of Object.entries(texts[language])) {
        for (const form of forms(text))
          expect(form, `${language} ${key}`).not.toMatch(/!|["']|\b(oops|please|awesome)\b/i);
      }
    }
  });
});

describe('words for the codes of the dataset', () => {
  it('has a word for every role, kind and reason', () => {
    const { entities, roles: roleList } = packFileSchema.entries.pack.entries;
    for (const role of roleList.item.entries.role.options) expect(roles.texts.en, role).toHaveProperty([role]);
    for (const kind of entities.item.entries.kind.options) expect(kinds.texts.en, kind).toHaveProperty([kind]);
    for (const [code, { detail }] of Object.entries(REASONS)) {
      if (code === 'topic') continue; // By topic: topicSlavery, topicFinanceCrime.
      expect(reasons.texts.en, code).toHaveProperty([code]);
      if (detail === 'entity')
        expect(reasons.texts.en, code).toHaveProperty([code], expect.stringContaining('{detail}'));
    }
  });
});

describe('_locales', () => {
  const read = (language: string): Record<string, { message: string }> =>
    JSON.parse(readFileSync(new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url), 'utf8'));

  it('has every manifest text in every language', () => {
    const keys = Object.keys(read('en')).sort();
    expect(keys).toEqual(expect.arrayContaining(['description', 'name', 'nextMention', 'previousMention']));
    for (const language of LANGUAGES) {
      const messages = read(language);
      expect(Object.keys(messages).sort(), language).toEqual(keys);
      for (const { message } of Object.values(messages)) expect(message.trim()).not.toBe('');
    }
  });

  it('keeps the description within what the stores take', () => {
    for (const language of LANGUAGES) expect(read(language).description?.message.length).toBeLessThanOrEqual(132);
  });
});
