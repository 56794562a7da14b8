import { expect, test } from 'vitest';
import { findJsonFault } from '../../../../src/core/dataset/json-fault.ts';

const find = (text: string, depth = 64): unknown => findJsonFault(new TextEncoder().encode(text), depth);

test.each(['{}', '[]', ' {"a" : [1, -0, 0.5, 1e9, 2E-3, true, false, null, "x\\u00e9\\n"]} ', '"é"', '0', '-1.0e+10'])(
  'finds no fault in %s',
  text => {
    expect(find(text)).toBeNull();
    expect(() => JSON.parse(text)).not.toThrow();
  },
);

test.each([
  ['', 0],
  ['{', 1],
  ['{"a"', 4],
  ['{"a":', 5],
  ['{"a":1', 6],
  ['{"a":1}}', 7],
  ['{"a":1,}', 7],
  ['{,}', 1],
  ['{a:1}', 1],
  ['{"a" 1}', 5],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['[1}', 2],
  ['{]', 1],
  ['01', 1],
  ['-', 1],
  ['1.', 2],
  ['1.e5', 2],
  ['1e', 2],
  ['1e+', 3],
  ['+1', 0],
  ['.5', 0],
  ['NaN', 0],
  ['tru', 3],
  ['trux', 3],
  ['nul1', 3],
  ['"a', 2],
  ['"a\tb"', 2],
  ['"\\x"', 2],
  ['"\\u12g4"', 5],
  ['"\\', 2],
  ["{'a':1}", 1],
  ['"é" x', 5],
  ['{"a":1} {"b":2}', 8],
])('finds the fault of %j at byte %i', (text, at) => {
  expect(find(text)).toEqual({ kind: 'syntax', at });
  expect(() => JSON.parse(text)).toThrow();
});

test('refuses every control character inside a string, and nothing else', () => {
  for (let code = 0; code < 0x100; code += 1) {
    if (code === 0x22 || code === 0x5c) continue;
    const text = `"${String.fromCharCode(code)}"`;
    expect(find(text)).toEqual(code < 0x20 ? { kind: 'syntax', at: 1 } : null);
  }
});

test('counts brackets outside strings only', () => {
  expect(find('[["[[[[\\"[["]]', 2)).toBeNull();
  expect(find('[[[]]]', 2)).toEqual({ kind: 'depth' });
  expect(find('{"a":{"b":{}}}', 2)).toEqual({ kind: 'depth' });
  expect(find('[[],[],[[]]]', 3)).toBeNull();
});
