import { beforeAll, describe, expect, it } from 'vitest';
import { linkDocument, loadTools, type Tools } from '../../../scripts/link-document.ts';
import { welcome } from '../../../src/i18n/catalogue/welcome.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';
import { SAMPLE_MARKS, type SampleMark } from '../../../src/welcome/sample.ts';

let tools: Tools;
beforeAll(async () => {
  tools = await loadTools();
});

describe('the sample of the welcome page', () => {
  it.each(LANGUAGES)('shows the marks that the extension makes of its text in %s', (language) => {
    const names = Object.fromEntries(SAMPLE_MARKS.map(({ key, text }) => [key, text])) as Record<
      SampleMark['key'],
      string
    >;
    const text = welcome(language)('sample', names);
    const { mentions } = linkDocument(tools, { title: '', lang: language, host: '' }, [{ id: 1, text, kind: 'text' }]);
    const linked = mentions.map(({ start, end, verdict }) => ({
      text: text.slice(start, end),
      certainty: verdict.certainty,
      entities: verdict.choices.map(({ entity }) => entity).sort(),
    }));
    const shown = SAMPLE_MARKS.map((mark) => ({
      text: mark.text,
      certainty: mark.verdict.certainty,
      entities: mark.verdict.choices.map(({ entity }) => entity).sort(),
    }));
    expect(linked).toEqual(shown);
  });
});
