import { hash } from 'node:crypto';
import { CHAT_KEYS } from './chat-keys.ts';
import type { TrainableFormat } from './inspection.ts';
import { isJsonObject, type JsonObject } from './reader.ts';
import { type RecordFormat, recordFormat } from './record-format.ts';

/**
 * What an example teaches, as hex of 128 bits: its messages (role, content, name, calls, a weight of 0) and its tools; of
 * reinforcement also the fields for the grader. Two examples have the same identity when they differ only in the order
 * of keys, in white space between JSON tokens, in ids of calls, in how calls, tools or a single text are written down, or
 * in other keys. Text is compared exactly.
 */
export function exampleIdentity(value: JsonObject): string {
  return identify(value).example.slice(0, 32);
}

/**
 * The same for everything that is answered, with the tools: what stands before the last assistant message, the input of
 * a preference, the prompt of a completion, a whole reinforcement conversation. `null` when nothing stands there.
 */
export function promptIdentity(value: JsonObject): string | null {
  return identify(value).prompt?.slice(0, 32) ?? null;
}

/** A value as a whole, whatever it is an example of: only the order of keys and white space do not count. */
export function valueIdentity(value: JsonObject): string {
  return identifyWhole(value).example.slice(0, 32);
}

/**
 * Both identities and that of the answer: the last assistant message with all after it, both outputs of a preference, a
 * completion, the fields for a grader. `null` where there is no prompt or no answer.
 */
export interface ExampleIdentities {
  readonly example: string;
  readonly prompt: string | null;
  readonly answer: string | null;
}

export function exampleIdentities(value: JsonObject): ExampleIdentities {
  const { example, prompt, answer } = identify(value);
  return {
    example: example.slice(0, 32),
    prompt: prompt?.slice(0, 32) ?? null,
    answer: answer === null ? null : hash('sha256', answer).slice(0, 32),
  };
}

/** The first 52 bits of both identities, as numbers: even a million examples give a false match in one of 9,000 files. */
export interface ExampleKeys {
  readonly example: number;
  readonly prompt: number | null;
}

/** `format`: as what the example is read. */
export function exampleKeys(value: JsonObject, format: TrainableFormat): ExampleKeys {
  const { example, prompt } = identify(value, format);
  return { example: firstBits(example), prompt: prompt === null ? null : firstBits(prompt) };
}

const firstBits = (hex: string): number => Number.parseInt(hex.slice(0, 13), 16);

/** Each text is hashed once: the identity of the example continues that of the prompt. The answer is not hashed yet. */
function identify(value: JsonObject, format: RecordFormat = recordFormat(value)): ExampleIdentities {
  switch (format) {
    case 'preference':
      return identifyPreference(value);
    case 'reinforcement':
      return identifyReinforcement(value);
    case 'prompt-completion':
      return identifyPair(value);
    default:
      return identifyChat(value);
  }
}

function identifyChat(value: JsonObject): ExampleIdentities {
  const messages = value['messages'];
  if (!Array.isArray(messages)) return identifyWhole(value);
  const last = messages.findLastIndex(message => isJsonObject(message) && message['role'] === 'assistant');
  const beforeAnswer = messages.slice(0, Math.max(0, last)).map(canonicalMessage);
  const prompt = hashPrompt(value, beforeAnswer);
  const answer = JSON.stringify(messages.slice(Math.max(0, last)).map(canonicalMessage));
  const example = hash('sha256', `${prompt}${answer}`);
  return { example, prompt: last > 0 ? prompt : null, answer: last === -1 ? null : answer };
}

function identifyPreference(value: JsonObject): ExampleIdentities {
  const { input, preferred_output: preferred, non_preferred_output: other } = value;
  const outputs = [preferred, other].map(messagesOf);
  if (!isJsonObject(input) || outputs.some(messages => messages.length === 0)) return identifyWhole(value);
  const prompt = hashPrompt(input, messagesOf(input['messages']));
  const answer = JSON.stringify(outputs);
  return { example: hash('sha256', `${prompt}${answer}`), prompt, answer };
}

function identifyReinforcement(value: JsonObject): ExampleIdentities {
  const messages = messagesOf(value['messages']);
  if (messages.length === 0) return identifyWhole(value);
  const fields = Object.entries(value).filter(([key]) => !CHAT_KEYS.has(key));
  const prompt = hashPrompt(value, messages);
  const answer = fields.length === 0 ? null : sortedJson(Object.fromEntries(fields));
  return { example: hash('sha256', `${prompt}${answer ?? ''}`), prompt, answer };
}

function identifyPair(value: JsonObject): ExampleIdentities {
  const { prompt, completion } = value;
  if (typeof prompt !== 'string' || typeof completion !== 'string') return identifyWhole(value);
  const hashed = hash('sha256', JSON.stringify([prompt]));
  const answer = JSON.stringify(completion);
  return { example: hash('sha256', `${hashed}${answer}`), prompt: prompt === '' ? null : hashed, answer };
}

function identifyWhole(value: JsonObject): ExampleIdentities {
  return { example: hash('sha256', sortedJson(value)), prompt: null, answer: null };
}

function messagesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.map(canonicalMessage) : [];
}

function hashPrompt(declaring: JsonObject, messages: readonly unknown[]): string {
  return hash('sha256', JSON.stringify([canonicalTools(declaring), messages]));
}

function canonicalMessage(message: unknown): unknown {
  if (!isJsonObject(message)) return sortedJson(message);
  const { role, content, name, weight } = message;
  return [plain(role), canonicalContent(content), plain(name), canonicalCalls(message), weight === 0];
}

/** One text is the same whether it is written as a text or as the only part. */
function canonicalContent(content: unknown): unknown {
  if (typeof content === 'string' || content === null || content === undefined) return content ?? null;
  const [part, ...more] = Array.isArray(content) ? content : [];
  if (more.length === 0 && isJsonObject(part) && part['type'] === 'text' && typeof part['text'] === 'string')
    return part['text'];
  return [sortedJson(content)];
}

function canonicalCalls({ tool_calls: calls, function_call: call }: JsonObject): unknown {
  if ((calls ?? null) === null && (call ?? null) === null) return [];
  const functions = Array.isArray(calls) ? calls.map(item => (isJsonObject(item) ? item['function'] : item)) : [calls];
  return [...functions, call].filter(item => (item ?? null) !== null).map(sortedJson);
}

function canonicalTools({ tools, functions, parallel_tool_calls: parallel }: JsonObject): unknown {
  if ((tools ?? null) === null && (functions ?? null) === null) return null;
  const older = Array.isArray(functions) ? functions.map(item => ({ type: 'function', function: item })) : functions;
  return [sortedJson(tools ?? older), parallel === false];
}

const plain = (value: unknown): unknown => (typeof value === 'string' ? value : [sortedJson(value ?? null)]);

/** JSON with sorted keys; takes what `JSON.parse` gives, which the reader keeps from being deep. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  const members = Object.keys(value)
    .sort()
    .map(key => `${JSON.stringify(key)}:${sortedJson(value[key])}`);
  return `{${members.join(',')}}`;
}
