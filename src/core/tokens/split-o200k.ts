import {
  BYTE_CLASSES,
  CASELESS,
  classAt,
  LETTER,
  LINE_BREAK,
  LOWER,
  MARK,
  NUMBER,
  next,
  OTHER,
  runEnd,
  SPACE,
  UPPER,
  WIDE,
} from './character-classes.ts';
import { contractionEnd, numberEnd, symbolsEnd, whiteSpaceEnd } from './split-parts.ts';

const HEAD = UPPER | CASELESS | MARK;
const TAIL = LOWER | CASELESS | MARK;
const APOSTROPHE = 0x27;
const BLANK = 0x20;
const SLASH = 0x2f;

/**
 * The pattern of o200k_base, where HEAD is [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}], TAIL is [\p{Ll}\p{Lm}\p{Lo}\p{M}] and
 * 's… is (?i:'s|'t|'re|'ve|'m|'ll|'d); the first alternative that matches wins:
 *
 *     [^\r\n\p{L}\p{N}]?HEAD*TAIL+'s…?
 *     [^\r\n\p{L}\p{N}]?HEAD+TAIL*'s…?
 *     \p{N}{1,3}
 *      ?[^\s\p{L}\p{N}]+[\r\n/]*
 *     \s*[\r\n]+ | \s+(?!\S) | \s+
 *
 * Here is the short way, for pieces that ASCII decides.
 */
export function pieceEndO200k(bytes: Uint8Array, start: number): number {
  const first = BYTE_CLASSES[bytes[start] as number] as number;
  let end = start + 1;
  let found = first;
  if (first === SPACE || first === OTHER) {
    found = BYTE_CLASSES[bytes[end] as number] as number;
    if ((found & LETTER) !== 0) end++;
  }
  if ((found & LETTER) !== 0) {
    while (found === UPPER) found = BYTE_CLASSES[bytes[end++] as number] as number;
    while (found === LOWER) found = BYTE_CLASSES[bytes[end++] as number] as number;
    if (found === WIDE) return wideEnd(bytes, start);
    return bytes[end - 1] === APOSTROPHE ? contractionEnd(bytes, end - 1) : end - 1;
  }
  if (first === WIDE || found === WIDE) return wideEnd(bytes, start);
  if (first === NUMBER) return numberEnd(bytes, start);
  if (first === OTHER || (found === OTHER && bytes[start] === BLANK)) {
    while (found === OTHER) found = BYTE_CLASSES[bytes[++end] as number] as number;
    return found === WIDE ? wideEnd(bytes, start) : breaksAndSlashesEnd(bytes, end);
  }
  return whiteSpaceEnd(bytes, start);
}

/** The way for any characters. */
function wideEnd(bytes: Uint8Array, start: number): number {
  const first = classAt(bytes, start);
  if ((first & LETTER) !== 0) return contractionEnd(bytes, wordEnd(bytes, start));
  if (first === NUMBER) return numberEnd(bytes, start);
  if (first === LINE_BREAK) return whiteSpaceEnd(bytes, start);
  const word = prefixedWordEnd(bytes, next(bytes, start), first);
  return word > start ? contractionEnd(bytes, word) : symbolsOrSpaceEnd(bytes, start);
}

function symbolsOrSpaceEnd(bytes: Uint8Array, start: number): number {
  const symbols = symbolsEnd(bytes, start);
  return symbols > start ? breaksAndSlashesEnd(bytes, symbols) : whiteSpaceEnd(bytes, start);
}

/** `[\r\n/]*` */
function breaksAndSlashesEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while (BYTE_CLASSES[bytes[end] as number] === LINE_BREAK || bytes[end] === SLASH) end++;
  return end;
}

/** `HEAD*TAIL+|HEAD+TAIL*`; `start` itself when there is none. */
function wordEnd(bytes: Uint8Array, start: number): number {
  const end = tailedWordEnd(bytes, start);
  return end > start ? end : runEnd(bytes, start, UPPER);
}

/** The same after a prefix of class `prefix`; 0 when there is no word, not even the prefix by itself. */
function prefixedWordEnd(bytes: Uint8Array, start: number, prefix: number): number {
  const end = tailedWordEnd(bytes, start);
  if (end > start) return end;
  // A mark may be a prefix and may be a TAIL. The first alternative without its prefix comes before the second one.
  if (prefix === MARK) return start;
  const upper = runEnd(bytes, start, UPPER);
  return upper > start ? upper : 0;
}

/**
 * `HEAD*TAIL+`; `start` itself when there is none. HEAD* first takes all it can. A lower-case letter there begins
 * TAIL+; otherwise HEAD* gives back until its last caseless letter or mark, which is then all of TAIL+.
 */
function tailedWordEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  let at = start;
  for (;;) {
    const found = classAt(bytes, at);
    if (found === LOWER) return runEnd(bytes, at, TAIL);
    if ((found & HEAD) === 0) return end;
    at = next(bytes, at);
    if (found !== UPPER) end = at;
  }
}
