import { isJsonObject, type JsonObject } from '../reader.ts';
import { OLD_OUTPUT_KEYS } from '../record-format.ts';
import { CannotConvert, type Draft, type Drops, systemMessage, textOf } from './draft.ts';
import { fromChat, messagesOf } from './from-chat.ts';
import { instructionOf } from './from-pairs.ts';
import { fromShareGpt } from './from-sharegpt.ts';
import { toolsOf } from './tool-declarations.ts';

/** A prompt and two answers, each a list of messages. */
export interface Preference {
  readonly input: Draft;
  readonly preferred: readonly JsonObject[];
  readonly other: readonly JsonObject[];
}

export function fromPreference(record: JsonObject, drops: Drops): Preference {
  const [oldPreferred, oldOther] = OLD_OUTPUT_KEYS;
  drops.addOthers(record, ['input', 'preferred_output', 'non_preferred_output', oldPreferred, oldOther]);
  const input = record['input'];
  if (!isJsonObject(input)) throw new CannotConvert('The field "input" is not an object.');
  return {
    input: fromChat(input, drops),
    preferred: messagesOf(record['preferred_output'] ?? record[oldPreferred], drops),
    other: messagesOf(record['non_preferred_output'] ?? record[oldOther], drops),
  };
}

const TRL_KEYS = 'prompt question instruction input system tools conversations chosen rejected'.split(' ');

/**
 * TRL's rows (documentation of 2026-09): texts, or lists of messages. Without a prompt of its own the two answers are
 * whole conversations, and the prompt is what they have in common. LLaMA-Factory (2026-08) has ShareGPT's turns there.
 */
export function fromTrl(record: JsonObject, drops: Drops): Preference {
  drops.addOthers(record, TRL_KEYS);
  const system = systemMessage(textOf(record, 'system'));
  const prompt = promptOf(record, drops);
  const chosen = answerOf(record['chosen'], drops);
  const rejected = answerOf(record['rejected'], drops);
  const shared = sharedLength(prompt, chosen, rejected);
  const messages = [...system, ...(prompt.length === 0 ? chosen.slice(0, shared) : prompt)];
  if (messages.length === 0) throw new CannotConvert('The record has no prompt.');
  const [preferred, other] = [chosen.slice(shared), rejected.slice(shared)];
  for (const answer of [preferred, other])
    if (answer.length !== 1 || answer[0]?.['role'] !== 'assistant')
      throw new CannotConvert('Chosen or rejected is not one answer of the assistant.');
  return { input: { messages, ...toolsOf(record['tools']) }, preferred, other };
}

function promptOf(record: JsonObject, drops: Drops): readonly JsonObject[] {
  const prompt = record['prompt'];
  if (isJsonObject(prompt) && typeof prompt['user'] === 'string') {
    drops.addOthers(prompt, ['system', 'user'], 'prompt.');
    return [...systemMessage(textOf(prompt, 'system')), { role: 'user', content: prompt['user'] }];
  }
  if (isJsonObject(prompt)) return fromChat(prompt, drops).messages;
  if (Array.isArray(prompt)) return messagesOf(prompt, drops);
  if (record['conversations'] !== undefined)
    return fromShareGpt({ conversations: record['conversations'] }, drops).messages;
  const text = textOf(record, 'prompt') || textOf(record, 'question') || instructionOf(record);
  return text === '' ? [] : [{ role: 'user', content: text }];
}

function answerOf(value: unknown, drops: Drops): readonly JsonObject[] {
  if (typeof value === 'string') return [{ role: 'assistant', content: value }];
  if (isJsonObject(value) && Object.hasOwn(value, 'from'))
    return fromShareGpt({ conversations: [value] }, drops).messages;
  return messagesOf(isJsonObject(value) ? [value] : value, drops);
}

/** How many messages both answers begin with: those of the prompt, or without one all that are equal. */
function sharedLength(
  prompt: readonly JsonObject[],
  chosen: readonly JsonObject[],
  rejected: readonly JsonObject[],
): number {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (prompt.length > 0)
    return [chosen, rejected].every(answer => prompt.every((message, index) => same(message, answer[index])))
      ? prompt.length
      : 0;
  const differs = chosen.findIndex((message, index) => !same(message, rejected[index]));
  return differs === -1 ? Math.max(0, chosen.length - 1) : differs;
}
