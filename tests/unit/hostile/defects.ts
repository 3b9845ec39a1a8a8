import type { Entity, Pack } from '../../../src/dataset/schema.ts';
import { textOf, type ValidFile } from './valid-files.ts';

/**
 * One defect each, put into a valid file at a place that a number chooses. `mustRefuse` says that no reading of the file
 * can be right; where it is false, accepting is fine too, as long as what is accepted is whole and clean.
 */
export interface Damaged {
  text: string;
  mustRefuse: boolean;
}
export type Defect = (file: ValidFile, at: number) => Damaged;

type Owner = Record<string, unknown>;

/** All places in a tree of lists and objects, with what stands there. */
function placesIn(root: unknown): { owner: Owner; key: string }[] {
  const places: { owner: Owner; key: string }[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push({ owner: value as Owner, key });
      walk((value as Owner)[key]);
    }
  };
  walk(root);
  return places;
}

const copy = <T>(value: T): T => structuredClone(value);
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Puts a value in the place of another one, by a token that is unlike everything else in the text. */
function replaceAt(
  file: ValidFile,
  at: number,
  wanted: (value: unknown) => boolean,
  text: (old: string) => string,
): Damaged {
  const content = copy(file.content);
  const places = placesIn(content).filter(({ owner, key }) => wanted(owner[key]));
  const { owner, key } = pick(places, at);
  const old = owner[key];
  owner[key] = '@@HERE@@';
  const whole = textOf({ form: file.form, content } as ValidFile);
  const token = file.form === 'csv' ? '@@HERE@@' : '"@@HERE@@"';
  return {
    text: whole.replace(token, () => text(file.form === 'csv' ? String(old) : JSON.stringify(old))),
    mustRefuse: false,
  };
}

const isText = (value: unknown) => typeof value === 'string';

/** A text with something inserted, written as the form writes texts. */
function insertInText(file: ValidFile, at: number, json: string, raw: string): Damaged {
  return replaceAt(file, at, isText, (old) => {
    if (file.form === 'csv') return `"${old.replaceAll('"', '""')}${raw}x"`;
    const middle = 1 + (at % (old.length - 1));
    // Not within an escape.
    const place = old.slice(0, middle).endsWith('\\') ? 1 : middle;
    return `${old.slice(0, place)}${json}${old.slice(place)}`;
  });
}

export const defects: Record<string, Defect> = {
  truncated(file, at) {
    const text = textOf(file);
    const end = 1 + (at % (text.trimEnd().length - 1));
    return { text: text.slice(0, end), mustRefuse: file.form === 'pack' };
  },

  deep(file, at) {
    const depth = [20, 200, 3_000, 20_000][at % 4] as number;
    if (file.form === 'csv') return { text: `${textOf(file)}${'"'.repeat(depth)},,,,,\n`, mustRefuse: false };
    const open = at % 2 === 0 ? '[' : '{"a":';
    const close = at % 2 === 0 ? ']' : '}';
    const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
    const damaged = replaceAt(
      file,
      at,
      () => true,
      () => deep,
    );
    return { ...damaged, mustRefuse: file.form === 'pack' };
  },

  'huge string': (file, at) =>
    insertInText(file, at, 'A'.repeat(60_000 + (at % 5) * 20_000), 'A'.repeat(60_000 + (at % 5) * 60_000)),

  'wrong type'(file, at) {
    const others = ['null', '0', '-1e999', 'true', '[]', '{}', '""', '[[["x"]]]', '{"length":5}', '1e400'];
    if (file.form === 'csv') {
      const rows = copy(file.content as string[][]);
      const row = pick(rows.slice(1), at);
      if (at % 2 === 0) row.push('one more');
      else row.pop();
      return { text: textOf({ form: 'csv', content: rows }), mustRefuse: true };
    }
    return replaceAt(
      file,
      at,
      () => true,
      (old) =>
        pick(
          others.filter((other) => other !== old),
          at,
        ),
    );
  },

  'repeated ids'(file, at) {
    const content = copy(file.content) as unknown[];
    if (file.form === 'pack') {
      const pack = copy(file.content as Pack);
      const twin = pick(pack.entities, at);
      pack.entities.push({ ...twin, country: 'ZZ' });
      return { text: textOf({ form: 'pack', content: pack }), mustRefuse: true };
    }
    const body = file.form === 'csv' ? content.slice(1) : content;
    content.push(copy(pick(body, at)));
    return { text: textOf({ form: file.form, content } as ValidFile), mustRefuse: file.form === 'ftm' };
  },

  'circles of ids'(file, at) {
    if (file.form !== 'pack') return { text: textOf(file).repeat(2 + (at % 3)), mustRefuse: file.form === 'ftm' };
    const pack = copy(file.content as Pack);
    const [one, two] = [pick(pack.entities, at), pick(pack.entities, at + 1)] as [Entity, Entity];
    if (at % 3 === 0) pack.redirects = { 'old-a': 'old-b', 'old-b': 'old-a' };
    else if (at % 3 === 1) one.parent = one.id;
    else [one.parent, two.parent] = [two.id, one.id];
    return { text: textOf({ form: 'pack', content: pack }), mustRefuse: at % 3 === 0 };
  },

  'missing ids'(file, at) {
    if (file.form !== 'pack') return replaceAt(file, at, isText, () => (file.form === 'csv' ? '' : '""'));
    const pack = copy(file.content as Pack);
    pick(pack.entities, at).sources = ['nowhere'];
    return { text: textOf({ form: 'pack', content: pack }), mustRefuse: true };
  },

  'keys of the prototype'(file, at) {
    const key = pick(['__proto__', 'constructor', 'prototype'], at);
    if (file.form === 'csv') {
      const rows = copy(file.content as string[][]);
      (pick(rows, at) as string[])[at % 6] = key;
      return { text: textOf({ form: 'csv', content: rows }), mustRefuse: false };
    }
    const text = textOf(file);
    const opens = [...text.matchAll(/\{(?=")/g)].map(({ index }) => index + 1);
    const place = pick(opens, at);
    const member = `"${key}":{"polluted":true,"id":"evil","entities":[]},`;
    return { text: text.slice(0, place) + member + text.slice(place), mustRefuse: file.form === 'pack' };
  },

  'control characters'(file, at) {
    const code = pick([0, 1, 8, 27, 31, 127, 133, 0x9f], at);
    const damaged = insertInText(file, at, `\\u${code.toString(16).padStart(4, '0')}`, String.fromCharCode(code));
    return { ...damaged, mustRefuse: file.form === 'pack' };
  },

  'characters that turn the direction'(file, at) {
    const code = pick([0x202a, 0x202e, 0x2066, 0x2069, 0x200f], at);
    const damaged = insertInText(file, at, `\\u${code.toString(16)}`, String.fromCharCode(code));
    return { ...damaged, mustRefuse: file.form === 'pack' };
  },

  'halves of characters'(file, at) {
    const code = pick([0xd800, 0xdbff, 0xdc00, 0xdfff], at);
    const damaged = insertInText(file, at, `\\u${code.toString(16)}`, String.fromCharCode(code));
    return { ...damaged, mustRefuse: file.form === 'pack' };
  },

  'very many names'(file, at) {
    // A million now and then: enough to see that time and memory are held, and that the rest can be read in a minute.
    const count = at % 1_000 === 0 ? 1_000_000 : 2_001 + (at % 500);
    if (file.form === 'pack') {
      const pack = copy(file.content as Pack);
      const [first] = pick(pack.entities, at).names;
      pick(pack.entities, at).names = [];
      const names = Array.from(
        { length: count },
        (_, n) => `{"text":"N${n} x","lang":"und","type":"common","ambiguous":false}`,
      );
      const marked = JSON.stringify(pack).replace(
        '"names":[]',
        () => `"names":[${JSON.stringify(first)},${names.join(',')}]`,
      );
      return { text: marked, mustRefuse: true };
    }
    if (file.form === 'csv') {
      const rows = copy(file.content as string[][]);
      pick(rows.slice(1), at)[1] = Array.from({ length: count }, (_, n) => `N${n} x`).join('|');
      return { text: textOf({ form: 'csv', content: rows }), mustRefuse: true };
    }
    const records = copy(file.content as Record<string, unknown>[]);
    (pick(records, at) as { properties: Owner }).properties.alias = Array.from({ length: count }, (_, n) => `N${n} x`);
    return { text: textOf({ form: 'ftm', content: records }), mustRefuse: true };
  },

  'sizes as of an unpacked archive'(file, at) {
    const text = textOf(file);
    const size = at % 200 === 0 ? 8_000_000 : 20_000 + (at % 50) * 1_000;
    const middle = at % text.length;
    const filling = pick([' ', '\n', '0', '"', '[', ',', 'A', '\\'], at).repeat(size);
    return { text: text.slice(0, middle) + filling + text.slice(middle), mustRefuse: false };
  },

  'another format'(file, at) {
    const texts = [
      '',
      ' ',
      'null',
      '[]',
      '{}',
      '5',
      '"text"',
      '<html>',
      'PK\u0003\u0004',
      '\ufeff',
      '%PDF-1.7',
      'name\n',
      '{}\n{}',
    ];
    return { text: pick([...texts, textOf(file).slice(5), `${textOf(file)}{`], at), mustRefuse: false };
  },
};
