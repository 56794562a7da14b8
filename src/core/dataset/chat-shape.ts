import { E_EXTRA_KEY, E_MESSAGES } from './chat-codes.ts';
import type { ChatExample, ChatMessage } from './chat-example.ts';
import { CHAT_KEYS, keyAt, shownKey } from './chat-keys.ts';
import { readChatMessage } from './chat-message.ts';
import { readParallelToolCalls, readTools } from './chat-tools.ts';
import type { JsonObject } from './reader.ts';
import { recordFormat } from './record-format.ts';
import type { Report } from './rule.ts';

/**
 * Reads one chat example and reports everything that is wrong with its shape. Written by hand because it runs on every
 * line: 0.15 µs a row where a schema library needs 1 to 3. The example is `null` when its messages cannot be read;
 * faults that leave them readable, such as an extra key, are reported and the example is given, so that it can count.
 */
export function readChatExample(value: JsonObject, report: Report): ChatExample | null {
  reportExtraKey(value, report);
  return readConversation(value, report);
}

/** The same without a word about other keys. */
export function readConversation(value: JsonObject, report: Report): ChatExample | null {
  const tools = readTools(value, report);
  const parallel = readParallelToolCalls(value, report);
  const messages = readMessages(value, report);
  return messages === null ? null : { messages, ...tools, ...parallel };
}

function readMessages(row: JsonObject, report: Report): readonly ChatMessage[] | null {
  const { messages: value } = row;
  if (!Array.isArray(value) || value.length === 0) {
    report(E_MESSAGES, { looks: value === undefined ? recordFormat(row) : 'unknown' });
    return null;
  }
  const messages: ChatMessage[] = [];
  for (const [index, item] of value.entries()) {
    const message = readChatMessage(item, index + 1, report);
    if (message !== null) messages.push(message);
  }
  return messages.length === value.length ? messages : null;
}

function reportExtraKey(value: JsonObject, report: Report): void {
  const extra = Object.keys(value).filter(key => !CHAT_KEYS.has(key));
  // Without messages it is no chat row with a key too many, but something else.
  if (extra.length > 0 && value['messages'] !== undefined) report(E_EXTRA_KEY, { key: shownKey(extra) }, keyAt(extra));
}
