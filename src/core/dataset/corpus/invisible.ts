import { EMOJI, JOINED_LETTER, RIGHT_TO_LEFT, SUSPECT } from './character-sets.ts';

export type InvisibleKind =
  | 'soft hyphen'
  | 'zero-width character'
  | 'control of text direction'
  | 'tag character'
  | 'private-use character'
  | 'byte order mark';

const SOFT_HYPHEN = '\u00ad';
/** All others stand beyond these: V8 keeps most texts in one byte a character and answers without looking. */
const BEYOND_LATIN = /[\u0300-\uffff]/;

/** The first kind of invisible character that the text around it does not account for, or `null`. */
export function findInvisible(text: string): InvisibleKind | null {
  if (!BEYOND_LATIN.test(text) && !text.includes(SOFT_HYPHEN)) return null;
  SUSPECT.lastIndex = 0;
  for (let match = SUSPECT.exec(text); match !== null; match = SUSPECT.exec(text)) {
    const kind = kindOf(match[0], text, match.index);
    if (kind !== null) return kind;
  }
  return null;
}

function kindOf(character: string, text: string, at: number): InvisibleKind | null {
  const point = character.codePointAt(0) ?? 0;
  if (point === 0xad) return 'soft hyphen';
  if (point === 0xfeff) return 'byte order mark';
  if (point === 0x200c || point === 0x200d) return joins(text, at, point) ? null : 'zero-width character';
  if (point === 0x200e || point === 0x200f || point === 0x061c)
    return RIGHT_TO_LEFT.test(text) ? null : 'control of text direction';
  if ((point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069)) return 'control of text direction';
  if (point >= 0xe0100 && point <= 0xe01ef) return null;
  if (point >= 0xe0000 && point <= 0xe0fff) return isFlag(text, at) ? null : 'tag character';
  if ((point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000) return 'private-use character';
  return 'zero-width character';
}

function joins(text: string, at: number, point: number): boolean {
  const before = characterBefore(text, at);
  if (JOINED_LETTER.test(before)) return true;
  return point === 0x200d && EMOJI.test(before) && EMOJI.test(characterAt(text, at + 1));
}

/** Tags after a black flag spell a region (UTS #51, ED-14a); anywhere else they are text that nobody sees. */
function isFlag(text: string, at: number): boolean {
  return /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}\u{e007f}]{0,6}$/u.test(text.slice(Math.max(0, at - 14), at));
}

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? at - 2 : at - 1, at);
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
