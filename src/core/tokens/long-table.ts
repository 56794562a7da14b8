import { hashOfSlice, sameSlice, UNKNOWN } from './slices.ts';
import { Slots } from './slots.ts';

const WIDTH = 4;

/**
 * A hash table from longer slices to numbers. Its keys are slices of one view that the owner fills; a slot holds a key's
 * hash and its start in that view. Keys are compared byte by byte: an equal hash proves nothing.
 */
export class LongTable {
  readonly #keys: DataView;
  readonly #slots: Slots;

  constructor(keys: DataView, tokens: number) {
    this.#keys = keys;
    this.#slots = new Slots(tokens, WIDTH);
  }

  find(view: DataView, start: number, length: number): number {
    const { words, wrap, reach } = this.#slots;
    const hash = hashOfSlice(view, start, length);
    let slot = Math.imul(hash, WIDTH) & wrap;
    for (let steps = reach; steps > 0; steps--) {
      const found = words[slot] as number;
      if (words[slot + 1] === hash && found === length) {
        if (sameSlice(view, start, this.#keys, words[slot + 2] as number, length)) return words[slot + 3] as number;
      }
      if (found === 0) return UNKNOWN;
      slot = (slot + WIDTH) & wrap;
    }
    return UNKNOWN;
  }

  /** Adds a token, which is a slice of the keys and not in the table yet. */
  add(start: number, length: number, value: number): void {
    const hash = hashOfSlice(this.#keys, start, length);
    this.#fill(this.#slots.take(hash), hash, start, length, value);
  }

  /** Adds another slice of the keys if there is room; whether there was. */
  addIfRoom(start: number, length: number, value: number): boolean {
    const hash = hashOfSlice(this.#keys, start, length);
    const slot = this.#slots.takeWithinReach(hash);
    if (slot >= 0) this.#fill(slot, hash, start, length, value);
    return slot >= 0;
  }

  #fill(slot: number, hash: number, start: number, length: number, value: number): void {
    const { words } = this.#slots;
    words[slot] = length;
    words[slot + 1] = hash;
    words[slot + 2] = start;
    words[slot + 3] = value;
  }
}
