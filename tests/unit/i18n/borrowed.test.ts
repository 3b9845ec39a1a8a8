import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { borrowTexts, borrowTextsStep } from '../../../scripts/build/borrow-texts.ts';
import { borrowed, lend, lentLanguage } from '../../../src/i18n/borrowed.ts';
import { CARD_CATALOGUES, cardTexts } from '../../../src/i18n/card-texts.ts';
import { card } from '../../../src/i18n/catalogue/card.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';

const folder = resolve(import.meta.dirname, '../../../src/i18n/catalogue');
/** `pageDate` is in `page-date.ts`. */
const fileOf = (name: string) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
const source = (file: string) => readFileSync(resolve(folder, file), 'utf8');

describe('a borrowed catalogue', () => {
  it.each(LANGUAGES)('says what its own says, in the language that is lent: %s', (language) => {
    // As data: that is how they cross.
    lend(JSON.parse(JSON.stringify(cardTexts(language))));
    expect(lentLanguage()).toBe(language);
    const t = borrowed('card')('en') as unknown as ReturnType<typeof card>;
    for (const count of [1, 2]) expect(t('severalBear', { count })).toBe(card(language)('severalBear', { count }));
    expect(t('notThis')).toBe(card(language)('notThis'));
    expect(t.rich('likelierHere', { reasons: 7 })).toEqual(card(language).rich('likelierHere', { reasons: 7 }));
    expect(t.has('notThis')).toBe(true);
    expect(t.has('toString')).toBe(false);
  });

  it('carries no text of other languages', () => {
    const crossing = JSON.stringify(cardTexts('nl'));
    expect(crossing).toContain(card('nl')('keepOpen'));
    expect(crossing).not.toContain(card('de')('keepOpen'));
  });
});

describe('the step that takes the texts out of the card', () => {
  it.each(Object.keys(CARD_CATALOGUES))('leaves of %s only its name', (name) => {
    const code = borrowTexts(source(fileOf(name)));
    expect(code).toContain(`export const ${name} = borrowed('${name}');`);
    expect(code).not.toContain('defineCatalogue');
  });

  it('fails for a catalogue that is not lent', () => {
    const lent = Object.keys(CARD_CATALOGUES).map(fileOf);
    const others = readdirSync(folder).filter((file) => !lent.includes(file));
    expect(others).toContain('options.ts');
    for (const file of others) expect(() => borrowTexts(source(file)), file).toThrow(/card-texts\.ts lacks/);
  });

  it('is taken in the build of the card only', () => {
    const step = borrowTextsStep();
    const file = '/project/src/i18n/catalogue/card.ts';
    step.options({ input: ['/project/entrypoints/popup/index.html'] });
    expect(step.transform(source('card.ts'), file)).toBeUndefined();
    step.options({ input: 'virtual:wxt-unlisted-script-entrypoint?/project/entrypoints/card.ts' });
    expect(step.transform(source('card.ts'), file)?.code).toContain("borrowed('card')");
    expect(step.transform(source('card.ts'), '/project/src/card/card.ts')).toBeUndefined();
  });
});
