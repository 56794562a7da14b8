import type { PairRanks } from './pair-ranks.ts';
import { RankQueue } from './rank-queue.ts';
import { NO_RANK, type Vocabulary } from './vocabulary.ts';

/**
 * The merge of one piece of any length, in near-linear time: the parts are a linked list and the pairs wait in a queue.
 * A pair that changed leaves its old entry in the queue; such an entry no longer agrees with `#ranks` and is skipped.
 * (Published tokenizers search the lowest rank anew for each merge: minutes for a megabyte of one letter.)
 */
export class LongMerge {
  readonly #vocabulary: Vocabulary;
  readonly #pairs: PairRanks;
  readonly #queue: RankQueue;
  /* By a part's offset in the piece: its neighbours' offsets, its token, and its rank together with the next part. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #tokens: Int32Array;
  readonly #ranks: Int32Array;

  /** For pieces of at most `capacity` bytes, of which each takes 24 bytes or a little more. */
  constructor(vocabulary: Vocabulary, pairs: PairRanks, capacity: number) {
    this.#vocabulary = vocabulary;
    this.#pairs = pairs;
    this.#queue = new RankQueue(capacity);
    this.#next = new Int32Array(capacity);
    this.#previous = new Int32Array(capacity);
    this.#tokens = new Int32Array(capacity);
    this.#ranks = new Int32Array(capacity);
  }

  /** Tokens of the piece. */
  count(view: DataView, start: number, length: number): number {
    this.#begin(view, start, length);
    let parts = length;
    while (this.#queue.pop()) {
      const part = this.#queue.position;
      if (this.#ranks[part] !== this.#queue.rank) continue;
      this.#joinWithNext(part, length);
      parts--;
      this.#rate(part, view, start, length);
      if (part > 0) this.#rate(this.#previous[part] as number, view, start, length);
    }
    return parts;
  }

  /** Makes a part of each byte, and queues the pairs that are tokens. */
  #begin(view: DataView, start: number, length: number): void {
    for (let part = 0; part < length; part++) {
      this.#next[part] = part + 1;
      this.#previous[part] = part - 1;
      this.#tokens[part] = this.#vocabulary.rankOfByte(view, start + part);
      this.#rank(part, part + 1 < length ? this.#vocabulary.rankOfBytePair(view, start + part) : NO_RANK);
    }
  }

  /** Finds the rank of a part together with the next one. */
  #rate(part: number, view: DataView, start: number, length: number): void {
    const next = this.#next[part] as number;
    if (next === length) return;
    const size = (this.#next[next] as number) - part;
    const left = this.#tokens[part] as number;
    const right = this.#tokens[next] as number;
    this.#rank(part, this.#pairs.rankOf(left, right, view, start + part, size));
  }

  #rank(part: number, rank: number): void {
    this.#ranks[part] = rank;
    if (rank !== NO_RANK) this.#queue.push(rank, part);
  }

  #joinWithNext(part: number, length: number): void {
    const joined = this.#next[part] as number;
    const next = this.#next[joined] as number;
    this.#next[part] = next;
    if (next < length) this.#previous[next] = part;
    this.#tokens[part] = this.#ranks[part] as number;
    this.#ranks[part] = NO_RANK;
    this.#ranks[joined] = NO_RANK;
  }
}
