import { CHAT_KEYS } from '../chat-keys.ts';
import { isJsonObject, type JsonObject } from '../reader.ts';
import { CHANGES, type ChangeKind } from './change-kinds.ts';
import { jsonSpans, type Member, type Span } from './json-spans.ts';

/** Keys of a message that exports of the chat API, and of tables, fill with `null`. */
const NULLABLE: ReadonlySet<string> = new Set(
  'name refusal audio annotations tool_calls function_call tool_call_id weight'.split(' '),
);

/** Text to put in place of `start` to `end`. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line with its nulls removed and its answers trimmed; every other byte stays, numbers and escapes included. */
export function mendChatLine(bytes: Uint8Array, value: JsonObject, report: (change: ChangeKind) => void): Uint8Array {
  if (!needsMending(value)) return bytes;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const root = jsonSpans(text);
  const splices = [
    ...withoutNulls(root, text, key => CHAT_KEYS.has(key) && key !== 'messages', report),
    ...(memberOf(root, 'messages')?.value.items ?? []).flatMap(message => [
      ...withoutNulls(message, text, key => NULLABLE.has(key), report),
      ...trimmed(message, text, report),
    ]),
  ];
  return new TextEncoder().encode(apply(text, splices));
}

/** Nearly every line of a good file: no need to look for places. */
function needsMending(value: JsonObject): boolean {
  const { messages } = value;
  if (!Array.isArray(messages)) return false;
  const hasNull = (object: JsonObject): boolean => Object.values(object).includes(null);
  return hasNull(value) || messages.some(message => isJsonObject(message) && (hasNull(message) || hasEdge(message)));
}

function hasEdge({ role, content }: JsonObject): boolean {
  return role === 'assistant' && typeof content === 'string' && isUntrimmed(content);
}

/** An answer of nothing but white space has a code of its own, and no good text to become. */
function isUntrimmed(text: string): boolean {
  return text.trim() !== '' && text.trim() !== text;
}

function withoutNulls(
  object: Span,
  text: string,
  isMeant: (key: string) => boolean,
  report: (change: ChangeKind) => void,
): Splice[] {
  const isNull = ({ key, value }: Member): boolean => isMeant(key) && text.slice(value.start, value.end) === 'null';
  const kept = object.members.filter(member => !isNull(member));
  return object.members.flatMap((member, index) => {
    if (!isNull(member)) return [];
    report(member.key === 'weight' ? CHANGES.nullWeight : CHANGES.nullField);
    // The comma goes with the member: the one after it, or before it when nothing that stays follows.
    const next = object.members[index + 1];
    const staysAfter = kept.some(({ start }) => start > member.start);
    if (next !== undefined && staysAfter) return [{ start: member.start, end: next.start, text: '' }];
    const lastKept = kept.at(-1);
    const isFirstOfTail = object.members[index - 1] === lastKept;
    if (!isFirstOfTail) return [];
    const end = object.members.at(-1)?.value.end ?? member.value.end;
    return [{ start: lastKept?.value.end ?? member.start, end, text: '' }];
  });
}

function trimmed(message: Span, text: string, report: (change: ChangeKind) => void): Splice[] {
  const role = memberOf(message, 'role')?.value;
  const content = memberOf(message, 'content')?.value;
  if (role === undefined || content === undefined || text[content.start] !== '"') return [];
  if (JSON.parse(text.slice(role.start, role.end)) !== 'assistant') return [];
  const literal = text.slice(content.start + 1, content.end - 1);
  if (!isUntrimmed(String(JSON.parse(`"${literal}"`)))) return [];
  report(CHANGES.edge);
  const units = literal.match(/\\u[0-9a-f]{4}|\\.|[^\\]+?/gis) ?? [];
  const isSpace = (unit: string): boolean => String(JSON.parse(`"${unit}"`)).trim() === '';
  const first = units.findIndex(unit => !isSpace(unit));
  const last = units.findLastIndex(unit => !isSpace(unit));
  return [{ start: content.start + 1, end: content.end - 1, text: units.slice(first, last + 1).join('') }];
}

function memberOf(object: Span, key: string): Member | undefined {
  return object.members.find(member => member.key === key);
}

function apply(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}
