import { END_OF_TEXT } from './character-classes.ts';
import { Merge } from './merge.ts';
import { SLICE_PADDING } from './slice-table.ts';
import { type PieceEnd, pieceEndOf } from './splitter.ts';
import type { EncodingName, TokenCounter } from './token-counter.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * A counter that agrees with tiktoken's `encode_ordinary` on every string; a lone surrogate counts as U+FFFD.
 * `bpeRanks` is the text of that name in js-tiktoken's rank module. Time is near-linear in the length of the text,
 * whatever it holds; memory is bounded by the longest text counted.
 */
export function createTokenCounter(encoding: EncodingName, bpeRanks: string): TokenCounter {
  return new ByteCounter(encoding, bpeRanks);
}

class ByteCounter implements TokenCounter {
  readonly encoding: EncodingName;
  readonly #pieceEnd: PieceEnd;
  readonly #vocabulary: Vocabulary;
  readonly #merge: Merge;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  constructor(encoding: EncodingName, bpeRanks: string) {
    this.encoding = encoding;
    this.#pieceEnd = pieceEndOf(encoding);
    this.#vocabulary = new Vocabulary(bpeRanks);
    this.#merge = new Merge(this.#vocabulary);
  }

  count(text: string): number {
    const length = this.#encode(text);
    const pieceEnd = this.#pieceEnd;
    let tokens = 0;
    for (let start = 0; start < length; ) {
      const end = pieceEnd(this.#bytes, start);
      tokens += this.#countPiece(start, end - start);
      start = end;
    }
    return tokens;
  }

  #countPiece(start: number, length: number): number {
    const known = this.#vocabulary.countOf(this.#view, start, length);
    if (known !== undefined) return known;
    const count = this.#merge.count(this.#view, start, length);
    this.#vocabulary.remember(this.#bytes, start, length, count);
    return count;
  }

  /** Writes the text as UTF-8 with its end mark into the buffer; how many bytes it has. */
  #encode(text: string): number {
    // A UTF-16 unit takes at most 3 bytes of UTF-8.
    const needed = 3 * text.length + SLICE_PADDING;
    if (this.#bytes.length < needed) {
      this.#bytes = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
      this.#view = new DataView(this.#bytes.buffer);
    }
    const { written } = this.#encoder.encodeInto(text, this.#bytes);
    this.#bytes[written] = END_OF_TEXT;
    return written;
  }
}
