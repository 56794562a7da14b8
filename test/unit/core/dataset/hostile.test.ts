import { describe, expect, test } from 'vitest';
import { inspectDataset } from '../../../../src/core/dataset/inspect.ts';
import { codesOf, inspectBytes } from './inspect-bytes.ts';

const MEBIBYTE = 1_048_576;

/** The same chunk again and again; watches how much memory for bytes is held meanwhile. */
async function* repeat(chunk: Uint8Array, times: number, watch: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let time = 0; time < times; time += 1) {
    watch(process.memoryUsage().arrayBuffers);
    yield chunk;
  }
}

describe('hostile datasets are inspected in bounded memory, within the time limit of a test', () => {
  test('50 MB in one line', async () => {
    const held: number[] = [];
    const chunks = repeat(new Uint8Array(MEBIBYTE).fill(0x61), 50, bytes => held.push(bytes));
    const inspection = await inspectDataset({ chunks, expected: null, measure: null, maxExampleTokens: null });
    expect(inspection).toMatchObject({ bytes: 50 * MEBIBYTE, format: 'unknown' });
    expect(codesOf(inspection)).toEqual(['E_FORMAT', 'E_LINE_SIZE@1']);
    expect(Math.max(...held) - (held[0] ?? 0)).toBeLessThan(4 * MEBIBYTE);
  });

  test.each([
    ['a million open brackets', '['.repeat(1_000_000), ['E_FORMAT']],
    ['200,000 open objects', '{"a":'.repeat(200_000), ['E_FORMAT', 'E_JSON_DEPTH@1']],
    ['a million brackets in messages', `{"messages":${'['.repeat(1_000_000)}`, ['E_FORMAT', 'E_JSON_DEPTH@1']],
    ['300,000 messages', `{"messages":[${'{},'.repeat(300_000)}{}]}`, ['E_EXAMPLES', 'E_ROLE@1']],
    ['100,000 keys', `{${Array.from({ length: 80_000 }, (_, i) => `"${i}":1`).join()}}`, ['E_FORMAT', 'E_JSON_KEYS@1']],
    [
      '100,000 small numbers with exponents',
      `{"a":[${'1e-99,'.repeat(100_000)}1e999]}`,
      ['E_FORMAT', 'E_JSON_NUMBER@1'],
    ],
    [
      '50,000 objects and a key twice',
      `{"a":[${'{"b":1,"c":2},'.repeat(50_000)}{"b":1,"b":2}]}`,
      ['E_FORMAT', 'E_JSON_DUP@1'],
    ],
    ['100,000 lone surrogates', `{"a":"${'\\ud800'.repeat(100_000)}"}`, ['E_FORMAT', 'W_SURROGATE@1']],
    ['a million quotes', '"'.repeat(1_000_000), ['E_FORMAT', 'E_JSON@1']],
    ['a million backslashes', `"${'\\'.repeat(1_000_000)}`, ['E_FORMAT', 'E_JSON@1']],
    ['a million digits', '1'.repeat(1_000_000), ['E_FORMAT', 'E_JSON_NUMBER@1']],
    ['a million spaces', ' '.repeat(1_000_000), ['E_FORMAT']],
    ['300,000 replacement characters and a fault', `"${'\ufffd'.repeat(300_000)}`, ['E_FORMAT', 'E_JSON@1']],
  ])('%s', async (_what, text, codes) => {
    expect(codesOf(await inspectBytes(text))).toEqual(codes);
  });

  test.each([
    ['{}', 300_000],
    ['{"a', 0],
    ['', 0],
    ['\u0000', 0],
  ])('300,000 lines of %j', async (line, examples) => {
    const inspection = await inspectBytes(`${line}\n`.repeat(300_000));
    expect(inspection.examples).toBe(examples);
    for (const finding of inspection.findings) expect(finding.lines.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(inspection).length).toBeLessThan(4000);
  });
});
