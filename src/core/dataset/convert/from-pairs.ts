import { keyOf } from '../fix/legacy/legacy-keys.ts';
import type { JsonObject } from '../reader.ts';
import { PAIR_KEYS } from '../record-format.ts';
import { CannotConvert, type Draft, type Drops, requireField, systemMessage, textOf, turns } from './draft.ts';
import { messagesOf } from './from-chat.ts';
import { toolsOf } from './tool-declarations.ts';

/** Texts stay as they are, with the separators that the older format asked for. */
export function fromPromptCompletion(record: JsonObject, drops: Drops): Draft {
  const [promptKey, completionKey] = [keyOf(record, 'prompt') ?? 'prompt', keyOf(record, 'completion') ?? 'completion'];
  for (const key of [promptKey, completionKey]) requireField(record, key);
  drops.addOthers(record, [promptKey, completionKey, 'system', 'tools']);
  const [prompt, completion] = [record[promptKey], record[completionKey]];
  const system = systemMessage(textOf(record, 'system'));
  const tools = toolsOf(record['tools']);
  if (Array.isArray(prompt) && Array.isArray(completion))
    return {
      messages: [...system, ...messagesOf([...prompt, ...completion], drops, 'Prompt and completion')],
      ...tools,
    };
  return { messages: [...system, ...turns(textOf(record, promptKey), textOf(record, completionKey))], ...tools };
}

/** The input follows the instruction after a blank line; `history` holds earlier turns, as LLaMA-Factory reads it. */
export function fromAlpaca(record: JsonObject, drops: Drops): Draft {
  requireField(record, 'output');
  drops.addOthers(record, ['instruction', 'input', 'output', 'system', 'history']);
  const history = record['history'] ?? [];
  if (!Array.isArray(history)) throw new CannotConvert('The field "history" is not a list.');
  return {
    messages: [
      ...systemMessage(textOf(record, 'system')),
      ...history.flatMap(pastTurns),
      ...turns(instructionOf(record), textOf(record, 'output')),
    ],
  };
}

export function instructionOf(record: JsonObject): string {
  const parts = [textOf(record, 'instruction'), textOf(record, 'input')];
  return parts.filter(part => part !== '').join('\n\n');
}

function pastTurns(turn: unknown): JsonObject[] {
  const [question, answer, ...more]: readonly unknown[] = Array.isArray(turn) ? turn : [];
  if (typeof question !== 'string' || typeof answer !== 'string' || more.length > 0)
    throw new CannotConvert('The field "history" does not hold pairs of texts.');
  return turns(question, answer);
}

export function fromPair(record: JsonObject, drops: Drops): Draft {
  const keys = PAIR_KEYS.find(pair => pair.every(key => Object.hasOwn(record, key)));
  if (keys === undefined) throw new CannotConvert('The record has no question and answer.');
  drops.addOthers(record, [...keys, 'system']);
  const [question, answer] = keys;
  return {
    messages: [...systemMessage(textOf(record, 'system')), ...turns(textOf(record, question), textOf(record, answer))],
  };
}
