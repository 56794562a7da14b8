/*
 * A slice is `length` bytes of a view from `start`. Slices are read in words of 4 bytes, whatever their length, so
 * SLICE_PADDING bytes behind the last slice must be readable.
 */
export const SLICE_PADDING = 8;

/** Slices up to this length fit into two words, and up to this into four. */
export const SHORT = 8;
export const MEDIUM = 16;

/** What a table answers for a slice it does not hold. */
export const UNKNOWN = 0x7fffffff;

/** The bits of the two words that belong to a short slice of each length. */
const FIRST_BITS = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const SECOND_BITS = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);

/** The first 4 bytes of a short slice, zeros behind its end. */
export function firstWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start, true) & (FIRST_BITS[length] as number);
}

/** The next 4 bytes of a short slice, zeros behind its end. */
export function secondWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start + 4, true) & (SECOND_BITS[length] as number);
}

/** The multipliers, here and below, are odd numbers with well-mixed bits, from the xxHash and Murmur families. */
export function hashOfWords(first: number, second: number, length: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ length, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Hash of a slice of at least 4 bytes; its last word may overlap the one before. */
export function hashOfSlice(view: DataView, start: number, length: number): number {
  const lastWord = start + length - 4;
  let hash = length;
  for (let at = start; at < lastWord; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ view.getInt32(lastWord, true), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Whether two slices of the same length, at least 4 bytes, are equal. */
export function sameSlice(a: DataView, startA: number, b: DataView, startB: number, length: number): boolean {
  const lastWord = length - 4;
  for (let at = 0; at < lastWord; at += 4) {
    if (a.getInt32(startA + at, true) !== b.getInt32(startB + at, true)) return false;
  }
  return a.getInt32(startA + lastWord, true) === b.getInt32(startB + lastWord, true);
}
