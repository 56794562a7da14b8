import { isJsonObject, type JsonObject } from '../reader.ts';
import {
  CannotConvert,
  chatRole,
  type Draft,
  type Drops,
  embeddedJson,
  objectsOf,
  systemMessage,
  textOf,
} from './draft.ts';
import { resultsFor } from './open-calls.ts';
import { callOf, toolsOf } from './tool-declarations.ts';

const CALLS: ReadonlySet<string> = new Set(['function_call', 'tool_call']);
const RESULTS: ReadonlySet<string> = new Set(['observation', 'tool', 'function_response', 'ipython']);

/** Turns with `from` and `value`. A call becomes an assistant's tool call, and an observation the answer to it. */
export function fromShareGpt(record: JsonObject, drops: Drops): Draft {
  drops.addOthers(record, ['conversations', 'system', 'tools']);
  const conversation = new Conversation();
  for (const turn of objectsOf(record['conversations'], 'The field "conversations"')) conversation.add(turn, drops);
  conversation.end();
  if (conversation.messages.length === 0) throw new CannotConvert('The conversation is empty.');
  return {
    messages: [...systemMessage(textOf(record, 'system')), ...conversation.messages],
    ...toolsOf(record['tools']),
  };
}

class Conversation {
  readonly messages: JsonObject[] = [];
  #calls = 0;
  /** Ids of calls that were not answered yet. */
  #open: string[] = [];
  /** Results that follow each other and are not written yet. */
  #results: string[] = [];

  add(turn: JsonObject, drops: Drops): void {
    const fromKey = (turn['from'] ?? null) === null ? 'role' : 'from';
    const valueKey = Object.hasOwn(turn, 'value') ? 'value' : 'content';
    const from = turn[fromKey];
    const value = textOf(turn, valueKey);
    const isSaid = typeof from !== 'string' || !(RESULTS.has(from) || CALLS.has(from));
    drops.addOthers(turn, [fromKey, valueKey, ...(isSaid ? ['weight'] : [])], 'conversations[].');
    if (typeof from === 'string' && RESULTS.has(from)) {
      this.#results.push(value);
      return;
    }
    this.end();
    if (typeof from === 'string' && CALLS.has(from)) this.#call(value);
    else this.#say(chatRole(from), value, turn['weight'], drops);
  }

  #say(role: string, content: string, weight: unknown, drops: Drops): void {
    if (role !== 'system' && role !== 'user' && role !== 'assistant')
      throw new CannotConvert('A turn is from someone whom chat does not know.');
    const kept = role === 'assistant' && (weight === 0 || weight === 1);
    if (!kept && (weight ?? null) !== null) drops.add('conversations[].weight');
    this.messages.push({ role, content, ...(kept ? { weight } : {}) });
  }

  /** Calls that follow each other, or a text of the assistant, are one message of chat. */
  #call(value: string): void {
    const given = embeddedJson(value, 'A function call');
    const calls = (Array.isArray(given) ? given : [given]).map((call: unknown) => {
      if (!isJsonObject(call)) throw new CannotConvert('A function call is not an object.');
      this.#calls += 1;
      const id = `call_${this.#calls}`;
      this.#open.push(id);
      return callOf(id, call['name'], call['arguments'] ?? call['parameters']);
    });
    const last = this.messages.at(-1);
    if (last?.['role'] !== 'assistant') {
      this.messages.push({ role: 'assistant', tool_calls: calls });
      return;
    }
    const earlier = Array.isArray(last['tool_calls']) ? last['tool_calls'] : [];
    this.messages[this.messages.length - 1] = { ...last, tool_calls: [...earlier, ...calls] };
  }

  /** Writes the results so far. */
  end(): void {
    for (const content of resultsFor(this.#open.length, this.#results)) {
      const id = this.#open.shift();
      if (id === undefined) throw new CannotConvert('An observation answers no function call.');
      this.messages.push({ role: 'tool', tool_call_id: id, content });
    }
    this.#results = [];
  }
}
