import { canonicalJson } from './pack.ts';
import type { Pack, PackFile } from './schema.ts';

/**
 * Runs wherever there is Web Crypto: secure pages, workers, Node from version 20 on.
 *
 * @returns `sha256-` and 64 hexadecimal digits, of the text in UTF-8
 */
export async function digestOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The checksum of a pack's content, over its canonical text: the same for a pack however its file is laid out. */
export const checksumOf = (pack: Pack): Promise<string> => digestOf(canonicalJson(pack));

/** Puts a pack into the form the extension carries. */
export async function packageOf(pack: Pack): Promise<PackFile> {
  return { checksum: await checksumOf(pack), pack };
}
