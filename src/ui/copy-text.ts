/**
 * Puts the text of a field on the clipboard, in answer to a press. Pages without https and frames that may not use the
 * clipboard are served by the older way, which wants the text selected in a field.
 *
 * @returns whether it is there; the text stays selected in any case
 */
export async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  field.focus({ preventScroll: true });
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return field.ownerDocument.execCommand('copy');
  }
}
