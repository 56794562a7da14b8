import { describe, expect, test } from 'vitest';
import type { ChatExample, ChatMessage } from '../../../../src/core/dataset/chat-example.ts';
import { measureChatExample } from '../../../../src/core/tokens/billed-tokens.ts';
import type { TokenCounter } from '../../../../src/core/tokens/token-counter.ts';
import { toolNamespace } from '../../../../src/core/tokens/tool-namespace.ts';

/** One token a character, so that a count can be read off the text. */
const CHARACTERS: TokenCounter = {
  encoding: 'o200k_base',
  count: text => text.length,
  countRecurring: text => text.length,
};

function message(fields: Partial<ChatMessage>): ChatMessage {
  return { role: 'user', content: '', otherParts: 0, calls: [], ...fields };
}

function measure(...messages: ChatMessage[]) {
  return measureChatExample({ messages }, CHARACTERS);
}

const USER = 3 + 'user'.length;
const ASSISTANT = 3 + 'assistant'.length;

describe('text chat', () => {
  test('costs one token an example, three a message, and the tokens of role and content', () => {
    const found = measure(message({ content: 'Hello?' }), message({ role: 'assistant', content: 'Yes.' }));
    expect(found).toEqual({ tokens: 1 + USER + 6 + ASSISTANT + 4, quality: 'exact' });
  });

  test('costs the same with a weight', () => {
    const plain = message({ role: 'assistant', content: 'Yes.' });
    expect(measure({ ...plain, weight: 0 })).toEqual(measure(plain));
  });
});

describe('what no published bill confirms is estimated', () => {
  test.each<{ what: string; part: ChatMessage; tokens: number }>([
    { what: 'a name: its tokens and one', part: message({ content: 'Hi', name: 'Ada' }), tokens: USER + 2 + 1 + 3 },
    { what: 'content in parts: their texts', part: message({ content: ['One', 'Two!'] }), tokens: USER + 3 + 4 },
    {
      what: 'an image of unknown size: as one of 1024 × 1024',
      part: message({ content: ['See'], otherParts: 2 }),
      tokens: USER + 3 + 2 * 765,
    },
    {
      what: 'a call: its name and arguments',
      part: message({ role: 'assistant', content: null, calls: [{ name: 'find', arguments: '{"q":1}' }] }),
      tokens: ASSISTANT + 4 + 7,
    },
    { what: 'the answer of a tool: its text', part: message({ role: 'tool', content: '42' }), tokens: 3 + 4 + 2 },
  ])('$what', ({ part, tokens }) => {
    expect(measure(part)).toMatchObject({ tokens: 1 + tokens, quality: 'estimated' });
  });

  test('tools: their text once an example, which then is one token less and not one more', () => {
    const functions = [{ name: 'find' }];
    const example: ChatExample = { messages: [message({ content: 'Hi' })], tools: functions, functions };
    const tools = toolNamespace(functions).length;
    expect(measureChatExample(example, CHARACTERS)).toEqual({
      tokens: USER + 2 + tools - 1,
      quality: 'estimated',
      doubts: [{ why: 'tools', below: Math.ceil(tools / 4), above: Math.ceil(tools / 4) }],
    });
  });

  test('tools that cannot be read: their JSON without spaces', () => {
    const example: ChatExample = { messages: [message({ content: 'Hi' })], tools: [{ a: 1 }], functions: null };
    expect(measureChatExample(example, CHARACTERS)).toMatchObject({ tokens: USER + 2 + '[{"a":1}]'.length - 1 });
  });

  test('only the part that is not text is in doubt', () => {
    const text = message({ content: 'x'.repeat(1_000) });
    const named = message({ content: 'Hi', name: 'Ada' });
    const own = USER + 2 + 1 + 3;
    const margin = Math.ceil(own / 4);
    expect(measure(text, named)).toEqual({
      tokens: 1 + USER + 1_000 + own,
      quality: 'estimated',
      doubts: [{ why: 'message-form', below: margin, above: margin }],
    });
  });

  test('tools that are null are none', () => {
    const messages = [message({ content: 'Hi' })];
    expect(measureChatExample({ messages, tools: null }, CHARACTERS)).toEqual(measure(...messages));
  });
});
