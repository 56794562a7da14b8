import { describe, expect, test } from 'vitest';
import { type Conversion, convertDataset } from '../../../../../src/core/dataset/convert/convert.ts';

function convert(source: string): Conversion {
  return convertDataset(new TextEncoder().encode(source), null, 'chat');
}

function lines(...records: readonly object[]): string {
  return records.map(record => JSON.stringify(record)).join('\n');
}

function droppedOf(conversion: Conversion): string[] {
  if (conversion.kind === 'refused') throw new Error(JSON.stringify(conversion));
  return conversion.dropped.map(({ field, count }) => `${field} ${count}`).sort();
}

function messagesOf(conversion: Conversion): unknown {
  if (conversion.kind === 'refused') throw new Error(JSON.stringify(conversion));
  return conversion.rows.map(row => (JSON.parse(row) as { messages: unknown }).messages);
}

const ALPACA = { instruction: 'i', input: '', output: 'o' };
const CHAT = {
  messages: [
    { role: 'user', content: 'q' },
    { role: 'assistant', content: 'a' },
  ],
};
const QUESTION = { role: 'user', content: 'q' };
const ANSWER = { role: 'assistant', content: 'a' };

describe('A record of another format among many is refused, and no example is emptied', () => {
  test.each([
    ['chat among Alpaca', [ALPACA, ALPACA, CHAT], 3, 'The record has no field "output".'],
    [
      'chat among prompts',
      [{ prompt: 'p', completion: 'c' }, CHAT, { prompt: 'p', completion: 'c' }],
      2,
      'The record has no field "prompt".',
    ],
    ['an empty history', [{ chat_history: [], message: '' }], 1, 'The conversation is empty.'],
    [
      'a list as system instruction',
      [{ contents: [{ role: 'model', parts: [{ text: 'a' }] }], systemInstruction: ['s'] }],
      1,
      'The system instruction is not a text.',
    ],
  ])('%s', (_what, records, line, what) => {
    expect(convert(lines(...records))).toEqual({ kind: 'refused', problems: [{ line, what }], count: 1 });
  });
});

describe('What is left out is said', () => {
  test('of blocks, tools and system prompts of Anthropic', () => {
    const cached = { cache_control: { type: 'ephemeral' } };
    const conversion = convert(
      lines({
        system: [{ type: 'text', text: 's', ...cached }],
        tools: [
          { type: 'custom', name: 'f', input_schema: {}, ...cached },
          { type: 'web_search_1', name: 'w' },
        ],
        messages: [
          { role: 'user', content: 'q' },
          { role: 'user', content: [] },
          { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: {}, caller: 'c' }] },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: 'r', extra: 1, ...cached }] },
        ],
      }),
    );
    expect(droppedOf(conversion)).toEqual([
      'messages[] without content 1',
      'messages[].content[].cache_control 1',
      'messages[].content[].caller 1',
      'messages[].content[].extra 1',
      'system[].cache_control 1',
      'tools[].cache_control 1',
      'tools[].type 1',
    ]);
  });

  test('of turns of ShareGPT that have two texts, and of weights on calls', () => {
    const conversations = [
      { from: 'human', role: 'user', value: 'q', content: 'other' },
      { from: 'function_call', value: '{"name":"f","arguments":{}}', weight: 0 },
    ];
    expect(droppedOf(convert(lines({ conversations })))).toEqual([
      'conversations[].content 1',
      'conversations[].role 1',
      'conversations[].weight 1',
    ]);
  });

  test('of Gemini', () => {
    const contents = [
      { role: 'user', parts: [{ text: 'q' }] },
      { role: 'model', parts: [] },
      { role: 'model', parts: [{ text: 'I call.', functionCall: { name: 'f', args: {}, note: 1 } }] },
    ];
    const tools = [{ functionDeclarations: [{ name: 'f' }], googleSearch: {} }];
    const conversion = convert(lines({ contents, tools, systemInstruction: { parts: [{ text: 's' }], name: 'x' } }));
    expect(droppedOf(conversion)).toEqual([
      'contents[] without parts 1',
      'contents[].parts[].functionCall.note 1',
      'systemInstruction.name 1',
      'tools[].googleSearch 1',
    ]);
    expect(messagesOf(conversion)).toMatchObject([[{}, {}, { content: 'I call.', tool_calls: [{}] }]]);
  });

  test('of numbers that become zero', () => {
    expect(droppedOf(convert('{"prompt":"p","completion":1e-400}'))).toEqual(['digits of long numbers 1']);
  });
});

describe('What seems lost is kept', () => {
  test('prompts and completions whose names have capitals', () => {
    const conversion = convert(lines({ Prompt: 'q', COMPLETION: 'a' }));
    expect([messagesOf(conversion), droppedOf(conversion)]).toEqual([[[QUESTION, ANSWER]], []]);
  });

  test('a byte order mark inside a text; not one before a line', () => {
    const conversion = convert(`\ufeff${lines({ prompt: 'p\ufeff{', completion: 'a' })}\n\ufeff${lines(ALPACA)}`);
    expect(conversion.kind).toBe('refused');
    expect(messagesOf(convert(`\n\ufeff${lines({ prompt: 'p\ufeff{', completion: 'a' })}`))).toEqual([
      [{ role: 'user', content: 'p\ufeff{' }, ANSWER],
    ]);
  });

  test('which response of Gemini belongs to which of its parallel calls', () => {
    const call = (id: string | undefined, name: string): object => ({ functionCall: { id, name, args: {} } });
    const response = (id: string | undefined, name: string, r: string): object => ({
      functionResponse: { id, name, response: { r } },
    });
    const record = (ids: readonly (string | undefined)[], names: readonly string[]): string =>
      lines({
        contents: [
          { role: 'user', parts: [{ text: 'q' }] },
          { role: 'model', parts: [call(ids[0], names[0] ?? ''), call(ids[1], names[1] ?? '')] },
          { role: 'user', parts: [response(ids[1], names[1] ?? '', '2'), response(ids[0], names[0] ?? '', '1')] },
        ],
      });
    for (const source of [record(['x', 'y'], ['f', 'f']), record([undefined, undefined], ['f', 'g'])])
      expect(messagesOf(convert(source))).toMatchObject([
        [
          {},
          { tool_calls: [{ id: 'call_1' }, { id: 'call_2' }] },
          { tool_call_id: 'call_2', content: '{"r":"2"}' },
          { tool_call_id: 'call_1', content: '{"r":"1"}' },
        ],
      ]);
  });

  test.each([
    ['a tuple of Python', "{'messages': ({'role': 'user', 'content': ('q')}, {'role': 'assistant', 'content': 'a'},)}"],
    ['a key without quotes', '{messages:[{role:"user",content:"q"},{role:\'assistant\',content:"a"},],}'],
    ['a table with CR alone', `prompt,completion\rq,a\r`],
    ['messages in a cell', `id,messages\n,"${JSON.stringify(CHAT.messages).replaceAll('"', '""')}"\n`],
  ])('%s', (_what, source) => {
    const conversion = convert(source);
    expect([messagesOf(conversion), droppedOf(conversion)]).toEqual([[[QUESTION, ANSWER]], []]);
  });
});
