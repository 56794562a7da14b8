import type { ChatCall, ChatRole } from './chat-example.ts';
import { E_CALL, E_CALL_FORM, W_EMPTY_LIST } from './chat-tool-codes.ts';
import { isJsonObject, type JsonObject } from './reader.ts';
import type { Report } from './rule.ts';

interface At {
  readonly message: number;
  readonly role: ChatRole;
}

/** The calls of a message; `null`, and reported, when one of them cannot be read. Exports of chat APIs write `null`. */
export function readCalls(value: JsonObject, at: At, report: Report): readonly ChatCall[] | null {
  const { tool_calls: toolCalls = null, function_call: functionCall = null } = value;
  if (toolCalls === null && functionCall === null) return [];
  const isReadable = at.role === 'assistant' && (toolCalls === null || Array.isArray(toolCalls));
  const calls = isReadable ? [...legacyCalls(functionCall), ...(toolCalls ?? []).map(toolCall)] : [null];
  if (!calls.every(call => call !== null)) {
    report(E_CALL, { ...at, call: calls.indexOf(null) + 1 });
    return null;
  }
  if (Array.isArray(toolCalls)) reportForm(toolCalls, at.message, report);
  return calls;
}

function legacyCalls(call: unknown): readonly (ChatCall | null)[] {
  return call === null ? [] : [functionOf(call)];
}

function toolCall(call: unknown): ChatCall | null {
  if (!isJsonObject(call)) return null;
  const called = functionOf(call['function']);
  return called === null || !isId(call['id']) ? called : { ...called, id: call['id'] };
}

function functionOf(value: unknown): ChatCall | null {
  if (!isJsonObject(value) || typeof value['name'] !== 'string' || typeof value['arguments'] !== 'string') return null;
  return { name: value['name'], arguments: value['arguments'] };
}

function reportForm(calls: readonly unknown[], message: number, report: Report): void {
  if (calls.length === 0) report(W_EMPTY_LIST, { message });
  for (const [index, call] of calls.entries()) {
    if (!isJsonObject(call)) continue;
    if (!isId(call['id'])) report(E_CALL_FORM, { message, call: index + 1, key: 'id' });
    else if (call['type'] !== 'function') report(E_CALL_FORM, { message, call: index + 1, key: 'type' });
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
