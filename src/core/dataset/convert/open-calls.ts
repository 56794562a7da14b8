import { isJsonObject, type JsonObject } from '../reader.ts';
import { CannotConvert, type Drops, embeddedJson } from './draft.ts';
import { callOf } from './tool-declarations.ts';

const RESULT_ROLES: ReadonlySet<unknown> = new Set(['tool', 'observation', 'function_response', 'ipython']);

/** The text of a result for each call, in their order. One text that is a list of as many results is taken apart. */
export function resultsFor(calls: number, results: readonly string[]): readonly string[] {
  const [only] = results;
  if (results.length !== 1 || only === undefined || calls < 2) return results;
  const list: unknown = only.trimStart().startsWith('[') ? embeddedJson(only, 'The result of several calls') : null;
  if (!Array.isArray(list) || list.length !== calls)
    throw new CannotConvert('Several calls have one result, which is not a list of as many.');
  return list.map(result => (typeof result === 'string' ? result : JSON.stringify(result)));
}

/**
 * Messages whose calls and results do not name each other, as chat has them: parts of the type `tool_call` become calls,
 * a call without an id gets one, and a result the id of the call that it answers, in their order. LLaMA-Factory's v1
 * format (2026-08) and the chat templates of Hugging Face write such messages. Reasoning has no place in chat.
 */
export function namedCalls(messages: readonly JsonObject[], drops: Drops): readonly JsonObject[] {
  const taken = new Set(messages.flatMap(message => callsIn(message)).map(call => call['id']));
  let last = 0;
  const nextId = (): string => {
    do last += 1;
    while (taken.has(`call_${last}`));
    return `call_${last}`;
  };
  const named: JsonObject[] = [];
  let open: readonly unknown[] = [];
  for (let at = 0; at < messages.length; at += 1) {
    const message = messages[at] ?? {};
    if (!isNameless(message)) {
      const { calls, rest } = takeCalls(message, nextId, drops);
      named.push(rest);
      if (rest['role'] !== 'tool') open = calls.map(call => call['id']);
      else open = open.filter(id => id !== rest['tool_call_id']);
      continue;
    }
    const run = messages.slice(at).findIndex(other => !isNameless(other));
    const group = messages.slice(at, run === -1 ? messages.length : at + run);
    at += group.length - 1;
    const texts = resultsFor(open.length, group.map(textOfResult));
    if (texts.length > open.length) throw new CannotConvert('A result answers no function call.');
    for (const [index, content] of texts.entries())
      named.push({ ...(group[index] ?? group[0]), role: 'tool', tool_call_id: open[index], content });
    open = open.slice(texts.length);
  }
  return named;
}

function isNameless(message: JsonObject): boolean {
  return RESULT_ROLES.has(message['role']) && typeof message['tool_call_id'] !== 'string';
}

function textOfResult({ content }: JsonObject): string {
  if (typeof content === 'string') return content;
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  const texts = parts.map(part =>
    isJsonObject(part) && part['type'] === 'text' ? (part['value'] ?? part['text']) : null,
  );
  if (texts.length === 0 || !texts.every(text => typeof text === 'string'))
    throw new CannotConvert('The result of a call is not a text.');
  return texts.join('');
}

function callsIn({ tool_calls: calls }: JsonObject): readonly JsonObject[] {
  return Array.isArray(calls) ? calls.filter(isJsonObject) : [];
}

interface Taken {
  readonly calls: readonly JsonObject[];
  readonly rest: JsonObject;
}

function takeCalls(message: JsonObject, nextId: () => string, drops: Drops): Taken {
  const { content, tool_calls: given, ...others } = message;
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  const isOf = (type: string) => (part: unknown) => isJsonObject(part) && part['type'] === type && 'value' in part;
  const kept = parts.filter(part => !isOf('tool_call')(part) && !isOf('reasoning')(part));
  for (const _ of parts.filter(isOf('reasoning'))) drops.add('messages[].content[] of the type reasoning');
  const called = parts.filter(isOf('tool_call')).map(part => {
    const text = isJsonObject(part) ? part['value'] : null;
    const call = typeof text === 'string' ? embeddedJson(text, 'A function call') : text;
    if (!isJsonObject(call)) throw new CannotConvert('A function call is not an object.');
    return callOf(nextId(), call['name'], call['arguments'] ?? call['parameters']);
  });
  const calls = [...callsIn(message).map(call => completeCall(call, nextId)), ...called];
  if (calls.length === 0 && parts.length === kept.length) return { calls, rest: message };
  if (calls.length === 0 && kept.length === 0) throw new CannotConvert('A message holds reasoning and nothing else.');
  const said = !Array.isArray(content)
    ? { ...(content === undefined ? {} : { content }) }
    : kept.length > 0
      ? { content: kept }
      : {};
  return { calls, rest: { ...others, ...said, ...(calls.length === 0 ? {} : { tool_calls: calls }) } };
}

/** A call with its id and its arguments as text; what else is wrong with it is for the check of the result to say. */
function completeCall(call: JsonObject, nextId: () => string): JsonObject {
  const declared = call['function'];
  const { id, type, ...others } = call;
  const args = isJsonObject(declared) ? declared['arguments'] : undefined;
  const isComplete = typeof id === 'string' && type !== undefined && typeof args === 'string';
  if (isComplete || !isJsonObject(declared)) return call;
  const written = isJsonObject(args) ? JSON.stringify(args) : args;
  return {
    id: id ?? nextId(),
    type: type ?? 'function',
    ...others,
    function: { ...declared, ...(written === undefined ? {} : { arguments: written }) },
  };
}
