/**
 * How fast texts are counted, next to the libraries that one would otherwise use: `npx node bench/tokens.ts
 * [--seconds 3] [--encoding o200k_base] [--json]`. Ours is bundled first, because that is what users run.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import type { Counted, Library } from './count-with.ts';

const LIBRARIES: readonly Library[] = ['ours', 'gpt-tokenizer', 'tiktoken', 'js-tiktoken'];
const root = fileURLToPath(new URL('..', import.meta.url));

async function bundleOurs(folder: string): Promise<string> {
  const build = await rolldown({ cwd: root, input: 'src/adapters/rank-files.ts', platform: 'node', tsconfig: true });
  const file = join(folder, 'ours.js');
  await build.write({ file, format: 'esm' });
  await build.close();
  cpSync(join(root, 'src/adapters/ranks'), join(folder, 'ranks'), { recursive: true });
  return file;
}

function countWith(library: Library, encoding: string, seconds: string, ours: string): Counted {
  const worker = join(root, 'bench/count-with.ts');
  return JSON.parse(execFileSync(process.execPath, [worker, library, encoding, seconds, ours], { encoding: 'utf8' }));
}

function table(results: ReadonlyMap<Library, Counted>): string {
  const corpora = [...results.values()][0]?.speeds.map(({ corpus }) => corpus) ?? [];
  const rows = [...results].map(([library, { startMs, residentMegabytes, speeds }]) => [
    library,
    ...speeds.map(({ megabytesPerSecond }) => megabytesPerSecond.toFixed(megabytesPerSecond < 10 ? 2 : 1)),
    startMs.toFixed(0),
    residentMegabytes.toFixed(0),
  ]);
  const head = ['MB/s', ...corpora, 'start, ms', 'memory, MB'];
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '3' },
      encoding: { type: 'string', default: 'o200k_base' },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'finetune-gitops-bench-'));
  try {
    const ours = await bundleOurs(folder);
    const results = new Map(
      LIBRARIES.map(library => [library, countWith(library, values.encoding, values.seconds, ours)] as const),
    );
    process.stdout.write(`${values.json ? JSON.stringify(Object.fromEntries(results)) : table(results)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) await main();
