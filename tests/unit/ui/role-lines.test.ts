import { describe, expect, it } from 'vitest';
import { citation, titleParts, whenOf } from '../../../src/ui/role-lines.ts';

describe('the time of a role', () => {
  it.each([
    [{ from: null, to: null }, 'no date', false],
    [{ from: '2016-09', to: null }, 'since 2016', false],
    [{ from: null, to: '2019' }, 'until 2019', true],
    [{ from: null, to: '2026' }, 'until 2026', false],
    [{ from: '2018', to: '2019' }, '2018–2019', true],
    [{ from: '2017-03', to: '2017-07' }, '2017', true],
    [{ from: '2019-09', to: '2019-09' }, 'Sept 2019', true],
    [{ from: '2019-09-27', to: '2019-09-28' }, 'Sept 2019', true],
    [{ from: '2026-11', to: '2026-11' }, 'Nov 2026', false],
    [{ role: 'founder', from: '2013', to: null }, '2013', false],
    [{ role: 'author', from: '2019-09-27', to: null }, 'Sept 2019', false],
    [{ role: 'member', from: '2013', to: null }, 'since 2013', false],
  ])('%o is “%s”', (role, text, past) => {
    expect(whenOf(role, '2026-11-24', 'en')).toEqual({ text, past });
  });
});

describe('the words of a role', () => {
  it.each([
    [
      'commissioner',
      'Member through its chief risk officer',
      'Commissioner',
      ': Member through its chief risk officer',
    ],
    ['consulted', 'Consulted among hundreds of experts', 'Consulted', ' among hundreds of experts'],
    ['chair', 'Chairs and organises the meeting', 'Chairs', ' and organises the meeting'],
    ['co-convener', 'Co-convener, Dutch foreign minister', 'Co-convener', ', Dutch foreign minister'],
    ['host', 'host of the launch', 'host', ' of the launch'],
    ['participant', 'Participating bank', 'Participating', ' bank'],
    ['founder', 'Founding member', 'Founding', ' member'],
    ['funder', 'Funded the launch', 'Funded', ' the launch'],
    ['member', '', 'Member', ''],
  ])('%s, “%s”: the word stands once', (role, title, strong, rest) => {
    expect(titleParts(role, title, 'en')).toEqual({ strong, rest });
  });

  it.each([
    ['participant', 'Teilnehmende Bank', 'Teilnehmende', ' Bank'],
    ['commissioner', 'Kommission der Banken', 'Kommissionsmitglied', ': Kommission der Banken'],
  ])('%s, “%s”: another form of the word is the word, what is only part of it is not', (role, title, strong, rest) => {
    expect(titleParts(role, title, 'de')).toEqual({ strong, rest });
  });

  it('loses nothing of a title with an umlaut', () => {
    expect(titleParts('supporter', 'Unterstützungsverein für Überlebende', 'de')).toEqual({
      strong: 'Unterstützungsverein',
      rest: ' für Überlebende',
    });
  });
});

it('cites a source as literature', () => {
  expect(citation({ publisher: 'ABN AMRO', date: '2019-09' })).toBe('ABN AMRO 2019');
  expect(citation({ publisher: 'CoMensha', date: null })).toBe('CoMensha');
});
