import {
  BYTE_CLASSES,
  classAt,
  LETTER,
  LINE_BREAK,
  NUMBER,
  next,
  OTHER,
  runEnd,
  SPACE,
  WIDE,
} from './character-classes.ts';
import { contractionEnd, numberEnd, symbolsEnd, whiteSpaceEnd } from './split-parts.ts';

const APOSTROPHE = 0x27;

/**
 * The pattern of cl100k_base; the first alternative that matches wins:
 *
 *     (?i:'s|'t|'re|'ve|'m|'ll|'d)
 *     [^\r\n\p{L}\p{N}]?\p{L}+
 *     \p{N}{1,3}
 *      ?[^\s\p{L}\p{N}]+[\r\n]*
 *     \s*[\r\n]+ | \s+(?!\S) | \s+
 *
 * Here is the short way, for pieces that ASCII decides.
 */
export function pieceEndCl100k(bytes: Uint8Array, start: number): number {
  if (bytes[start] === APOSTROPHE) {
    const contraction = contractionEnd(bytes, start);
    if (contraction > start) return contraction;
  }
  const first = BYTE_CLASSES[bytes[start] as number] as number;
  let end = (first & (SPACE | OTHER)) === 0 ? start : start + 1;
  let found = BYTE_CLASSES[bytes[end] as number] as number;
  if ((found & LETTER) !== 0) {
    while ((found & LETTER) !== 0) found = BYTE_CLASSES[bytes[++end] as number] as number;
    return found === WIDE ? wideEnd(bytes, start) : end;
  }
  if (found === WIDE) return wideEnd(bytes, start);
  return first === NUMBER ? numberEnd(bytes, start) : symbolsOrSpaceEnd(bytes, start);
}

/** The way for any characters, where no contraction is. */
function wideEnd(bytes: Uint8Array, start: number): number {
  const first = classAt(bytes, start);
  if ((first & LETTER) !== 0) return runEnd(bytes, start, LETTER);
  if (first === NUMBER) return numberEnd(bytes, start);
  if (first === LINE_BREAK) return whiteSpaceEnd(bytes, start);
  const afterPrefix = next(bytes, start);
  const word = runEnd(bytes, afterPrefix, LETTER);
  return word > afterPrefix ? word : symbolsOrSpaceEnd(bytes, start);
}

function symbolsOrSpaceEnd(bytes: Uint8Array, start: number): number {
  const symbols = symbolsEnd(bytes, start);
  return symbols > start ? runEnd(bytes, symbols, LINE_BREAK) : whiteSpaceEnd(bytes, start);
}
