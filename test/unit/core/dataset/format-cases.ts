import type { CodeCase } from './code-cases.ts';
import {
  amongPairs,
  amongPreferences,
  amongReinforcement,
  pairLine,
  preferenceLine,
  reinforcementLine,
} from './format-lines.ts';
import { amongGoodLines, GOOD_LINE } from './inspect-bytes.ts';

type Bad = CodeCase['bad'][number];

const bad =
  (file: (...lines: readonly string[]) => string) =>
  (...lines: readonly string[]): Bad => [file(...lines), ...lines.map((_, index) => index + 3)];
const badPreferences = bad(amongPreferences);
const badReinforcement = bad(amongReinforcement);
const badPairs = bad(amongPairs);

const ANSWER = '[{"role":"assistant","content":"a"}]';
const INPUT = '{"messages":[{"role":"user","content":"u"}]}';
const CALL = '{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}';
const IMAGE = '[{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]';

const preference = (input: string, preferred: string, other = ANSWER): string =>
  `{"input":${input},"preferred_output":${preferred},"non_preferred_output":${other}}`;

const TWENTY = Array.from({ length: 20 }, (_, index) => index + 1);
const pairs = (count: number, pair: (index: number) => [string, string]): string =>
  Array.from({ length: count }, (_, index) => `${pairLine(...pair(index))}\n`).join('');

/** Codes of the formats beside chat. */
export const FORMAT_CASES: Readonly<Record<string, CodeCase>> = {
  E_MIXED_FORMAT: {
    bad: [
      bad(amongGoodLines)(preferenceLine('q'), pairLine('p', 'c'), '{"prompt":"p"}'),
      badPreferences(GOOD_LINE, reinforcementLine('q'), '{}'),
      badPairs(GOOD_LINE, preferenceLine('q')),
      badReinforcement(pairLine('p', 'c'), '{}'),
    ],
    good: [
      amongGoodLines(reinforcementLine('q'), '{}', '{"instruction":"i","output":"o"}'),
      amongPreferences('{"preferred_output":[]}'),
      amongPairs('{"prompt":"p"}', '{"Prompt":"p","Completion":"c"}'),
    ],
  },
  E_PREFERENCE_INPUT: {
    bad: [badPreferences(`{"preferred_output":${ANSWER},"non_preferred_output":[]}`, preference('[]', ANSWER))],
    good: [amongPreferences(preference('{"messages":[]}', ANSWER))],
  },
  E_PREFERENCE_OUTPUT: {
    bad: [
      badPreferences(`{"input":${INPUT},"preferred_output":${ANSWER}}`, `{"preferred_output":${ANSWER}}`),
      badPreferences(preference(INPUT, '[]'), preference(INPUT, '"a"'), preference(INPUT, ANSWER, 'null')),
      badPreferences(preference(INPUT, ANSWER, ANSWER.replace('}]', '},{"role":"assistant","content":"b"}]'))),
    ],
    good: [amongPreferences(preference(INPUT, ANSWER, `[{"role":"assistant","tool_calls":[${CALL}]}]`))],
  },
  E_PREFERENCE_ROLE: {
    bad: [
      badPreferences(
        preference(INPUT, ANSWER.replace('assistant', 'user')),
        preference(INPUT, ANSWER, '[{"role":"tool","tool_call_id":"c","content":"r"}]'),
      ),
    ],
    good: [amongPreferences(preference(INPUT, ANSWER.replace('assistant', 'bot')))],
  },
  E_PREFERENCE_SPELLING: {
    bad: [
      badPreferences(`{"input":${INPUT},"preferred_completion":${ANSWER},"non_preferred_completion":${ANSWER}}`),
      badPreferences(`{"input":${INPUT},"preferred_output":${ANSWER},"non_preferred_completion":${ANSWER}}`),
    ],
    good: [amongPreferences(preferenceLine('q', 'a', 'b', { preferred_completion: 1 }))],
  },
  E_PREFERENCE_KEY: {
    bad: [
      badPreferences(preferenceLine('q', 'a', 'b', { id: 1 }), preferenceLine('q2', 'a', 'b', { tools: [] })),
      badPreferences(preferenceLine('q', 'a', 'b', { preferred_completion: 1 })),
    ],
    good: [amongPreferences(preference('{"messages":[{"role":"user","content":"u"}],"tools":[],"id":1}', ANSWER))],
  },
  E_PREFERENCE_IMAGE: {
    bad: [badPreferences(preference(`{"messages":[{"role":"user","content":${IMAGE}}]}`, ANSWER))],
    good: [amongPreferences(preference(INPUT.replace('"u"', '[{"type":"text","text":"t"}]'), ANSWER))],
  },
  W_PREFERENCE_END: {
    bad: [
      badPreferences(
        preference('{"messages":[{"role":"system","content":"s"}]}', ANSWER),
        preference(`{"messages":[{"role":"user","content":"u"},{"role":"assistant","content":"a"}]}`, ANSWER),
      ),
    ],
    good: [
      amongPreferences(
        preference(
          `{"messages":[{"role":"user","content":"u"},{"role":"assistant","tool_calls":[${CALL}]},{"role":"tool","tool_call_id":"c","content":"r"}]}`,
          ANSWER,
        ),
      ),
    ],
  },
  W_PREFERENCE_SAME: {
    bad: [
      badPreferences(
        preferenceLine('q', 'a', 'a'),
        preference(INPUT, '[{"role":"assistant","content":[{"type":"text","text":"a"}]}]'),
      ),
    ],
    good: [amongPreferences(preferenceLine('q', 'a', 'A'))],
  },
  W_SWAPPED_PREFERENCE: {
    bad: [
      [
        amongPreferences(
          preferenceLine('q', 'a', 'b'),
          preferenceLine('r', 'c', 'd'),
          preferenceLine('q', 'b', 'a'),
          preferenceLine('q', 'b', 'a'),
          preferenceLine('r', 'd', 'c'),
        ),
        5,
        7,
      ],
    ],
    good: [
      amongPreferences(
        preferenceLine('q', 'a', 'b'),
        preferenceLine('q', 'b', 'c'),
        preferenceLine('r', 'b', 'a'),
        preferenceLine('q', 'a', 'b'),
        preferenceLine('q', 'c', 'c'),
      ),
    ],
  },
  E_RFT_LAST_MESSAGE: {
    bad: [
      badReinforcement(
        '{"messages":[{"role":"user","content":"u"},{"role":"developer","content":"d"}],"target":1}',
        '{"messages":[{"role":"system","content":"s"}],"target":1}',
      ),
    ],
    good: [
      amongReinforcement(
        `{"messages":[{"role":"user","content":"u"},${ANSWER.slice(1, -1)},{"role":"user","content":"v"}],"target":1}`,
      ),
    ],
  },
  W_GRADER_FIELDS: {
    bad: [
      badReinforcement(
        reinforcementLine('q', {}),
        reinforcementLine('q2', { target: null }),
        reinforcementLine('q3', { target: 1, level: 2 }),
      ),
    ],
    good: [amongReinforcement(reinforcementLine('q', { target: { a: [] }, tools: [] }))],
  },
  E_EXAMPLE_LIMIT: {
    bad: [[`${reinforcementLine('q', {})}\n`.repeat(50_001)]],
    good: [amongReinforcement()],
  },
  E_PAIR_FIELD: {
    bad: [
      badPairs(
        '{"prompt":"p"}',
        '{"completion":"c"}',
        pairLine('p', 'c').replace('"p"', '1'),
        '{"prompt":"p","completion":null}',
      ),
    ],
    good: [amongPairs(pairLine('', ' c END'))],
  },
  E_PAIR_EMPTY: { bad: [badPairs(pairLine('p', ''))], good: [amongPairs(pairLine('p', ' '))] },
  E_PAIR_CASE: {
    bad: [
      badPairs('{"Prompt":"p","completion":"c"}', '{"Prompt":"p","COMPLETION":"d"}'),
      ['{"Prompt":"p","Completion":"c"}', 1],
    ],
    good: [amongPairs('{"prompt":"p","completion":"c","Prompt":"q"}')],
  },
  E_PAIR_KEY: {
    bad: [badPairs('{"prompt":"p","completion":"c","Prompt":"q"}', '{"prompt":"p","completion":"d","id":1}')],
    good: [amongPairs(pairLine('id', 'id'))],
  },
  W_PROMPT_SEPARATOR: {
    bad: [
      [amongPairs(pairLine('p', ' c END'))],
      [pairs(100, index => [`${index}\n\n===separator===\n\n`, ` it is ${index} END`])],
    ],
    good: [amongPairs(), pairs(100, index => ['', `${index}.`]), pairs(100, () => ['p', ' c'])],
  },
  W_PROMPT_PREFIX: {
    bad: [[pairs(100, index => [`Please answer ${index} ->`, ` ${index} END`])]],
    good: [
      pairs(100, index => [`Please say: ${index} ->`, ` ${index} END`]),
      pairs(100, () => ['Please answer me', ' c']),
    ],
  },
  W_SAME_PROMPTS: {
    bad: [[pairs(20, index => ['p', ` ${index}`])]],
    good: [pairs(20, index => ['', ` ${index}`]), pairs(1, () => ['p', 'c']), amongPairs()],
  },
  W_COMPLETION_ENDING: {
    bad: [[amongPairs(pairLine('p ->', ' c'))], [pairs(30, index => [`${index} ->`, ` ${index % 10}`])]],
    good: [amongPairs(), pairs(31, index => [`${index} ->`, ` ${index % 10}`]), pairs(30, index => ['', ` ${index}`])],
  },
  W_COMPLETION_PREFIX: {
    bad: [[pairs(100, index => [`${index} ->`, ` say ${index} END`])]],
    good: [pairs(100, index => [`${index} ->`, ` ab ${index} END`]), pairs(100, index => [`${index} ->`, ' say yes'])],
  },
  W_SAME_COMPLETIONS: {
    bad: [[pairs(20, index => [`${index} ->`, ' c'])]],
    good: [amongPairs(), pairs(1, () => ['p', 'c'])],
  },
  W_SEPARATOR_INSIDE: {
    bad: [
      badPairs(pairLine('a what -> b what ->', ' c it is END')),
      [pairs(20, index => [`${index}? ${index}?`, ' c']), ...TWENTY],
    ],
    good: [
      amongPairs(pairLine('a ->-> -> b what ->', ' it is END it is END')),
      pairs(20, index => [`${index} =>=>===>===> ==>==>==>`, ' c =>']),
      pairs(1, () => ['? ?', ' c']),
    ],
  },
  W_ENDING_INSIDE: {
    bad: [
      badPairs(pairLine('a what ->', ' c it is END it is END')),
      [pairs(20, index => ['->', ` 1. ${index}.`]), ...TWENTY],
    ],
    good: [amongPairs(pairLine('a what -> what ->', ' END it is END')), pairs(20, index => ['.', `. ${index}`])],
  },
  W_COMPLETION_SPACE: {
    bad: [badPairs(pairLine('p ->', 'c END'), pairLine('q ->', '\tc END'))],
    good: [amongPairs(pairLine('p ->', ' c END')), amongPreferences()],
  },
  W_LONG_ROW: {
    bad: [badPairs(pairLine('p ->', ` ${'c'.repeat(9996)}`))],
    good: [amongPairs(pairLine('p ->', ` ${'\u{1f600}'.repeat(9995)}`), pairLine('', ` ${'c'.repeat(10_000)}`))],
  },
  W_UPPER_CASE: {
    bad: [
      [pairs(20, index => [`WHAT is ${index} ->`, ` it is ${index}`])],
      [pairs(20, index => [`what is ${index} ->`, ` IT Is ${index}`])],
    ],
    good: [pairs(20, index => [`Is It ${index} so ->`, ` it is ${index} END`]), amongGoodLines()],
  },
};
