import { CrLineEnds } from '../cr-lines.ts';
import { isBlank } from '../reader.ts';
import { CHANGES } from './change-kinds.ts';
import type { ChangeLog } from './changes.ts';
import { splitLines } from './text-lines.ts';

const LF = 0x0a;
const CR = 0x0d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The file with LF where a CR alone stands between two objects, or behind the last one, when its first line holds
 * several objects: then the check refuses it as lines that end in CR. The same bytes when it does not.
 */
export function mendCrLines(bytes: Uint8Array, log: ChangeLog): Uint8Array {
  const [first] = splitLines(bytes).filter(line => !isBlank(line.bytes));
  const ends = new CrLineEnds();
  if (first !== undefined) ends.add(first.bytes);
  if (first === undefined || ends.count === 0) return bytes;
  log.add(CHANGES.crAlone, first.number);
  const mended = new Uint8Array(bytes); // `slice` of a Buffer is no copy, and the caller compares with what it read
  for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, at + 1)) {
    const isLast = at === bytes.length - 1;
    if (bytes[at - 1] === CLOSE_OBJECT && (isLast || bytes[at + 1] === OPEN_OBJECT)) mended[at] = LF;
  }
  return mended;
}
