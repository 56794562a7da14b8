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
  /** Start of each part; the end of the piece comes last. */
  readonly #starts = new Int32Array(LONGEST_SCAN + 1);
  /** The token that each part is. */
  readonly #tokens = new Int32Array(LONGEST_SCAN + 1);
  /** Rank of each part together with the next one. */
  readonly #ranks = new Int32Array(LONGEST_SCAN + 1);

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

  #scan(view: DataView, start: number, length: number): number {
    const ranks = this.#ranks;
    const starts = this.#starts;
    const tokens = this.#tokens;
    for (let part = 0; part < length; part++) {
      starts[part] = start + part;
      tokens[part] = this.#vocabulary.rankOfByte(view, start + part);
      ranks[part] = this.#vocabulary.rankOfBytePair(view, start + part);
    }
    starts[length] = start + length;
    ranks[length - 1] = NO_RANK;
    let parts = length;
    for (;;) {
      const lowest = indexOfLowest(ranks, parts);
      if (ranks[lowest] === NO_RANK) return parts;
      tokens[lowest] = ranks[lowest] as number;
      parts--;
      for (let part = lowest + 1; part < parts; part++) {
        starts[part] = starts[part + 1] as number;
        tokens[part] = tokens[part + 1] as number;
        ranks[part] = ranks[part + 1] as number;
      }
      starts[parts] = start + length;
      this.#rate(view, lowest, parts);
      if (lowest > 0) this.#rate(view, lowest - 1, parts);
    }
  }

  /** Finds the rank of a part together with the next one. */
  #rate(view: DataView, part: number, parts: number): void {
    if (part + 1 === parts) {
      this.#ranks[part] = NO_RANK;
      return;
    }
    const start = this.#starts[part] as number;
    const length = (this.#starts[part + 2] as number) - start;
    const tokens = this.#tokens;
    this.#ranks[part] = this.#pairs.rankOf(tokens[part] as number, tokens[part + 1] as number, view, start, length);
  }
}

function indexOfLowest(ranks: Int32Array, parts: number): number {
  let lowest = 0;
  let rank = ranks[0] as number;
  for (let part = 1; part < parts; part++) {
    const other = ranks[part] as number;
    if (other < rank) {
      rank = other;
      lowest = part;
    }
  }
  return lowest;
}
