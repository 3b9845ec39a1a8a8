import type { Form, Gazetteer, Span } from '../src/matching/types.ts';
import { type Counts, count, type Text, type TextResult } from './eval-score.ts';

/** A plain matcher on the same texts, so that everyone sees what the linker adds. */
export interface Baseline extends Omit<Counts, 'topicAccuracy'> {
  name: string;
}

/** A span and the forms that fit it. */
interface Hit extends Span {
  forms: Form[];
}

/**
 * Four matchers without evidence. Each takes the longest name at the leftmost place between word boundaries, and where
 * several entities bear it the first in the dataset:
 * all names in their own case, all names in any case, unambiguous names only, and a FlashText-like matcher (any case,
 * words of letters, digits and underscores, separators to be met exactly).
 */
export function baselines(gazetteer: Gazetteer, texts: readonly Text[]): Baseline[] {
  const listed = gazetteer.forms.filter((form) => !form.latent && !form.tail);
  const sure = listed.filter((form) => form.bearers.length === 1 && form.bearers[0]?.ambiguous === false);
  const variants: [string, (text: string) => Hit[]][] = [
    ['exact, case-sensitive', finder(listed, { anyCase: false, boundary: /[\p{L}\p{N}]/u })],
    ['exact, any case', finder(listed, { anyCase: true, boundary: /[\p{L}\p{N}]/u })],
    ['unambiguous names only', finder(sure, { anyCase: true, boundary: /[\p{L}\p{N}]/u })],
    ['FlashText-like', finder(listed, { anyCase: true, boundary: /[A-Za-z0-9_]/ })],
  ];
  return variants.map(([name, find]) => {
    const results = texts.map(
      (text): TextResult => ({
        text,
        onTopic: false,
        mentions: text.blocks.flatMap((block) =>
          find(block.text).map(({ start, end, forms }) => ({
            block: block.id,
            start,
            end,
            verdict: {
              certainty: 'certain' as const,
              broad: false,
              choices: [
                { entity: gazetteer.entities[forms[0]?.bearers[0]?.entity ?? 0]?.id ?? '', score: 1, reasons: [] },
              ],
            },
          })),
        ),
      }),
    );
    const { topicAccuracy: _, ...counts } = count(results);
    return { name, ...counts };
  });
}

function finder(
  forms: readonly Form[],
  { anyCase, boundary }: { anyCase: boolean; boundary: RegExp },
): (text: string) => Hit[] {
  const key = (text: string) => (anyCase ? text.toLowerCase() : text);
  const byText = Map.groupBy(forms, (form) => key(form.text));
  const lengths = [...new Set([...byText.keys()].map((text) => text.length))].sort((a, b) => b - a);
  return (text) => {
    const hits: Hit[] = [];
    const folded = key(text);
    // Lower-casing may change the length (İ): such texts are compared as they are.
    const haystack = folded.length === text.length ? folded : text;
    for (let at = 0; at < text.length; at++) {
      if (at > 0 && boundary.test(text[at - 1] ?? '') && boundary.test(text[at] ?? '')) continue;
      for (const length of lengths) {
        const found = at + length <= text.length && byText.get(haystack.slice(at, at + length));
        if (!found || (boundary.test(text[at + length - 1] ?? '') && boundary.test(text[at + length] ?? ''))) continue;
        hits.push({ start: at, end: at + length, forms: found });
        at += length - 1;
        break;
      }
    }
    return hits;
  };
}
