import { expect, test } from 'vitest';
import { toolNamespace } from '../../../../src/core/tokens/tool-namespace.ts';

/** The only type of the only property of the only function. */
function typeOf(schema: unknown): string {
  const parameters = { type: 'object', properties: { p: schema } };
  const text = toolNamespace([{ name: 'f', parameters }]);
  return /\np\?: ([\s\S]*),\n\}\) => any;/.exec(text)?.[1] ?? text;
}

test('a function reads as TypeScript, with its descriptions as comments', () => {
  const parameters = {
    type: 'object',
    required: ['city'],
    properties: {
      city: { type: 'string', description: 'Where' },
      unit: { type: 'string', enum: ['c', 'f'] },
      at: { type: 'object', properties: { hour: { type: 'integer', description: 'From 0' } } },
    },
  };
  expect(toolNamespace([{ name: 'weather', description: 'Says the weather.', parameters }])).toBe(
    [
      'namespace functions {',
      '',
      '// Says the weather.',
      'type weather = (_: {',
      '// Where',
      'city: string,',
      'unit?: "c" | "f",',
      'at?: {',
      '  // From 0',
      '  hour?: number,',
      '},',
      '}) => any;',
      '',
      '} // namespace functions',
    ].join('\n'),
  );
});

test.each([
  ['no parameters', undefined],
  ['no properties', { type: 'object', properties: {} }],
  ['parameters that are none', 'none'],
])('a function with %s takes nothing', (_what, parameters) => {
  expect(toolNamespace([{ name: 'f', parameters }])).toContain('type f = () => any;');
});

test.each([
  [{ type: 'boolean' }, 'boolean'],
  [{ type: 'null' }, 'null'],
  [{ type: 'number' }, 'number'],
  [{ type: 'array', items: { type: 'string' } }, 'string[]'],
  [{ type: 'array' }, 'any[]'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, 'string | number'],
  [{ enum: [1, 2] }, '1 | 2'],
  [{ type: 'object' }, 'object'],
  [{ type: 'date' }, 'any'],
  [{}, 'any'],
  [true, 'any'],
  [null, 'any'],
])('the type of %j is %s', (schema, type) => expect(typeOf(schema)).toBe(type));

test('what is nested without end is cut, so that a hostile schema ends', () => {
  let schema: object = { type: 'string' };
  for (let depth = 0; depth < 5_000; depth++) schema = { type: 'array', items: schema };
  expect(typeOf(schema)).toMatch(/^any(\[\])+$/);
});
