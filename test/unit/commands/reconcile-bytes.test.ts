import { expect, test } from 'vitest';
import { inspectHere } from '../../../src/adapters/inspect-here.ts';
import { createDatasetReader } from '../../../src/commands/dataset-reader.ts';
import { reconcile } from '../../../src/commands/reconcile.ts';
import type { GitObjects } from '../../../src/ports.ts';
import { openAi } from '../../../src/providers/openai/description.ts';
import { aLedger, LIMITS, NOW } from '../../support/builders.ts';
import { chatRows } from '../../support/openai.ts';
import { aForge, aListener, aProvider, memoryLedger } from './outside.ts';

const MANIFEST = `version: 1
models:
  tone:
    base_model: gpt-4.1-mini-2025-04-14
    training_file: tone.jsonl
`;

/** Reads of the dataset give these contents one after the other, as a damaged object store might. */
function gitWith(...contents: readonly string[]): GitObjects {
  let reads = 0;
  return {
    resolve: async revision => revision,
    entry: async (_commit, path) => ({ oid: path, kind: 'file', bytes: 1 }),
    async *read(oid) {
      const dataset = oid === 'tone.jsonl' ? contents[Math.min(reads++, contents.length - 1)] : MANIFEST;
      yield new TextEncoder().encode(dataset);
    },
    close: async () => undefined,
  };
}

async function run(git: GitObjects) {
  const sent: string[] = [];
  const ledger = memoryLedger(aLedger());
  const { results } = await reconcile(
    {
      git,
      datasets: createDatasetReader(git, aListener(), inspectHere),
      provider: openAi,
      forge: aForge({
        repository: async () => ({ id: '1', defaultBranch: 'main', isPrivate: true }),
        branchHead: async () => 'tip',
      }),
      store: ledger.store,
      fineTuning: aProvider({
        capabilities: { ownership: 'filterable-label', idempotentCreate: false },
        listJobs: async () => ({ complete: true, jobs: [] }),
        upload: async (_name, bytes) => {
          sent.push(Buffer.from(bytes).toString('utf8'));
          return { kind: 'uploaded', fileId: 'file-1' };
        },
        createJob: async () => ({ kind: 'unknown', why: 'this test ends here' }),
      }),
      output: aListener(),
      interrupted: new AbortController().signal,
      clock: { now: () => Date.parse(NOW) },
    },
    { manifestPath: 'models.yaml', now: NOW, limits: { ...LIMITS, frozen: false }, runUrl: null },
  );
  return { sent, outcome: results[0]?.outcome };
}

test('exactly the inspected bytes are uploaded', async () => {
  const { sent, outcome } = await run(gitWith(chatRows(12)));
  expect(sent).toEqual([chatRows(12)]);
  expect(outcome).toMatchObject({ kind: 'unknown' });
});

test('bytes that are not the inspected ones are never sent', async () => {
  const { sent, outcome } = await run(gitWith(chatRows(12), chatRows(13)));
  expect(sent).toEqual([]);
  expect(outcome).toMatchObject({ kind: 'failed', said: expect.stringContaining('is not what was inspected') });
});
