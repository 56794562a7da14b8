/** How long the built command takes for a small file, beside a Node that does nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectCommand } from './contenders.ts';
import { writeCorpus } from './corpus/write-corpus.ts';
import { type Measured, measureChild } from './measure-child.ts';
import { type Spread, spreadOf } from './rows.ts';

export interface StartUpBench {
  readonly rows: number;
  readonly repeat: number;
  readonly ours: StartUp;
  readonly bareNode: StartUp;
}

/** Seconds from the start of a process to its end. */
interface StartUp {
  readonly wall: Spread;
  readonly cpu: Spread;
}

const ROWS = 50;

/** The two take turns, so that a slow minute is slow for both. */
export async function benchStartUp(repeat: number): Promise<StartUpBench> {
  const folder = await mkdtemp(join(tmpdir(), 'finetune-gitops-bench-'));
  try {
    const { path, rows } = await writeCorpus(join(folder, 'small.jsonl'), Number.POSITIVE_INFINITY, ROWS);
    const ours: Measured[] = [];
    const bareNode: Measured[] = [];
    for (let round = 0; round < repeat; round += 1) {
      ours.push(await measureChild(inspectCommand(path)));
      bareNode.push(await measureChild(['-e', '0']));
    }
    return { rows, repeat, ours: startUpOf(ours), bareNode: startUpOf(bareNode) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function startUpOf(runs: readonly Measured[]): StartUp {
  return { wall: spreadOf(runs.map(({ wall }) => wall)), cpu: spreadOf(runs.map(({ cpu }) => cpu)) };
}
