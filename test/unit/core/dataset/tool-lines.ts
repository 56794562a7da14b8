import { amongGoodLines } from './inspect-bytes.ts';

export type Json = Readonly<Record<string, unknown>>;

export const SCHEMA = {
  type: 'object',
  properties: { n: { type: 'integer' } },
  required: ['n'],
  additionalProperties: false,
};
export const USER = { role: 'user', content: 'u' };
export const ANSWER = { role: 'assistant', content: 'a' };
export const RESULT = { role: 'tool', tool_call_id: 'c', content: 'r' };
export const TOOL = { type: 'function', function: { name: 'f', parameters: SCHEMA } };

export const call = (text = '{"n":1}', id = 'c', name = 'f'): Json => ({
  id,
  type: 'function',
  function: { name, arguments: text },
});
export const calling = (...calls: readonly Json[]): Json => ({ role: 'assistant', tool_calls: calls });
export const named = (name: unknown): Json => ({ type: 'function', function: { name } });
export const legacy = (text: string): Json => ({ role: 'assistant', function_call: { name: 'f', arguments: text } });

export const returned = (name: string): Json => ({ role: 'function', name, content: 'r' });
/** A schema with an odd type so deep inside that nobody looks. */
export const deep = (levels: number): Json => (levels === 0 ? { type: 'strng' } : { items: deep(levels - 1) });

export const line = (messages: readonly Json[], beside: Json = { tools: [TOOL] }): string =>
  JSON.stringify({ messages: [USER, ...messages], ...beside });
/** Among good lines, the given ones are lines 3, 4 and so on. */
export const bad = (...lines: readonly string[]): [string, ...number[]] => [
  amongGoodLines(...lines),
  ...lines.map((_, index) => index + 3),
];
export const good = (...lines: readonly string[]): readonly string[] => [amongGoodLines(...lines)];
export const declared = (...tools: readonly unknown[]): string => line([ANSWER], { tools });
