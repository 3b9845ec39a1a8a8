import { canonicalJson } from './pack.ts';
import type { Pack, PackFile } from './schema.ts';

/** Bytes summed at once: the browser's own hash, which is many times as fast as any script, wants all of them in memory. */
const PIECE = 8 * 1024 * 1024;

/**
 * Of more than 8 MiB it is the sum of the sums of each 8 MiB, side by side, and says so. Runs wherever there is Web
 * Crypto: secure pages, workers, Node from version 20 on.
 *
 * @returns `sha256-` or `sha256-8mib-`, and 64 hexadecimal digits
 */
export async function sumOf(file: Blob): Promise<string> {
  if (file.size <= PIECE) return `sha256-${digits(await sha256(file))}`;
  const sums: ArrayBuffer[] = [];
  for (let from = 0; from < file.size; from += PIECE) sums.push(await sha256(file.slice(from, from + PIECE)));
  return `sha256-8mib-${digits(await sha256(new Blob(sums)))}`;
}

const sha256 = async (bytes: Blob) => crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());

const digits = (sum: ArrayBuffer) =>
  Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The sum of a text in UTF-8. */
export const digestOf = (text: string): Promise<string> => sumOf(new Blob([text]));

/** The checksum of a pack's content, over its canonical text: the same for a pack however its file is laid out. */
export const checksumOf = (pack: Pack): Promise<string> => digestOf(canonicalJson(pack));

/** Puts a pack into the form the extension carries. */
export async function packageOf(pack: Pack): Promise<PackFile> {
  return { checksum: await checksumOf(pack), pack };
}
