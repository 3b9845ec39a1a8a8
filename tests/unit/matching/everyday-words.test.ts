import { expect, test } from 'vitest';
import { linkDocument, loadTools } from '../../../scripts/link-document.ts';

/**
 * Words that any organisation has beside its name must not make another of it: on a page about the subject a short name
 * that is marked twice by itself is not lost at both places because one of them has such a word. Sense records list words
 * of namesakes; this finds those among them that are too common for that.
 */
const tools = await loadTools();
const { entities, forms } = tools.gazetteer;

const BESIDE = {
  after:
    'report|staff|office|partners|volunteers|officials|guidelines|research|helpline|supporters|website|, which|has|and the police'.split(
      '|',
    ),
  before: 'by an|by the|with|according to|for|from|and the|since|under|, says'.split('|'),
};

/** Where the word is part of another's own name, or of what else the name stands for. */
const KNOWN = new Set(['Fairwork report', 'FairWork report']);

const marksOf = (first: string, name: string, entity: string): number => {
  const texts = [
    `Human trafficking and modern slavery remain a problem. Many victims of trafficking were helped last year, police said ${first} in public.`,
    `Survivors of modern slavery thanked ${name} for the support of victims of human trafficking.`,
  ];
  const blocks = texts.map((text, id) => ({ id, text, kind: 'text' as const }));
  const { mentions } = linkDocument(tools, { title: 'Human trafficking', lang: 'en', host: '' }, blocks);
  return mentions.filter(({ verdict }) => verdict.choices.some((choice) => choice.entity === entity)).length;
};

const SECTORS = new Set(['ngo', 'multilateral', 'survivor-organisation', 'law-enforcement', 'philanthropy', 'union']);
const names = forms.flatMap(({ text, latent, made, bearers }) =>
  latent || made
    ? []
    : bearers
        .filter(({ ambiguous, type, lang }) => ambiguous && type !== 'surname' && (lang === 'und' || lang === 'en'))
        .flatMap(({ entity }) => {
          const { id, sector } = entities[entity] ?? { id: '', sector: '' };
          return sector && SECTORS.has(sector) ? [{ text, entity: id }] : [];
        }),
);

test('a word that any organisation has beside its name does not silence the page', () => {
  const lost: string[] = [];
  let tried = 0;
  for (const { text, entity } of names) {
    if (marksOf(text, text, entity) < 2) continue;
    tried++;
    for (const word of BESIDE.after) {
      const first = word.startsWith(',') ? text + word : `${text} ${word}`;
      if (marksOf(first, text, entity) === 0 && !KNOWN.has(`${text} ${word}`)) lost.push(`${text} ${word}`);
    }
    for (const word of BESIDE.before) {
      if (marksOf(`${word} ${text}`, text, entity) === 0) lost.push(`${word} ${text}`);
    }
  }
  expect(tried).toBeGreaterThan(60);
  expect(lost).toEqual([]);
});
