import { expect, test } from 'vitest';
import { inspectHere } from '../../src/adapters/inspect-here.ts';
import { withProgress } from '../../src/adapters/progress.ts';
import type { FileInspection } from '../../src/ports.ts';
import { examples } from '../e2e/examples.ts';

const CLEAR_LINE = '\r\u001b[2K';
const BYTES = Buffer.from(examples(400));

/** Inspects a file in eight chunks, of which each takes so long, and gives what was written. */
async function written(isTTY: boolean, msAChunk: number): Promise<{ shown: string[]; whole: FileInspection }> {
  const shown: string[] = [];
  let time = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const size = Math.ceil(BYTES.length / 8);
    for (let start = 0; start < BYTES.length; start += size) {
      time += msAChunk;
      yield BYTES.subarray(start, start + size);
    }
  }
  const inspect = withProgress(inspectHere, { isTTY, write: text => shown.push(text) }, () => time);
  const rules = { encoding: null, maxExampleTokens: null, expected: null, images: null, minExamples: 10 };
  return { whole: await inspect({ rules, bytes: BYTES.length, chunks: chunks() }), shown };
}

test('a person who waits sees bytes, examples and speed, and an empty line at the end', async () => {
  const { shown, whole } = await written(true, 500);
  expect(shown).toHaveLength(8);
  const [clear, ...lines] = [shown[7] ?? '', shown[0], shown[6]].map(text => text?.replace(CLEAR_LINE, '!'));
  expect(clear).toBe('!');
  expect(lines[0]).toMatch(/^![\d.]+ KiB of [\d.]+ KiB, (9\d|10\d) examples, [\d.]+ KiB\/s$/);
  expect(lines[1]).toMatch(/^!(\d+(?:\.\d)?) KiB of \1 KiB, 400 examples, [\d.]+ KiB\/s$/);
  expect(whole.inspection.examples).toBe(400);
});

test('it is written at most five times a second', async () => {
  expect((await written(true, 130)).shown).toHaveLength(2);
});

test('nothing is written in less than a second, or where nobody looks', async () => {
  expect((await written(true, 100)).shown).toEqual([]);
  expect((await written(false, 5000)).shown).toEqual([]);
});
