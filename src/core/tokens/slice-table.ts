/*
 * A slice is `length` bytes of a view from `start`. Slices are read in words of 4 bytes, whatever their length, so
 * SLICE_PADDING bytes behind the last slice must be readable.
 */
export const SLICE_PADDING = 8;

/** What the table answers for a slice it does not hold. */
export const UNKNOWN = 0x7fffffff;

/* A slot is four words. Its KEY is both words of a short slice; of a longer one, its hash and its start in the keys. */
const SLOT_SHIFT = 2;
const SLOT = 1 << SLOT_SHIFT;
const KEY = 0;
const LENGTH = 2;
const VALUE = 3;

/** Up to this length two words hold the whole slice; these are the bits that belong to a slice of each length. */
const SHORT = 8;
const FIRST_BITS = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const SECOND_BITS = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);

/**
 * A hash table from slices to numbers, exact: keys are compared, not only hashes. The keys are slices of one view that
 * the owner fills; what collides goes to the next slot. A search looks at `reach` slots at most, and only `add`
 * lengthens it: what is added later stays within reach or out, so that no chosen input can make searches slow.
 */
export class SliceTable {
  readonly #keys: DataView;
  readonly #slots: Int32Array;
  readonly #wrap: number;
  #room: number;
  #reach = 0;

  /** `slots` is a power of two. Three quarters of them take what is added within reach. */
  constructor(keys: DataView, slots: number) {
    this.#keys = keys;
    this.#slots = new Int32Array(slots * SLOT);
    this.#wrap = slots * SLOT - 1;
    this.#room = Math.floor(slots * 0.75);
  }

  find(view: DataView, start: number, length: number): number {
    const slots = this.#slots;
    const short = length <= SHORT;
    const first = short ? firstWord(view, start, length) : hashOfSlice(view, start, length);
    const second = short ? secondWord(view, start, length) : 0;
    let slot = this.#home(short ? hashOfWords(first, second, length) : first);
    for (let steps = this.#reach; steps > 0; steps--) {
      const found = slots[slot + LENGTH] as number;
      if (found === length && slots[slot + KEY] === first) {
        const key = slots[slot + KEY + 1] as number;
        if (short ? key === second : sameSlice(view, start, this.#keys, key, length)) {
          return slots[slot + VALUE] as number;
        }
      }
      if (found === 0) return UNKNOWN;
      slot = this.#next(slot);
    }
    return UNKNOWN;
  }

  /** Adds a slice of the keys that is not in the table yet. */
  add(start: number, length: number, value: number): void {
    const steps = this.#insert(start, length, value, this.#slots.length);
    this.#reach = Math.max(this.#reach, steps);
  }

  /** The same, unless the slots within reach are taken or the table is full: then `false`. */
  addWithinReach(start: number, length: number, value: number): boolean {
    return this.#room > 0 && this.#insert(start, length, value, this.#reach) > 0;
  }

  /** Slots looked at, or 0 when `limit` of them were taken. */
  #insert(start: number, length: number, value: number, limit: number): number {
    const slots = this.#slots;
    const short = length <= SHORT;
    const first = short ? firstWord(this.#keys, start, length) : hashOfSlice(this.#keys, start, length);
    const second = short ? secondWord(this.#keys, start, length) : start;
    let slot = this.#home(short ? hashOfWords(first, second, length) : first);
    for (let steps = 1; steps <= limit; steps++) {
      if (slots[slot + LENGTH] === 0) {
        slots[slot + KEY] = first;
        slots[slot + KEY + 1] = second;
        slots[slot + LENGTH] = length;
        slots[slot + VALUE] = value;
        this.#room--;
        return steps;
      }
      slot = this.#next(slot);
    }
    return 0;
  }

  #home(hash: number): number {
    return (hash << SLOT_SHIFT) & this.#wrap;
  }

  #next(slot: number): number {
    return (slot + SLOT) & this.#wrap;
  }
}

/** The first 4 bytes of a short slice, zeros behind its end. */
function firstWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start, true) & (FIRST_BITS[length] as number);
}

/** The next 4 bytes of a short slice, zeros behind its end. */
function secondWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start + 4, true) & (SECOND_BITS[length] as number);
}

/** The multipliers, here and below, are odd numbers with well-mixed bits, from the xxHash and Murmur families. */
function hashOfWords(first: number, second: number, length: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ length, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Hash of a slice of at least 4 bytes; its last word may overlap the one before. */
function hashOfSlice(view: DataView, start: number, length: number): number {
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
function sameSlice(a: DataView, startA: number, b: DataView, startB: number, length: number): boolean {
  const lastWord = length - 4;
  for (let at = 0; at < lastWord; at += 4) {
    if (a.getInt32(startA + at, true) !== b.getInt32(startB + at, true)) return false;
  }
  return a.getInt32(startA + lastWord, true) === b.getInt32(startB + lastWord, true);
}
