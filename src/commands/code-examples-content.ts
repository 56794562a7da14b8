import { examplesOf } from './code-example.ts';

type Json = Readonly<Record<string, unknown>>;

const USER = { role: 'user', content: 'Ping?' };
const ANSWER = { role: 'assistant', content: 'Pong.' };
const line = (messages: readonly Json[], beside: Json = {}): string => JSON.stringify({ messages, ...beside });
const asking = (content: string): string => line([{ ...USER, content }, ANSWER]);
const answering = (content: string): string => line([USER, { ...ANSWER, content }]);

const GOOD = line([USER, ANSWER]);
const NAME = 'get_weather';
const TOOLS = { tools: [{ type: 'function', function: { name: NAME } }] };
const calling = (id: string): Json => ({
  role: 'assistant',
  tool_calls: [{ id, type: 'function', function: { name: NAME, arguments: '{}' } }],
});
const result = (id: string): Json => ({ role: 'tool', tool_call_id: id, content: 'Rain.' });
const twice = (second: string): string =>
  line([USER, calling('call_1'), result('call_1'), calling(second), result(second), ANSWER], TOOLS);

const LIMIT = 'The base model reads 65,536 tokens, of which each "word " is one.';
const tool = (name: string): string => `{"type":"function","function":{"name":"${name}"}}`;
const image = '{"type":"image_url","image_url":{"url":"https://example.com/#.png"}}';

/** Findings about what one line of a dataset holds. */
export const CONTENT_EXAMPLES = examplesOf('line', {
  E_TOO_LONG: [asking('⟨word ×70000⟩'), asking('⟨word ×300⟩'), LIMIT],
  W_NEAR_LIMIT: [asking('⟨word ×62000⟩'), asking('⟨word ×300⟩'), LIMIT],
  E_TOO_MANY_TOOLS: [
    GOOD.replace('{', `{"tools":[⟨${tool('tool_#')},×128⟩${tool('tool_129')}],`),
    GOOD.replace('{', `{"tools":[⟨${tool('tool_#')},×9⟩${tool('tool_10')}],`),
  ],
  E_IMAGES: [
    GOOD.replace('"Ping?"', `[⟨${image},×11⟩{"type":"text","text":"Ping?"}]`),
    GOOD.replace('"Ping?"', `[⟨${image},×10⟩{"type":"text","text":"Ping?"}]`),
  ],
  W_CALL_ID_REUSED: [twice('call_1'), twice('call_2')],
  W_CONSECUTIVE_ASSISTANT: [
    line([USER, { ...ANSWER, content: 'Let me see.' }, ANSWER]),
    line([USER, { ...ANSWER, content: 'Let me see. Pong.' }]),
  ],
  W_REPEATED_TEXT: [answering('⟨I am sorry about that. ×20⟩'.replace(' ×', '×')), answering('I am sorry about that.')],
  W_INVISIBLE: [answering('Po#ng.').replace('#', '\\u200b'), GOOD],
  E_SECRET: [
    asking('Why does postgres://shop:blue-Kettle-41@db.internal/shop not answer?'),
    asking('Why does postgres://shop:password@db.example.com/shop not answer?'),
  ],
  W_PERSONAL_DATA: [
    asking('Is DE89 3704 0044 0532 0130 00 the right account?'),
    asking('Is the account that I gave you the right one?'),
  ],
  W_GRADER_FIELDS: [
    JSON.stringify({ messages: [USER] }),
    JSON.stringify({ messages: [USER], target: '4' }),
    'The other examples have the field "target".',
  ],
  W_LONG_ROW: [
    '{"prompt":"which ->","completion":" ⟨it is so ×1200⟩END"}',
    '{"prompt":"which ->","completion":" so END"}',
  ],
});
