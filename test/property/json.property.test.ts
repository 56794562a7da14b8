import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glanceAtJson } from '../../src/core/dataset/json-glance.ts';
import { type JsonScan, scanJson } from '../../src/core/dataset/json-scan.ts';
import { nearlyJson, parsed } from '../support/nearly-json.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function scan(bytes: Uint8Array): JsonScan {
  return scanJson(bytes, 0, { maxDepth: 1000, maxKeys: 1000 });
}

test('the scan accepts what JSON.parse accepts, and what stands before a fault could still become JSON', () => {
  const property = fc.property(fc.oneof(fc.json(), nearlyJson), text => {
    const bytes = encode(text);
    const { fault } = scan(bytes);
    // Stricter than JSON on purpose, and the scan goes no further.
    if (fault?.kind === 'key') return;
    expect(fault === null || fault.kind === 'number').toBe(parsed(text) !== null);
    if (fault?.kind !== 'syntax') return;
    const before = scan(bytes.subarray(0, fault.at)).fault;
    expect(before === null || before.kind !== 'syntax' || before.at === fault.at).toBe(true);
  });
  fc.assert(property, { numRuns: 5000 });
});

const oddities = fc.constantFrom(
  '"\\\\"',
  '"\\"\\\\":"',
  '{"\\u005C":1}',
  '"\\uD83d"',
  '123456789012345678',
  '1234567890.123456',
  '1E400',
  '[[[]]]',
  '{"b":{"c":1},"d":2,"e":[{"f":3}]}',
  '"a \\" b"',
  'true',
  '-0.5',
);

test('what a glance takes for harmless JSON is JSON in which the scan finds nothing, with as many keys', () => {
  const limits = { maxDepth: 3, maxKeys: 2 };
  let glanced = 0;
  const property = fc.property(fc.array(fc.oneof(fc.json(), nearlyJson, oddities), { maxLength: 3 }), values => {
    const text = `{"a":${values.length === 1 ? values.join() : `[${values.join()}]`}}`;
    const keys = glanceAtJson(text, limits);
    if (keys === null || parsed(text) === null) return;
    glanced += 1;
    const { fault, keys: written, notes } = scanJson(encode(text), 0, limits);
    expect({ fault, written, notes: Object.values(notes) }).toEqual({
      fault: null,
      written: keys,
      notes: [-1, -1, -1],
    });
  });
  fc.assert(property, { numRuns: 5000 });
  expect(glanced).toBeGreaterThan(500);
});
