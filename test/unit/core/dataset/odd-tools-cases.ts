import type { CodeCase } from './code-cases.ts';
import {
  ANSWER,
  bad,
  call,
  calling,
  declared,
  deep,
  good,
  legacy,
  line,
  RESULT,
  returned,
  TOOL,
} from './tool-lines.ts';

/** Cases of the codes about what providers may refuse, or read otherwise, in tools and calls. */
export const ODD_TOOL_CASES: Readonly<Record<string, CodeCase>> = {
  W_EMPTY_LIST: {
    bad: [bad(declared(), line([{ ...ANSWER, tool_calls: [] }], {}))],
    good: good(line([ANSWER], { tools: null }), line([{ ...ANSWER, tool_calls: null }], {}), declared(TOOL)),
  },
  W_TOOL_TYPE: {
    bad: [
      bad(
        ...[
          { properties: { n: { type: 'strng' } } },
          { properties: { n: { type: ['string', 'none'] } } },
          { properties: { n: { type: 7 } } },
          { properties: { n: { type: 'array', items: { type: 'STRING' } } } },
          { properties: { n: { anyOf: [{ type: 'null' }, { type: 'dict' }] } } },
          { additionalProperties: { type: 'any' } },
          { $defs: { n: { type: 'float' } } },
        ].map(parameters => declared(TOOL, { type: 'function', function: { name: 'g', parameters } })),
        line([ANSWER], { functions: [{ name: 'f', parameters: { properties: { n: { type: 'int' } } } }] }),
      ),
    ],
    good: good(
      ...[
        { properties: { n: { type: ['string', 'null'] } } },
        { properties: { type: { type: 'string', enum: ['strng'] } } },
        { properties: { n: { type: 'object', default: { type: 'strng' } } } },
        { properties: { n: { type: null } }, additionalProperties: false, items: true },
        { properties: null, allOf: null },
        deep(40),
      ].map(parameters => declared({ type: 'function', function: { name: 'g', parameters } })),
      // Has E_TOOL_PARAMETERS.
      declared({ type: 'function', function: { name: 'g', parameters: { type: 'dict' } } }),
    ),
  },
  W_CALL_KEY: {
    bad: [
      bad(
        ...['{"n":1,"n":2}', '{"n":1,"o":[{"a":1,"\\u0061" :2}]}', '{"n":1,"s":"\\":","n":2}'].map(text =>
          line([calling(call(text, 'c', 'g'))], {}),
        ),
        line([legacy('{"n":1,"n":1}')], {}),
      ),
    ],
    good: good(
      ...['{"n":{"n":1},"o":[{"a":1},{"a":2}]}', '{"n":"\\"n\\":1,\\"n\\":2"}', '{"n":1,"N":2}', '{}'].map(text =>
        line([calling(call(text, 'c', 'g'))], {}),
      ),
      line([{ ...calling(call('{"n":1,"n":2}')), weight: 0 }, RESULT, ANSWER]),
    ),
  },
  W_FUNCTION_NAME: {
    bad: [bad(line([legacy('{"n":1}'), returned('g'), ANSWER], {}))],
    good: good(line([legacy('{"n":1}'), returned('f'), ANSWER], {}), line([returned('g'), ANSWER], {})),
  },
};
