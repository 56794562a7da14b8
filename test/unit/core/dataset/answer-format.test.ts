import { describe, expect, test } from 'vitest';
import { type AnswerSchema, answerSchemaOf, checkAnswerSchemas } from '../../../../src/core/dataset/answer-schema.ts';
import { inspectPart, mergeParts } from '../../../../src/core/dataset/inspect.ts';
import { parseManifest } from '../../../../src/core/manifest/parse.ts';
import { ORDER } from './answer-format-cases.ts';
import { chatLine, fileOf, linesOf } from './corpus/chat-lines.ts';
import { inspectBytes } from './inspect-bytes.ts';

const SECRET = 'tellnobody';

async function told(answer: string, answerSchema: AnswerSchema = ORDER): Promise<string[]> {
  const { findings } = await inspectBytes(fileOf(chatLine(null, 'An order?', answer)), {
    answerSchema,
    minExamples: 1,
  });
  expect(JSON.stringify(findings)).not.toContain(SECRET);
  return findings.filter(({ code }) => code.startsWith('E_')).map(({ message }) => message);
}

describe('an answer that breaks the schema is told by place and keyword, and never quoted:', () => {
  test.each([
    [`{"${SECRET}":1,"id":""}`, 'breaks `additionalProperties` of `response_format`.'],
    ['{}', 'breaks `required` of `response_format` at /id.'],
    [`{"id":["${SECRET}"]}`, 'breaks `type` of `response_format` at /id.'],
    ['{"id":"","items":[{"a/b":1},{"a/b":0}]}', 'breaks `minimum` of `response_format` at /items/1/a~1b.'],
    ['{"id":"","items":[{}]}', 'breaks `required` of `response_format` at /items/0/a~1b.'],
    ['7', 'breaks `type` of `response_format`.'],
    [SECRET, 'is not the text of JSON.'],
  ])('%s', async (answer, said) => {
    expect(await told(answer)).toEqual([`Message 2: the answer ${said}`]);
  });

  test('names that only the answer has are a star', async () => {
    const schema = { additionalProperties: { type: 'array', items: { enum: [1] } } };
    const [said] = await told(`{"${SECRET}":[1,2]}`, { kind: 'schema', schema });
    expect(said).toContain('breaks `enum` of `response_format` at /*/1.');
  });

  test('names of the schema are shown as what they are', async () => {
    const schema = { required: [`\u202e${'x'.repeat(60)}`] };
    const [said] = await told('{}', { kind: 'schema', schema });
    expect(said).toMatch(/at \/\\u\{202e\}x{38}…\.$/);
  });

  test('only the last steps of a deep place are told', async () => {
    const deep = Array.from({ length: 12 }).reduce<object>(inner => ({ items: inner }), { type: 'null' });
    const [said] = await told(`${'['.repeat(12)}1${']'.repeat(12)}`, { kind: 'schema', schema: { ...deep } });
    expect(said).toContain('at …/0/0/0/0/0/0/0/0.');
  });
});

test('json_object asks for an object and nothing else', async () => {
  expect(await told('{"a":1}', { kind: 'object' })).toEqual([]);
  expect(await told('[1]', { kind: 'object' })).toEqual(['Message 2: the answer is not the text of a JSON object.']);
});

test('of a preference only the answer that the model learns is held against the schema', async () => {
  const pair = (good: string, other: string): string =>
    JSON.stringify({
      input: { messages: [{ role: 'user', content: 'An order?' }] },
      preferred_output: [{ role: 'assistant', content: good }],
      non_preferred_output: [{ role: 'assistant', content: other }],
    });
  const lines = [pair('{"id":"1"}', 'A text.'), pair('A text.', '{"id":"1"}')];
  const { format, findings } = await inspectBytes(fileOf(lines), { answerSchema: ORDER, expected: 'preference' });
  expect(format).toBe('preference');
  const found = findings.filter(({ code }) => code.startsWith('E_ANSWER'));
  expect(found).toMatchObject([{ code: 'E_ANSWER_JSON', lines: [2] }]);
  expect(found[0]?.message).toBe('The preferred output: the answer is not the text of JSON.');
});

test('an answer after a branch that did not fit is told by its own fault', async () => {
  const any = { anyOf: [{ properties: { b: { type: 'string' } } }, { type: 'object' }] };
  const schema = { allOf: [any, { properties: { a: { type: 'string' } } }] };
  expect(await told('{"a":1,"b":1}', { kind: 'schema', schema })).toEqual([
    'Message 2: the answer breaks `type` of `response_format` at /a.',
  ]);
});

describe('with a response format', () => {
  const mixed = fileOf(
    linesOf(12, number => chatLine(null, `Order ${number}?`, `{"id":"${number}"}`)),
    chatLine(null, 'An order?', 'A text.'),
  );

  test('the guess that most answers are JSON is not made', async () => {
    const codes = async (more: object) => (await inspectBytes(mixed, more)).findings.map(({ code }) => code);
    expect(await codes({})).toContain('W_JSON_ANSWERS');
    const found = await codes({ answerSchema: ORDER });
    expect(found).toContain('E_ANSWER_JSON');
    expect(found).not.toContain('W_JSON_ANSWERS');
  });

  test('parts join only when they were held against the same one', async () => {
    const part = (answerSchema?: AnswerSchema) => {
      const chunks = (async function* () {
        yield new TextEncoder().encode(mixed);
      })();
      const rest = { expected: null, measure: null, maxExampleTokens: null, isStart: true };
      return inspectPart({ ...rest, chunks, ...(answerSchema && { answerSchema }) });
    };
    const [one, same, other, none] = await Promise.all([part(ORDER), part(ORDER), part({ kind: 'object' }), part()]);
    const joined = mergeParts([one, JSON.parse(JSON.stringify(same))], 'x');
    expect(joined.findings.find(({ code }) => code === 'E_ANSWER_JSON')?.lines).toEqual([13, 26]);
    expect(() => mergeParts([one, other], 'x')).toThrow(/same limits/);
    expect(() => mergeParts([none, one], 'x')).toThrow(/same limits/);
  });
});

/** The findings about a schema, written as JSON from line 8 on. */
function reviewed(schema: object): string[] {
  const head = [
    'version: 1',
    'models:',
    '  tone:',
    '    base_model: m',
    '    training_file: a.jsonl',
    '    response_format:',
  ];
  const tail = [
    '      type: json_schema',
    '      json_schema: { name: order, schema:',
    `        ${JSON.stringify(schema)} }`,
  ];
  const { manifest, diagnostics, positions } = parseManifest(`${[...head, ...tail].join('\n')}\n`, 'm.yaml');
  expect(diagnostics).toEqual([]);
  return checkAnswerSchemas(manifest?.models ?? {}, positions).map(
    ({ code, place, message }) => `${code} ${place?.line}:${place?.column} ${message}`,
  );
}

describe('a schema of the manifest', () => {
  const unknown = 'has no value that JSON Schema knows.';
  test.each([
    [{ type: 'strnig' }, `9:10 The top of the schema: "type" ${unknown}`],
    [{ properties: { a: { type: ['string', 'nil'] } } }, `9:29 /properties/a of the schema: "type" ${unknown}`],
    [{ properties: ['a'] }, `9:10 The top of the schema: "properties" ${unknown}`],
    [{ required: 'a' }, `9:10 The top of the schema: "required" ${unknown}`],
    [{ items: { enum: [] } }, `9:19 /items of the schema: "enum" ${unknown}`],
    [{ anyOf: [{}, { minimum: '1' }] }, `9:23 /anyOf/1 of the schema: "minimum" ${unknown}`],
    [{ $ref: '#/$defs/gone' }, `9:10 The top of the schema: "$ref" ${unknown}`],
    [{ properties: { a: 'string' } }, `9:24 /properties of the schema: "a" ${unknown}`],
  ])('%j that cannot be understood is an error at its place', (schema, said) => {
    expect(reviewed(schema)).toEqual([`E_RESPONSE_FORMAT ${said}`]);
  });

  test('whose keywords are not all judged says so once', () => {
    const schema = {
      properties: {
        a: { pattern: '^(?!a)', format: 'uri' },
        b: { pattern: 'b', format: 'date', not: { unevaluatedItems: {} } },
      },
    };
    expect(reviewed(schema)).toEqual([
      'N_RESPONSE_FORMAT 8:35 Answers are not held against these keywords of the schema: format, pattern, unevaluatedItems.',
    ]);
  });

  test.each([
    {},
    ORDER.kind === 'schema' ? ORDER.schema : {},
    { type: ['object', 'null'], additionalProperties: true, $defs: { a: {} }, anyOf: [{ $ref: '#/$defs/a' }] },
  ])('that says what it means is fine: %j', schema => {
    expect(reviewed(schema)).toEqual([]);
  });
});

test('the entry says what is checked', () => {
  const schema = { type: 'object' };
  expect(answerSchemaOf(undefined)).toBeUndefined();
  expect(answerSchemaOf({ type: 'json_object' })).toEqual({ kind: 'object' });
  expect(answerSchemaOf({ type: 'json_schema', json_schema: { name: 'a', schema } })).toEqual({
    kind: 'schema',
    schema,
  });
});
