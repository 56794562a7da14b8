import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../../src/core/plan/canonical-json.ts';

test.each<[string, Json, string]>([
  ['keys are sorted at every depth', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
  ['the order of a list is kept', [3, 1, 2], '[3,1,2]'],
  ['there is no white space', { a: [1, { b: null }] }, '{"a":[1,{"b":null}]}'],
  [
    'keys are sorted by code units, as RFC 8785 asks',
    { '\u20ac': 1, '\r': 2, 1: 3, '\u{1f600}': 4, '\ufb33': 5 },
    '{"\\r":2,"1":3,"\u20ac":1,"\u{1f600}":4,"\ufb33":5}',
  ],
  ['numbers are printed as JavaScript prints them', [1e21, 0.1, -0, 1.0, 1e-7], '[1e+21,0.1,0,1,1e-7]'],
  ['strings are escaped as JSON.stringify does', '\u2028"\\\n', '"\u2028\\"\\\\\\n"'],
  ['empty values stay', { a: {}, b: [], c: '' }, '{"a":{},"b":[],"c":""}'],
])('%s', (_what, value, text) => expect(canonicalJson(value)).toBe(text));

test('equal values have equal text, whatever the order of their keys', () => {
  expect(canonicalJson({ x: 1, y: [true, null] })).toBe(canonicalJson({ y: [true, null], x: 1 }));
});
