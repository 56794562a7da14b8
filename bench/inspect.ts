/** How fast, and in how much memory, the built command inspects a large chat file, beside what one writes oneself. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { insistOnAgreement, insistOnOneAnswer } from './agreement.ts';
import { bundleOurs } from './bundle-ours.ts';
import { type Answer, type Contender, contenders } from './contenders.ts';
import { type Corpus, writeCorpus } from './corpus/write-corpus.ts';
import { type Measured, measureChild } from './measure-child.ts';
import { oneCore } from './one-core.ts';
import { type Row, rowOf, type Sample } from './rows.ts';
import { type Target, targetsOf } from './targets.ts';

export interface InspectBenchOptions {
  readonly mb: number;
  readonly plainMb: number;
  readonly repeat: number;
}

export interface InspectBench {
  readonly corpus: Omit<Corpus, 'path'>;
  readonly part: Omit<Corpus, 'path'>;
  readonly repeat: number;
  /** Whether those of one core were bound to it, or only ran as they do by themselves. */
  readonly isBound: boolean;
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
}

export async function benchInspect(
  { mb, plainMb, repeat }: InspectBenchOptions,
  say: (line: string) => void,
): Promise<InspectBench> {
  const folder = await mkdtemp(join(tmpdir(), 'finetune-gitops-bench-'));
  try {
    say(`Writing ${mb} MB, and its first ${plainMb} MB as a file of their own …`);
    const whole = await writeCorpus(join(folder, 'whole.jsonl'), mb * 1e6);
    const part = await writeCorpus(join(folder, 'part.jsonl'), Math.min(plainMb, mb) * 1e6);
    const all = contenders(await bundleOurs('bench/plain/ours.ts', folder));
    await insistOnAgreement(all, folder);
    const bound = await oneCore();
    const samples = await measureAll(all, { files: { whole, part }, repeat, bound: bound ?? [] }, say);
    return {
      corpus: size(whole),
      part: size(part),
      repeat,
      isBound: bound !== null,
      rows: samples.map(sample => rowOf(sample, samples)),
      targets: targetsOf(samples),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function size({ bytes, rows }: Corpus): Omit<Corpus, 'path'> {
  return { bytes, rows };
}

interface Rounds {
  readonly files: Readonly<Record<'whole' | 'part', Corpus>>;
  readonly repeat: number;
  /** What binds a command to one core. */
  readonly bound: readonly string[];
}

/**
 * Every contender once a round, each round in another order, so that a machine which is slow for a while is slow for
 * all. Those that can read the whole file also read the part, since only equal bytes can be compared.
 */
async function measureAll(
  all: readonly Contender[],
  { files, repeat, bound }: Rounds,
  say: (line: string) => void,
): Promise<Sample[]> {
  const samples = all.flatMap(contender =>
    (contender.reads === 'whole' ? (['whole', 'part'] as const) : (['part'] as const)).map(
      (reads): Sample & { contender: Contender; answers: Answer[]; runs: Measured[] } => {
        const { name, cores } = contender;
        return { name, reads, cores, bytes: files[reads].bytes, contender, answers: [], runs: [] };
      },
    ),
  );
  for (let round = 0; round < repeat; round += 1) {
    const order = samples.map((_, index) => samples[(index + round) % samples.length]);
    for (const sample of order) {
      if (sample === undefined) continue;
      say(`Round ${round + 1} of ${repeat}: ${sample.name}, ${Math.round(sample.bytes / 1e6)} MB …`);
      const { path } = files[sample.reads];
      await warm(path);
      const run = await measureChild(sample.contender.command(path), sample.cores === 'one' ? bound : []);
      sample.answers.push(sample.contender.answer(run.output));
      sample.runs.push(run);
    }
  }
  for (const group of Map.groupBy(samples, ({ reads, contender }) => `${reads} ${contender.tools}`).values())
    insistOnOneAnswer(group.flatMap(({ answers }) => answers));
  return samples;
}

/** Into the cache of the file system, so that nobody pays for the disk. */
async function warm(path: string): Promise<void> {
  await pipeline(createReadStream(path), async chunks => {
    for await (const _ of chunks);
  });
}
