import { pieceEndCl100k } from './split-cl100k.ts';
import { pieceEndGpt2 } from './split-gpt2.ts';
import { pieceEndO200k } from './split-o200k.ts';
import type { EncodingName } from './token-counter.ts';

/**
 * End of the piece that starts at `start`. An encoding's pattern cuts a text into pieces; no token crosses a piece.
 * `bytes` is valid UTF-8 followed by END_OF_TEXT, and `start` is the start of a character before it.
 */
export type PieceEnd = (bytes: Uint8Array, start: number) => number;

/**
 * The splitters are the patterns of tiktoken's `tiktoken_ext/openai_public.py`, written out by hand: a regular
 * expression of the engine knows another Unicode version, another white space, and overflows its stack on one run of
 * four million characters.
 */
export function pieceEndOf(encoding: EncodingName): PieceEnd {
  switch (encoding) {
    case 'cl100k_base':
      return pieceEndCl100k;
    case 'o200k_base':
    case 'o200k_harmony':
      return pieceEndO200k;
    case 'p50k_base':
    case 'r50k_base':
      return pieceEndGpt2;
  }
}
