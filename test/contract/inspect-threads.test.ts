import { describe, expect, test } from 'vitest';
import { cutBatches } from '../../src/adapters/inspect-batches.ts';
import { inspectHere } from '../../src/adapters/inspect-here.ts';
import { inspectWithThreads, type PoolOptions } from '../../src/adapters/inspect-pool.ts';
import type { WholeInspection } from '../../src/core/dataset/inspect.ts';
import type { InspectionJob } from '../../src/core/tokens/inspect-counted.ts';
import { examples } from '../e2e/examples.ts';
import { GOOD_LINE } from '../unit/core/dataset/inspect-bytes.ts';

const RULES = { encoding: null, maxExampleTokens: 60, expected: null, images: null, minExamples: 10 } as const;

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

function jobOf(text: string | Uint8Array): InspectionJob {
  const bytes = Buffer.from(text);
  return { rules: RULES, bytes: bytes.length, chunks: inChunks(bytes, 1000) };
}

/** All that an inspection can be asked for, and each example as it was told. */
async function everything(
  job: InspectionJob,
  inspect: (job: InspectionJob) => Promise<WholeInspection>,
): Promise<unknown> {
  const told: unknown[] = [];
  const { inspection, part } = await inspect({ ...job, onExample: (...example) => told.push(example) });
  return JSON.stringify([inspection, part(), told]);
}

const pieces =
  (options: Partial<PoolOptions> = {}) =>
  (job: InspectionJob) =>
    inspectWithThreads(job, { threads: 2, pieceBytes: 4096, ...options });

const FILES: readonly (readonly [string, string | Uint8Array])[] = [
  ['chat with repetitions', examples(200) + examples(150, 'desk') + examples(20)],
  ['lines that cannot be read', `\ufeff${examples(60)}{"a":\n\n[]\r\n${GOOD_LINE}\r\n${examples(60)}no end`],
  ['a line far longer than a piece', `{}\n${'x'.repeat(1_200_000)}\n${examples(30)}`],
  ['a short first line before a long one', `{}\n"${'y'.repeat(9000)}"\n${examples(30)}`],
  ['lines that end in CR alone', examples(80).replaceAll('\n', '\r')],
  ['no text', Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(20_000, 10)])],
  ['nothing', ''],
  ['another format', '{"prompt":"p","completion":"c"}\n'.repeat(900)],
];

test.each(FILES)('%s: two threads give, byte for byte, what one gives', async (_name, text) => {
  expect(await everything(jobOf(text), pieces())).toBe(await everything(jobOf(text), inspectHere));
});

test('tokens are counted as one thread counts them', async () => {
  const job = (): InspectionJob => ({ ...jobOf(examples(200)), rules: { ...RULES, encoding: 'o200k_base' } });
  const alone = await inspectHere(job());
  expect(alone.inspection.tokensPerEpoch).toBeGreaterThan(5000);
  expect(await everything(job(), pieces())).toBe(await everything(job(), inspectHere));
});

test('pieces join to the file, and batches end after a line feed', async () => {
  const bytes = Buffer.from(examples(100));
  const seen: Uint8Array[] = [];
  let batches = 0;
  for await (const piece of cutBatches(inChunks(bytes, 700), { pieceBytes: 1024 })) {
    expect(piece.isStart).toBe(seen.length === 0);
    seen.push(piece.bytes);
    if (piece.ends) batches += 1;
    expect(piece.bytes.at(-1)).toBe(0x0a);
  }
  expect(Buffer.concat(seen)).toEqual(bytes);
  expect(batches).toBeGreaterThan(10);
});

test('what was read is told as it grows', async () => {
  const seen: number[] = [];
  const job = jobOf(examples(300));
  await pieces()({ ...job, onProgress: read => seen.push(read.examples) });
  expect(seen.at(-1)).toBe(300);
  expect(seen.length).toBeGreaterThan(5);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

describe('The inspection ends with an error, and waits for nothing, when', () => {
  test.each([
    ['ends.ts', /^A worker thread ended with code 3 before it was done\. .*--workers 1/],
    ['throws.ts', /^A worker thread failed: out of luck$/],
    ['nowhere.ts', /^A worker thread failed: .*nowhere/],
  ])('a thread fails: %s', async (file, words) => {
    const entry = new URL(`threads/${file}`, import.meta.url);
    await expect(pieces({ entry })(jobOf(examples(500)))).rejects.toThrow(words);
  });

  test('the file cannot be read to its end', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(examples(500));
      throw new Error('the pipe broke');
    }
    await expect(pieces()({ ...jobOf(''), chunks: broken() })).rejects.toThrow('the pipe broke');
  });
});
