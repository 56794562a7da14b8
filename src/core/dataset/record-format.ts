import { CHAT_KEYS } from './chat-keys.ts';
import { isLegacyRow } from './fix/legacy/legacy-keys.ts';
import type { DatasetFormat } from './inspection.ts';
import { isJsonObject, type JsonObject } from './reader.ts';

/** What one object can look like. */
export type RecordFormat = Exclude<
  DatasetFormat,
  'json-array' | 'json-comments' | 'python' | 'csv' | 'tsv' | 'html' | 'yaml' | 'git-lfs-pointer' | 'empty'
>;

/** Names of a question and its answer, as collections of such pairs call them. */
export const PAIR_KEYS = [
  ['input', 'output'],
  ['question', 'answer'],
  ['user', 'assistant'],
  ['text_input', 'output'],
  ['input_text', 'output_text'],
  ['query', 'response'],
] as const;

/** What OpenAI's API specification of 2025-04-29 called the two outputs of a preference. */
export const OLD_OUTPUT_KEYS = ['preferred_completion', 'non_preferred_completion'] as const;

const PROMPT_ROLES: ReadonlySet<unknown> = new Set(['system', 'developer', 'user', 'tool', 'function']);
const COHERE_ROLES: ReadonlySet<unknown> = new Set(['System', 'User', 'Chatbot', 'CHATBOT']);

/**
 * The format that an object's keys show. Sources: Gemini `Content` and Vertex tuning (2026-10), Anthropic Messages
 * (2026-08), Cohere chat fine-tuning (2025-09, withdrawn since), Stanford Alpaca, ShareGPT as LLaMA-Factory reads it.
 */
export function recordFormat(value: JsonObject): RecordFormat {
  const has = (...keys: readonly string[]): boolean => keys.every(key => Object.hasOwn(value, key));
  if (has('messages')) return conversationFormat(value);
  if (has('input', 'preferred_output') || has('input', 'non_preferred_output')) return 'preference';
  if (OLD_OUTPUT_KEYS.some(key => has('input', key))) return 'preference';
  if (has('preferred_output', 'non_preferred_output')) return 'preference';
  if (has('chosen', 'rejected')) return 'trl-preference';
  if (has('prompt', 'completion')) return 'prompt-completion';
  if (has('instruction', 'output')) return 'alpaca';
  if (has('conversations')) return 'sharegpt';
  if (Array.isArray(value['contents'])) return 'gemini';
  if (Array.isArray(value['chat_history'])) return 'cohere';
  if (PAIR_KEYS.some(keys => has(...keys))) return 'pairs';
  return isLegacyRow(value) ? 'prompt-completion' : 'unknown';
}

/** What an object of no format was probably meant to be, so that a finding can name what it lacks; else `unknown`. */
export function resembledFormat(value: JsonObject): RecordFormat {
  const has = (key: string): boolean => Object.hasOwn(value, key);
  if (['preferred_output', 'non_preferred_output', ...OLD_OUTPUT_KEYS].some(has)) return 'preference';
  return has('prompt') || has('completion') ? 'prompt-completion' : 'unknown';
}

function conversationFormat(value: JsonObject): RecordFormat {
  const { messages, system } = value;
  if (!Array.isArray(messages)) return 'chat';
  // The system prompt beside the messages, or content blocks that only Anthropic has.
  let isAnthropic = typeof system === 'string' || Array.isArray(system);
  let isAnswered = messages.length === 0;
  let last: unknown;
  for (const message of messages) {
    const { role, content }: JsonObject = isJsonObject(message) ? message : {};
    if (COHERE_ROLES.has(role)) return 'cohere';
    if (Array.isArray(content)) isAnthropic ||= content.some(isAnthropicBlock);
    isAnswered ||= !PROMPT_ROLES.has(role);
    last = role;
  }
  if (isAnthropic) return 'anthropic';
  // No answer at the end, and fields for a grader; or no assistant message at all, and the user's at the end.
  const isPromptOnly = isAnswered ? last === 'user' && hasFields(value) : last === 'user' || hasFields(value);
  if (!isPromptOnly) return 'chat';
  // The question of a preference belongs into `input`.
  return ['preferred_output', 'non_preferred_output'].every(key => Object.hasOwn(value, key))
    ? 'preference'
    : 'reinforcement';
}

function hasFields(value: JsonObject): boolean {
  return Object.keys(value).some(key => !CHAT_KEYS.has(key));
}

function isAnthropicBlock(block: unknown): boolean {
  return isJsonObject(block) && (block['type'] === 'tool_use' || block['type'] === 'tool_result');
}
