import { decodeRanks } from './ranks.ts';
import { SLICE_PADDING, SliceTable, UNKNOWN } from './slice-table.ts';

/** The rank of what is no token: after all others. */
export const NO_RANK = UNKNOWN;

/** Bounds of what is remembered: one piece, and all pieces together. */
const LONGEST_REMEMBERED = 256;
const REMEMBERED_BYTES = 2_000_000;

/**
 * The tokens of an encoding, and a bounded memory of the token counts of pieces that are not tokens: text repeats
 * itself, and a lookup is many times cheaper than a merge. One table for both, because most pieces are tokens and
 * a piece is then looked up once.
 */
export class Vocabulary {
  readonly #keys: Uint8Array;
  readonly #table: SliceTable;
  readonly #longest: number;
  #used: number;

  constructor(bpeRanks: string) {
    const { bytes, starts } = decodeRanks(bpeRanks);
    const tokens = starts.length - 1;
    this.#used = starts[tokens] as number;
    this.#keys = new Uint8Array(this.#used + REMEMBERED_BYTES + SLICE_PADDING);
    this.#keys.set(bytes);
    this.#table = new SliceTable(new DataView(this.#keys.buffer), powerOfTwoAbove(2 * tokens));
    let longest = LONGEST_REMEMBERED;
    for (let rank = 0; rank < tokens; rank++) {
      const start = starts[rank] as number;
      const length = (starts[rank + 1] as number) - start;
      this.#table.add(start, length, rank);
      longest = Math.max(longest, length);
    }
    this.#longest = longest;
  }

  /** NO_RANK for a slice that is not a token. */
  rankOf(view: DataView, start: number, length: number): number {
    const value = this.#find(view, start, length);
    return value < 0 ? NO_RANK : value;
  }

  /** 1 for a token, the remembered count of a piece, or `undefined`. */
  countOf(view: DataView, start: number, length: number): number | undefined {
    const value = this.#find(view, start, length);
    if (value === UNKNOWN) return undefined;
    return value < 0 ? -value : 1;
  }

  /** Remembers the count of a piece as long as there is room. */
  remember(bytes: Uint8Array, start: number, length: number, count: number): void {
    if (length > LONGEST_REMEMBERED || this.#used + length + SLICE_PADDING > this.#keys.length) return;
    this.#keys.set(bytes.subarray(start, start + length), this.#used);
    if (this.#table.addWithinReach(this.#used, length, -count)) this.#used += length;
  }

  #find(view: DataView, start: number, length: number): number {
    return length > this.#longest ? UNKNOWN : this.#table.find(view, start, length);
  }
}

function powerOfTwoAbove(value: number): number {
  return 2 ** Math.ceil(Math.log2(value));
}
