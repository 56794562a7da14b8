import type { AnswerSchema } from '../../../../src/core/dataset/answer-schema.ts';
import type { CodeCase } from './code-cases.ts';
import { chatLine, fileOf, linesOf } from './corpus/chat-lines.ts';

/** What the cases of answers ask for: an order with an id, and articles with a count. */
export const ORDER: AnswerSchema = {
  kind: 'schema',
  schema: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      items: {
        type: 'array',
        items: { type: 'object', properties: { 'a/b': { type: 'integer', minimum: 1 } }, required: ['a/b'] },
      },
    },
    required: ['id'],
    additionalProperties: false,
  },
};

const asked = (answer: string): string => chatLine(null, 'An order?', answer);
const fine = linesOf(12, number => asked(`{"id":"${number}","items":[{"a/b":${number}}]}`));
const raw = (...messages: object[]): string =>
  JSON.stringify({ messages: [{ role: 'user', content: 'u' }, ...messages] });
const assistant = (content: unknown, more: object = {}) => ({ role: 'assistant', content, ...more });
const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } };
const tools = [{ type: 'function', function: { name: 'f' } }];
const answered = { role: 'tool', tool_call_id: 'c', content: 'done' };

export const ANSWER_FORMAT_CASES: Readonly<Record<string, CodeCase>> = {
  E_ANSWER_JSON: {
    answerSchema: ORDER,
    bad: [
      [fileOf(asked('A text.'), fine, asked('```json\n{"id":"1"}\n```')), 1, 14],
      [fileOf(fine, asked('{"id":"1",}'), asked('')), 13, 14],
      [
        fileOf(
          fine,
          raw(
            assistant([
              { type: 'text', text: '{"id":' },
              { type: 'text', text: '1' },
            ]),
          ),
        ),
        13,
      ],
      [fileOf(fine, raw(assistant('A text.'), { role: 'user', content: 'u' }, assistant('{"id":"1"}'))), 13],
    ],
    good: [
      fileOf(fine, asked(' {"id": "1"}\n')),
      fileOf(
        fine,
        raw(
          assistant([
            { type: 'text', text: '{"id":' },
            { type: 'text', text: '"1"}' },
          ]),
        ),
      ),
      fileOf(fine, raw(assistant('A text.', { weight: 0 }), { role: 'user', content: 'u' }, assistant('{"id":"1"}'))),
      fileOf(fine, raw(assistant([{ type: 'refusal', refusal: 'No.' }]))),
      fileOf(
        fine,
        raw(assistant('Let me look.', { tool_calls: [call] }), answered, assistant('{"id":"1"}')).replace(
          '{',
          `{"tools":${JSON.stringify(tools)},`,
        ),
      ),
    ],
  },
  E_ANSWER_SCHEMA: {
    answerSchema: ORDER,
    bad: [
      [fileOf(fine, asked('{}'), asked('[]'), asked('{"id":1}')), 13, 14, 15],
      [fileOf(fine, asked('{"id":"1","more":1}'), asked('{"id":"1","items":[{"a/b":1},{"a/b":0}]}')), 13, 14],
    ],
    good: [fileOf(fine), fileOf(fine, asked('{"items":[],"id":""}')), fileOf(fine, asked('not even JSON'))],
  },
};
