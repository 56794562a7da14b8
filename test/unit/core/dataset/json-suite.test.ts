import { describe, expect, test } from 'vitest';
import { scanJson } from '../../../../src/core/dataset/json-scan.ts';
import { type JsonObject, readObject } from '../../../../src/core/dataset/reader.ts';
import { ACCEPTED } from './json-suite-accepted.ts';
import { OPEN } from './json-suite-open.ts';
import { REFUSED } from './json-suite-refused.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(bytes: Uint8Array): { readonly value: JsonObject | null; readonly said: string[] } {
  const said: string[] = [];
  const value = readObject(bytes, (code, facts) => {
    const column = facts['column'];
    expect(code.message(facts).toLowerCase()).toContain(column === undefined ? 'the line holds' : `byte ${column}`);
    said.push(column === undefined ? code.code : `${code.code}@${column}`);
  });
  return { value, said };
}

test('the suite has at least 170 cases, each with its own name', () => {
  const names = [...ACCEPTED, ...REFUSED].map(([name]) => name).concat(OPEN.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(170);
  expect(new Set(names).size).toBe(names.length);
});

describe('what RFC 8259 allows is read without a word', () => {
  test.each(ACCEPTED)('%s', (_name, text) => {
    expect(scanJson(encode(text), 0, { maxDepth: 64, maxKeys: 64 }).fault).toBeNull();
    expect(read(encode(`{"value":${text}}`))).toEqual({ value: { value: JSON.parse(text) }, said: [] });
  });
});

describe('what RFC 8259 does not allow is refused at its byte', () => {
  test.each(REFUSED)('%s', (_name, text, column) => {
    expect(read(encode(text))).toEqual({ value: null, said: [`E_JSON@${column}`] });
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });
});

describe('what RFC 8259 leaves open is decided', () => {
  test.each(OPEN)('$name: $decision', ({ line, decision, because }) => {
    const { value, said } = read(typeof line === 'string' ? encode(line) : Uint8Array.from(line));
    expect(said).toEqual(decision === 'ok' ? [] : [decision]);
    expect(value === null).toBe(decision.startsWith('E_'));
    expect(because.length).toBeGreaterThan(10);
  });
});
