import { LongMerge } from './merge-long.ts';
import { NO_RANK, type Vocabulary } from './vocabulary.ts';

/** Above this many bytes the queue of `LongMerge` beats searching the lowest rank anew for each merge (measured). */
const LONGEST_SCAN = 80;

/**
 * Byte pair encoding of one piece: of all neighbours whose bytes together are a token, the pair of the lowest rank is
 * merged, the leftmost of equal ones, until there is none.
 */
export class Merge {
  readonly #vocabulary: Vocabulary;
  /** Start of each part; the end of the piece comes last. */
  readonly #starts = new Int32Array(LONGEST_SCAN + 1);
  /** Rank of each part together with the next one. */
  readonly #ranks = new Int32Array(LONGEST_SCAN + 1);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Tokens of the piece, which has at least one byte. */
  count(view: DataView, start: number, length: number): number {
    if (length > LONGEST_SCAN) return new LongMerge(this.#vocabulary, view, start, length).count();
    return this.#scan(view, start, length);
  }

  #scan(view: DataView, start: number, length: number): number {
    const ranks = this.#ranks;
    const starts = this.#starts;
    for (let part = 0; part <= length; part++) starts[part] = start + part;
    for (let part = 0; part < length - 1; part++) ranks[part] = this.#vocabulary.rankOfBytePair(view, start + part);
    ranks[length - 1] = NO_RANK;
    let parts = length;
    for (;;) {
      const lowest = indexOfLowest(ranks, parts);
      if (ranks[lowest] === NO_RANK) return parts;
      parts--;
      for (let part = lowest + 1; part <= parts; part++) {
        starts[part] = starts[part + 1] as number;
        ranks[part] = ranks[part + 1] as number;
      }
      ranks[lowest] = this.#rankWithNext(view, lowest, parts);
      if (lowest > 0) ranks[lowest - 1] = this.#rankWithNext(view, lowest - 1, parts);
    }
  }

  #rankWithNext(view: DataView, part: number, parts: number): number {
    if (part + 1 >= parts) return NO_RANK;
    const start = this.#starts[part] as number;
    return this.#vocabulary.rankOf(view, start, (this.#starts[part + 2] as number) - start);
  }
}

function indexOfLowest(ranks: Int32Array, parts: number): number {
  let lowest = 0;
  for (let part = 1; part < parts; part++) if ((ranks[part] as number) < (ranks[lowest] as number)) lowest = part;
  return lowest;
}
