import { isJsonObject, type JsonObject } from './reader.ts';

/** The messages of an example of any format as they stand there, and the object that declares the tools. */
export function rawConversation(value: JsonObject): {
  readonly messages: readonly unknown[];
  readonly declaring: JsonObject;
} {
  const { messages, input, prompt, completion } = value;
  if (Array.isArray(messages)) return { messages, declaring: value };
  const outputs = [value['preferred_output'], value['non_preferred_output']];
  if (isJsonObject(input) && outputs.every(output => Array.isArray(output)))
    return { messages: [...listOf(input['messages']), ...outputs.flat()], declaring: input };
  if (typeof prompt === 'string' && typeof completion === 'string') {
    const pair = [
      { role: 'user', content: prompt },
      { role: 'assistant', content: completion },
    ];
    return { messages: pair, declaring: value };
  }
  return { messages: [], declaring: value };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
