import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { convertDataset } from '../../src/core/dataset/convert/convert.ts';
import { fixDataset } from '../../src/core/dataset/fix/fix.ts';
import { inspectDataset, inspectPart, mergeParts } from '../../src/core/dataset/inspect.ts';
import { TRAINABLE_FORMATS } from '../../src/core/dataset/inspection.ts';
import { splitDataset } from '../../src/core/dataset/split/split.ts';
import { sharedDir } from '../support/shared-dir.ts';
import { CODE_CASES } from '../unit/core/dataset/code-cases.ts';
import { fakeMeasure } from '../unit/core/dataset/inspect-bytes.ts';
import { createRandom, mutated, type Random } from './mutations.ts';

/** What a run of many inputs came to. */
export interface FuzzResult {
  readonly inputs: number;
  readonly bytes: number;
  readonly slowest: { readonly milliseconds: number; readonly input: number };
  readonly failures: readonly { readonly input: number; readonly bytes: Uint8Array; readonly error: unknown }[];
}

const MAX_FAILURES = 10;

/** Files of every kind there is a code for, and where they are at hand the datasets of others. */
export function fuzzCorpus(): Uint8Array[] {
  const encoder = new TextEncoder();
  const own = Object.values(CODE_CASES)
    .flatMap(({ bad, good }) => [...bad.map(([file]) => file), ...good])
    .map(file => (typeof file === 'string' ? encoder.encode(file) : file))
    .filter(file => file.length < 1_000_000);
  const folder = sharedDir('datasets');
  const names = folder === null ? [] : readdirSync(folder).filter(name => /\.jsonl?$/.test(name));
  // As many of each, although there are few files of the second kind.
  const others = names.map(name => readFileSync(join(folder ?? '', name)));
  return [...own, ...others, ...others, ...others];
}

/**
 * Takes mutated files through everything that reads a dataset. Input `n` depends on the seed and `n` only, so that one
 * can be run again alone. Nothing may throw, and what is said about a file must not depend on how it is read.
 */
export async function fuzzDatasets(options: {
  readonly seed: number;
  readonly first?: number;
  readonly inputs: number;
  readonly corpus: readonly Uint8Array[];
  readonly onProgress?: (done: number) => void;
}): Promise<FuzzResult> {
  const { seed, first = 0, inputs, corpus, onProgress } = options;
  const failures: { input: number; bytes: Uint8Array; error: unknown }[] = [];
  let slowest = { milliseconds: 0, input: first };
  let total = 0;
  for (let input = first; input < first + inputs && failures.length < MAX_FAILURES; input += 1) {
    const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ input);
    const bytes = mutated(random, corpus);
    total += bytes.length;
    const begun = performance.now();
    try {
      await checkFile(bytes, random);
    } catch (error) {
      failures.push({ input, bytes, error });
    }
    const milliseconds = performance.now() - begun;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, input };
    onProgress?.(input - first + 1);
  }
  return { inputs, bytes: total, slowest, failures };
}

async function checkFile(bytes: Uint8Array, random: Random): Promise<void> {
  const expected = [null, ...TRAINABLE_FORMATS][random(TRAINABLE_FORMATS.length + 1)] ?? null;
  const rules = { measure: fakeMeasure, maxExampleTokens: 50, expected };
  const whole = await inspectDataset({ ...rules, chunks: chunks(bytes, 1 + random(5000)) });
  const cut = bytes.indexOf(0x0a, 64) + 1;
  if (cut > 64 && cut < bytes.length && random(3) === 0) {
    const head = await inspectPart({ ...rules, chunks: chunks(bytes.subarray(0, cut), 65_536), isStart: true });
    const tail = await inspectPart({ ...rules, chunks: chunks(bytes.subarray(cut), 65_536), isStart: false });
    const parts = [head, JSON.parse(JSON.stringify(tail))];
    if (!isDeepStrictEqual(mergeParts(parts, whole.sha256), whole)) throw new Error('Two parts are not the whole.');
  }
  const all = random(2) === 0;
  const fixed = fixDataset(bytes, { all });
  if (fixed.kind === 'fixed') {
    const again = fixDataset(fixed.bytes, { all });
    if (again.kind === 'fixed' && !isDeepStrictEqual(again.bytes, fixed.bytes))
      throw new Error(`Fixing twice differs from fixing once (all: ${all}).`);
  }
  if (random(4) === 0) convertDataset(bytes, null, random(2) === 0 ? 'chat' : 'preference');
  if (random(4) === 0) splitDataset(bytes, 0.3, { stratify: true });
}

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
