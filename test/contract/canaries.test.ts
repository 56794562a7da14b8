import { describe, expect, test } from 'vitest';
import { inspectHere } from '../../src/adapters/inspect-here.ts';
import { inspectWithThreads } from '../../src/adapters/inspect-pool.ts';
import { withProgress } from '../../src/adapters/progress.ts';
import { convertFile } from '../../src/commands/convert.ts';
import { fixFile } from '../../src/commands/fix.ts';
import { mergeShards } from '../../src/commands/inspect-shards.ts';
import { splitFile } from '../../src/commands/split.ts';
import { diffDatasets } from '../../src/core/dataset/diff/diff-datasets.ts';
import { readPartFile } from '../../src/core/dataset/part-file.ts';
import { allOf, canaryFile, expectNoTrace, plainCanaries, ROWS, secretCanaries } from '../support/canaries.ts';
import { failure, job, providerOn, request } from './hostile-openai.ts';
import { json } from './raw-server.ts';

const canaries = [...secretCanaries(51, 28), ...plainCanaries(52, 22)];
const RULES = { encoding: null, maxExampleTokens: 60, expected: null, images: null, minExamples: 10 } as const;
const files = Object.keys(ROWS).map(format => [format, Buffer.from(canaryFile(format, canaries))] as const);

async function* chunksOf(bytes: Uint8Array, end?: Error): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
  if (end !== undefined) throw end;
}

const jobOf = (bytes: Uint8Array, end?: Error) => ({ rules: RULES, bytes: bytes.length, chunks: chunksOf(bytes, end) });

/** What was thrown, to the last cause; fails when nothing was. */
async function thrownBy(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    return allOf(error);
  }
  throw new Error('Nothing was thrown.');
}

describe.each(files)('Of a file of the format %s', (format, bytes) => {
  test('nothing is in what is thrown when a thread dies or the bytes end too early', async () => {
    for (const name of ['ends.ts', 'throws.ts', 'nowhere.ts']) {
      const options = { threads: 2, pieceBytes: 512, entry: new URL(`threads/${name}`, import.meta.url) };
      const thrown = await thrownBy(() => inspectWithThreads(jobOf(bytes), options));
      expect(thrown).toContain('A worker thread');
      expectNoTrace(canaries, thrown);
    }
    const end = new Error('the pipe broke');
    for (const inspect of [inspectHere, (cut: ReturnType<typeof jobOf>) => inspectWithThreads(cut, { threads: 2 })])
      expectNoTrace(canaries, await thrownBy(() => inspect(jobOf(bytes, end))));
    expectNoTrace(canaries, await thrownBy(() => diffDatasets(chunksOf(bytes), chunksOf(bytes, end))));
  });

  test('nothing is in what is thrown when it stands for a part', async () => {
    const thrown = await thrownBy(() => mergeShards(['a', 'b'], async () => bytes.toString()));
    expectNoTrace(canaries, thrown + JSON.stringify(readPartFile(bytes.toString())));
  });

  test('nothing is in what fix, split and convert throw or say beside the result', async () => {
    // Each gives a result for some formats and throws for the others.
    const runs: readonly (() => unknown)[] = [
      () => fixFile('a.jsonl', bytes, { all: true }).changes,
      () => splitFile('a.jsonl', bytes, { share: 0.2, stratify: true }).labels,
    ];
    for (const run of runs) {
      const said = await Promise.resolve().then(run).catch(allOf);
      expectNoTrace(canaries, JSON.stringify(said));
    }
    // Keys that are left out are named; the others of these words look like nothing.
    const secrets = canaries.slice(0, 28);
    for (const to of ['chat', 'preference'] as const) {
      const { text, json: said } = convertFile('a.jsonl', bytes, { from: null, to });
      expectNoTrace(secrets, JSON.stringify([text, said]));
    }
  });

  test('nothing is in the progress on a terminal', async () => {
    const shown: string[] = [];
    let time = 0;
    const screen = { isTTY: true, write: (text: string) => shown.push(text) };
    const inspect = withProgress(inspectHere, screen, () => {
      time += 700;
      return time;
    });
    await inspect(jobOf(bytes));
    expect(shown.length, format).toBeGreaterThan(2);
    expectNoTrace(canaries, shown.join('\n'));
  });
});

describe("A provider's words that quote a secret of the file are not shown", () => {
  const [token = ''] = secretCanaries(53);
  const words = `Line 3 of the file is not valid: {"messages": "${token}"}`;
  const hidden = "(not shown: the provider's words hold a GitHub token)";

  test('when it refuses the file or the job', async () => {
    const { provider } = await providerOn(response => json(response, 400, failure(words)));
    const said = [await provider.createJob(request), await provider.upload('a.jsonl', Buffer.from('{}\n'))];
    for (const outcome of said) expect(outcome).toMatchObject({ kind: 'refused', message: hidden });
    expectNoTrace([token], allOf(said));
  });

  test('when the job failed', async () => {
    const error = { code: 'invalid_training_file', message: words };
    const { provider } = await providerOn(response => json(response, 200, { ...job, status: 'failed', error }));
    const found = await provider.job('ftjob-1');
    expect(found).toMatchObject({ error: { code: 'invalid_training_file', message: hidden } });
  });
});
