import {
  BYTE_CLASSES,
  classAt,
  END,
  LINE_BREAK,
  MARK,
  NUMBER,
  next,
  OTHER,
  runEnd,
  SPACE,
  WIDE,
} from './character-classes.ts';

/* The parts that patterns share. Each function takes the start of a part and returns its end. */

const APOSTROPHE = 0x27;
const BLANK = 0x20;
const D = 0x64;
const E = 0x65;
const L = 0x6c;
const M = 0x6d;
const R = 0x72;
const S = 0x73;
const T = 0x74;
const V = 0x76;

/** `(?i:'s|'t|'re|'ve|'m|'ll|'d)`; `start` itself when there is none. */
export function contractionEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== APOSTROPHE) return start;
  const first = lowerCase(bytes[start + 1] as number);
  if (first === S || first === T || first === M || first === D) return start + 2;
  const second = lowerCase(bytes[start + 2] as number);
  if ((first === R || first === V) && second === E) return start + 3;
  if (first === L && second === L) return start + 3;
  return isLongS(bytes, start + 1) ? start + 3 : start;
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

/** U+017F folds to `s` where case is ignored. */
function isLongS(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xc5 && bytes[at + 1] === 0xbf;
}

/** `\p{N}{1,3}`; `start` is at a number. */
export function numberEnd(bytes: Uint8Array, start: number): number {
  let end = next(bytes, start);
  for (let digits = 1; digits < 3 && (classAt(bytes, end) & NUMBER) !== 0; digits++) end = next(bytes, end);
  return end;
}

/** ` ?[^\s\p{L}\p{N}]+`; `start` itself when there is none. */
export function symbolsEnd(bytes: Uint8Array, start: number): number {
  const symbols = bytes[start] === BLANK ? start + 1 : start;
  const end = runEnd(bytes, symbols, OTHER | MARK);
  return end === symbols ? start : end;
}

/** Bytes of a white-space character that has several; 0 where it is none. */
function wideSpaceSize(bytes: Uint8Array, at: number): number {
  return classAt(bytes, at) === SPACE ? next(bytes, at) - at : 0;
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+`; `start` is at white space or a line break. */
export function whiteSpaceEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  let last = start;
  let afterLineBreak = start;
  for (;;) {
    const found = BYTE_CLASSES[bytes[end] as number] as number;
    const size = found === WIDE ? wideSpaceSize(bytes, end) : (found & (SPACE | LINE_BREAK)) === 0 ? 0 : 1;
    if (size === 0) {
      if (afterLineBreak > start) return afterLineBreak;
      return found === END || last === start ? end : last;
    }
    last = end;
    end += size;
    if (found === LINE_BREAK) afterLineBreak = end;
  }
}
