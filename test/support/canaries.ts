import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { SecretKind } from '../../src/core/dataset/sensitive/kinds.ts';
import { MADE_UP, pick, randomFrom } from '../unit/core/dataset/sensitive/made-up.ts';

const LETTERS = 'bcdfghjklmnpqrstvwxz';

/** Made-up secrets of every kind in turn. */
export function secretCanaries(seed: number, count = 50): string[] {
  const random = randomFrom(seed);
  const kinds = Object.keys(MADE_UP) as SecretKind[];
  return Array.from({ length: count }, (_, index) => {
    const forms = MADE_UP[kinds[index % kinds.length] ?? 'a GitHub token'];
    return forms[index % forms.length]?.(random) ?? '';
  });
}

/** Words that look like nothing, and stand nowhere else. */
export function plainCanaries(seed: number, count = 50): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => `qz${pick(random, LETTERS, 18)}`);
}

/** The canary, also as JSON writes it, and its longest stretches without punctuation: no part of it may leak either. */
function tracesOf(canary: string): string[] {
  // The name of the header is no part of the secret, and stands in what the kind is called.
  const secret = canary.replace(/^authorization: /i, '');
  const parts = secret.split(/[^A-Za-z0-9]+/).filter(part => part.length >= 12);
  return [canary, JSON.stringify(canary).slice(1, -1), ...parts];
}

/** Fails when any part of a canary is in the text, in any case, since hosts are shown in small letters. */
export function expectNoTrace(canaries: readonly string[], written: string): void {
  // As it stands, and without what the renderers of Markdown put between.
  const lower = `${written}\n${written.replaceAll(/[\\\u2060]/g, '')}`.toLowerCase();
  const found = canaries.filter(canary => tracesOf(canary).some(trace => lower.includes(trace.toLowerCase())));
  expect(found).toEqual([]);
}

/** All that an exception holds: message, stack, further fields, and its causes to the last. */
export function allOf(error: unknown): string {
  return inspect(error, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null });
}

const user = (content: unknown): object => ({ role: 'user', content });
const answer = (content: unknown, more: object = {}): object => ({ role: 'assistant', content, ...more });
const call = (name: string, args: string, id: string): object => ({
  role: 'assistant',
  tool_calls: [{ id, type: 'function', function: { name, arguments: args } }],
});
const declared = (name: string, parameters: object = { type: 'object' }): object => ({
  type: 'function',
  function: { name, parameters },
});
type Place = (canary: string) => string;
const json =
  (make: (canary: string) => object): Place =>
  canary =>
    JSON.stringify(make(canary));

const CHAT: readonly Place[] = [
  json(c => ({ messages: [{ role: 'system', content: c }, user('u'), answer(c)] })),
  json(c => ({ messages: [user(`See https://files.example.net/${c}?key=${c}.`), answer('a')] })),
  json(c => ({ messages: [user('u'), call(c, JSON.stringify({ [c]: c }), c)], tools: [declared(c)] })),
  json(c => ({ messages: [user('u'), answer('a', { [c]: 1 })], [c]: c })),
  json(c => ({ messages: [user([{ type: c, text: c }]), answer('a')] })),
  json(c => ({ messages: [user('u'), { role: 'tool', tool_call_id: c, content: c }, answer('a')] })),
  json(c => ({ messages: [user(c), { role: c, content: 'a' }] })),
  json(c => ({ messages: [user('u'), answer('a', { weight: c })], parallel_tool_calls: c })),
  json(c => ({
    messages: [user('u'), call('f', `{"a": 1, "${c}`, 'c')],
    tools: [declared('f', { type: c, properties: { [c]: { type: c } }, required: [c] })],
  })),
  c => `{"messages": [{"role": "user", "content": "${c}", "${c}`,
  c => `${c} stands in a line that is no JSON`,
];

/** Rows of every format that is read, right and wrong ones, with a canary in each place in turn. */
export const ROWS: Readonly<Record<string, readonly Place[]>> = {
  chat: CHAT,
  preference: [
    json(c => ({ input: { messages: [user(c)] }, preferred_output: [answer(c)], non_preferred_output: [answer('b')] })),
    json(c => ({ input: c, preferred_output: [{ role: c, content: c }], non_preferred_output: c, [c]: 1 })),
    json(c => ({
      input: { messages: [user('u')], tools: [declared(c)], [c]: c },
      preferred_output: [answer('a', { [c]: c })],
      non_preferred_output: [answer(c)],
    })),
  ],
  reinforcement: [
    json(c => ({ messages: [user('u')], reference_answer: c })),
    json(c => ({ messages: [user('u')], [c]: { [c]: c } })),
    json(c => ({ messages: [{ role: 'developer', content: c }, user(c)], target: 1, tools: [declared(c)] })),
  ],
  'prompt-completion': [
    json(c => ({ prompt: c, completion: ' a END' })),
    json(c => ({ prompt: 'p ->', completion: c, [c]: c })),
    json(c => ({ prompt: 'p ->', completion: { [c]: c } })),
  ],
  alpaca: [
    json(c => ({ instruction: c, input: c, output: c, [c]: c })),
    json(c => ({ [c]: c, instruction: c, output: { [c]: c } })),
  ],
  sharegpt: [
    json(c => ({
      id: c,
      conversations: [
        { from: 'human', value: c, [c]: c },
        { from: 'gpt', value: c },
      ],
    })),
    json(c => ({ conversations: [{ from: c, value: c }] })),
    json(c => ({
      conversations: [
        { from: 'human', value: 'u' },
        { from: 'function_call', value: `{"name": "${c}` },
      ],
    })),
  ],
  unknown: [json(c => ({ [c]: c })), json(c => [c, { [c]: c }])],
  csv: [c => `"${c.replaceAll('"', '')}",${c.length},text`],
  binary: [c => `PAR1\u0000${c}`],
  'no-json': [c => c, c => `\u0001${c}`],
};

/** A file of one format: every canary once, in the places in turn. */
export function canaryFile(format: string, canaries: readonly string[]): string {
  const places = ROWS[format] ?? [];
  return canaries.map((canary, index) => `${places[index % places.length]?.(canary) ?? ''}\n`).join('');
}
