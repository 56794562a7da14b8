import { describe, expect, test } from 'vitest';
import type { ChatExample, ChatMessage } from '../../../../src/core/dataset/chat-example.ts';
import { measureChatExample } from '../../../../src/core/tokens/billed-tokens.ts';
import type { TokenCounter } from '../../../../src/core/tokens/token-counter.ts';

/** One token a character, so that a count can be read off the text. */
const CHARACTERS: TokenCounter = { encoding: 'o200k_base', count: text => text.length };

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
    { what: 'an image: 85 tokens', part: message({ content: ['See'], otherParts: 2 }), tokens: USER + 3 + 170 },
    {
      what: 'a call: its name and arguments',
      part: message({ role: 'assistant', content: null, calls: [{ name: 'find', arguments: '{"q":1}' }] }),
      tokens: ASSISTANT + 4 + 7,
    },
    { what: 'the answer of a tool: its text', part: message({ role: 'tool', content: '42' }), tokens: 3 + 4 + 2 },
  ])('$what', ({ part, tokens }) => {
    expect(measure(part)).toEqual({ tokens: 1 + tokens, quality: 'estimated' });
  });

  test('tools: their JSON without spaces, once an example', () => {
    const example: ChatExample = { messages: [message({ content: 'Hi' })], tools: [{ name: 'find' }] };
    const tokens = 1 + USER + 2 + '[{"name":"find"}]'.length;
    expect(measureChatExample(example, CHARACTERS)).toEqual({ tokens, quality: 'estimated' });
  });

  test('tools that are null are none', () => {
    const messages = [message({ content: 'Hi' })];
    expect(measureChatExample({ messages, tools: null }, CHARACTERS)).toEqual(measure(...messages));
  });
});
