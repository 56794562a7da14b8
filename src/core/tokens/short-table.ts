import { firstWord, hashOfWords, secondWord, UNKNOWN } from './slices.ts';
import { Slots } from './slots.ts';

const WIDTH = 4;

/** A hash table from slices of at most 8 bytes to numbers. A slot holds the whole slice: a search reads nothing else. */
export class ShortTable {
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
    const first = firstWord(view, start, length);
    const second = secondWord(view, start, length);
    let slot = Math.imul(hashOfWords(first, second, length), WIDTH) & this.#wrap;
    for (let steps = this.#slots.reach; steps > 0; steps--) {
      const found = words[slot] as number;
      if (words[slot + 1] === first && words[slot + 2] === second && found === length) return words[slot + 3] as number;
      if (found === 0) return UNKNOWN;
      slot = (slot + WIDTH) & this.#wrap;
    }
    return UNKNOWN;
  }

  /** Adds a token, which is not in the table yet. */
  add(view: DataView, start: number, length: number, value: number): void {
    const first = firstWord(view, start, length);
    const second = secondWord(view, start, length);
    const slot = this.#slots.take(hashOfWords(first, second, length));
    this.#fill(slot, first, second, length, value);
  }

  /** Adds another slice if there is room. */
  addIfRoom(view: DataView, start: number, length: number, value: number): void {
    const first = firstWord(view, start, length);
    const second = secondWord(view, start, length);
    const slot = this.#slots.takeWithinReach(hashOfWords(first, second, length));
    if (slot >= 0) this.#fill(slot, first, second, length, value);
  }

  #fill(slot: number, first: number, second: number, length: number, value: number): void {
    this.#words[slot] = length;
    this.#words[slot + 1] = first;
    this.#words[slot + 2] = second;
    this.#words[slot + 3] = value;
  }
}
