import { hashOfWords, UNKNOWN } from './slices.ts';
import { Slots } from './slots.ts';

const WIDTH = 8;

/**
 * A hash table from slices of 9 to 16 bytes to numbers. A slot holds the whole slice, as its first 8 and its last 8
 * bytes, which may overlap: a search reads nothing else.
 */
export class MediumTable {
  readonly #slots: Slots;
  readonly #words: Int32Array;
  readonly #wrap: number;

  constructor(tokens: number) {
    this.#slots = new Slots(tokens, WIDTH);
    this.#words = this.#slots.words;
    this.#wrap = this.#slots.wrap;
  }

  find(view: DataView, start: number, length: number): number {
    const words = this.#words;
    const last = start + length - 8;
    const first = view.getInt32(start, true);
    const second = view.getInt32(start + 4, true);
    const third = view.getInt32(last, true);
    const fourth = view.getInt32(last + 4, true);
    let slot = Math.imul(hashOfWords(hashOfWords(first, second, length), third, fourth), WIDTH) & this.#wrap;
    for (let steps = this.#slots.reach; steps > 0; steps--) {
      const found = words[slot] as number;
      if (words[slot + 1] === first && words[slot + 2] === second && found === length) {
        if (words[slot + 3] === third && words[slot + 4] === fourth) return words[slot + 5] as number;
      }
      if (found === 0) return UNKNOWN;
      slot = (slot + WIDTH) & this.#wrap;
    }
    return UNKNOWN;
  }

  /** Adds a token, which is not in the table yet. */
  add(view: DataView, start: number, length: number, value: number): void {
    this.#fill(this.#slots.take(hashOfMedium(view, start, length)), view, start, length, value);
  }

  /** Adds another slice if there is room. */
  addIfRoom(view: DataView, start: number, length: number, value: number): void {
    const slot = this.#slots.takeWithinReach(hashOfMedium(view, start, length));
    if (slot >= 0) this.#fill(slot, view, start, length, value);
  }

  #fill(slot: number, view: DataView, start: number, length: number, value: number): void {
    const last = start + length - 8;
    this.#words[slot] = length;
    this.#words[slot + 1] = view.getInt32(start, true);
    this.#words[slot + 2] = view.getInt32(start + 4, true);
    this.#words[slot + 3] = view.getInt32(last, true);
    this.#words[slot + 4] = view.getInt32(last + 4, true);
    this.#words[slot + 5] = value;
  }
}

/** The hash that `find` computes from the words it has at hand. */
function hashOfMedium(view: DataView, start: number, length: number): number {
  const last = start + length - 8;
  const head = hashOfWords(view.getInt32(start, true), view.getInt32(start + 4, true), length);
  return hashOfWords(head, view.getInt32(last, true), view.getInt32(last + 4, true));
}
