/** How fast, and in how much memory, the built command inspects a large chat file, beside what one writes oneself. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Answer, type Contender, contenders, inspectCommand } from './contenders.ts';
import { type Corpus, writeCorpus } from './corpus/write-corpus.ts';
import { type Measured, measureChild } from './measure-child.ts';
import { type Row, rowOf, type Sample } from './rows.ts';

export interface InspectBenchOptions {
  readonly mb: number;
  readonly plainMb: number;
  readonly repeat: number;
}

export interface InspectBench {
  readonly corpus: Omit<Corpus, 'path'>;
  readonly part: Omit<Corpus, 'path'>;
  readonly repeat: number;
  readonly rows: readonly Row[];
  /** Seconds from the start of a process to its end. */
  readonly startUp: { readonly rows: number; readonly ours: readonly number[]; readonly bareNode: readonly number[] };
}

const START_UP_ROWS = 50;

export async function benchInspect(
  { mb, plainMb, repeat }: InspectBenchOptions,
  say: (line: string) => void,
): Promise<InspectBench> {
  const folder = await mkdtemp(join(tmpdir(), 'finetune-gitops-bench-'));
  try {
    say(`Writing ${mb} MB, and its first ${plainMb} MB as a file of their own …`);
    const whole = await writeCorpus(join(folder, 'whole.jsonl'), mb * 1e6);
    const part = await writeCorpus(join(folder, 'part.jsonl'), Math.min(plainMb, mb) * 1e6);
    const samples = await measureAll({ whole, part }, repeat, say);
    const small = await writeCorpus(join(folder, 'small.jsonl'), Number.POSITIVE_INFINITY, START_UP_ROWS);
    const startUp = await measureStartUp(small, repeat);
    return {
      corpus: size(whole),
      part: size(part),
      repeat,
      rows: samples.map(sample => rowOf(sample, samples)),
      startUp,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function size({ bytes, rows }: Corpus): Omit<Corpus, 'path'> {
  return { bytes, rows };
}

/**
 * Every contender once a round, each round in another order, so that a machine which is slow for a while is slow for
 * all. Those that can read the whole file also read the part, since only equal bytes can be compared.
 */
async function measureAll(
  files: Readonly<Record<'whole' | 'part', Corpus>>,
  repeat: number,
  say: (line: string) => void,
): Promise<Sample[]> {
  const samples = contenders().flatMap(contender =>
    (contender.reads === 'whole' ? (['whole', 'part'] as const) : (['part'] as const)).map(
      (reads): Sample & { contender: Contender; answers: Answer[]; runs: Measured[] } => {
        return { name: contender.name, reads, bytes: files[reads].bytes, contender, answers: [], runs: [] };
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
      const run = await measureChild(sample.contender.command(path));
      sample.answers.push(sample.contender.answer(run.output));
      sample.runs.push(run);
    }
  }
  insistOnOneAnswer(samples.filter(({ reads }) => reads === 'part').flatMap(({ answers }) => answers));
  insistOnOneAnswer(samples.filter(({ reads }) => reads === 'whole').flatMap(({ answers }) => answers));
  return samples;
}

/** Into the cache of the file system, so that nobody pays for the disk. */
async function warm(path: string): Promise<void> {
  await pipeline(createReadStream(path), async chunks => {
    for await (const _ of chunks);
  });
}

/** A comparison of speed means something only between those that do the same work. */
function insistOnOneAnswer(answers: readonly Answer[]): void {
  const different = new Set(answers.map(({ examples, tokens }) => `${examples} examples, ${tokens} tokens`));
  if (different.size > 1) throw new Error(`The contenders disagree: ${[...different].join('; ')}.`);
}

async function measureStartUp({ path, rows }: Corpus, repeat: number): Promise<InspectBench['startUp']> {
  const ours: number[] = [];
  const bareNode: number[] = [];
  for (let round = 0; round < 3 * repeat; round += 1) {
    ours.push((await measureChild(inspectCommand(path))).wall);
    bareNode.push((await measureChild(['-e', '0'])).wall);
  }
  return { rows, ours, bareNode };
}
