import { classAt, END, LETTER, LINE_BREAK, MARK, NUMBER, next, OTHER, runEnd, SPACE } from './character-classes.ts';
import { contractionEnd } from './split-parts.ts';

const BLANK = 0x20;
const CAPITALS_END = 0x60;

/**
 * The pattern of GPT-2, which r50k_base and p50k_base have; the first alternative that matches wins:
 *
 *     's|'t|'re|'ve|'m|'ll|'d
 *      ?\p{L}+ |  ?\p{N}+ |  ?[^\s\p{L}\p{N}]+
 *     \s+(?!\S) | \s+
 */
export function pieceEndGpt2(bytes: Uint8Array, start: number): number {
  const contraction = contractionEnd(bytes, start);
  if (contraction > start && isLowerCase(bytes, start + 1, contraction)) return contraction;
  const afterBlank = bytes[start] === BLANK ? start + 1 : start;
  const set = runOf(classAt(bytes, afterBlank));
  return set === 0 ? anySpaceEnd(bytes, start) : runEnd(bytes, afterBlank, set);
}

/** The classes that go on with a run; 0 where a character of this class begins none. */
function runOf(found: number): number {
  if ((found & LETTER) !== 0) return LETTER;
  if (found === NUMBER) return NUMBER;
  return (found & (OTHER | MARK)) === 0 ? 0 : OTHER | MARK;
}

/** `\s+(?!\S)|\s+` */
function anySpaceEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  let last = start;
  for (;;) {
    const found = classAt(bytes, end);
    if ((found & (SPACE | LINE_BREAK)) === 0) return found === END || last === start ? end : last;
    last = end;
    end = next(bytes, end);
  }
}

/** Of letters: neither capital nor beyond ASCII. */
function isLowerCase(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte <= CAPITALS_END || byte >= 0x80) return false;
  }
  return true;
}
