/**
 * Gives the memory of a typed array back at once. A collector knows little of how much such arrays hold: of what a file
 * leaves behind while it is read and compiled, a hundred megabytes would wait for it.
 *
 * Only for workers that end with their work: once a script has taken the memory of any typed array away, V8 asks at each
 * access to each of them whether it is still there, which would make the background's matcher slower.
 */
export function giveBack(array: ArrayBufferView | string): void {
  if (typeof array !== 'string') (array.buffer as ArrayBuffer).transfer(0);
}
