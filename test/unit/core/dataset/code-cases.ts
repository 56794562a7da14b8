import type { AnswerSchema } from '../../../../src/core/dataset/answer-schema.ts';
import { ANSWER_FORMAT_CASES } from './answer-format-cases.ts';
import { ANSWER_CASES } from './corpus/answer-cases.ts';
import { CORPUS_CASES } from './corpus/corpus-cases.ts';
import { FORMAT_CASES } from './format-cases.ts';
import { IMAGE_CASES } from './images-cases.ts';
import { amongGoodLines, GOOD_LINE } from './inspect-bytes.ts';
import { ODD_TOOL_CASES } from './odd-tools-cases.ts';
import { READING_CASES } from './reading-cases.ts';
import { SENSITIVE_CASES } from './sensitive/sensitive-cases.ts';
import { SPECIAL_TOKEN_CASES } from './special-token-cases.ts';
import { TOOL_CASES } from './tools-cases.ts';

/** For one code: files that have it, with the lines where, and files that come close and do not. */
export interface CodeCase {
  readonly bad: readonly (readonly [file: string | Uint8Array, ...lines: number[]])[];
  readonly good: readonly (string | Uint8Array)[];
  /** What the manifest asks answers to be, in all of these files. */
  readonly answerSchema?: AnswerSchema;
}

const USER = '{"role":"user","content":"u"}';
const ANSWER = '{"role":"assistant","content":"a"}';
const CALL = '{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}';
const CALLING = `{"role":"assistant","tool_calls":[${CALL}]}`;

const chat = (...messages: readonly string[]): string => `{"messages":[${messages.join(',')}]}`;
/** Among good lines, the given ones are lines 3, 4 and so on. */
const bad = (...lines: readonly string[]): [string, ...number[]] => [
  amongGoodLines(...lines),
  ...lines.map((_, i) => i + 3),
];
const good = amongGoodLines;

function withByte(byte: number): Uint8Array {
  const bytes = new TextEncoder().encode(amongGoodLines(GOOD_LINE.replace('Ping?', '#')));
  return bytes.map(value => (value === 0x23 ? byte : value));
}

export const CODE_CASES: Readonly<Record<string, CodeCase>> = {
  ...ANSWER_FORMAT_CASES,
  ...ANSWER_CASES,
  ...CORPUS_CASES,
  ...FORMAT_CASES,
  ...READING_CASES,
  ...SENSITIVE_CASES,
  ...SPECIAL_TOKEN_CASES,
  ...TOOL_CASES,
  ...ODD_TOOL_CASES,
  ...IMAGE_CASES,
  E_LINE_SIZE: {
    bad: [bad(`"${'x'.repeat(1_048_575)}"`)],
    good: [good(chat(USER.replace('"u"', `"${'u'.repeat(1_048_576 - chat(USER, ANSWER).length + 1)}"`), ANSWER))],
  },
  E_UTF8: { bad: [[withByte(0xff), 3]], good: [good('{"messages":[{"role":"user","content":"é\ufffd"}]}')] },
  E_BOM: {
    bad: [[`\ufeff${good()}`, 1], bad(`\ufeff${GOOD_LINE}`)],
    good: [good(chat(USER.replace('u"}', '\ufeff"}'), ANSWER))],
  },
  E_NUL: { bad: [[withByte(0), 3]], good: [good(chat(USER.replace('"u"', '"\\u0000"'), ANSWER))] },
  E_JSON: {
    bad: [bad('{"messages":[', "{'messages':[]}", 'x'), bad(`${GOOD_LINE},`)],
    good: [good(` ${GOOD_LINE}\t`)],
  },
  E_JSON_OBJECT: { bad: [bad('[]', '"a"', '1', 'true', 'null')], good: [good(GOOD_LINE)] },
  E_JSON_DEPTH: { bad: [bad('{"a":'.repeat(65))], good: [good(`{"a":${'['.repeat(63)}${']'.repeat(63)}}`)] },
  E_JSON_KEY: {
    bad: [bad('{"__proto__":{}}', `{"messages":[],"tools":[{"constructor":1}]}`, '{"a":[{"prototype":1}]}')],
    good: [good('{"messages":[{"role":"user","content":"__proto__"}]}')],
  },
  E_FORMAT: {
    bad: [[''], ['{"instruction":"i","output":"o"}\n'], [`[${GOOD_LINE}]`]],
    good: [good('{"prompt":"p"}'), '{"prompt":"p","completion":"c"}\n'],
  },
  E_MESSAGES: {
    bad: [bad('{}', '{"messages":[]}', '{"messages":{}}', '{"messages":null}')],
    good: [good(chat(ANSWER))],
  },
  E_MESSAGE: { bad: [bad(chat('"u"', ANSWER), chat('null'), chat('[]'))], good: [good(chat('{}', ANSWER))] },
  E_ROLE: {
    bad: [bad(chat('{"content":"u"}'), chat('{"role":"human","content":"u"}'), chat('{"role":1,"content":"u"}'))],
    good: [good(chat('{"role":"system","content":"s"}', '{"role":"function","name":"f","content":null}', ANSWER))],
  },
  E_CONTENT: {
    bad: [
      bad(chat('{"role":"user"}'), chat('{"role":"user","content":7}'), chat('{"role":"user","content":[]}')),
      bad(chat('{"role":"assistant","content":null}'), chat('{"role":"assistant","tool_calls":[]}')),
    ],
    good: [
      good(chat(CALLING), chat('{"role":"assistant","content":null,"function_call":{"name":"f","arguments":""}}')),
    ],
  },
  E_CONTENT_PART: {
    bad: [
      bad(chat('{"role":"user","content":[{"type":"text","value":"u"}]}'), chat('{"role":"user","content":["u"]}')),
      bad(chat('{"role":"system","content":[{"type":"image_url","image_url":{"url":"u"}}]}')),
      bad(chat('{"role":"user","content":[{"type":"refusal","refusal":"r"}]}')),
      bad(chat('{"role":"user","content":[{"type":"image_url","image_url":"u"}]}')),
    ],
    good: [
      good(
        chat(
          '{"role":"user","content":[{"type":"text","text":"t"},{"type":"image_url","image_url":{"url":"u"}}]}',
          ANSWER,
        ),
      ),
      good(chat(USER, '{"role":"assistant","content":[{"type":"refusal","refusal":"r"}]}')),
    ],
  },
  E_MESSAGE_NAME: {
    bad: [bad(chat('{"role":"user","content":"u","name":1}'), chat('{"role":"function","content":"r"}'))],
    good: [good(chat('{"role":"user","content":"u","name":"n"}', ANSWER))],
  },
  E_WEIGHT: {
    bad: [
      bad(chat('{"role":"user","content":"u","weight":1}'), chat('{"role":"assistant","content":"a","weight":0.5}')),
      bad(
        chat('{"role":"assistant","content":"a","weight":true}'),
        chat('{"role":"assistant","content":"a","weight":null}'),
      ),
    ],
    good: [
      good(chat('{"role":"assistant","content":"a","weight":0}', '{"role":"assistant","content":"a","weight":1}')),
    ],
  },
  E_CALL: {
    bad: [
      bad(chat(CALLING.replace('"{}"', '{}')), chat(CALLING.replace('"f"', '1')), chat(CALLING.replace(CALL, 'null'))),
      bad(chat('{"role":"assistant","tool_calls":{}}'), chat('{"role":"assistant","function_call":"f"}')),
      bad(chat(`{"role":"user","content":"u","tool_calls":[${CALL}]}`)),
    ],
    good: [good(chat(CALLING), chat('{"role":"assistant","content":"a","tool_calls":null,"function_call":null}'))],
  },
  E_CALL_ID: {
    bad: [bad(chat('{"role":"tool","content":"r"}'), chat('{"role":"tool","content":"r","tool_call_id":1}'))],
    good: [good(chat(CALLING, '{"role":"tool","content":"r","tool_call_id":"c"}', ANSWER))],
  },
  E_TOOLS: {
    bad: [
      bad(
        '{"messages":[],"tools":"[]"}',
        '{"messages":[],"tools":["f"]}',
        '{"messages":[],"functions":{}}',
        '{"messages":[],"functions":[]}',
      ),
    ],
    good: [good('{"messages":[],"tools":[{"type":"function"}],"functions":null}', '{"messages":[],"functions":[{}]}')],
  },
  E_EXTRA_KEY: {
    bad: [bad(GOOD_LINE.replace('{', '{"id":1,'), GOOD_LINE.replace('{', '{"my_key":1,'))],
    good: [good(GOOD_LINE.replace('{', '{"tools":[],"functions":[],"parallel_tool_calls":true,'))],
  },
  E_NO_ASSISTANT: { bad: [bad(chat(USER))], good: [good(chat(ANSWER))] },
  E_NO_TRAINED_MESSAGE: {
    bad: [bad(chat(USER, '{"role":"assistant","content":"a","weight":0}'))],
    good: [good(chat('{"role":"assistant","content":"a","weight":0}', USER, ANSWER), chat(USER))],
  },
  W_LAST_MESSAGE: { bad: [bad(chat(USER, ANSWER, USER))], good: [good(chat(USER), chat(USER, CALLING))] },
  W_DEVELOPER_ROLE: {
    bad: [bad(chat('{"role":"developer","content":"d"}', ANSWER))],
    good: [good(chat('{"role":"system","content":"developer"}', ANSWER))],
  },
  W_EMPTY_ANSWER: {
    bad: [
      bad(chat(USER, '{"role":"assistant","content":""}'), chat(USER, '{"role":"assistant","content":" \\n"}')),
      bad(chat(USER, '{"role":"assistant","content":[{"type":"text","text":""}]}')),
    ],
    good: [good(chat(USER, '{"role":"assistant","content":"","weight":0}', ANSWER), chat(CALLING))],
  },
  E_TOO_LONG: {
    bad: [bad(chat(USER.replace('"u"', `"${'u'.repeat(981)}"`), ANSWER))],
    good: [good(chat(USER.replace('"u"', `"${'u'.repeat(979)}"`), ANSWER))],
  },
  W_NEAR_LIMIT: {
    bad: [bad(...[870, 979].map(length => chat(USER.replace('"u"', `"${'u'.repeat(length)}"`), ANSWER)))],
    good: [good(...[869, 981].map(length => chat(USER.replace('"u"', `"${'u'.repeat(length)}"`), ANSWER)))],
  },
  E_EXAMPLES: {
    bad: [[`${GOOD_LINE}\n`.repeat(9)], [`${GOOD_LINE}\n\n`.repeat(9)]],
    good: [`${GOOD_LINE}\n`.repeat(10)],
  },
  E_DATASET_SIZE: {
    bad: [[`${GOOD_LINE}\n`.repeat(30_000)], ['x'.repeat(2_000_001)]],
    good: [good(GOOD_LINE), `${'\n'.repeat(2_000_000)}`],
  },
  W_BLANK_LINE: { bad: [bad('', ' \t'), [`${good()}\r\n`, 51]], good: [good(GOOD_LINE)] },
};
