import { describe, expect, test } from 'vitest';
import type { ChatExample } from '../../../../src/core/dataset/chat-example.ts';
import { readChatExample } from '../../../../src/core/dataset/chat-shape.ts';

function read(value: Readonly<Record<string, unknown>>): { example: ChatExample | null; said: string[] } {
  const said: string[] = [];
  const example = readChatExample(value, (code, facts) => said.push(code.message(facts)));
  return { example, said };
}

const TOOL = {
  type: 'function',
  function: { name: 'f', description: 'd', parameters: { type: 'object' }, strict: true },
};
const answer = { role: 'assistant', content: 'a' };

describe('the shape of a chat example', () => {
  test('is read with all that counts', () => {
    const { example, said } = read({
      messages: [
        { role: 'system', content: 's', name: 'boss' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 't' },
            { type: 'image_url', image_url: { url: 'u' } },
          ],
        },
        {
          role: 'assistant',
          tool_calls: [{ id: '1', type: 'function', function: { name: 'f', arguments: '{}' } }],
          function_call: { name: 'g', arguments: 'x', extra: 1 },
        },
        { role: 'tool', tool_call_id: '1', content: 'r' },
        { role: 'assistant', content: [{ type: 'refusal', refusal: 'no' }], weight: 0 },
      ],
      tools: [TOOL],
      parallel_tool_calls: false,
    });
    expect(said).toEqual([]);
    expect(example).toEqual({
      messages: [
        { role: 'system', content: 's', otherParts: 0, name: 'boss', calls: [] },
        {
          role: 'user',
          content: ['t'],
          otherParts: 1,
          images: [
            {
              kind: 'other',
              address: 'u',
              mime: null,
              bytes: null,
              width: null,
              height: null,
              detail: null,
              fault: 'address',
            },
          ],
          calls: [],
        },
        {
          role: 'assistant',
          content: null,
          otherParts: 0,
          calls: [
            { name: 'g', arguments: 'x' },
            { name: 'f', arguments: '{}', id: '1' },
          ],
        },
        { role: 'tool', content: 'r', otherParts: 0, calls: [], toolCallId: '1' },
        { role: 'assistant', content: ['no'], otherParts: 0, isRefusal: true, weight: 0, calls: [] },
      ],
      tools: [TOOL],
      functions: [{ name: 'f', description: 'd', parameters: { type: 'object' } }],
      parallelToolCalls: false,
    });
  });

  test.each([
    ['an extra key', { messages: [answer], id: 1 }],
    ['a weight in the wrong place', { messages: [{ role: 'user', content: 'u', weight: 1 }, answer] }],
    ['a name that is no text', { messages: [{ ...answer, name: 1 }] }],
    ['tools that are no list', { messages: [answer], tools: '[]' }],
    ['parallel calls that are no switch', { messages: [answer], parallel_tool_calls: 'no' }],
    ['a key of another format in a message', { messages: [{ ...answer, loss_weight: 1 }] }],
    ['a tool message without an id', { messages: [{ role: 'tool', content: 'r' }, answer] }],
  ])('stays readable with %s', (_what, value) => {
    const { example, said } = read(value);
    expect(said).toHaveLength(1);
    expect(example?.messages).toHaveLength(value.messages.length);
    expect(JSON.stringify(example)).not.toMatch(/weight|name|tools|parallel/);
  });

  test.each([
    ['no messages', {}],
    ['a message that is no object', { messages: [answer, 'x'] }],
    ['an unknown role', { messages: [{ role: 'bot', content: 'x' }, answer] }],
    ['no content', { messages: [{ role: 'user' }, answer] }],
    [
      'a call whose arguments are an object',
      { messages: [{ role: 'assistant', function_call: { name: 'f', arguments: {} } }] },
    ],
  ])('cannot be read with %s', (_what, value) => {
    const { example, said } = read(value);
    expect(said).toHaveLength(1);
    expect(example).toBeNull();
  });

  test('numbers messages and parts from 1 and names only roles', () => {
    const parts = [
      { type: 'text', text: 't' },
      { type: 'secret', text: 'x' },
    ];
    expect(read({ messages: [answer, { role: 'user', content: parts }] }).said[0]).toMatch(
      /^Message 2 \(user\): content part 2 /,
    );
    expect(read({ messages: [{ role: 'hunter2', content: 'x' }] }).said).toEqual([
      'Message 1 has a role that is not known.',
    ]);
    expect(read({ messages: [{ content: 'x' }] }).said).toEqual(['Message 1 has no `role`.']);
  });

  test('names an extra key only when it is a well-known one', () => {
    expect(read({ messages: [answer], hunter2: 1 }).said).toEqual(['Another key stands beside `messages`.']);
    expect(read({ messages: [answer], hunter2: 1, weight: 1 }).said).toEqual([
      'The key `weight` stands beside `messages`.',
    ]);
  });
});
