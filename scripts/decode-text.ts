/** Where a page says how it is written, it does so within so many bytes (HTML standard, "prescan a byte stream"). */
const PRESCAN_BYTES = 1024;

/**
 * The text of a file, as a browser reads it: by its byte order mark, by what an HTML file says of itself, as UTF-8, and
 * where it is no UTF-8 as Western European.
 */
export function decodeText(bytes: Uint8Array, isHtml: boolean): string {
  const wide = { '255,254': 'utf-16le', '254,255': 'utf-16be' }[bytes.subarray(0, 2).join()];
  const mark = bytes.subarray(0, 3).join() === '239,187,191' ? 'utf-8' : wide;
  const head = isHtml ? new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES)) : '';
  const said = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  for (const label of [mark, said && !/^utf-16/i.test(said) ? said : undefined]) {
    try {
      if (label !== undefined) return new TextDecoder(label).decode(bytes);
    } catch {
      // No such encoding: as if nothing had been said.
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
