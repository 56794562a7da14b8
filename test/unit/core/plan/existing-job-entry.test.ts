import { describe, expect, test } from 'vitest';
import { deriveEntry, type ExistingJob, ownJob } from '../../../../src/core/plan/existing-job.ts';
import type { JobStatus } from '../../../../src/core/plan/observed.ts';
import { aJob, BASE_MODEL, hash, MARK } from '../../../support/builders.ts';

const FILES = { training: 'data/tone.jsonl', validation: null };
const job = aJob({ status: 'succeeded', metadata: {} });

function existing(more: Partial<ExistingJob> = {}): ExistingJob {
  const automatic = { batchSize: 'auto', learningRateMultiplier: 'auto', beta: 'auto' } as const;
  const plain = { method: 'supervised', validationFile: null, suffix: '', seed: 7, nEpochs: 3, endedAt: null };
  return { job, ...plain, ...automatic, ...more };
}

function derived(more: Partial<ExistingJob>, files: Parameters<typeof deriveEntry>[1] = FILES) {
  const found = deriveEntry(existing(more), files);
  if (found.kind !== 'derived') throw new Error(found.why);
  return found;
}

const plain = {
  provider: 'openai',
  base_model: BASE_MODEL,
  method: 'supervised',
  training_file: FILES.training,
  hyperparameters: { n_epochs: 3 },
  seed: 7,
  model_id: job.modelId,
};

describe('the entry of a job has', () => {
  test.each<[string, Partial<ExistingJob>, object]>([
    ['nothing that was left to the provider', {}, plain],
    ['its suffix', { suffix: 'tone' }, { ...plain, suffix: 'tone' }],
    [
      'every number that is known',
      { batchSize: 4, learningRateMultiplier: 1.8, beta: 0.1 },
      { ...plain, hyperparameters: { n_epochs: 3, batch_size: 4, learning_rate_multiplier: 1.8 } },
    ],
    [
      'beta with dpo',
      { method: 'dpo', beta: 0.1 },
      { ...plain, method: 'dpo', hyperparameters: { n_epochs: 3, beta: 0.1 } },
    ],
  ])('%s', (_what, more, entry) => expect(derived(more).entry).toEqual(entry));

  test('the validation data that were named', () => {
    const files = { ...FILES, validation: 'data/held.jsonl' };
    expect(derived({ validationFile: 'file-v' }, files).entry).toEqual({
      ...plain,
      validation_file: 'data/held.jsonl',
    });
  });

  test.each<JobStatus>(['validating_files', 'queued', 'running'])('no model ID while the job is %s', status => {
    const { model_id: _, ...entry } = plain;
    expect(derived({ job: aJob({ status }) }).entry).toEqual(entry);
  });
});

test('the training of a job names both datasets and what was left to the provider', () => {
  const files = { ...FILES, validation: 'data/held.jsonl' };
  const { spec } = derived({ validationFile: 'file-v', method: 'dpo' }, files);
  expect(spec({ training: hash(1), validation: hash(2) })).toEqual({
    provider: 'openai',
    baseModel: BASE_MODEL,
    method: 'dpo',
    nEpochs: 3,
    batchSize: null,
    learningRateMultiplier: null,
    beta: null,
    seed: 7,
    suffix: '',
    trainingSha256: hash(1),
    validationSha256: hash(2),
    generation: 1,
  });
});

describe('a refusal says what to do', () => {
  test.each<[Partial<ExistingJob>, string]>([
    [{ method: 'reinforcement' }, 'Only supervised and dpo trainings can be imported.'],
    [{ nEpochs: 'auto' }, 'Try again once the job is running.'],
    [{ seed: null }, 'A job without one cannot be imported.'],
    [{ validationFile: 'file-v' }, 'Name that dataset with --validation-file.'],
    [{ job: aJob({ status: 'succeeded', modelId: null }) }, 'Try again later, or import another job.'],
    [{ job: aJob({ status: 'failed' }) }, 'Import a job that succeeded.'],
    [{ job: aJob({ status: 'unrecognised' }) }, 'Try again once it has succeeded.'],
  ])('%j', (more, fix) => expect(deriveEntry(existing(more), FILES)).toMatchObject({ kind: 'refused', fix }));

  test('of validation data that the job never had', () => {
    expect(deriveEntry(existing(), { ...FILES, validation: 'v.jsonl' })).toEqual({
      kind: 'refused',
      why: 'It was trained without a validation file.',
      fix: 'Leave --validation-file out.',
    });
  });
});

test('a job of this ledger is told to be found by itself, one that names no training is not', () => {
  expect(ownJob(aJob(), MARK)).toEqual({
    kind: 'refused',
    why: 'It carries the mark of this repository, which finds and adopts such jobs by itself.',
    fix: 'Write the entry that it was trained from; the plan then says "adopt" or "republish".',
  });
  const { ftg_digest: _, ...undirected } = aJob().metadata;
  expect(ownJob(aJob({ metadata: undirected }), MARK)).toBeNull();
});
