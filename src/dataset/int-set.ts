/** A set of 32-bit numbers as a sorted array: small, and stored as it is. */
export type IntSet = Int32Array;

export function intSet(numbers: Iterable<number>): IntSet {
  const sorted = Int32Array.from(numbers).sort();
  return sorted.filter((number, index) => index === 0 || number !== sorted[index - 1]);
}

export function hasInt(set: IntSet, wanted: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = set[middle] as number;
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** 32 bits of a text: the same on every machine. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}
