import type { ChatExample, ChatMessage } from './chat-example.ts';
import { keyAt, shownKey } from './chat-keys.ts';
import { readChatMessage } from './chat-message.ts';
import { readChatExample } from './chat-shape.ts';
import {
  E_PREFERENCE_IMAGE,
  E_PREFERENCE_INPUT,
  E_PREFERENCE_KEY,
  E_PREFERENCE_OUTPUT,
  E_PREFERENCE_ROLE,
  E_PREFERENCE_SPELLING,
  type OutputKey,
  W_PREFERENCE_END,
  W_PREFERENCE_SAME,
} from './preference-codes.ts';
import { isJsonObject, type JsonObject } from './reader.ts';
import { OLD_OUTPUT_KEYS } from './record-format.ts';
import type { Report } from './rule.ts';
import type { TrainingExample } from './training-example.ts';

const KEYS: ReadonlySet<string> = new Set(['input', 'preferred_output', 'non_preferred_output']);
const SPELLINGS: readonly (readonly [string, OutputKey])[] = [
  [OLD_OUTPUT_KEYS[0], 'preferred_output'],
  [OLD_OUTPUT_KEYS[1], 'non_preferred_output'],
];

/** Reads a preference. The number of an output in findings is that of the message after the input. */
export function readPreference(value: JsonObject, report: Report): TrainingExample | null {
  const old = SPELLINGS.filter(([key, rightKey]) => Object.hasOwn(value, key) && !Object.hasOwn(value, rightKey));
  for (const [key, rightKey] of old) report(E_PREFERENCE_SPELLING, { key, rightKey }, key);
  const extra = Object.keys(value).filter(key => !KEYS.has(key) && !old.some(([spelling]) => spelling === key));
  if (extra.length > 0) report(E_PREFERENCE_KEY, { key: shownKey(extra) }, keyAt(extra));
  const input = readInput(value, report);
  const place = (input?.messages.length ?? 0) + 1;
  const [preferred, other] = SPELLINGS.map(([spelling, key]) =>
    readOutput(value[key] ?? value[spelling], { key, place }, report),
  );
  if (input === null || !preferred || !other) return null;
  if (saysOf(preferred) === saysOf(other)) report(W_PREFERENCE_SAME, {});
  const context = { ...input, messages: input.messages.map(unlearned) };
  return {
    format: 'preference',
    conversations: [
      answered(context, preferred, { [place]: 'The preferred output' }),
      answered(context, unlearned(other), { [place]: 'The non-preferred output' }),
    ],
  };
}

function readInput(value: JsonObject, report: Report): ChatExample | null {
  const { input } = value;
  if (!isJsonObject(input)) {
    report(E_PREFERENCE_INPUT, { fault: input === undefined ? 'missing' : 'type' });
    return null;
  }
  const conversation = readChatExample(input, report);
  if (conversation === null) return null;
  const image = conversation.messages.findIndex(message => message.otherParts > 0);
  if (image !== -1) report(E_PREFERENCE_IMAGE, { message: image + 1 });
  const last = conversation.messages.at(-1)?.role;
  const asks = last === 'user' || last === 'tool' || last === 'function';
  if (last !== undefined && !asks) report(W_PREFERENCE_END, { message: conversation.messages.length, role: last });
  return conversation;
}

function readOutput(
  output: unknown,
  { key, place }: { readonly key: OutputKey; readonly place: number },
  report: Report,
): ChatMessage | null {
  const messages = Array.isArray(output) ? output.length : -1;
  if (!Array.isArray(output) || messages !== 1) {
    report(E_PREFERENCE_OUTPUT, { key, fault: output === undefined ? 'missing' : 'type', messages });
    return null;
  }
  const message = readChatMessage(output[0], place, (code, facts, text) => report(code, facts, text, key));
  if (message === null) return null;
  if (message.role !== 'assistant') {
    report(E_PREFERENCE_ROLE, { key, role: message.role });
    return null;
  }
  const { weight: _weight, ...learned } = message;
  return learned;
}

function unlearned(message: ChatMessage): ChatMessage {
  return message.role === 'assistant' ? { ...message, weight: 0 } : message;
}

function answered(input: ChatExample, output: ChatMessage, names: Readonly<Record<number, string>>): ChatExample {
  return { ...input, messages: [...input.messages, output], names };
}

function saysOf({ content, calls }: ChatMessage): string {
  const text = [content ?? []].flat().join('\n');
  return JSON.stringify([text, calls.map(call => [call.name, call.arguments])]);
}
