import { E_EXTRA_KEY, E_MESSAGES, E_TOOLS } from './chat-codes.ts';
import type { ChatExample, ChatMessage } from './chat-example.ts';
import { readChatMessage } from './chat-message.ts';
import { isJsonObject, type JsonObject } from './reader.ts';
import type { Report } from './rule.ts';

/** Top-level keys of a chat example. */
export const CHAT_KEYS: ReadonlySet<string> = new Set(['messages', 'tools', 'parallel_tool_calls', 'functions']);

/** Keys that a message may show by name: they come from other formats and APIs, so naming them gives nothing away. */
const SHOWN_KEYS: ReadonlySet<string> = new Set(
  (
    'category conversations completion difficulty function_call id input instruction label labels lang language ' +
    'max_tokens metadata meta model name output prompt reference_answer response response_format role score source ' +
    'split system tags target temperature text tool_choice top_p type user weight chosen rejected content'
  ).split(' '),
);

/**
 * Reads one chat example and reports everything that is wrong with its shape. Written by hand because it runs on every
 * line: 0.15 µs a row where a schema library needs 1 to 3. The example is `null` when its messages cannot be read;
 * faults that leave them readable, such as an extra key, are reported and the example is given, so that it can count.
 */
export function readChatExample(value: JsonObject, report: Report): ChatExample | null {
  reportExtraKey(value, report);
  const tools = readTools(value, report);
  const messages = readMessages(value['messages'], report);
  if (messages === null) return null;
  return tools === undefined ? { messages } : { messages, tools };
}

function readMessages(value: unknown, report: Report): readonly ChatMessage[] | null {
  if (!Array.isArray(value) || value.length === 0) {
    report(E_MESSAGES, {});
    return null;
  }
  const messages: ChatMessage[] = [];
  for (const [index, item] of value.entries()) {
    const message = readChatMessage(item, index + 1, report);
    if (message !== null) messages.push(message);
  }
  return messages.length === value.length ? messages : null;
}

function readTools(value: JsonObject, report: Report): readonly unknown[] | undefined {
  const key = isGiven(value['tools']) ? 'tools' : 'functions';
  const tools = value[key];
  if (!isGiven(tools)) return undefined;
  if (Array.isArray(tools) && tools.every(isJsonObject)) return tools;
  report(E_TOOLS, { key });
  return undefined;
}

/** Exports of chat APIs write `null` where nothing was set. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function reportExtraKey(value: JsonObject, report: Report): void {
  const extra = Object.keys(value).filter(key => !CHAT_KEYS.has(key));
  if (extra.length > 0) report(E_EXTRA_KEY, { key: extra.find(key => SHOWN_KEYS.has(key)) ?? null });
}
