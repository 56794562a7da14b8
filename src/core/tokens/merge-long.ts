import { RankQueue } from './rank-queue.ts';
import { NO_RANK, type Vocabulary } from './vocabulary.ts';

/**
 * The merge of one piece of any length, in near-linear time: the parts are a linked list and the pairs wait in a queue.
 * A pair that changed leaves its old entry in the queue; such an entry no longer agrees with `#ranks` and is skipped.
 * (Published tokenizers search the lowest rank anew for each merge: minutes for a megabyte of one letter.)
 */
export class LongMerge {
  readonly #vocabulary: Vocabulary;
  readonly #view: DataView;
  readonly #start: number;
  readonly #length: number;
  readonly #queue: RankQueue;
  /* By a part's offset in the piece: offsets of its neighbours, and its rank together with the next part. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #ranks: Int32Array;

  constructor(vocabulary: Vocabulary, view: DataView, start: number, length: number) {
    this.#vocabulary = vocabulary;
    this.#view = view;
    this.#start = start;
    this.#length = length;
    this.#queue = new RankQueue(length);
    this.#next = integersFrom(1, length);
    this.#previous = integersFrom(-1, length);
    this.#ranks = new Int32Array(length).fill(NO_RANK);
  }

  /** Tokens of the piece. Called once. */
  count(): number {
    let parts = this.#length;
    for (let part = 0; part < this.#length; part++) this.#rate(part);
    while (this.#queue.pop()) {
      const part = this.#queue.position;
      if (this.#ranks[part] !== this.#queue.rank) continue;
      this.#joinWithNext(part);
      parts--;
      this.#rate(part);
      if (part > 0) this.#rate(this.#previous[part] as number);
    }
    return parts;
  }

  /** Finds the rank of a part together with the next one, and queues the pair. */
  #rate(part: number): void {
    const next = this.#next[part] as number;
    if (next === this.#length) return;
    const start = this.#start + part;
    const length = (this.#next[next] as number) - part;
    const rank = this.#vocabulary.rankOf(this.#view, start, length);
    this.#ranks[part] = rank;
    if (rank !== NO_RANK) this.#queue.push(rank, part);
  }

  #joinWithNext(part: number): void {
    const joined = this.#next[part] as number;
    const next = this.#next[joined] as number;
    this.#next[part] = next;
    if (next < this.#length) this.#previous[next] = part;
    this.#ranks[part] = NO_RANK;
    this.#ranks[joined] = NO_RANK;
  }
}

function integersFrom(first: number, count: number): Int32Array {
  const integers = new Int32Array(count);
  for (let index = 0; index < count; index++) integers[index] = first + index;
  return integers;
}
