/** After this long, in ms, every browser has taken the file over. */
const REVOKE_AFTER_MS = 10_000;

/** Hands a text to the browser as a file to keep. Nothing is asked for: a link with `download` needs no permission. */
export function saveFile(name: string, mediaType: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}
