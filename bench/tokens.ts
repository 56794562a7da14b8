/** How fast texts are counted, next to the libraries that one would otherwise use. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/bundle.ts';
import { bundleOurs } from './bundle-ours.ts';
import type { Counted, Library } from './count-with.ts';

const LIBRARIES: readonly Library[] = ['ours', 'gpt-tokenizer', 'tiktoken', 'js-tiktoken'];

export interface TokenBenchOptions {
  /** For each kind of text. */
  readonly seconds: number;
  readonly encoding: string;
}

function countWith(library: Library, encoding: string, seconds: string, ours: string): Counted {
  const worker = join(root, 'bench/count-with.ts');
  return JSON.parse(execFileSync(process.execPath, [worker, library, encoding, seconds, ours], { encoding: 'utf8' }));
}

/** A table of Markdown. */
export function tokenBenchText({ encoding, libraries }: TokenBench): string {
  const results = Object.entries(libraries);
  const corpora = results[0]?.[1].speeds.map(({ corpus }) => corpus) ?? [];
  const rows = results.map(([library, { startMs, residentMegabytes, speeds }]) => [
    library,
    ...speeds.map(({ megabytesPerSecond }) => megabytesPerSecond.toFixed(megabytesPerSecond < 10 ? 2 : 1)),
    startMs.toFixed(0),
    residentMegabytes.toFixed(0),
  ]);
  const head = ['MB/s', ...corpora, 'start, ms', 'memory, MB'];
  const table = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
  return [`tokens: ${encoding}`, '', ...table, ''].join('\n');
}

export interface TokenBench {
  readonly encoding: string;
  readonly libraries: Readonly<Record<string, Counted>>;
}

export async function benchTokens({ seconds, encoding }: TokenBenchOptions): Promise<TokenBench> {
  const folder = await mkdtemp(join(tmpdir(), 'finetune-gitops-bench-'));
  try {
    const ours = await bundleOurs('src/adapters/rank-files.ts', folder);
    const counted = LIBRARIES.map(library => [library, countWith(library, encoding, `${seconds}`, ours)] as const);
    return { encoding, libraries: Object.fromEntries(counted) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
