import { E_CALL, E_CALL_ID, E_MESSAGE, E_MESSAGE_NAME, E_ROLE, E_WEIGHT } from './chat-codes.ts';
import { readContent } from './chat-content.ts';
import type { ChatMessage, ChatRole } from './chat-example.ts';
import { isJsonObject, type JsonObject } from './reader.ts';
import type { Report } from './rule.ts';

const ROLES: ReadonlySet<string> = new Set<ChatRole>(['system', 'developer', 'user', 'assistant', 'tool', 'function']);

type Call = ChatMessage['calls'][number];

/** Reads one message, numbered from 1; `null` when its role, content or calls cannot be read. */
export function readChatMessage(value: unknown, message: number, report: Report): ChatMessage | null {
  if (!isJsonObject(value)) {
    report(E_MESSAGE, { message });
    return null;
  }
  const role = value['role'];
  if (!isRole(role)) {
    report(E_ROLE, { message, missing: role === undefined ? 'yes' : 'no' });
    return null;
  }
  if (role === 'tool' && typeof value['tool_call_id'] !== 'string') report(E_CALL_ID, { message });

  const calls = readCalls(value, { message, role }, report);
  const mayBeAbsent = role === 'function' || calls === null || calls.length > 0;
  const content = readContent(value['content'], { message, role, mayBeAbsent }, report);
  const name = readName(value['name'], { message, role }, report);
  const weight = readWeight(value['weight'], { message, role }, report);
  if (calls === null || content === null) return null;
  return {
    role,
    ...content,
    ...(name === undefined ? {} : { name }),
    ...(weight === undefined ? {} : { weight }),
    calls,
  };
}

interface At {
  readonly message: number;
  readonly role: ChatRole;
}

function isRole(value: unknown): value is ChatRole {
  return typeof value === 'string' && ROLES.has(value);
}

function readName(name: unknown, at: At, report: Report): string | undefined {
  if (typeof name === 'string') return name;
  if (name !== undefined || at.role === 'function') report(E_MESSAGE_NAME, { ...at });
  return undefined;
}

function readWeight(weight: unknown, at: At, report: Report): number | undefined {
  if (weight === undefined) return undefined;
  if (at.role === 'assistant' && (weight === 0 || weight === 1)) return weight;
  report(E_WEIGHT, { ...at });
  return undefined;
}

/** The calls of a message; `null`, and reported, when one of them cannot be read. Exports of chat APIs write `null`. */
function readCalls(value: JsonObject, at: At, report: Report): readonly Call[] | null {
  const { tool_calls: toolCalls = null, function_call: functionCall = null } = value;
  if (toolCalls === null && functionCall === null) return [];
  const functions: unknown[] = functionCall === null ? [] : [functionCall];
  if (Array.isArray(toolCalls))
    functions.push(...toolCalls.map(call => (isJsonObject(call) ? call['function'] : null)));
  const misplaced = at.role !== 'assistant' || !(toolCalls === null || Array.isArray(toolCalls));
  if (misplaced || !functions.every(isCall)) {
    report(E_CALL, { ...at });
    return null;
  }
  return functions.map(call => ({ name: call.name, arguments: call.arguments }));
}

function isCall(value: unknown): value is Call {
  return isJsonObject(value) && typeof value['name'] === 'string' && typeof value['arguments'] === 'string';
}
