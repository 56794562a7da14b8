import { examplesOf } from './code-example.ts';

type Json = Readonly<Record<string, unknown>>;

const USER = { role: 'user', content: 'Ping?' };
const ANSWER = { role: 'assistant', content: 'Pong.' };
const NAME = 'get_weather';
const PARAMETERS = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};

const tool = (name = NAME, parameters: Json = PARAMETERS): Json => ({
  type: 'function',
  function: { name, parameters },
});
const call = (text: unknown = '{"city":"Bonn"}', id = 'call_1', name = NAME): Json => ({
  id,
  type: 'function',
  function: { name, arguments: text },
});
const calling = (...calls: readonly Json[]): Json => ({ role: 'assistant', tool_calls: calls });
const result = (id: string | undefined = 'call_1'): Json => ({ role: 'tool', tool_call_id: id, content: 'Rain.' });

const line = (messages: readonly Json[], beside: Json = { tools: [tool()] }): string =>
  JSON.stringify({ messages: [USER, ...messages], ...beside });
const asking = (content: unknown): string => JSON.stringify({ messages: [{ role: 'user', content }, ANSWER] });
const answering = (content: unknown): string => line([{ role: 'assistant', content }], {});
const image = (url: string): string => asking([{ type: 'image_url', image_url: { url } }]);
/** One call with its answer, as it is and as it should be. */
const called = (text: unknown, name = NAME): string => line([calling(call(text, 'call_1', name)), result(), ANSWER]);

const GOOD = called('{"city":"Bonn"}');
const TWO_CALLS = [calling(call(), call('{"city":"Kiel"}', 'call_2')), result(), result('call_2'), ANSWER];

/** A result in the older form, of the function that a name says. */
const returned = (name: string): string =>
  line(
    [
      { role: 'assistant', function_call: { name: NAME, arguments: '{"city":"Bonn"}' } },
      { role: 'function', name, content: 'Rain.' },
      ANSWER,
    ],
    { functions: [{ name: NAME, parameters: PARAMETERS }] },
  );

/** Examples of codes about calls, tools and the content of messages. */
export const CHAT_EXAMPLES = examplesOf('line', {
  E_CALL: [called({ city: 'Bonn' }), GOOD],
  E_CALL_FORM: [line([calling({ ...call(), type: 'custom' }), result(), ANSWER]), GOOD],
  E_CALL_ID: [line([calling(call()), { role: 'tool', content: 'Rain.' }, ANSWER]), GOOD],
  E_CALL_UNANSWERED: [line([calling(call()), ANSWER]), GOOD],
  E_TOOL_WITHOUT_CALL: [line([calling(call()), result(), result('call_2'), ANSWER]), GOOD],
  E_CALL_DUPLICATE_ID: [line([calling(call(), call()), result(), ANSWER]), line(TWO_CALLS)],
  E_CALL_ARGUMENTS: [called('city: Bonn'), GOOD],
  E_CALL_SCHEMA: [called('{"town":"Bonn"}'), GOOD],
  E_CALL_UNDECLARED: [called('{"city":"Bonn"}', 'get_time'), GOOD],
  W_CALL_WITHOUT_TOOLS: [line([calling(call()), result(), ANSWER], {}), GOOD],
  W_PARALLEL_CALLS: [line(TWO_CALLS, { tools: [tool()], parallel_tool_calls: false }), line(TWO_CALLS)],
  E_PARALLEL_TOOL_CALLS: [
    line([ANSWER], { tools: [tool()], parallel_tool_calls: 'no' }),
    line([ANSWER], { tools: [tool()], parallel_tool_calls: false }),
  ],
  W_CALL_KEY: [called('{"city":"Kiel","city":"Bonn"}'), GOOD],
  W_FUNCTION_NAME: [returned('get_time'), returned(NAME)],
  W_EMPTY_LIST: [line([ANSWER], { tools: [] }), line([ANSWER], {})],
  W_TOOL_TYPE: [
    line([ANSWER], { tools: [tool(NAME, { type: 'object', properties: { city: { type: 'str' } } })] }),
    line([ANSWER]),
  ],
  E_TOOLS: [line([ANSWER], { tools: JSON.stringify([tool()]) }), line([ANSWER])],
  E_TOOL: [line([ANSWER], { tools: [{ name: NAME, parameters: PARAMETERS }] }), line([ANSWER])],
  E_TOOLS_AND_FUNCTIONS: [
    line([ANSWER], { tools: [tool()], functions: [{ name: 'get_time' }] }),
    line([ANSWER], { tools: [tool(), tool('get_time')] }),
  ],
  E_DUPLICATE_TOOL: [line([ANSWER], { tools: [tool(), tool()] }), line([ANSWER])],
  E_TOOL_NAME: [line([ANSWER], { tools: [tool('get weather')] }), line([ANSWER])],
  E_TOOL_PARAMETERS: [line([ANSWER], { tools: [tool(NAME, { type: 'string' })] }), line([ANSWER])],
  E_CONTENT_PART: [asking([{ type: 'text', value: 'Ping?' }]), asking([{ type: 'text', text: 'Ping?' }])],
  E_REFUSAL: [
    answering([
      { type: 'refusal', refusal: 'No.' },
      { type: 'text', text: 'Pong.' },
    ]),
    answering([{ type: 'refusal', refusal: 'No.' }]),
  ],
  E_MESSAGE_NAME: [
    JSON.stringify({ messages: [{ ...USER, name: null }, ANSWER] }),
    JSON.stringify({ messages: [{ ...USER, name: 'ada' }, ANSWER] }),
  ],
  W_IMAGE_ADDRESS: [image('http://localhost:8080/ping.png'), image('https://example.com/ping.png')],
  E_IMAGE: [image('images/ping.png'), image('https://example.com/ping.png')],
  W_SPECIAL_TOKEN: [answering('Pong.<|im_end|>'), answering('Pong.')],
});
