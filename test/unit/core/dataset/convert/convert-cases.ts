/** Each source record or file, and the row it becomes. */
export const CHAT_CASES: readonly (readonly [what: string, source: string, row: unknown])[] = [
  [
    'Alpaca with input and system',
    '{"instruction":"Add.","input":"1 2","output":"3","system":"s"}',
    { messages: [system('s'), user('Add.\n\n1 2'), assistant('3')] },
  ],
  [
    'Alpaca with history',
    '{"instruction":"b","input":"","output":"B","history":[["a","A"]]}',
    { messages: [user('a'), assistant('A'), user('b'), assistant('B')] },
  ],
  [
    'ShareGPT with a call',
    JSON.stringify({
      conversations: [
        { from: 'human', value: 'q' },
        { from: 'function_call', value: '{"name":"f","arguments":{"a":1}}' },
        { from: 'observation', value: 'r' },
        { from: 'gpt', value: 'a', weight: 0 },
      ],
      tools: '[{"name":"f","description":"d","parameters":{"type":"object"}}]',
    }),
    {
      messages: [
        user('q'),
        { role: 'assistant', tool_calls: [call('call_1', 'f', '{"a":1}')] },
        { role: 'tool', tool_call_id: 'call_1', content: 'r' },
        { role: 'assistant', content: 'a', weight: 0 },
      ],
      tools: [{ type: 'function', function: { name: 'f', description: 'd', parameters: { type: 'object' } } }],
    },
  ],
  [
    'prompt and completion, byte for byte',
    '{"prompt":"p ->","completion":" c END"}',
    { messages: [user('p ->'), assistant(' c END')] },
  ],
  ['a completion without a prompt', '{"prompt":"","completion":"c"}', { messages: [assistant('c')] }],
  ['question and answer', '{"question":"q","answer":"a"}', { messages: [user('q'), assistant('a')] }],
  ['input and output', '{"input":"q","output":"a"}', { messages: [user('q'), assistant('a')] }],
  [
    'Gemini with a call and an image',
    JSON.stringify({
      systemInstruction: { role: 'system', parts: [{ text: 's' }] },
      contents: [
        { role: 'user', parts: [{ text: 'q' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] },
        { role: 'model', parts: [{ functionCall: { name: 'f', args: { a: 1 } } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'f', response: { r: 2 } } }] },
        { role: 'model', parts: [{ text: 'a' }] },
      ],
      tools: [{ functionDeclarations: [{ name: 'f', parameters: { type: 'OBJECT' } }] }],
    }),
    {
      messages: [
        system('s'),
        {
          role: 'user',
          content: [
            { type: 'text', text: 'q' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          ],
        },
        { role: 'assistant', tool_calls: [call('call_1', 'f', '{"a":1}')] },
        { role: 'tool', tool_call_id: 'call_1', content: '{"r":2}' },
        assistant('a'),
      ],
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
    },
  ],
  [
    'Anthropic with a tool',
    JSON.stringify({
      system: [{ type: 'text', text: 's' }],
      messages: [
        { role: 'user', content: 'q' },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 't' },
            { type: 'tool_use', id: 'x', name: 'f', input: { a: 1 } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'x', content: 'r' },
            { type: 'text', text: 'and?' },
          ],
        },
        { role: 'assistant', content: 'a' },
      ],
      tools: [{ name: 'f', input_schema: { type: 'object' } }],
    }),
    {
      messages: [
        system('s'),
        user('q'),
        { role: 'assistant', content: 't', tool_calls: [call('x', 'f', '{"a":1}')] },
        { role: 'tool', tool_call_id: 'x', content: 'r' },
        user('and?'),
        assistant('a'),
      ],
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
    },
  ],
  [
    'Cohere',
    '{"messages":[{"role":"System","content":"s"},{"role":"User","content":"q"},{"role":"Chatbot","content":"a"}]}',
    { messages: [system('s'), user('q'), assistant('a')] },
  ],
  [
    'chat with roles of another tool and parts with values',
    '{"messages":[{"role":"human","content":[{"type":"text","value":"q"}],"loss_weight":0.0},{"role":"model","content":"a"}]}',
    { messages: [user('q'), assistant('a')] },
  ],
  [
    'Python literals',
    "{'prompt': 'it\\'s \"q\" \\xe9', 'completion': \"a\", 'system': None}",
    { messages: [user('it\'s "q" é'), assistant('a')] },
  ],
  [
    'comments and commas at the end',
    '// c\n{"prompt": "p", /* c */ "completion": "// a", }\n# end\n',
    { messages: [user('p'), assistant('// a')] },
  ],
  [
    'CSV with quotes and line breaks',
    'Prompt,Completion\r\n"a, ""b""\nc", d\r\n',
    { messages: [user('a, "b"\nc'), assistant(' d')] },
  ],
  [
    'CSV with semicolons and a byte order mark',
    '\ufeffquestion;answer\nq;a',
    { messages: [user('q'), assistant('a')] },
  ],
  ['TSV', 'instruction\tinput\toutput\ni\t\to\n', { messages: [user('i'), assistant('o')] }],
  ['a JSON array', '[\n {"prompt": "p",\n  "completion": "c"}\n]\n', { messages: [user('p'), assistant('c')] }],
  [
    'a preference, by its better answer',
    '{"prompt":"p","chosen":"c","rejected":"r"}',
    { messages: [user('p'), assistant('c')] },
  ],
];

export const PREFERENCE_CASES: readonly (readonly [what: string, source: string, row: unknown])[] = [
  ['texts', '{"prompt":"p","chosen":"c","rejected":"r"}', preference([user('p')], 'c', 'r')],
  [
    'a system prompt and a question',
    '{"system":"s","question":"q","chosen":"c","rejected":"r"}',
    preference([system('s'), user('q')], 'c', 'r'),
  ],
  [
    'messages',
    JSON.stringify({ prompt: [user('p')], chosen: [assistant('c')], rejected: [assistant('r')] }),
    preference([user('p')], 'c', 'r'),
  ],
  [
    'conversations without a prompt of their own',
    JSON.stringify({ chosen: [user('p'), assistant('c')], rejected: [user('p'), assistant('r')] }),
    preference([user('p')], 'c', 'r'),
  ],
  [
    'conversations that repeat the prompt',
    JSON.stringify({ prompt: 'p', chosen: [user('p'), assistant('c')], rejected: [user('p'), assistant('r')] }),
    preference([user('p')], 'c', 'r'),
  ],
  ['an array of finished rows', JSON.stringify([preference([user('p')], 'c', 'r')]), preference([user('p')], 'c', 'r')],
];

/** What has no counterpart, with the line and the start of the reason. */
export const REFUSED: readonly (readonly [source: string, line: number | null, what: string])[] = [
  ['', null, 'The file holds no records'],
  ['{"a":1}', 1, 'The format of the record is not known'],
  ['\n{"prompt":"p","completion":"c"}\n{"prompt":"p","completion":{}}', 3, 'The field "completion" is not a text'],
  ['{"prompt":"p","completion":"c"}\n{"prompt":"p" "completion":"c"}', 2, 'A comma or "}" is missing'],
  ['{"prompt":"p","prompt":"c"}', 1, 'A key appears twice'],
  ['{"prompt":"p","__proto__":{}}', 1, 'A key is named'],
  ['{"prompt":"p\n","completion":"c"}', 1, 'A text in quotes has a bad escape'],
  ["{'prompt': '\\d', 'completion': ''}", 1, 'A text in quotes has a bad escape'],
  ['{"prompt":"p","completion":NaN}', 1, 'A number is NaN or infinite'],
  ['[{"prompt":"p","completion":"c"}', 1, 'The array is not closed'],
  ['['.repeat(100), 1, 'Values are nested deeper'],
  ['{"conversations":[{"from":"observation","value":"r"}]}', 1, 'An observation answers no function call'],
  ['{"conversations":[{"from":"function_call","value":"f()"}]}', 1, 'A function call is not JSON'],
  ['{"messages":[{"role":"user","content":"u"}]}', 1, 'The conversation has no answer'],
  ['{"contents":[{"role":"user","parts":[{"fileData":{"fileUri":"gs://a"}}]}]}', 1, 'A part is neither'],
  ['{"messages":[{"role":"critic","content":"c"},{"role":"assistant","content":"a"}]}', 1, 'A message is from someone'],
  ['prompt,completion\na,b,c\n', 2, 'The row has 3 cells where the header has 2'],
  ['prompt,completion\n"a,b\n', 2, 'A cell in quotes is not closed'],
  ['<html>\n', 1, 'The file is a page in HTML'],
  ['version https://git-lfs.github.com/spec/v1\n', 1, 'The file is a Git LFS pointer'],
];

function system(content: string): object {
  return { role: 'system', content };
}
function user(content: string): object {
  return { role: 'user', content };
}
function assistant(content: string): object {
  return { role: 'assistant', content };
}
function call(id: string, name: string, args: string): object {
  return { id, type: 'function', function: { name, arguments: args } };
}
function preference(messages: readonly object[], better: string, worse: string): object {
  return { input: { messages }, preferred_output: [assistant(better)], non_preferred_output: [assistant(worse)] };
}
