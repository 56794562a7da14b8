import { readObject } from '../reader.ts';
import { recordFormat } from '../record-format.ts';
import { CHANGES, type ChangeKind } from './change-kinds.ts';
import { mendChatLine } from './mend-chat-line.ts';
import { splitLines } from './text-lines.ts';

export interface MendedLine {
  readonly bytes: Uint8Array;
  readonly changes: readonly ChangeKind[];
}

/**
 * One line, without its line end, as `fix --all` would leave it; `null` when it would leave it as it is, or when the
 * line cannot be read. What needs the rest of the file to be judged, such as repetitions, is not looked at.
 */
export function mendLine(line: Uint8Array): MendedLine | null {
  const [read] = splitLines(line);
  if (read === undefined || read.endsInCr) return null;
  const changes = new Set<ChangeKind>();
  if (read.hasBom) changes.add(CHANGES.bom);
  const value = readObject(read.bytes, () => undefined);
  if (value === null) return null;
  const isChat = recordFormat(value) === 'chat';
  const bytes = isChat ? mendChatLine(read.bytes, value, change => changes.add(change)) : read.bytes;
  return changes.size === 0 ? null : { bytes, changes: [...changes] };
}
