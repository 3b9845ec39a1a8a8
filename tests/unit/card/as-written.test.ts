import { expect, test } from 'vitest';
import { asWritten } from '../../../src/card/as-written.ts';

const TEXT =
  'Banken als ABN\u00a0AMRO, de Rabobank en Triodos. Ook de FIOD bestrijdt mensenhandel; Trafficking in persons.';

test('a word is quoted in the letters of the text', () => {
  expect(asWritten('amro', TEXT)).toBe('AMRO');
  expect(asWritten('fiod', TEXT)).toBe('FIOD');
  expect(asWritten('abn amro', TEXT)).toBe('ABN\u00a0AMRO');
});

test('a beginning is quoted as the whole word', () => {
  expect(asWritten('traffick…', TEXT)).toBe('Trafficking');
  expect(asWritten('bank…', TEXT)).toBe('Banken');
});

test('an apostrophe is the one of the text', () => {
  expect(asWritten('’s helpline', "Polaris's helpline")).toBe("'s helpline");
  expect(asWritten("'s helpline", 'Polaris’s helpline')).toBe('’s helpline');
});

test('accents and numbers are those of the text', () => {
  const text = 'FIZ in Zürich und Brüssel verweist auf § 43 und auf Walk Free (2023).';
  expect(asWritten('zurich', text)).toBe('Zürich');
  expect(asWritten('brussel…', text)).toBe('Brüssel');
  expect(asWritten('§ 0–9', text)).toBe('§ 43');
  expect(asWritten('(0–9)', text)).toBe('(2023)');
});

test('a cue and a page that play along hold nobody up', () => {
  // A pattern that tries every way would not be done with these for minutes.
  const text = 'ι'.repeat(400);
  expect(asWritten(`${'ι'.repeat(40)}x`, text)).toBe(`${'ι'.repeat(40)}x`);
  expect(asWritten('0–90–90–90–9x', '1'.repeat(400))).toBe('0–90–90–90–9x');
});

test('only a whole word counts', () => {
  expect(asWritten('bank', TEXT)).toBe('bank');
  expect(asWritten('handel', TEXT)).toBe('handel');
});

test('what is no word, or stands nowhere in the text, stays as it is', () => {
  expect(asWritten('0–9', TEXT)).toBe('0–9');
  expect(asWritten('(', TEXT)).toBe('(');
  expect(asWritten('c++ (x', TEXT)).toBe('c++ (x');
  expect(asWritten('triodos', '')).toBe('triodos');
});
