import { describe, expect, test } from 'vitest';
import type { TrainableFormat } from '../../../../src/core/dataset/inspection.ts';
import { CODE_CASES } from './code-cases.ts';
import { goodLines, inspectBytes } from './inspect-bytes.ts';

/** The first bytes at each place of a code in a file of one line, as many as `length`. */
async function starts(line: string, code: string, length: number, expected: TrainableFormat = 'chat') {
  const bytes = Buffer.from(line);
  const file = line.endsWith('\n') ? `${line}${goodLines(2).join('\n')}` : line;
  const { findings } = await inspectBytes(file, { expected });
  const finding = findings.find(one => one.code === code);
  return finding?.places.map(({ column = 0 }) => bytes.toString('utf8', column - 1, column - 1 + length));
}

const KEY = `ghp_${'aB3dE5gH7j'.repeat(3)}kL9mN1`;
const USER = '{"role":"user","content":"u"}';
const ANSWER = '{"role":"assistant","content":"a"}';
const chat = (...messages: readonly string[]): string => `{"messages":[${messages.join(',')}]}`;

describe('the byte of a finding is where', () => {
  test.each([
    ['the role stands', 'E_ROLE', chat(USER, '{"role": "bot","content":"a"}'), '"bot"'],
    ['the message stands that has none', 'E_ROLE', chat(USER, '{"content":"a"}'), '{"content"'],
    ['the row begins that has no messages', 'E_MESSAGES', ' {"tools":[]}', '{"tools"'],
    ['the key too many stands', 'E_EXTRA_KEY', `{"x":"y","\\u0079":2,"messages":[${USER},${ANSWER}]}`, '"x"'],
    ['a key too many of a message stands', 'E_MESSAGE_KEY', chat(USER, ANSWER.replace('{', '{"é":0,')), '"é"'],
    [
      'the content part stands',
      'E_CONTENT_PART',
      chat('{"role":"user","content":[{"type":"text","text":"é"},7]}', ANSWER),
      '7]',
    ],
    ['the weight stands', 'E_WEIGHT', chat(USER, ANSWER.replace('}', ',"weight":2}')), '2}'],
    ['the older call stands', 'E_CALL', chat(USER, '{"role":"assistant","function_call":{"name":7}}'), '{"name":7'],
    [
      'the second call stands',
      'E_CALL',
      chat(
        USER,
        '{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":""}},{"function":{"name":7}}]}',
      ),
      '{"name":7',
    ],
    [
      'the arguments of a call stand',
      'E_CALL_ARGUMENTS',
      chat(
        USER,
        '{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{"}}]}',
      ),
      '"{"}',
    ],
    [
      'the arguments of the call after an older one stand',
      'E_CALL_ARGUMENTS',
      chat(
        USER,
        '{"role":"assistant","function_call":{"name":"g","arguments":"{}"},"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{"}}]}',
      ),
      '"{"}',
    ],
    [
      'a function after the tools stands',
      'E_TOOL_NAME',
      `{"tools":[{"type":"function","function":{"name":"f"}}],"functions":[{"name":"no!"}],"messages":[${USER},${ANSWER}]}`,
      '"no!"',
    ],
    [
      'the parameters stand',
      'E_TOOL_PARAMETERS',
      `{"tools":[{"type":"function","function":{"name":"f","parameters":[]}}],"messages":[${USER},${ANSWER}]}`,
      '[]}',
    ],
    [
      'the address of the second image stands',
      'E_IMAGE',
      chat(
        '{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.example/a.png"}},{"type":"text","text":"t"},{"type":"image_url","image_url":{"url":"ftp:"}}]}',
        ANSWER,
      ),
      '"ftp:"',
    ],
    [
      'the string with invisible characters begins',
      'W_INVISIBLE',
      chat('{"role":"user","content":[{"type":"text","text":"t"},{"type":"text","text":"a\\u00adb"}]}', ANSWER),
      '"a\\u00adb"',
    ],
    [
      'the text with a special token begins',
      'W_SPECIAL_TOKEN',
      chat(USER, ANSWER.replace('"a"', '"<|im_end|>"')),
      '"<|im',
    ],
    [
      'the last message stands',
      'W_LAST_MESSAGE',
      chat(USER, ANSWER, USER.replace('"u"', '"v"')),
      '{"role":"user","content":"v"',
    ],
    ['the answer that is empty stands', 'W_EMPTY_ANSWER', chat(USER, ANSWER.replace('"a"', '" "')), '" "'],
  ])('%s (%s)', async (_, code, line, begin) => {
    for (const start of ['', '\ufeff'])
      for (const end of ['\n', '\r\n'])
        expect(await starts(`${start}${line}${end}`, code, Buffer.byteLength(begin))).toEqual([begin]);
  });

  test('the string with a secret opens, in each message that holds it, and in the key of a row that is no example', async () => {
    const twice = chat(USER.replace('"u"', `"a ${KEY}"`), ANSWER.replace('"a"', `"a ${KEY}"`));
    const { findings } = await inspectBytes(twice, { expected: 'chat' });
    const columns = findings.find(({ code }) => code === 'E_SECRET')?.places.map(({ column }) => column);
    expect(columns).toEqual([twice.indexOf('"a ') + 1, twice.lastIndexOf('"a ') + 1]);
    const escaped = KEY.replace('g', '\\u0067');
    expect(await starts(`{"tools":[],"x":{"y":1,"${escaped}":2}}`, 'E_SECRET', 8)).toEqual(['"\\u0067h']);
  });

  test.each([
    [
      'E_ROLE',
      '"preferred_output":[{"role":"no","content":"a"}],"non_preferred_output":[{"role":"assistant","content":"b"}]',
      '"no"',
    ],
    [
      'E_ROLE',
      '"preferred_output":[{"role":"assistant","content":"b"}],"non_preferred_output":[{"role":"no","content":"a"}]',
      '"no"',
    ],
    [
      'E_PREFERENCE_ROLE',
      '"preferred_completion":[{"role":"user","content":"b"}],"non_preferred_output":[{"role":"assistant","content":"a"}]',
      '{"input"',
    ],
    [
      'E_PREFERENCE_SPELLING',
      '"preferred_completion":[{"role":"assistant","content":"b"}],"non_preferred_output":[{"role":"assistant","content":"a"}]',
      '"preferred_completion"',
    ],
    [
      'E_SECRET',
      `"preferred_output":[{"role":"assistant","content":"b"}],"non_preferred_output":[{"role":"assistant","content":"${KEY}"}]`,
      '"ghp_',
    ],
    [
      'W_EMPTY_ANSWER',
      '"preferred_output":[{"role":"assistant","content":" "}],"non_preferred_output":[{"role":"assistant","content":"a"}]',
      '" "}',
    ],
  ])('an output of a preference has it (%s)', async (code, outputs, begin) => {
    expect(await starts(`{"input":{"messages":[${USER}]},${outputs}}`, code, begin.length, 'preference')).toEqual([
      begin,
    ]);
  });

  test('the input of a preference and a prompt have it', async () => {
    const outputs =
      '"preferred_output":[{"role":"assistant","content":"b"}],"non_preferred_output":[{"role":"assistant","content":"a"}]';
    expect(await starts(`{${outputs},"input":{"messages":[{"role":"no"}]}}`, 'E_ROLE', 4, 'preference')).toEqual([
      '"no"',
    ]);
    expect(await starts(`{${outputs},"input":{"x":1,"messages":[${USER}]}}`, 'E_EXTRA_KEY', 3, 'preference')).toEqual([
      '"x"',
    ]);
    expect(await starts(`{"Prompt":"${KEY}","completion":"c"}`, 'E_SECRET', 5, 'prompt-completion')).toEqual([
      '"ghp_',
      '"ghp_',
    ]);
    expect(await starts('{"Prompt":"p","completion":""}', 'E_PAIR_CASE', 8, 'prompt-completion')).toEqual(['"Prompt"']);
    expect(await starts('{"Prompt":"p","completion":""}', 'E_PAIR_EMPTY', 2, 'prompt-completion')).toEqual(['""']);
  });
});

test('every byte that is told stands in its line, where a value or a key begins', async () => {
  let told = 0;
  for (const { bad, answerSchema } of Object.values(CODE_CASES))
    for (const [file] of bad) {
      const bytes = Buffer.from(file);
      if (bytes.length > 2_000_000) continue;
      const lines = bytes.toString('latin1').split('\n');
      const { findings } = await inspectBytes(bytes, answerSchema === undefined ? {} : { answerSchema });
      for (const { code, places } of findings)
        for (const { line, column } of places) {
          if (column === undefined || /^(?:E_JSON|E_UTF8|E_NUL|E_BOM|W_SURROGATE)/.test(code)) continue;
          expect(lines[line - 1]?.[column - 1], `${code} at ${line}:${column}`).toMatch(/["{[\dtfn-]/);
          told += 1;
        }
    }
  expect(told).toBeGreaterThan(100);
});
