import type { CodeExample } from './code-examples.ts';

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

/** Examples of codes about calls, tools and the content of messages. */
export const CHAT_EXAMPLES: Readonly<Record<string, CodeExample>> = {
  E_CALL: { bad: called({ city: 'Bonn' }), good: GOOD },
  E_CALL_FORM: { bad: line([calling({ ...call(), type: 'custom' }), result(), ANSWER]), good: GOOD },
  E_CALL_ID: { bad: line([calling(call()), { role: 'tool', content: 'Rain.' }, ANSWER]), good: GOOD },
  E_CALL_UNANSWERED: { bad: line([calling(call()), ANSWER]), good: GOOD },
  E_TOOL_WITHOUT_CALL: { bad: line([calling(call()), result(), result('call_2'), ANSWER]), good: GOOD },
  E_CALL_DUPLICATE_ID: { bad: line([calling(call(), call()), result(), ANSWER]), good: line(TWO_CALLS) },
  E_CALL_ARGUMENTS: { bad: called('city: Bonn'), good: GOOD },
  E_CALL_SCHEMA: { bad: called('{"town":"Bonn"}'), good: GOOD },
  E_CALL_UNDECLARED: { bad: called('{"city":"Bonn"}', 'get_time'), good: GOOD },
  W_CALL_WITHOUT_TOOLS: { bad: line([calling(call()), result(), ANSWER], {}), good: GOOD },
  W_PARALLEL_CALLS: {
    bad: line(TWO_CALLS, { tools: [tool()], parallel_tool_calls: false }),
    good: line(TWO_CALLS),
  },
  E_PARALLEL_TOOL_CALLS: {
    bad: line([ANSWER], { tools: [tool()], parallel_tool_calls: 'no' }),
    good: line([ANSWER], { tools: [tool()], parallel_tool_calls: false }),
  },
  E_TOOLS: { bad: line([ANSWER], { tools: JSON.stringify([tool()]) }), good: line([ANSWER]) },
  E_TOOL: { bad: line([ANSWER], { tools: [{ name: NAME, parameters: PARAMETERS }] }), good: line([ANSWER]) },
  E_TOOLS_AND_FUNCTIONS: {
    bad: line([ANSWER], { tools: [tool()], functions: [{ name: 'get_time' }] }),
    good: line([ANSWER], { tools: [tool(), tool('get_time')] }),
  },
  E_DUPLICATE_TOOL: { bad: line([ANSWER], { tools: [tool(), tool()] }), good: line([ANSWER]) },
  E_TOOL_NAME: { bad: line([ANSWER], { tools: [tool('get weather')] }), good: line([ANSWER]) },
  E_TOOL_PARAMETERS: { bad: line([ANSWER], { tools: [tool(NAME, { type: 'string' })] }), good: line([ANSWER]) },
  E_CONTENT_PART: {
    bad: asking([{ type: 'text', value: 'Ping?' }]),
    good: asking([{ type: 'text', text: 'Ping?' }]),
  },
  E_REFUSAL: {
    bad: answering([
      { type: 'refusal', refusal: 'No.' },
      { type: 'text', text: 'Pong.' },
    ]),
    good: answering([{ type: 'refusal', refusal: 'No.' }]),
  },
  E_MESSAGE_NAME: {
    bad: JSON.stringify({ messages: [{ ...USER, name: null }, ANSWER] }),
    good: JSON.stringify({ messages: [{ ...USER, name: 'ada' }, ANSWER] }),
  },
  E_IMAGE: { bad: image('images/ping.png'), good: image('https://example.com/ping.png') },
  W_SPECIAL_TOKEN: { bad: answering('Pong.<|im_end|>'), good: answering('Pong.') },
};
