import type { ComparedDatasets, DatasetDiff } from '../../../../../src/core/dataset/diff/dataset-diff.ts';
import { type DiffOptions, diffDatasets } from '../../../../../src/core/dataset/diff/diff-datasets.ts';

/** Compares two versions given as lines. */
export function diffLines(
  base: readonly string[],
  head: readonly string[],
  options?: DiffOptions,
): Promise<DatasetDiff> {
  return diffDatasets(chunksOf(base), chunksOf(head), options);
}

/** The same, for versions that can be compared. */
export async function compareLines(
  base: readonly string[],
  head: readonly string[],
  options?: DiffOptions,
): Promise<ComparedDatasets> {
  const diff = await diffLines(base, head, options);
  if (diff.kind !== 'compared') throw new Error(`Not compared: ${diff.why}`);
  return diff;
}

/** In chunks that cut through lines. */
async function* chunksOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(lines.map(line => `${line}\n`).join(''));
  for (let start = 0; start < bytes.length; start += 10_007) yield bytes.subarray(start, start + 10_007);
}

export interface Wanted {
  readonly prompt?: string;
  readonly answer?: string;
  readonly system?: string;
  /** Further keys of the example. */
  readonly more?: object;
}

/** A chat example as one line; `n` makes it differ from others. */
export function aLine(n: number, { prompt, answer, system = 'You sell lamps.', more = {} }: Wanted = {}): string {
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: prompt ?? `Is lamp ${n} in stock?` },
    { role: 'assistant', content: answer ?? `Lamp ${n} is in stock.` },
  ];
  return JSON.stringify({ messages, ...more });
}

export function lines(count: number, from = 1): string[] {
  return Array.from({ length: count }, (_, index) => aLine(from + index));
}

/** The same items in another order, which depends on `seed` alone. */
export function shuffled<T>(items: readonly T[], seed = 1): T[] {
  const order = items.map((item, index) => ({ item, rank: Math.imul(index + seed, 0x9e3779b1) >>> 0 }));
  return order.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
