import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { asCalled } from './as-called.ts';
import { decodeText } from './decode-text.ts';
import { counted, formatReasons, table } from './eval-report.ts';
import { type ReadDocument, readHtml, readPlainText } from './html-blocks.ts';
import { linkDocument, loadTools } from './link-document.ts';
import { plainly, withPlainErrors } from './plain-errors.ts';

/**
 * `npm run spot -- FILE… [--json]`: the mentions in text or HTML files (also gzipped), found by the same core and the
 * same way as in the browser, with scores and reasons.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    console.error('usage: npm run spot -- FILE… [--json]');
    process.exitCode = 2;
    return;
  }
  const tools = await loadTools();
  const files = [];
  for (const file of positionals) {
    const document = await readDocument(file).catch((error: unknown) => {
      // The others are worth having.
      console.error(plainly(error, file));
      process.exitCode = 1;
    });
    if (!document) continue;
    const { facts, blocks } = document;
    const { mentions, topic, onTopic } = linkDocument(tools, facts, blocks);
    files.push({
      file,
      topic,
      onTopic,
      mentions: mentions.map(({ block, start, end, verdict }) => {
        const text = blocks[block]?.text ?? '';
        const [choice] = verdict.choices;
        return {
          text: text.slice(start, end),
          entity: choice?.entity ?? '',
          certainty: verdict.certainty,
          score: choice?.score ?? 0,
          broad: verdict.broad,
          bySurname: verdict.bySurname ?? false,
          reasons: choice?.reasons ?? [],
          otherChoices: verdict.choices.slice(1),
          block,
          start,
          end,
          context: text.slice(Math.max(0, start - 40), end + 40).replace(/\s+/g, ' '),
        };
      }),
    });
  }
  if (values.json) console.log(JSON.stringify({ files }, null, 2));
  else for (const report of files) console.log(format(report));
}

/** By so many characters a file shows whether it is a text. */
const BEGINNING = 4_096;

const HTML_NAME = /\.x?html?(?:\.gz)?$/i;
const BEGINS_HTML = /^(?:\u00EF\u00BB\u00BF)?\s*<(?:!doctype html|html)/i;

async function readDocument(file: string): Promise<ReadDocument> {
  const bytes = await readFile(asCalled(file));
  const content = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const isHtml = HTML_NAME.test(file) || BEGINS_HTML.test(content.toString('latin1', 0, BEGINNING));
  const source = decodeText(content, isHtml);
  if (source.slice(0, BEGINNING).includes('\0'))
    throw new Error(`${file}: is no text (it holds zero bytes); save it as text or HTML first`);
  return isHtml || BEGINS_HTML.test(source) ? readHtml(source) : readPlainText(source);
}

function format(report: { file: string; topic: number; onTopic: boolean; mentions: SpotMention[] }): string {
  const head = `${report.file}: ${counted(report.mentions.length, 'mention')}, topic ${report.topic.toFixed(2)} (${report.onTopic ? 'on' : 'off'})`;
  if (report.mentions.length === 0) return head;
  const rows = report.mentions.map(({ text, entity, certainty, score, broad, reasons }) => [
    text.replace(/\s+/g, ' '),
    entity,
    certainty + (broad ? ', broad' : ''),
    score.toFixed(3),
    formatReasons(reasons),
  ]);
  return `${head}\n${table([['name', 'entity', 'certainty', 'score', 'reasons'], ...rows])}\n`;
}

interface SpotMention {
  text: string;
  entity: string;
  certainty: string;
  score: number;
  broad: boolean;
  reasons: Parameters<typeof formatReasons>[0];
}

await withPlainErrors(main);
