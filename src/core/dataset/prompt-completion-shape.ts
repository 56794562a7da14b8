import { defineCode } from '../diagnostics/diagnostic.ts';
import type { ChatMessage } from './chat-example.ts';
import { keyAt, shownKey } from './chat-keys.ts';
import { keyOf } from './fix/legacy/legacy-keys.ts';
import type { JsonObject } from './reader.ts';
import type { Report } from './rule.ts';
import type { TrainingExample } from './training-example.ts';

// {prompt: string, completion: string}: OpenAI's API specification of 2025-04-29. The faults are those that OpenAI's
// `prepare_data` (openai-python, `_validators.py`, 2026-08) calls necessary to mend.

type Field = 'prompt' | 'completion';

const FIX = 'finetune-gitops fix --write --all FILE';

const E_PAIR_FIELD = defineCode<{ field: Field; fault: 'missing' | 'type' }>({
  code: 'E_PAIR_FIELD',
  severity: 'error',
  headline: 'A prompt or a completion is missing',
  message: ({ field, fault }) => (fault === 'missing' ? `\`${field}\` is missing.` : `\`${field}\` is not a text.`),
  why: 'Each line of such a dataset is one prompt and the completion that the model is to learn, both as text.',
  fix: 'Write the line as {"prompt":"…","completion":"…"}; the prompt may be the empty text.',
  at: ({ field }) => [field],
});

const E_PAIR_EMPTY = defineCode<Record<never, never>>({
  code: 'E_PAIR_EMPTY',
  severity: 'error',
  headline: 'A completion is empty',
  message: () => '`completion` is the empty text.',
  why: 'The model learns to write completions, so a line without one teaches nothing.',
  fix: `Write the completion, or remove the line: ${FIX}.`,
  at: () => ['completion'],
});

const E_PAIR_CASE = defineCode<{ field: Field }>({
  code: 'E_PAIR_CASE',
  severity: 'error',
  headline: 'A key is not written in lower case',
  message: ({ field }) => `The key of the ${field} has capital letters.`,
  why: 'Keys are compared letter by letter; the provider does not find the field.',
  fix: `Write \`prompt\` and \`completion\`: ${FIX}.`,
  at: () => [],
});

const E_PAIR_KEY = defineCode<{ key: string | null }>({
  code: 'E_PAIR_KEY',
  severity: 'error',
  headline: 'A prompt and completion have a key too many',
  message: ({ key }) =>
    key === null ? 'Another key stands beside the two.' : `The key \`${key}\` stands beside the two.`,
  why: 'The provider takes `prompt` and `completion` and nothing else.',
  fix: `Remove the key: ${FIX}.`,
  at: () => [],
});

export const PROMPT_COMPLETION_CODES = [E_PAIR_FIELD, E_PAIR_EMPTY, E_PAIR_CASE, E_PAIR_KEY] as const;

const NAMES = { 1: 'The prompt', 2: 'The completion' };

/** Reads a prompt as what the user says, and its completion as what the assistant answers. */
export function readPromptCompletion(value: JsonObject, report: Report): TrainingExample | null {
  const keys = [keyOf(value, 'prompt'), keyOf(value, 'completion')];
  const extra = Object.keys(value).filter(key => !keys.includes(key));
  if (extra.length > 0) report(E_PAIR_KEY, { key: shownKey(extra) }, keyAt(extra));
  const prompt = readText(value, 'prompt', report);
  const completion = readText(value, 'completion', report);
  if (completion === '') report(E_PAIR_EMPTY, {});
  if (prompt === null || completion === null || completion === '') return null;
  const messages = [messageOf('user', prompt), messageOf('assistant', completion)];
  return { format: 'prompt-completion', conversations: [{ messages, names: NAMES }] };
}

function readText(value: JsonObject, field: Field, report: Report): string | null {
  const key = keyOf(value, field);
  if (key !== null && key !== field) report(E_PAIR_CASE, { field }, key);
  const text = key === null ? undefined : value[key];
  if (typeof text === 'string') return text;
  report(E_PAIR_FIELD, { field, fault: text === undefined ? 'missing' : 'type' });
  return null;
}

function messageOf(role: 'user' | 'assistant', content: string): ChatMessage {
  return { role, content, otherParts: 0, calls: [] };
}
