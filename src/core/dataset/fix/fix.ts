import { exampleIdentity, valueIdentity } from '../canonical-example.ts';
import { MAX_LINE_BYTES } from '../lines.ts';
import { isBlank, type JsonObject, readObject } from '../reader.ts';
import { recordFormat } from '../record-format.ts';
import { CHANGES, type ChangeKind } from './change-kinds.ts';
import { type Change, ChangeLog } from './changes.ts';
import { isLegacyRow } from './legacy/legacy-keys.ts';
import { prepareLines } from './legacy/prepare-lines.ts';
import { mendChatLine } from './mend-chat-line.ts';
import { mendCrLines } from './mend-cr-lines.ts';
import { type NotLines, whyNotLines } from './not-lines.ts';
import { joinLines, splitLines, type TextLine } from './text-lines.ts';

export type Fixed =
  | {
      readonly kind: 'fixed';
      readonly bytes: Uint8Array;
      readonly changes: readonly Change[];
      readonly notes: readonly string[];
    }
  | ({ readonly kind: 'refused' } & NotLines);

/** They show what most of a file is. */
const FIRST_LINES = 50;

/** Prompts with completions are prepared, or left as they are. */
const MENDED: ReadonlySet<string> = new Set(['chat', 'preference', 'reinforcement']);

/**
 * Mends what can be mended without knowing what the data means. Safe fixes touch no byte of any example; with `all`
 * also what changes examples, but never their sense. Fixing the result again changes nothing. Lines that cannot be read
 * stay as they are.
 */
export function fixDataset(bytes: Uint8Array, { all }: { readonly all: boolean }): Fixed {
  const other = whyNotLines(bytes);
  if (other !== null) return { kind: 'refused', ...other };
  const log = new ChangeLog();
  let lines = mendLineEnds(mendCrLines(bytes, log), log);
  const notes: string[] = [];
  if (all && isLegacy(lines)) {
    const read = lines.map(line => readLine(line.bytes));
    const prepared = prepareLines(lines, read, log);
    lines = prepared.lines;
    notes.push(...prepared.notes);
  } else if (all) {
    notes.push(...whyNotLegacy(lines));
    lines = mendExamples(lines, log);
  }
  return { kind: 'fixed', bytes: joinLines(lines), changes: log.changes(), notes };
}

function mendLineEnds(bytes: Uint8Array, log: ChangeLog): TextLine[] {
  const lines: TextLine[] = [];
  for (const line of splitLines(bytes)) {
    if (line.hasBom) log.add(CHANGES.bom, line.number);
    if (isBlank(line.bytes)) {
      log.add(CHANGES.blank, line.number);
      continue;
    }
    if (line.endsInCr) log.add(CHANGES.crLf, line.number);
    if (!line.hasLf) log.add(CHANGES.finalNewline, line.number);
    lines.push(line);
  }
  return lines;
}

function readLine(bytes: Uint8Array): JsonObject | null {
  return bytes.length > MAX_LINE_BYTES ? null : readObject(bytes, () => undefined);
}

/** A file whose every line is a prompt and its completion, so that nothing else can be harmed. */
function isLegacy(lines: readonly TextLine[]): boolean {
  return lines.length > 0 && lines.every(({ bytes }) => isLegacyRow(readLine(bytes) ?? {}));
}

/** One other line among pairs keeps them all as they are, and nobody should have to guess which. */
function whyNotLegacy(lines: readonly TextLine[]): string[] {
  const isPair = ({ bytes }: TextLine): boolean => isLegacyRow(readLine(bytes) ?? {});
  const sample = lines.slice(0, FIRST_LINES);
  const other = sample.filter(isPair).length * 2 < sample.length ? undefined : lines.find(line => !isPair(line));
  return other === undefined
    ? []
    : [`Prompts and completions were left as they are: line ${other.number} is neither. Mend it first.`];
}

/** Trims and drops nulls in conversations; drops what is alike in every field of all that is trained. */
function mendExamples(lines: readonly TextLine[], log: ChangeLog): TextLine[] {
  const seen = new Set<string>();
  return lines.flatMap(line => {
    const value = readLine(line.bytes);
    const format = value === null ? 'unknown' : recordFormat(value);
    if (value === null || !MENDED.has(format)) return [line];
    const report = (change: ChangeKind): void => log.add(change, line.number);
    const bytes = format === 'chat' ? mendChatLine(line.bytes, value, report) : line.bytes;
    const identity = wholeIdentity(bytes === line.bytes ? value : (readLine(bytes) ?? value));
    if (seen.has(identity)) {
      log.add(CHANGES.duplicate, line.number);
      return [];
    }
    seen.add(identity);
    return [{ ...line, bytes }];
  });
}

/** Keys beside the conversation count too: what differs in any value is no exact duplicate. */
function wholeIdentity(value: JsonObject): string {
  const { messages: _messages, tools: _tools, functions: _functions, ...others } = value;
  return exampleIdentity(value) + valueIdentity(others);
}
