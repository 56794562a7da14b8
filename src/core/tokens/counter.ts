import { RecurringTexts } from '../dataset/recurring-texts.ts';
import { END_OF_TEXT } from './character-classes.ts';
import { Merge } from './merge.ts';
import { SHORT, SLICE_PADDING, UNKNOWN } from './slices.ts';
import { type PieceEnd, pieceEndOf } from './splitter.ts';
import type { EncodingName, TokenCounter } from './token-counter.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * A counter that agrees with tiktoken's `encode_ordinary` on every string; a lone surrogate counts as U+FFFD.
 * `rankFile` is the file of the encoding's tokens, as `ranks.ts` reads it. Time is near-linear in the length of the text,
 * whatever it holds; memory is bounded by the longest text counted.
 */
export function createTokenCounter(encoding: EncodingName, rankFile: Uint8Array): TokenCounter {
  return new ByteCounter(encoding, rankFile);
}

class ByteCounter implements TokenCounter {
  readonly encoding: EncodingName;
  readonly #pieceEnd: PieceEnd;
  readonly #vocabulary: Vocabulary;
  readonly #merge: Merge;
  readonly #recurring = new RecurringTexts<number>();
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  constructor(encoding: EncodingName, rankFile: Uint8Array) {
    this.encoding = encoding;
    this.#pieceEnd = pieceEndOf(encoding);
    this.#vocabulary = new Vocabulary(rankFile);
    this.#merge = new Merge(this.#vocabulary);
  }

  count(text: string): number {
    const total = this.#encode(text);
    const bytes = this.#bytes;
    const view = this.#view;
    const pieceEnd = this.#pieceEnd;
    const vocabulary = this.#vocabulary;
    const short = vocabulary.short;
    let tokens = 0;
    for (let start = 0; start < total; ) {
      const end = pieceEnd(bytes, start);
      const length = end - start;
      const found = length <= SHORT ? short.find(view, start, length) : vocabulary.find(view, start, length);
      if (found === UNKNOWN) tokens += this.#mergePiece(start, length);
      else tokens += found < 0 ? -found : 1;
      start = end;
    }
    return tokens;
  }

  countRecurring(text: string): number {
    const known = this.#recurring.get(text);
    if (known !== undefined) return known;
    const tokens = this.count(text);
    this.#recurring.set(text, tokens);
    return tokens;
  }

  #mergePiece(start: number, length: number): number {
    const count = this.#merge.count(this.#view, start, length);
    this.#vocabulary.remember(this.#view, start, length, count);
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
