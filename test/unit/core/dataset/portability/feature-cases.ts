import type { Feature } from '../../../../../src/core/dataset/portability/features.ts';

const USER = { role: 'user', content: 'Ping?' };
const ASSISTANT = { role: 'assistant', content: 'Pong.' };
const SYSTEM = { role: 'system', content: 'Be kind.' };
const CALL = { id: 'c', type: 'function', function: { name: 'look', arguments: '{}' } };
const ANSWER = { role: 'tool', tool_call_id: 'c', content: 'Seen.' };
const IMAGE = { type: 'image_url', image_url: { url: 'https://a.example/a.png' } };
const DATA_IMAGE = { type: 'image_url', image_url: { url: 'DATA:image/png;base64,iVBORw0KGgo=' } };

const chat = (...messages: readonly unknown[]): object => ({ messages });
const said = (more: object): object => chat(USER, { ...ASSISTANT, ...more });
const shown = (...content: readonly unknown[]): object => chat({ role: 'user', content }, ASSISTANT);
const times = (count: number): unknown[] => Array.from({ length: count }, () => IMAGE);
const preference = (more: object = {}): object => ({
  input: { messages: [USER] },
  preferred_output: [ASSISTANT],
  non_preferred_output: [ASSISTANT],
  ...more,
});
const gemini = (...contents: readonly unknown[]): object => ({ contents });
const MODEL = { role: 'model', parts: [{ text: 'Pong.' }] };
const asked = (part: object): object => gemini({ role: 'user', parts: [part] }, MODEL);
const scored = (more: object = {}): object => ({
  contents: [{ role: 'user', parts: [{ text: 'Ping?' }] }],
  completions: [
    { score: 1, completion: MODEL },
    { score: 0, completion: MODEL },
  ],
  ...more,
});

/** A row, and everything in it that a provider might stumble over. */
export const FEATURE_CASES: readonly (readonly [about: string, row: object, ...features: Feature[]])[] = [
  ['a plain conversation', chat(USER, ASSISTANT)],
  ['several turns after a system message', chat(SYSTEM, USER, ASSISTANT, USER, ASSISTANT)],
  ['keys that are null', { ...said({ name: null, weight: null, tool_calls: null }), tools: null, functions: null }],
  ['no messages', chat(), 'malformed'],
  ['a message that is a text', chat('Ping?', ASSISTANT), 'malformed', 'starts-with-assistant'],
  ['a message without a role', chat({ content: 'Ping?' }, ASSISTANT), 'malformed'],
  ['a message without content', chat({ role: 'user' }, ASSISTANT), 'malformed'],
  ['content that is a number', chat({ role: 'user', content: 1 }, ASSISTANT), 'malformed'],
  ['an empty list as content', chat({ role: 'user', content: [] }, ASSISTANT), 'malformed'],
  ['two formats', { ...chat(USER, ASSISTANT), text: 'Ping? Pong.' }, 'two-formats'],
  ['a question among fields for a grader', { ...chat(USER), target: 1 }, 'no-assistant', 'ends-not-assistant'],
  ['a user at the end', chat(USER, ASSISTANT, USER), 'ends-not-assistant'],
  ['an assistant at the start', chat(SYSTEM, ASSISTANT, USER, ASSISTANT), 'starts-with-assistant'],
  ['two users', chat(USER, USER, ASSISTANT), 'user-twice'],
  ['two answers', chat(USER, ASSISTANT, ASSISTANT), 'assistant-twice'],
  ['two system messages', chat(SYSTEM, SYSTEM, USER, ASSISTANT), 'system-twice'],
  ['a late system message', chat(USER, SYSTEM, ASSISTANT), 'system-later'],
  ['a developer message', chat({ ...SYSTEM, role: 'developer' }, USER, ASSISTANT), 'developer-role'],
  ['a role of its own', chat(USER, { role: 'critic', content: 'Hm.' }, ASSISTANT), 'unknown-role'],
  ['tools', { ...chat(USER, ASSISTANT), tools: [] }, 'tools'],
  ['tools as a text', { ...chat(USER, ASSISTANT), tools: '[]' }, 'tools-not-list'],
  ['a call and its answer', chat(USER, { ...ASSISTANT, tool_calls: [CALL] }, ANSWER, ASSISTANT), 'tools'],
  [
    'an answer to no call',
    chat(USER, { ...ASSISTANT, tool_calls: [CALL] }, { role: 'tool', content: '' }, ASSISTANT),
    'tools',
    'tool-without-id',
  ],
  ['a call at the end', said({ content: null, tool_calls: [CALL] }), 'tools', 'no-content', 'ends-with-call'],
  ['a call that is no object', said({ tool_calls: ['look'] }), 'tools', 'malformed', 'ends-with-call'],
  [
    'arguments that are no text',
    said({ tool_calls: [{ function: { name: 'a', arguments: {} } }] }),
    'tools',
    'malformed',
    'ends-with-call',
  ],
  ['an older call', said({ function_call: { name: 'look', arguments: '{}' } }), 'legacy-functions'],
  [
    'an older call, answered',
    {
      ...chat(
        USER,
        { role: 'assistant', function_call: {} },
        { role: 'function', name: 'look', content: '' },
        ASSISTANT,
      ),
      functions: [],
    },
    'legacy-functions',
    'no-content',
    'function-role',
  ],
  ['parallel calls', { ...chat(USER, ASSISTANT), parallel_tool_calls: false }, 'parallel-tool-calls'],
  ['a weight', said({ weight: 0 }), 'weight'],
  ['half a weight', said({ weight: 0.5 }), 'weight', 'weight-value'],
  ['a weight on a question', chat({ ...USER, weight: 0 }, ASSISTANT), 'weight-elsewhere'],
  ['a weight on a row', { ...chat(USER, ASSISTANT), weight: 0.5 }, 'row-weight'],
  ['a name', chat({ ...USER, name: 'Ann' }, ASSISTANT), 'name'],
  ['reasoning', said({ reasoning: 'Easy.' }), 'reasoning'],
  ['reasoning content', said({ reasoning_content: 'Easy.' }), 'reasoning-content'],
  ['an unknown key of a message', said({ mood: 'good' }), 'message-key'],
  ['an unknown key of a row', { ...chat(USER, ASSISTANT), id: 1 }, 'extra-key'],
  ['an empty answer', said({ content: '' }), 'empty-answer'],
  ['texts in a list', shown({ type: 'text', text: 'Ping?' }), 'text-parts'],
  ['a text part without text', shown({ type: 'text', value: 'Ping?' }), 'malformed'],
  ['a refusal', said({ content: [{ type: 'refusal', refusal: 'No.' }] }), 'refusal-part'],
  ['sound', shown({ type: 'input_audio', input_audio: {} }), 'other-part'],
  ['an image by address', shown(IMAGE), 'image-url'],
  ['an image in the row', shown(DATA_IMAGE), 'image-data'],
  ['an image without an address', shown({ type: 'image_url', image_url: {} }), 'malformed'],
  ['an image as an answer', said({ content: [IMAGE] }), 'image-url', 'image-elsewhere'],
  ['ten images', shown(...times(10)), 'image-url'],
  ['eleven images', shown(...times(11)), 'image-url', 'images-over-10'],
  ['65 images', shown(...times(65)), 'image-url', 'images-over-10', 'images-over-64'],
  ['a preference', preference()],
  [
    'a preference after a prompt of the assistant',
    preference({ input: { messages: [USER, ASSISTANT] } }),
    'prompt-with-answers',
    'prompt-ends-with-assistant',
  ],
  [
    'a preference in the second turn',
    preference({ input: { messages: [USER, ASSISTANT, USER] } }),
    'prompt-with-answers',
  ],
  ['a preference with tools', preference({ input: { messages: [USER], tools: [] } }), 'tools'],
  ['a preference without a prompt', preference({ input: 'Ping?' }), 'malformed'],
  ['a preference of texts', preference({ preferred_output: 'Pong.' }), 'malformed'],
  ['a preference of two messages', preference({ preferred_output: [ASSISTANT, ASSISTANT] }), 'not-one-output'],
  ['a preference with more keys', preference({ id: 1 }), 'extra-key'],
  ['a prompt and its completion', { prompt: 'Ping?', completion: 'Pong.' }],
  ['a prompt of messages', { prompt: [USER], completion: [ASSISTANT], weight: 2 }, 'not-text', 'row-weight'],
  ['a preference of TRL', { prompt: 'Ping?', chosen: 'Pong.', rejected: 'No.' }],
  ['a preference of TRL with more keys', { prompt: 'Ping?', chosen: 'Pong.', rejected: 'No.', id: 1 }, 'extra-key'],
  ['a text', { text: 'Ping? Pong.' }],
  ['a text with more keys', { text: 'Ping? Pong.', id: 1 }, 'extra-key'],
  ['contents', { ...asked({ text: 'Ping?' }), systemInstruction: {} }],
  ['contents without parts', gemini({ role: 'user' }, MODEL), 'malformed'],
  ['no contents', gemini(), 'malformed'],
  ['contents that end with the user', gemini(MODEL, { role: 'user', parts: [] }), 'ends-not-assistant'],
  ['contents of another role', gemini({ role: 'system', parts: [] }, MODEL), 'unknown-role'],
  ['contents with a key too many', { ...asked({ text: 'Ping?' }), id: 1 }, 'extra-key'],
  ['a file by address', asked({ fileData: { fileUri: 'gs://a/b' } }), 'file-data'],
  ['a file in the row', asked({ inline_data: { data: '' } }), 'inline-data'],
  ['a call in contents', asked({ functionCall: {} }), 'tools'],
  ['an unknown part', asked({ thought: true }), 'other-part'],
  ['a part that is a text', gemini({ role: 'user', parts: ['Ping?'] }, MODEL), 'malformed'],
  ['scored completions', scored()],
  ['scored completions after the model', scored({ contents: [MODEL] }), 'prompt-ends-with-assistant'],
  ['a format that nobody takes', { instruction: 'Ping?', output: 'Pong.', id: 1 }],
];
