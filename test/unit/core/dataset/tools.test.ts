import { describe, expect, test } from 'vitest';
import { inspectBytes } from './inspect-bytes.ts';

type Json = Readonly<Record<string, unknown>>;

const PARAMETERS = {
  type: 'object',
  properties: { city: { type: 'string' }, days: { maximum: 7 } },
  required: ['city'],
};
const TOOLS = [{ type: 'function', function: { name: 'forecast', parameters: PARAMETERS } }];

const call = (id: string, text: string, name = 'forecast'): Json => ({
  id,
  type: 'function',
  function: { name, arguments: text },
});
const calls = (...made: readonly Json[]): Json => ({ role: 'assistant', content: null, tool_calls: made });
const result = (id: string): Json => ({ role: 'tool', tool_call_id: id, content: '{}' });
const say = (role: string, content: unknown = 'Hello'): Json => ({ role, content });

/** What is said about one line, as `CODE: message`, without what concerns the file as a whole. */
async function said(messages: readonly Json[], beside: Json = { tools: TOOLS }): Promise<string[]> {
  const { findings } = await inspectBytes(`${JSON.stringify({ messages, ...beside })}\n`);
  return findings.filter(({ lines }) => lines.length > 0).map(({ code, message }) => `${code}: ${message}`);
}

describe('a conversation with tools', () => {
  test('is fine when each call is declared, valid and answered, and the last may wait', async () => {
    const good = '{"city":"Oslo","days":3}';
    const messages = [
      say('system'),
      say('user'),
      calls(call('1', good), call('2', '{"city":"Rome"}')),
      result('2'),
      result('1'),
      say('assistant'),
      say('user'),
      { ...calls(call('3', good)), content: 'I will look.' },
      result('3'),
      calls(call('4', good)),
    ];
    expect(await said(messages)).toEqual([]);
  });

  test('is fine in the older form', async () => {
    const functions = [{ name: 'forecast', description: 'Weather', parameters: PARAMETERS }];
    const made = { role: 'assistant', function_call: { name: 'forecast', arguments: '{"city":"Oslo"}' } };
    const messages = [say('user'), made, { role: 'function', name: 'forecast', content: '{}' }, say('assistant')];
    expect(await said(messages, { functions })).toEqual([]);
  });

  test('may show wrong calls in messages that are not trained', async () => {
    const wrong = [call('1', '{"town":1}'), call('2', 'Oslo'), call('3', '{}', 'weather')];
    const answers = ['1', '2', '3'].map(result);
    expect(await said([say('user'), { ...calls(...wrong), weight: 0 }, ...answers, say('assistant')])).toEqual([]);
    expect(await said([say('user'), calls(...wrong), ...answers, say('assistant')])).toEqual([
      'E_CALL_ARGUMENTS: Message 2: the arguments of call 2 are not the text of a JSON object.',
      'E_CALL_SCHEMA: Message 2: the arguments of call 1 break `required` of the schema that the function declares.',
      'E_CALL_UNDECLARED: Message 2: call 3 names none of the functions the example declares.',
    ]);
  });

  test.each([
    ['{"city":7}', 'type'],
    ['{"city":"Oslo","days":8}', 'maximum'],
    ['{"days":1}', 'required'],
  ])('with the arguments %s breaks %s', async (text, keyword) => {
    expect(await said([say('user'), calls(call('1', text))])).toEqual([
      `E_CALL_SCHEMA: Message 2: the arguments of call 1 break \`${keyword}\` of the schema that the function declares.`,
    ]);
  });

  test('names the message that makes a call without answer, and says each fault once', async () => {
    const text = '{"city":"Oslo"}';
    expect(
      await said([say('user'), calls(call('1', text), call('2', text)), result('1'), say('user'), say('assistant')]),
    ).toEqual([
      'E_CALL_UNANSWERED: Message 2 makes a call that no tool message answers before the conversation goes on.',
    ]);
    expect(await said([say('user'), calls(call('1', text)), say('assistant'), result('1'), say('assistant')])).toEqual([
      'E_CALL_UNANSWERED: Message 2 makes a call that no tool message answers before the conversation goes on.',
    ]);
    expect(await said([say('user'), calls(call('1', text)), result('1'), result('1'), say('assistant')])).toEqual([
      'E_TOOL_WITHOUT_CALL: Message 4 (tool) answers a call that has an answer already.',
    ]);
    expect(await said([say('user'), result('9'), say('assistant')])).toEqual([
      'E_TOOL_WITHOUT_CALL: Message 2 (tool) answers a call that no message before it makes.',
    ]);
  });

  test('takes a system message between a call and its answer', async () => {
    const messages = [say('user'), calls(call('1', '{"city":"Oslo"}')), say('system'), result('1'), say('assistant')];
    expect(await said(messages)).toEqual([]);
  });
});

describe('one fault is said once', () => {
  const messages = [say('user'), calls(call('1', '{}'))];
  test.each<[string, Json, string]>([
    ['tools that are a text', { tools: JSON.stringify(TOOLS) }, 'E_TOOLS: `tools` is not a list of objects.'],
    [
      'a tool that is no function',
      { tools: [{ name: 'forecast' }] },
      'E_TOOL: Tool 1 is not {"type":"function","function":{"name":…}} with text as name and description, and true or false as strict.',
    ],
    ['no tools', {}, 'W_CALL_WITHOUT_TOOLS: Message 2: call 1 is made, and the example declares no functions.'],
  ])('%s', async (_what, beside, sentence) => {
    expect(await said(messages, beside)).toEqual([sentence]);
  });

  test('a call and its answer without ids', async () => {
    const nameless = { type: 'function', function: { name: 'forecast', arguments: '{"city":"Oslo"}' } };
    expect(await said([say('user'), calls(nameless), result('1'), say('assistant')])).toEqual([
      'E_CALL_FORM: Message 2: call 1 has no `id`.',
    ]);
    const answer = { role: 'tool', content: '{}' };
    expect(await said([say('user'), calls(call('1', '{"city":"Oslo"}')), answer, say('assistant')])).toEqual([
      'E_CALL_ID: Message 3 (tool) has no `tool_call_id`.',
    ]);
  });
});
