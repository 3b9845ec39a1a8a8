import { readPack } from '../../../scripts/read-pack.ts';
import { buildGazetteer } from '../../../src/dataset/gazetteer.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import { link } from '../../../src/matching/link/link.ts';
import { type Linker, prepareLinker } from '../../../src/matching/link/linker.ts';
import { compileGazetteer } from '../../../src/matching/scan/compile.ts';
import type { Block, DocumentFacts, LinkResult, Mention, OpenCandidate } from '../../../src/matching/types.ts';

export const curatedPack = async (): Promise<Pack> => (await readPack('assets/packs/fast')).pack;

export function linkerOf(packs: readonly Pack[]): Linker {
  const gazetteer = buildGazetteer(packs);
  return prepareLinker(gazetteer, compileGazetteer(gazetteer));
}

export const blocksOf = (texts: readonly string[], more: Partial<Block> = {}): Block[] =>
  texts.map((text, id) => ({ id, text, kind: 'text', ...more }));

export const facts = (lang = ''): DocumentFacts => ({ title: '', lang, host: '' });

/** Sends the batches one after the other, as a page does, and gives all answers. */
export function linkBatches(linker: Linker, document: DocumentFacts, batches: readonly Block[][]): LinkResult[] {
  const answers: LinkResult[] = [];
  for (const blocks of batches) {
    const last = answers.at(-1);
    const open: OpenCandidate[] = (last?.open ?? []).map(({ block, start, end, evidence }) => ({
      block,
      start,
      end,
      evidence,
    }));
    answers.push(link(linker, { document, state: last?.state ?? null, open, blocks }));
  }
  return answers;
}

/** The mentions of a whole document: all that settled, and what is open after the last batch. */
export function mentionsOf(answers: readonly LinkResult[]): Mention[] {
  const open = (answers.at(-1)?.open ?? []).flatMap(({ block, start, end, verdict }) =>
    verdict ? [{ block, start, end, verdict }] : [],
  );
  return [...answers.flatMap(({ settled }) => settled), ...open].sort((a, b) => a.block - b.block || a.start - b.start);
}

/** A line with its mentions marked, `[[name|entity]]`; a name by the surname rule is marked `[[name|entity*]]`. */
export function marked(linker: Linker, line: string, lang = '', more: Partial<Block> = {}): string {
  const blocks = blocksOf(line.split(' ¶ '), more);
  const mentions = mentionsOf(linkBatches(linker, facts(lang), [blocks]));
  return blocks
    .map(({ id, text }) => {
      let out = '';
      let at = 0;
      for (const { start, end, verdict } of mentions.filter(({ block }) => block === id)) {
        const entity = verdict.choices.map((choice) => choice.entity).join('/');
        out += `${text.slice(at, start)}[[${text.slice(start, end)}|${entity}${verdict.bySurname ? '*' : ''}]]`;
        at = end;
      }
      return out + text.slice(at);
    })
    .join(' ¶ ');
}
