import { defineCode } from '../diagnostics/diagnostic.ts';
import { inMessage } from './key-paths.ts';
import type { AnyCode } from './rule.ts';

// What a preference line holds: OpenAI, direct preference optimization guide (2026-11): `input` with `messages` and
// optional `tools`, `parallel_tool_calls`; `preferred_output` and `non_preferred_output`, each one assistant message;
// text only. The API specification of 2025-04-29 calls the two `preferred_completion` and `non_preferred_completion`;
// the guide, Azure and Together use the names above. Azure also takes tool messages in an output (2026); OpenAI does not.

export type OutputKey = 'preferred_output' | 'non_preferred_output';

export const E_PREFERENCE_INPUT = defineCode<{ fault: 'missing' | 'type' }>({
  code: 'E_PREFERENCE_INPUT',
  severity: 'error',
  headline: 'A preference has no input',
  message: ({ fault }) => (fault === 'missing' ? '`input` is missing.' : '`input` is not a JSON object.'),
  why: 'The two outputs answer the conversation in `input`; without it there is nothing to prefer one for.',
  fix: 'Write the conversation as {"messages":[…]} under `input`.',
  at: () => ['input'],
});

export const E_PREFERENCE_OUTPUT = defineCode<{ key: OutputKey; fault: 'missing' | 'type'; messages: number }>({
  code: 'E_PREFERENCE_OUTPUT',
  severity: 'error',
  headline: 'An output of a preference is not one message',
  message: ({ key, fault, messages }) =>
    fault === 'missing'
      ? `\`${key}\` is missing.`
      : `\`${key}\` is ${messages === -1 ? 'not a list' : `a list of ${messages} messages`}, where a list of one message is needed.`,
  why: 'A preference compares one answer with another one; the provider refuses anything else.',
  fix: 'Write the output as [{"role":"assistant","content":"…"}]; earlier turns belong to `input`.',
  at: ({ key }) => [key],
});

export const E_PREFERENCE_ROLE = defineCode<{ key: OutputKey; role: string }>({
  code: 'E_PREFERENCE_ROLE',
  severity: 'error',
  headline: 'An output of a preference is not from the assistant',
  message: ({ key, role }) => `The message in \`${key}\` has the role ${role}.`,
  why: 'Both outputs are answers of the model, and the model writes assistant messages.',
  fix: 'Give the message the role assistant, or move it to the end of `input`.',
  at: ({ key }) => [key, 0, 'role'],
});

export const E_PREFERENCE_SPELLING = defineCode<{ key: string; rightKey: OutputKey }>({
  code: 'E_PREFERENCE_SPELLING',
  severity: 'error',
  headline: 'An output of a preference has an older name',
  message: ({ key, rightKey }) => `The example has \`${key}\`, where \`${rightKey}\` is needed.`,
  why: "The name stands in an old edition of OpenAI's API description; its guide and the providers use the other one.",
  fix: 'Rename it: finetune-gitops convert FILE --to preference -o NEW.jsonl.',
  at: () => [],
});

export const E_PREFERENCE_KEY = defineCode<{ key: string | null }>({
  code: 'E_PREFERENCE_KEY',
  severity: 'error',
  headline: 'A preference has a key too many',
  message: ({ key }) =>
    key === null ? 'Another key stands beside `input`.' : `The key \`${key}\` stands beside \`input\`.`,
  why: 'The provider refuses keys that it does not know.',
  fix: 'Keep only `input`, `preferred_output` and `non_preferred_output`; `messages` and `tools` belong into `input`.',
  at: () => [],
});

export const E_PREFERENCE_IMAGE = defineCode<{ message: number }>({
  code: 'E_PREFERENCE_IMAGE',
  severity: 'error',
  headline: 'A preference holds an image',
  message: ({ message }) => `Message ${message} of the input holds an image.`,
  why: 'Preference training takes text only.',
  fix: 'Describe the image in words, or remove the example.',
  at: inMessage('content'),
});

export const W_PREFERENCE_END = defineCode<{ message: number; role: string }>({
  code: 'W_PREFERENCE_END',
  severity: 'warning',
  headline: 'The input of a preference does not end with a question',
  message: ({ role }) => `The last message of the input comes from the role ${role}.`,
  why: 'The outputs then answer no user and no tool; mostly a message was lost, or one answer stands in the input too.',
  fix: 'End the input with the user message or the tool message that both outputs answer.',
  at: inMessage(),
});

export const W_PREFERENCE_SAME = defineCode<Record<never, never>>({
  code: 'W_PREFERENCE_SAME',
  severity: 'warning',
  headline: 'Both outputs of a preference are the same',
  message: () => 'The preferred output and the other one say the same.',
  why: 'Nothing can be learned from two equal answers, yet the example is paid for.',
  fix: 'Remove the example, or write the answer that is meant.',
});

export const PREFERENCE_CODES: readonly AnyCode[] = [
  E_PREFERENCE_INPUT,
  E_PREFERENCE_OUTPUT,
  E_PREFERENCE_ROLE,
  E_PREFERENCE_SPELLING,
  E_PREFERENCE_KEY,
  E_PREFERENCE_IMAGE,
  W_PREFERENCE_END,
  W_PREFERENCE_SAME,
];
