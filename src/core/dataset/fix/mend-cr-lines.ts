import { isBlank, readObject } from '../reader.ts';
import { CHANGES } from './change-kinds.ts';
import type { ChangeLog } from './changes.ts';
import { splitLines } from './text-lines.ts';

const LF = 0x0a;
const CR = 0x0d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The file with LF where a CR alone stands between two objects: everywhere, and behind the last one, when its first line
 * holds several objects, since then the check refuses it as lines that end in CR; else in the lines that are nothing but
 * objects between such CRs. The same bytes when there are none.
 */
export function mendCrLines(bytes: Uint8Array, log: ChangeLog): Uint8Array {
  if (!bytes.includes(CR)) return bytes;
  const mended = new Uint8Array(bytes); // `slice` of a Buffer is no copy, and the caller compares with what it read
  let isFirst = true;
  for (const { number, bytes: line } of splitLines(bytes)) {
    if (isBlank(line)) continue;
    const ends = endsIn(line);
    if (isFirst && ends.length > 0) {
      log.add(CHANGES.crAlone, number);
      for (const at of endsIn(bytes)) mended[at] = LF;
      if (bytes.at(-1) === CR && bytes.at(-2) === CLOSE_OBJECT) mended[bytes.length - 1] = LF;
      return mended;
    }
    isFirst = false;
    if (ends.length === 0 || !isObjects(line, ends)) continue;
    log.add(CHANGES.crAlone, number);
    for (const at of ends) mended[line.byteOffset - bytes.byteOffset + at] = LF;
  }
  return mended;
}

/** Never within good JSON. */
function endsIn(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, at + 1))
    if (bytes[at - 1] === CLOSE_OBJECT && bytes[at + 1] === OPEN_OBJECT) ends.push(at);
  return ends;
}

function isObjects(line: Uint8Array, ends: readonly number[]): boolean {
  return [...ends, line.length].every(
    (end, index) => readObject(line.subarray((ends[index - 1] ?? -1) + 1, end), () => undefined) !== null,
  );
}
