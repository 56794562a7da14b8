import type { CodeCase } from './code-cases.ts';
import {
  ANSWER,
  bad,
  call,
  calling,
  declared,
  good,
  legacy,
  line,
  named,
  RESULT,
  SCHEMA,
  TOOL,
  USER,
} from './tool-lines.ts';

/** Cases of the codes about tools, calls and their answers; the letters are those of `CODE_CASES`. */
export const TOOL_CASES: Readonly<Record<string, CodeCase>> = {
  E_CALL_FORM: {
    bad: [
      bad(
        line([calling({ ...call(), id: undefined })]),
        line([calling({ ...call(), id: '' })]),
        line([calling(call(), { ...call(), id: 7 })]),
        line([calling({ ...call(), type: undefined })]),
        line([calling({ ...call(), type: 'custom' })]),
      ),
    ],
    good: good(line([calling(call())]), line([legacy('{"n":1}')], { functions: [TOOL.function] })),
  },
  E_TOOL: {
    bad: [
      bad(
        declared({ name: 'f' }),
        declared({ type: 'web_search' }),
        declared({ type: 'function', name: 'f', parameters: {} }),
        declared(TOOL, named(undefined)),
        declared({ type: 'function', function: { name: 'f', description: ['d'] } }),
        declared({ type: 'function', function: { name: 'f', strict: 'true' } }),
        declared(TOOL, { type: 'function', function: { name: 'g', strict: 1 } }),
        line([ANSWER], { functions: [TOOL] }),
      ),
    ],
    good: good(
      declared({ type: 'function', function: { name: 'f', description: null, parameters: null, strict: true } }),
      line([ANSWER], { functions: [{ name: 'f', description: 'd' }] }),
      declared({ type: 'function', function: { name: 'f', strict: null } }),
      declared({ type: 'function', function: { name: 'f', strict: false } }),
    ),
  },
  E_TOOLS_AND_FUNCTIONS: {
    bad: [
      bad(line([ANSWER], { tools: [TOOL], functions: [TOOL.function] }), line([ANSWER], { tools: [], functions: 1 })),
    ],
    good: good(line([ANSWER], { tools: [TOOL], functions: null })),
  },
  E_PARALLEL_TOOL_CALLS: {
    bad: [bad(line([ANSWER], { parallel_tool_calls: 'false' }), line([ANSWER], { parallel_tool_calls: 0 }))],
    good: good(line([ANSWER], { parallel_tool_calls: null }), line([ANSWER], { parallel_tool_calls: false })),
  },
  E_TOOL_NAME: {
    bad: [
      bad(
        declared(TOOL, named('')),
        declared(named('a b')),
        declared(named('server.tool')),
        declared(named('é')),
        declared(named('n\n')),
        declared(named('n'.repeat(65))),
        line([calling(call('{}', 'c', 'a.b'))], {}),
      ),
    ],
    good: good(declared(named('get-Weather_2')), declared(named('n'.repeat(64)))),
  },
  E_DUPLICATE_TOOL: {
    bad: [bad(declared(TOOL, named('g'), TOOL), line([ANSWER], { functions: [{ name: 'f' }, { name: 'f' }] }))],
    good: good(declared(TOOL, named('F'))),
  },
  E_TOO_MANY_TOOLS: {
    bad: [bad(declared(...Array.from({ length: 129 }, (_, index) => named(`f${index}`))))],
    good: good(declared(...Array.from({ length: 128 }, (_, index) => named(`f${index}`)))),
  },
  E_TOOL_PARAMETERS: {
    bad: [
      bad(
        ...['{}', [], true, { type: 'string' }, { type: ['object', 'null'] }].map(parameters =>
          declared({ type: 'function', function: { name: 'f', parameters } }),
        ),
      ),
    ],
    good: good(
      ...[{}, SCHEMA, { $ref: '#/$defs/a' }, null].map(parameters =>
        declared({ type: 'function', function: { name: 'f', parameters } }),
      ),
    ),
  },
  E_CALL_ARGUMENTS: {
    bad: [
      bad(...['', '[]', 'null', '"{}"', '{"n":1', "{'n':1}", '7'].map(text => line([calling(call(text))]))),
      bad(line([legacy('n=1')], { functions: [{ name: 'f' }] }), line([legacy('')], {})),
    ],
    good: good(
      line([calling(call(' {"n":\n1}'))]),
      line([{ ...calling(call('{"n"')), weight: 0 }, RESULT, ANSWER]),
      line([legacy('{}')], { functions: [{ name: 'f' }] }),
    ),
  },
  E_CALL_SCHEMA: {
    bad: [
      bad(...['{}', '{"n":"1"}', '{"n":1.5}', '{"n":1,"m":2}'].map(text => line([calling(call(text))]))),
      bad(line([legacy('{}')], { functions: [TOOL.function] })),
    ],
    good: good(
      line([calling(call('{"n":1.0}'))]),
      line([calling(call('{"x":1}', 'c', 'g'))], { tools: [TOOL, named('g')] }),
      line([{ ...calling(call('{}')), weight: 0 }, RESULT, ANSWER]),
    ),
  },
  E_CALL_UNDECLARED: {
    bad: [bad(line([calling(call('{}', 'c', 'F'))]), line([legacy('{}')], { functions: [{ name: 'g' }] }))],
    good: good(
      line([calling(call())]),
      line([calling(call())], {}),
      line([{ ...calling(call('{}', 'c', 'g')), weight: 0 }, RESULT, ANSWER]),
      // What these tools declare is not known.
      line([calling(call())], { tools: [{}] }),
    ),
  },
  W_CALL_WITHOUT_TOOLS: {
    bad: [bad(line([calling(call())], {}), line([calling(call())], { tools: [] }), line([legacy('{}')], {}))],
    good: good(line([calling(call())]), line([calling(call())], { tools: 'f' }), line([ANSWER], {})),
  },
  E_CALL_UNANSWERED: {
    bad: [
      bad(
        line([calling(call()), ANSWER]),
        line([calling(call()), USER, ANSWER]),
        line([calling(call(), call('{"n":1}', 'd')), RESULT, ANSWER]),
        line([calling(call(), call('{"n":1}', 'd')), RESULT]),
        line([calling(call()), ANSWER, RESULT]),
      ),
    ],
    good: good(
      line([calling(call())]),
      line([calling(call()), RESULT]),
      line([calling(call()), RESULT, ANSWER]),
      line([calling(call(), call('{"n":1}', 'd')), { ...RESULT, tool_call_id: 'd' }, RESULT, ANSWER]),
      line([calling(call()), { role: 'tool', content: 'r' }, ANSWER]),
      line([legacy('{"n":1}'), { role: 'function', name: 'f', content: 'r' }, ANSWER]),
    ),
  },
  E_TOOL_WITHOUT_CALL: {
    bad: [
      bad(
        line([RESULT, ANSWER]),
        line([RESULT, calling(call())]),
        line([calling(call()), { ...RESULT, tool_call_id: 'd' }]),
        line([calling(call()), RESULT, RESULT, ANSWER]),
      ),
    ],
    good: good(line([calling(call()), RESULT, ANSWER]), line([calling({ ...call(), id: undefined }), RESULT, ANSWER])),
  },
  E_CALL_DUPLICATE_ID: {
    bad: [bad(line([calling(call(), call('{"n":2}'))]))],
    good: good(line([calling(call(), call('{"n":2}', 'd'))])),
  },
  W_CALL_ID_REUSED: {
    bad: [bad(line([calling(call()), RESULT, calling(call('{"n":2}')), RESULT, ANSWER]))],
    good: good(line([calling(call()), RESULT, ANSWER]), line([calling(call(), call('{"n":2}'))])),
  },
  W_PARALLEL_CALLS: {
    bad: [bad(line([calling(call(), call('{"n":1}', 'd'))], { tools: [TOOL], parallel_tool_calls: false }))],
    good: good(
      line([calling(call(), call('{"n":1}', 'd'))]),
      line([calling(call())], { tools: [TOOL], parallel_tool_calls: false }),
    ),
  },
  W_CONSECUTIVE_ASSISTANT: {
    bad: [
      bad(line([ANSWER, calling(call())]), line([ANSWER, ANSWER]), line([legacy('{}'), ANSWER])),
      bad(line([calling(call()), RESULT, ANSWER, ANSWER])),
    ],
    good: good(
      line([{ ...ANSWER, weight: 0 }, ANSWER]),
      line([{ ...ANSWER, tool_calls: [call()] }, RESULT, ANSWER, USER, ANSWER]),
      line([USER, USER, ANSWER]),
      // Has E_CALL_UNANSWERED.
      line([calling(call()), ANSWER]),
    ),
  },
  E_MESSAGE_KEY: {
    bad: [
      bad(
        line([{ ...ANSWER, loss_weight: 1 }], {}),
        line([{ ...USER, my_key: null }, ANSWER], {}),
        line([{ ...USER, refusal: 'r' }, ANSWER], {}),
        line([{ ...ANSWER, tool_call_id: 'c' }], {}),
      ),
    ],
    good: good(
      line([{ ...USER, name: 'n', refusal: null, tool_call_id: null, tool_calls: null }, ANSWER], {}),
      line([{ ...ANSWER, refusal: null, audio: null, annotations: [], weight: 1, name: 'n' }], {}),
      line([calling(call()), { ...RESULT, name: 'f' }, ANSWER]),
    ),
  },
  E_REFUSAL: {
    bad: [
      bad(
        line([{ role: 'assistant', content: ['a', 'b'].map(refusal => ({ type: 'refusal', refusal })) }]),
        line([
          {
            role: 'assistant',
            content: [
              { type: 'text', text: 't' },
              { type: 'refusal', refusal: 'r' },
            ],
          },
        ]),
      ),
    ],
    good: good(
      line([{ role: 'assistant', content: [{ type: 'refusal', refusal: 'r' }] }]),
      line([{ role: 'assistant', content: ['a', 'b'].map(text => ({ type: 'text', text })) }]),
    ),
  },
};
