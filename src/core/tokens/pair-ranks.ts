import type { Vocabulary } from './vocabulary.ts';

/** A power of two. A slot is four words, of which three are used: two tokens and their rank. */
const SLOTS = 2 ** 16;
const WIDTH = 4;
const NO_TOKEN = -1;

/**
 * The rank of two neighbouring tokens joined. Merges ask for the same pairs again and again, so each pair's rank is
 * noted in the one slot that it can have, over the pair noted there before.
 */
export class PairRanks {
  readonly #vocabulary: Vocabulary;
  readonly #notes = new Int32Array(SLOTS * WIDTH).fill(NO_TOKEN);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** `start` and `length` are where the bytes of both stand. */
  rankOf(left: number, right: number, view: DataView, start: number, length: number): number {
    const notes = this.#notes;
    const hash = Math.imul(Math.imul(left, 0x9e3779b1) ^ right, 0x85ebca6b);
    const slot = (hash >>> 16) * WIDTH;
    if (notes[slot] === left && notes[slot + 1] === right) return notes[slot + 2] as number;
    const rank = this.#vocabulary.rankOf(view, start, length);
    notes[slot] = left;
    notes[slot + 1] = right;
    notes[slot + 2] = rank;
    return rank;
  }
}
