import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inspectDataset } from '../../../../src/core/dataset/inspect.ts';
import type { Measure } from '../../../../src/core/dataset/measure.ts';
import { amongGoodLines, codesOf, GOOD_LINE, goodLines, inspectBytes } from './inspect-bytes.ts';

describe('inspecting a dataset', () => {
  test('measures a good file and finds nothing', async () => {
    const text = goodLines(50).join('\n');
    expect(await inspectBytes(text)).toEqual({
      format: 'chat',
      bytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
      examples: 50,
      tokensPerEpoch: 50 * 3,
      tokenQuality: 'exact',
      tokenDoubts: [],
      longestExample: 3,
      findings: [],
      portability: expect.any(Array),
    });
  });

  test('counts lines that hold an object as examples and measures those that can be read', async () => {
    const seen: [number, Measure | null][] = [];
    const extraKey = GOOD_LINE.replace('{', '{"id":1,');
    const inspection = await inspectBytes(amongGoodLines('', '{"messages":[', extraKey, '{"messages":[]}'), {
      onExample: (line, measure) => seen.push([line, measure]),
    });
    expect(codesOf(inspection)).toEqual(['E_JSON@4', 'E_EXTRA_KEY@5', 'E_MESSAGES@6', 'W_BLANK_LINE@3']);
    expect(inspection).toMatchObject({ examples: 52, tokensPerEpoch: 51 * 3 });
    expect(seen.map(([line]) => line)).toEqual([1, 2, ...Array.from({ length: 50 }, (_, index) => index + 5)]);
    expect(seen[2]).toEqual([5, { tokens: 3, quality: 'exact' }]);
    expect(seen[3]).toEqual([6, null]);
  });

  test('trusts the total as far as its weakest example', async () => {
    let calls = 0;
    const measure = (): Measure => ({ tokens: 1, quality: calls++ === 4 ? 'estimated' : 'exact' });
    expect(await inspectBytes(amongGoodLines(), { measure })).toMatchObject({ tokenQuality: 'estimated' });
  });

  test('gives no number where nothing was measured', async () => {
    const unknown = { tokensPerEpoch: null, tokenQuality: 'proxy', longestExample: null };
    expect(await inspectBytes(amongGoodLines(), { measure: null })).toMatchObject({ ...unknown, examples: 50 });
    expect(await inspectBytes('{"messages":[]}\n')).toMatchObject({ ...unknown, format: 'chat' });
    expect(await inspectBytes('')).toMatchObject({ ...unknown, format: 'empty', examples: 0, bytes: 0 });
  });

  test('words sizes, counts and limits', async () => {
    const words = async (...given: Parameters<typeof inspectBytes>): Promise<string[]> =>
      (await inspectBytes(...given)).findings.map(({ message }) => message);
    expect(await words(GOOD_LINE)).toEqual(['The file has 1 example; at least 10 are needed.']);
    expect(await words(GOOD_LINE, { minExamples: 1 })).toEqual([]);
    expect(await words(`${amongGoodLines()}${'x'.repeat(1_048_577)}`)).toEqual([
      'The line is 1.1 MiB; the limit is 1 MiB.',
    ]);
    expect(await words(amongGoodLines(), { maxBytes: 4096 })).toEqual(['The file is 4.3 KiB; the limit is 4 KiB.']);
    expect(await words(amongGoodLines(), { maxExampleTokens: 2 })).toEqual([
      'The example has 3 tokens; the model reads 2, so 1 at the end of the answer would be cut off.',
    ]);
    const long = (): Measure => ({ tokens: 5000, quality: 'exact' });
    expect(await words(amongGoodLines(), { maxExampleTokens: 2000, measure: long })).toEqual([
      'The example has 5000 tokens; the model reads 2000, so 3000 at its end would be cut off, with all of the answer.',
    ]);
    const measure = (): Measure => ({ tokens: 3, quality: 'estimated' });
    expect(await words(amongGoodLines(), { maxExampleTokens: 2, measure })).toEqual([
      'The example has about 3 tokens; the model reads 2, so about 1 at the end of the answer would be cut off.',
    ]);
  });

  test('says of mixed line ends how many there are of each', async () => {
    const ends = async (file: string): Promise<string[]> =>
      (await inspectBytes(file)).findings.filter(({ code }) => code === 'N_CRLF').map(({ message }) => message);
    expect(await ends(`${GOOD_LINE}\r\n`.repeat(20))).toEqual(['20 lines end with CR LF.']);
    expect(await ends(`${`${GOOD_LINE}\r\n`.repeat(20)}${GOOD_LINE}`)).toEqual(['20 lines end with CR LF.']);
    expect(await ends(`${GOOD_LINE}\r\n${`${GOOD_LINE}\n`.repeat(20)}`)).toEqual([
      '1 line ends with CR LF, and 20 with LF alone.',
    ]);
  });

  test('fails with the error of the source, whatever was read before', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(GOOD_LINE);
      throw new Error('the pipe broke');
    }
    const inspection = inspectDataset({ chunks: broken(), expected: null, measure: null, maxExampleTokens: null });
    await expect(inspection).rejects.toThrow('the pipe broke');
  });
});
