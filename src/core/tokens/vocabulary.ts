import { LongTable } from './long-table.ts';
import { MediumTable } from './medium-table.ts';
import { type Ranks, readRankFile } from './ranks.ts';
import { ShortTable } from './short-table.ts';
import { MEDIUM, SHORT, SLICE_PADDING, UNKNOWN } from './slices.ts';

/** The rank of what is no token: after all others. */
export const NO_RANK = UNKNOWN;

/** Bounds of what is remembered: one piece, and all long pieces together. */
const LONGEST_REMEMBERED = 256;
const REMEMBERED_BYTES = 2_000_000;

/**
 * The tokens of an encoding, and a bounded memory of the token counts of pieces that are not tokens: text repeats
 * itself, and a lookup is many times cheaper than a merge. Tokens and pieces share tables, because most pieces are
 * tokens and a piece is then looked up once.
 */
export class Vocabulary {
  readonly short: ShortTable;
  readonly #medium: MediumTable;
  readonly #long: LongTable;
  readonly #keys: Uint8Array;
  readonly #bytes = new Int32Array(256);
  /** Ranks of all pairs of bytes, by the first byte times 256 plus the second. */
  readonly #bytePairs = new Int32Array(65_536).fill(NO_RANK);
  #longest = LONGEST_REMEMBERED;
  #used: number;

  constructor(rankFile: Uint8Array) {
    const ranks = readRankFile(rankFile);
    this.#used = ranks.bytes.length;
    this.#keys = new Uint8Array(this.#used + REMEMBERED_BYTES + SLICE_PADDING);
    this.#keys.set(ranks.bytes);
    const view = new DataView(this.#keys.buffer);
    this.short = new ShortTable(tokensOfLength(ranks, 1, SHORT));
    this.#medium = new MediumTable(tokensOfLength(ranks, SHORT + 1, MEDIUM));
    this.#long = new LongTable(view, tokensOfLength(ranks, MEDIUM + 1, Number.POSITIVE_INFINITY));
    this.#addTokens(ranks, view);
  }

  /** The rank of a token, a piece's count times -1, or UNKNOWN. */
  find(view: DataView, start: number, length: number): number {
    if (length <= SHORT) return this.short.find(view, start, length);
    if (length <= MEDIUM) return this.#medium.find(view, start, length);
    return length > this.#longest ? UNKNOWN : this.#long.find(view, start, length);
  }

  /** NO_RANK for a slice that is not a token. */
  rankOf(view: DataView, start: number, length: number): number {
    if (length === 2) return this.rankOfBytePair(view, start);
    const value = this.find(view, start, length);
    return value < 0 ? NO_RANK : value;
  }

  /** Every byte is a token. */
  rankOfByte(view: DataView, start: number): number {
    return this.#bytes[view.getUint8(start)] as number;
  }

  rankOfBytePair(view: DataView, start: number): number {
    return this.#bytePairs[view.getUint16(start)] as number;
  }

  /** Remembers the count of a piece as long as there is room. */
  remember(view: DataView, start: number, length: number, count: number): void {
    if (length <= SHORT) this.short.addIfRoom(view, start, length, -count);
    else if (length <= MEDIUM) this.#medium.addIfRoom(view, start, length, -count);
    else if (length <= LONGEST_REMEMBERED) this.#rememberLong(view, start, length, count);
  }

  #rememberLong(view: DataView, start: number, length: number, count: number): void {
    if (this.#used + length + SLICE_PADDING > this.#keys.length) return;
    this.#keys.set(new Uint8Array(view.buffer, view.byteOffset + start, length), this.#used);
    if (this.#long.addIfRoom(this.#used, length, -count)) this.#used += length;
  }

  #addTokens({ starts }: Ranks, view: DataView): void {
    for (let rank = 0; rank < starts.length - 1; rank++) {
      const start = starts[rank] as number;
      const length = (starts[rank + 1] as number) - start;
      if (length === 0) continue;
      if (length <= SHORT) this.short.add(view, start, length, rank);
      else if (length <= MEDIUM) this.#medium.add(view, start, length, rank);
      else this.#long.add(start, length, rank);
      if (length === 1) this.#bytes[view.getUint8(start)] = rank;
      if (length === 2) this.#bytePairs[view.getUint16(start)] = rank;
      this.#longest = Math.max(this.#longest, length);
    }
  }
}

function tokensOfLength({ starts }: Ranks, from: number, to: number): number {
  let tokens = 0;
  for (let rank = 0; rank < starts.length - 1; rank++) {
    const length = (starts[rank + 1] as number) - (starts[rank] as number);
    if (length >= from && length <= to) tokens++;
  }
  return tokens;
}
