const user = { role: 'user', content: 'q' };
const say = { role: 'assistant', content: 'a' };
const call = (id: string, args = '{"a":1}'): object => ({
  id,
  type: 'function',
  function: { name: 'f', arguments: args },
});
const called = (...calls: object[]): object => ({ role: 'assistant', tool_calls: calls });
const result = (id: string, content: string): object => ({ role: 'tool', tool_call_id: id, content });
const part = (type: string, value: string): object => ({ type, value });
const named = (id: string, content: string): object => ({ ...result(id, content), name: 'f' });
const CALL = '{"name":"f","arguments":{"a":1}}';
const DECLARED = [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }];
const noId = { type: 'function', function: { name: 'f', arguments: { a: 1 } } };

/** Records with calls that do not name their results, the rows they become, and what is left out. */
export const CALL_CASES: readonly (readonly [
  what: string,
  record: object,
  row: object,
  dropped?: readonly string[],
])[] = [
  [
    'LLaMA-Factory with reasoning, a call, and tools as a text',
    {
      messages: [
        { role: 'user', content: [part('text', 'q')] },
        { role: 'assistant', content: [part('reasoning', 'r'), part('tool_call', CALL)] },
        { role: 'tool', content: [part('text', '[1]')] },
        { role: 'assistant', content: [part('reasoning', 'r'), part('text', 'a')] },
      ],
      tools: JSON.stringify(DECLARED),
    },
    { messages: [user, called(call('call_1')), result('call_1', '[1]'), say], tools: DECLARED },
    ['messages[].content[] of the type reasoning'],
  ],
  [
    'several calls with one list of results',
    {
      messages: [
        { role: 'user', content: [part('text', 'q')] },
        { role: 'assistant', content: [part('text', 'Wait.'), part('tool_call', CALL), part('tool_call', CALL)] },
        { role: 'tool', content: [part('text', '[{"b": 1}, "two"]')] },
        say,
      ],
    },
    {
      messages: [
        user,
        { role: 'assistant', content: 'Wait.', tool_calls: [call('call_1'), call('call_2')] },
        result('call_1', '{"b":1}'),
        result('call_2', 'two'),
        say,
      ],
    },
  ],
  [
    'a Hugging Face chat: arguments as objects, no ids',
    {
      messages: [
        user,
        { role: 'assistant', tool_calls: [noId, noId] },
        { role: 'tool', name: 'f', content: '1' },
        { role: 'tool', name: 'f', content: '2' },
        say,
      ],
    },
    { messages: [user, called(call('call_1'), call('call_2')), named('call_1', '1'), named('call_2', '2'), say] },
  ],
  [
    'new ids beside ids that are there',
    {
      messages: [
        user,
        called(call('call_1')),
        result('call_1', 'r'),
        { role: 'assistant', tool_calls: [noId] },
        { role: 'tool', content: 's' },
        say,
      ],
    },
    {
      messages: [
        user,
        called(call('call_1')),
        result('call_1', 'r'),
        called(call('call_2')),
        result('call_2', 's'),
        say,
      ],
    },
  ],
  [
    'ShareGPT with two calls and one list of results',
    {
      conversations: [
        { from: 'human', value: 'q' },
        { from: 'tool_call', value: `[${CALL},${CALL}]` },
        { from: 'observation', value: '[1,"2"]' },
        { from: 'gpt', value: 'a' },
      ],
    },
    { messages: [user, called(call('call_1'), call('call_2')), result('call_1', '1'), result('call_2', '2'), say] },
  ],
  [
    'ShareGPT with two calls and two results',
    {
      conversations: [
        { from: 'human', value: 'q' },
        { from: 'function_call', value: CALL },
        { from: 'function_call', value: CALL },
        { from: 'observation', value: '[1,2]' },
        { from: 'observation', value: '3' },
        { from: 'gpt', value: 'a' },
      ],
    },
    { messages: [user, called(call('call_1'), call('call_2')), result('call_1', '[1,2]'), result('call_2', '3'), say] },
  ],
  [
    'a conversational prompt and completion of TRL, with tools',
    {
      prompt: [user, { role: 'assistant', tool_calls: [noId] }],
      completion: [{ role: 'tool', name: 'f', content: 'r' }, say],
      tools: DECLARED,
    },
    { messages: [user, called(call('call_1')), named('call_1', 'r'), say], tools: DECLARED },
  ],
];

/** Records without a counterpart, and the beginning of why. */
export const CALLS_REFUSED: readonly (readonly [record: object, why: string])[] = [
  [{ messages: [user, { role: 'tool', content: 'r' }, say] }, 'A result answers no function call'],
  [
    { messages: [user, { role: 'assistant', content: [part('reasoning', 'r')] }] },
    'A message holds reasoning and nothing else',
  ],
  [{ messages: [user, { role: 'assistant', content: [part('tool_call', 'f()')] }] }, 'A function call is not JSON'],
  [
    { messages: [user, { role: 'assistant', tool_calls: [noId, noId] }, { role: 'tool', content: '[1]' }] },
    'Several calls have one result',
  ],
  [
    { messages: [user, { role: 'assistant', tool_calls: [noId] }, { role: 'tool', content: 7 }] },
    'The result of a call is not a text',
  ],
];

const preferring = (messages: readonly object[], more: object = {}): object => ({
  input: { messages, ...more },
  preferred_output: [say],
  non_preferred_output: [{ role: 'assistant', content: 'b' }],
});
const worse = { role: 'assistant', content: 'b' };

/** Preferences of TRL and LLaMA-Factory, and the rows they become. */
export const TRL_CASES: readonly (readonly [what: string, record: object, row: object])[] = [
  ['lists of messages', { prompt: [user], chosen: [say], rejected: [worse] }, preferring([user])],
  ['whole conversations', { chosen: [user, say], rejected: [user, worse] }, preferring([user])],
  [
    'a prompt that stands in the answers too',
    { prompt: 'q', chosen: [user, say], rejected: [user, worse] },
    preferring([user]),
  ],
  ['single messages', { prompt: [user], chosen: say, rejected: worse }, preferring([user])],
  [
    'tools',
    { prompt: [user], chosen: [say], rejected: [worse], tools: DECLARED },
    preferring([user], { tools: DECLARED }),
  ],
  [
    'calls in the prompt',
    {
      prompt: [user, { role: 'assistant', tool_calls: [noId] }, { role: 'tool', content: 'r' }],
      chosen: [say],
      rejected: [worse],
    },
    preferring([user, called(call('call_1')), result('call_1', 'r')]),
  ],
  [
    'turns of ShareGPT',
    {
      conversations: [{ from: 'human', value: 'q' }],
      chosen: { from: 'gpt', value: 'a' },
      rejected: { from: 'gpt', value: 'b' },
    },
    preferring([user]),
  ],
];
