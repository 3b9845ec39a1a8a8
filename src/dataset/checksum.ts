import { canonicalJson } from './pack.ts';
import type { Pack, PackFile } from './schema.ts';

/**
 * The checksum of a pack's content, over its canonical text: the same for a pack however its file is laid out.
 * Runs wherever there is Web Crypto: secure pages, workers, Node from version 20 on.
 *
 * @returns `sha256-` and 64 hexadecimal digits
 */
export async function checksumOf(pack: Pack): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(pack));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Puts a pack into the form the extension carries. */
export async function packageOf(pack: Pack): Promise<PackFile> {
  return { checksum: await checksumOf(pack), pack };
}
