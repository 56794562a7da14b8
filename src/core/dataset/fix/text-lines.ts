import { withoutBom } from '../reader.ts';

/** One line of a file without its line end and byte order marks. */
export interface TextLine {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly hasBom: boolean;
  readonly endsInCr: boolean;
  readonly hasLf: boolean;
}

const LF = 0x0a;
const CR = 0x0d;

/** Cuts at LF only, like the reader; a CR belongs to the line end, also at the end of the file. */
export function* splitLines(bytes: Uint8Array): Generator<TextLine, void> {
  let number = 0;
  for (let start = 0; start < bytes.length; ) {
    const lf = bytes.indexOf(LF, start);
    const end = lf === -1 ? bytes.length : lf;
    number += 1;
    yield textLine(bytes.subarray(start, end), number, lf !== -1);
    start = end + 1;
  }
}

function textLine(line: Uint8Array, number: number, hasLf: boolean): TextLine {
  let text = withoutBom(line);
  while (text.length > withoutBom(text).length) text = withoutBom(text);
  let end = text.length;
  while (end > 0 && text[end - 1] === CR) end -= 1;
  const endsInCr = end < text.length;
  return { number, bytes: text.subarray(0, end), hasBom: text.length < line.length, endsInCr, hasLf };
}

/** Each line with one LF. */
export function joinLines(lines: readonly { readonly bytes: Uint8Array }[]): Uint8Array {
  const joined = new Uint8Array(lines.reduce((sum, { bytes }) => sum + bytes.length + 1, 0));
  let at = 0;
  for (const { bytes } of lines) {
    joined.set(bytes, at);
    at += bytes.length + 1;
    joined[at - 1] = LF;
  }
  return joined;
}
