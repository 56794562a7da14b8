import { LongMerge } from './merge-long.ts';
import { PairRanks } from './pair-ranks.ts';
import { NO_RANK, type Vocabulary } from './vocabulary.ts';

/** Above this many bytes the queue of `LongMerge` beats searching the lowest rank anew for each merge (measured). */
const LONGEST_SCAN = 48;

/** Longer pieces are rare: what their merge needs is not kept. */
const LONGEST_KEPT = 4096;

/**
 * Byte pair encoding of one piece: of all neighbours whose bytes together are a token, the pair of the lowest rank is
 * merged, the leftmost of equal ones, until there is none.
 */
export class Merge {
  readonly #vocabulary: Vocabulary;
  readonly #pairs: PairRanks;
  readonly #long: LongMerge;
  /* By a part's offset in the piece: its neighbours' offsets, its token, and its rank together with the next part. */
  readonly #next = new Int32Array(LONGEST_SCAN);
  readonly #previous = new Int32Array(LONGEST_SCAN);
  readonly #tokens = new Int32Array(LONGEST_SCAN);
  readonly #ranks = new Int32Array(LONGEST_SCAN);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#pairs = new PairRanks(vocabulary);
    this.#long = new LongMerge(vocabulary, this.#pairs, LONGEST_KEPT);
  }

  /** Tokens of the piece, which has at least one byte. */
  count(view: DataView, start: number, length: number): number {
    if (length <= LONGEST_SCAN) return this.#scan(view, start, length);
    const merge = length <= LONGEST_KEPT ? this.#long : new LongMerge(this.#vocabulary, this.#pairs, length);
    return merge.count(view, start, length);
  }

  /** Parts that were joined to the one before stay in the arrays, without a rank: moving the others up takes longer. */
  #scan(view: DataView, start: number, length: number): number {
    const next = this.#next;
    const previous = this.#previous;
    const tokens = this.#tokens;
    const ranks = this.#ranks;
    const vocabulary = this.#vocabulary;
    for (let part = 0; part < length; part++) {
      next[part] = part + 1;
      previous[part] = part - 1;
      tokens[part] = vocabulary.rankOfByte(view, start + part);
      ranks[part] = vocabulary.rankOfBytePair(view, start + part);
    }
    ranks[length - 1] = NO_RANK;
    for (let parts = length; ; parts--) {
      const part = indexOfLowest(ranks, length);
      const token = ranks[part] as number;
      if (token === NO_RANK) return parts;
      const joined = next[part] as number;
      const after = next[joined] as number;
      tokens[part] = token;
      next[part] = after;
      ranks[joined] = NO_RANK;
      ranks[part] = NO_RANK;
      if (after < length) {
        previous[after] = part;
        const size = (next[after] as number) - part;
        ranks[part] = this.#pairs.rankOf(token, tokens[after] as number, view, start + part, size);
      }
      if (part > 0) {
        const before = previous[part] as number;
        ranks[before] = this.#pairs.rankOf(tokens[before] as number, token, view, start + before, after - before);
      }
    }
  }
}

function indexOfLowest(ranks: Int32Array, length: number): number {
  let lowest = 0;
  let rank = ranks[0] as number;
  for (let part = 1; part < length; part++) {
    const other = ranks[part] as number;
    if (other < rank) {
      rank = other;
      lowest = part;
    }
  }
  return lowest;
}
