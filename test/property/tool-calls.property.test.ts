import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChatExample } from '../../src/core/dataset/chat-shape.ts';
import { createSchemaChecker } from '../../src/core/dataset/json-schema/schema-checker.ts';
import { RULES } from '../../src/core/dataset/rules.generated.ts';
import { inspectBytes } from '../unit/core/dataset/inspect-bytes.ts';
import { schema, shareds, size, value } from './schemas.ts';

/** In no word of the project, so that finding it in an output means that data leaked. */
const CANARY = 'zqxj';

/** Keywords that are not read, so that fewer values fit to ajv than here. */
const unread = fc.record(
  {
    pattern: fc.constant('(?=b)'),
    unevaluatedProperties: fc.constant(false),
    dependentSchemas: fc.constant({ a: false }),
    dependencies: fc.constant({ a: ['b'] }),
  },
  { requiredKeys: [] },
);

const ajv = new Ajv2020({ strict: false, logger: false });

test('a value fits a schema exactly when it fits to ajv', () => {
  const property = fc.property(schema, shareds, value, (root, shared, data) => {
    const whole = { allOf: [root], $defs: { shared } };
    expect(createSchemaChecker(1e6)(data, whole) === null).toBe(ajv.compile(whole)(data));
  });
  fc.assert(property, { numRuns: 1000 });
});

test('a value that fits to ajv fits, whatever else the schema holds and however few steps are left', () => {
  const property = fc.property(schema, unread, value, size, (root, more, data, steps) => {
    const both = { ...root, ...more };
    for (const whole of [{ anyOf: [both, more] }, { not: both }, { oneOf: [more, root] }, { if: both, else: root }]) {
      const schemaOf = { ...whole, $defs: { shared: {} } };
      if (!ajv.compile(schemaOf)(data)) continue;
      expect(createSchemaChecker(1e6)(data, schemaOf)).toBeNull();
      expect(createSchemaChecker(steps * 3)(data, schemaOf)).toBeNull();
    }
  });
  fc.assert(property, { numRuns: 200 });
});

const text = fc.oneof(
  fc.nat(99).map(n => `${CANARY}${n}`),
  fc.constantFrom('', 'function', 'c', 'f', '{}', `{"${CANARY}":1}`),
);
const junk = fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
const part = (record: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.oneof({ weight: 6, arbitrary: fc.record(record, { requiredKeys: [] }) }, { weight: 1, arbitrary: junk });
const list = (item: fc.Arbitrary<unknown>) => fc.oneof(fc.array(item, { maxLength: 3 }), junk);

const called = part({ name: text, arguments: fc.oneof(text, fc.json()) });
const call = part({ id: text, type: fc.constant('function'), function: called });
const declared = part({ name: text, description: junk, parameters: fc.oneof(schema, junk) });
const url = fc.oneof(
  text,
  text.map(name => `https://${name}`),
  text.map(name => `data:image/${name};base64,${name}`),
);
const image = part({ type: fc.constant('image_url'), image_url: part({ url, detail: junk }) });
const message = part({
  role: fc.constantFrom('system', 'user', 'assistant', 'assistant', 'tool', 'function'),
  content: fc.oneof(text, list(image)),
  tool_calls: list(call),
  function_call: called,
  tool_call_id: text,
  weight: fc.constantFrom(0, 1),
  [`${CANARY}_key`]: junk,
});
const tools = { tools: list(part({ type: fc.constant('function'), function: declared })), functions: list(declared) };
const example = fc.record(
  { ...tools, messages: fc.array(message, { maxLength: 5 }), parallel_tool_calls: fc.oneof(fc.boolean(), junk) },
  { requiredKeys: ['messages'] },
);

test('whatever an example holds is read without an exception, and none of it is told', () => {
  const limits = { maxExampleTokens: 1, maxBytes: 1, minExamples: 1 };
  const property = fc.property(example, given => {
    const told: string[] = [];
    const read = readChatExample(JSON.parse(JSON.stringify(given)), (code, facts) => told.push(code.message(facts)));
    if (read === null) return;
    for (const rule of RULES)
      if (rule.kind === 'example') rule.check(read, null, limits, (code, facts) => told.push(code.message(facts)));
    expect(told.join()).not.toContain(CANARY);
  });
  fc.assert(property, { numRuns: 2000 });
});

test('none of it stands in an inspection', async () => {
  const property = fc.asyncProperty(example, async given => {
    expect(JSON.stringify(await inspectBytes(JSON.stringify(given)))).not.toContain(CANARY);
  });
  await fc.assert(property, { numRuns: 300 });
});
