import { readCalls } from './chat-calls.ts';
import { E_MESSAGE, E_MESSAGE_KEY, E_MESSAGE_NAME, E_ROLE, E_WEIGHT } from './chat-codes.ts';
import { readContent } from './chat-content.ts';
import type { ChatMessage, ChatRole } from './chat-example.ts';
import { extraMessageKeys, keyAt, shownKey } from './chat-keys.ts';
import { E_CALL_ID } from './chat-tool-codes.ts';
import { isJsonObject, type JsonObject } from './reader.ts';
import type { Report } from './rule.ts';

const ROLES: ReadonlySet<string> = new Set<ChatRole>(['system', 'developer', 'user', 'assistant', 'tool', 'function']);

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
  const at = { message, role };
  const extra = extraMessageKeys(value, role);
  if (extra.length > 0) report(E_MESSAGE_KEY, { ...at, key: shownKey(extra) }, keyAt(extra));
  const toolCallId = role === 'tool' ? readToolCallId(value, message, report) : undefined;
  const calls = readCalls(value, at, report);
  const mayBeAbsent = role === 'function' || calls === null || calls.length > 0;
  const content = readContent(value['content'], { message, role, mayBeAbsent }, report);
  const name = readName(value['name'], at, report);
  const weight = readWeight(value['weight'], at, report);
  if (calls === null || content === null) return null;
  const plain = { role, ...content, calls };
  // As nearly all are; the rest is spread apart, which takes as long as all before.
  if (name === undefined && weight === undefined && toolCallId === undefined) return plain;
  return {
    ...plain,
    ...(name === undefined ? {} : { name }),
    ...(weight === undefined ? {} : { weight }),
    ...(toolCallId === undefined ? {} : { toolCallId }),
  };
}

interface At {
  readonly message: number;
  readonly role: ChatRole;
}

function isRole(value: unknown): value is ChatRole {
  return typeof value === 'string' && ROLES.has(value);
}

function readToolCallId(value: JsonObject, message: number, report: Report): string | undefined {
  const id = value['tool_call_id'];
  if (typeof id === 'string') return id;
  report(E_CALL_ID, { message });
  return undefined;
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
