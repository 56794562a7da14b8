import type { ChatRole } from './chat-example.ts';
import type { JsonObject } from './reader.ts';

/** Top-level keys of a chat example. */
export const CHAT_KEYS: ReadonlySet<string> = new Set(['messages', 'tools', 'parallel_tool_calls', 'functions']);

/** Keys that a message may show by name: they come from other formats and APIs, so naming them gives nothing away. */
const SHOWN_KEYS: ReadonlySet<string> = new Set(
  (
    'category conversations completion created_at date difficulty from function_call id input instruction label labels ' +
    'lang language loss loss_weight mask max_tokens messages metadata meta model name output prompt reasoning ' +
    'reasoning_content reference_answer response response_format role score source split system tags target ' +
    'temperature text thinking timestamp tool_call_id tool_choice top_p train type user value weight chosen rejected ' +
    'content refusal audio annotations'
  ).split(' '),
);

/** Keys of every message. Where `weight` and the calls may stand is said by codes of their own. */
const COMMON_KEYS = ['role', 'content', 'name', 'weight', 'tool_calls', 'function_call'];

/** `annotations` is no key of the request, but the chat API puts it into every answer that people export. */
const ASSISTANT_KEYS = ['refusal', 'audio', 'annotations'];

const COMMON: ReadonlySet<string> = new Set(COMMON_KEYS);
const ASSISTANT: ReadonlySet<string> = new Set([...COMMON_KEYS, ...ASSISTANT_KEYS]);
const TOOL: ReadonlySet<string> = new Set([...COMMON_KEYS, 'tool_call_id']);
const ANY: ReadonlySet<string> = new Set([...COMMON_KEYS, ...ASSISTANT_KEYS, 'tool_call_id']);

/** Keys that a message of this role may not have. Exports of tables write `null` where a key does not apply. */
export function extraMessageKeys(message: JsonObject, role: ChatRole): readonly string[] {
  const allowed = role === 'assistant' ? ASSISTANT : role === 'tool' ? TOOL : COMMON;
  return Object.keys(message).filter(key => !allowed.has(key) && !(message[key] === null && ANY.has(key)));
}

/** The key whose place is told: the one that is shown, or else the first. */
export function keyAt(keys: readonly string[]): string | undefined {
  return shownKey(keys) ?? keys[0];
}

/** The first key that may be shown, or `null`: other keys are content of the dataset. */
export function shownKey(keys: readonly string[]): string | null {
  return keys.find(key => SHOWN_KEYS.has(key)) ?? null;
}
