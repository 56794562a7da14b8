import { classAt, LETTER, LINE_BREAK, NUMBER, next, runEnd } from './character-classes.ts';
import { contractionEnd, numberEnd, symbolsEnd, whiteSpaceEnd } from './split-parts.ts';
import { plainWordEnd } from './split-plain-word.ts';

/**
 * The pattern of cl100k_base; the first alternative that matches wins:
 *
 *     (?i:'s|'t|'re|'ve|'m|'ll|'d)
 *     [^\r\n\p{L}\p{N}]?\p{L}+
 *     \p{N}{1,3}
 *      ?[^\s\p{L}\p{N}]+[\r\n]*
 *     \s*[\r\n]+ | \s+(?!\S) | \s+
 */
export function pieceEndCl100k(bytes: Uint8Array, start: number): number {
  const plain = plainWordEnd(bytes, start);
  if (plain > 0) return plain;
  const contraction = contractionEnd(bytes, start);
  if (contraction > start) return contraction;

  const first = classAt(bytes, start);
  if ((first & LETTER) !== 0) return runEnd(bytes, start, LETTER);
  if (first === NUMBER) return numberEnd(bytes, start);
  if (first === LINE_BREAK) return whiteSpaceEnd(bytes, start);

  const afterPrefix = next(bytes, start);
  const word = runEnd(bytes, afterPrefix, LETTER);
  if (word > afterPrefix) return word;
  const symbols = symbolsEnd(bytes, start);
  return symbols > start ? runEnd(bytes, symbols, LINE_BREAK) : whiteSpaceEnd(bytes, start);
}
