import type { Brief } from './brief.ts';
import { toCslJson } from './csl.ts';
import { type Separator, toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { toRis } from './ris.ts';

export type BriefFormat = 'markdown' | 'csv' | 'json' | 'csl' | 'ris';

export interface FormatOptions {
  sourcesInFull: boolean;
  separator: Separator;
}

interface Format {
  extension: string;
  mediaType: string;
  write(brief: Brief, options: FormatOptions): string;
}

export const FORMATS: Record<BriefFormat, Format> = {
  markdown: { extension: 'md', mediaType: 'text/markdown;charset=utf-8', write: toMarkdown },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv;charset=utf-8',
    write: (brief, { separator }) => toCsv(brief, separator),
  },
  json: { extension: 'json', mediaType: 'application/json', write: toJson },
  csl: { extension: 'csl.json', mediaType: 'application/vnd.citationstyles.csl+json', write: toCslJson },
  ris: { extension: 'ris', mediaType: 'application/x-research-info-systems', write: toRis },
};

/** “brief-comensha.nl-2026-11-24.md”: letters, digits, dots and hyphens only, which every file system takes. */
export function fileNameOf({ page }: Brief, format: BriefFormat): string {
  const host = URL.canParse(page.address) ? new URL(page.address).hostname.replace(/^www\./, '') : '';
  const name = host.replace(/[^a-z0-9.-]+/gi, '-').replace(/^[.-]+|[.-]+$/g, '') || 'page';
  return `brief-${name}-${page.readAt.slice(0, 10)}.${FORMATS[format].extension}`;
}
