/**
 * The text of a dataset in the reader's language; where a pack has none in it, English, else whatever there is.
 * The empty string only where there is no text at all.
 */
export function localised(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] || text.en || Object.values(text).find(Boolean) || '';
}
