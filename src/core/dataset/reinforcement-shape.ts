import { defineCode } from '../diagnostics/diagnostic.ts';
import { CHAT_KEYS } from './chat-keys.ts';
import { readConversation } from './chat-shape.ts';
import { inMessage } from './key-paths.ts';
import type { JsonObject } from './reader.ts';
import type { Report } from './rule.ts';
import type { TrainingExample } from './training-example.ts';

// What a reinforcement line holds: `messages`, optional `tools`, and any fields for the grader, which reads them as
// {{item.field}} (OpenAI, reinforcement fine-tuning guide, 2026). The last message must be the user's: Microsoft
// Foundry's page on dataset formats (2026), and the model writes the answer itself.

const E_RFT_LAST_MESSAGE = defineCode<{ message: number; role: string }>({
  code: 'E_RFT_LAST_MESSAGE',
  severity: 'error',
  headline: 'A reinforcement example does not end with the user',
  message: ({ role }) => `The last message comes from the role ${role}.`,
  why: 'In reinforcement training the model writes the answer, and a grader judges it; there must be a question to answer.',
  fix: 'Move an answer out of `messages` into a field of its own, such as `reference_answer`, which the grader can read.',
  at: inMessage(),
});

export const REINFORCEMENT_CODES = [E_RFT_LAST_MESSAGE] as const;

export function readReinforcement(value: JsonObject, report: Report): TrainingExample | null {
  const conversation = readConversation(value, report);
  if (conversation === null) return null;
  const last = conversation.messages.at(-1)?.role;
  if (last !== undefined && last !== 'user')
    report(E_RFT_LAST_MESSAGE, { message: conversation.messages.length, role: last });
  const messages = conversation.messages.map(message =>
    message.role === 'assistant' ? { ...message, weight: 0 } : message,
  );
  const fields = Object.fromEntries(Object.entries(value).filter(([key]) => !CHAT_KEYS.has(key)));
  return { format: 'reinforcement', conversations: [{ ...conversation, messages, fields }] };
}
