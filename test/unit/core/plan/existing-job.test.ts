import { describe, expect, test } from 'vitest';
import { deriveEntry, type ExistingJob, ownJob } from '../../../../src/core/plan/existing-job.ts';
import { resolveSpec, specDigest } from '../../../../src/core/plan/spec.ts';
import { aJob, hash, MARK } from '../../../support/builders.ts';

const FILES = { training: 'data/tone.jsonl', validation: null };

function existing(more: Partial<ExistingJob> = {}): ExistingJob {
  return {
    job: aJob({ status: 'succeeded', metadata: {} }),
    method: 'supervised',
    validationFile: null,
    suffix: 'tone',
    seed: 7,
    nEpochs: 3,
    batchSize: 4,
    learningRateMultiplier: 1.8,
    beta: null,
    endedAt: 1_795_000_000,
    ...more,
  };
}

describe('the entry of a job', () => {
  test.each<[string, Partial<ExistingJob>, object]>([
    ['names every number', {}, { n_epochs: 3, batch_size: 4, learning_rate_multiplier: 1.8 }],
    ['leaves out what stayed automatic', { batchSize: 'auto', learningRateMultiplier: null }, { n_epochs: 3 }],
    ['has beta only with dpo', { beta: 0.1, batchSize: null, learningRateMultiplier: null }, { n_epochs: 3 }],
    [
      'has beta with dpo',
      { method: 'dpo', beta: 0.1, batchSize: null, learningRateMultiplier: null },
      { n_epochs: 3, beta: 0.1 },
    ],
  ])('%s, and the plan reads it as the same training', (_, more, hyperparameters) => {
    const derived = deriveEntry(existing(more), FILES);
    if (derived.kind === 'refused') throw new Error(derived.why);
    expect(derived.entry).toMatchObject({ hyperparameters, seed: 7, suffix: 'tone', training_file: FILES.training });
    const planned = resolveSpec(derived.entry, { sha256: hash(1), examples: 1_000 }, null);
    expect(specDigest(derived.spec({ training: hash(1), validation: null }))).toBe(specDigest(planned));
  });
});

describe('nothing is guessed', () => {
  test.each<[string, Partial<ExistingJob>, RegExp]>([
    ['automatic epochs', { nEpochs: 'auto' }, /how many epochs/],
    ['no epochs', { nEpochs: null }, /how many epochs/],
    ['no seed', { seed: null }, /its seed/],
    ['a grader', { method: 'reinforcement' }, /a method/],
    ['a word that is new', { method: 'distillation' }, /a method/],
    ['validation data without a path', { validationFile: 'file-v' }, /with a validation file/],
    ['a failed job', { job: aJob({ status: 'failed' }) }, /ended as failed/],
    ['a cancelled job', { job: aJob({ status: 'cancelled' }) }, /ended as cancelled/],
    ['a status nobody knows', { job: aJob({ status: 'unrecognised' }) }, /status/],
    ['no model', { job: aJob({ status: 'succeeded', modelId: null }) }, /no usable model/],
  ])('%s', (_, more, why) => {
    expect(deriveEntry(existing(more), FILES)).toMatchObject({ kind: 'refused', why: expect.stringMatching(why) });
  });

  test('a path of validation data that the job did not have', () => {
    expect(deriveEntry(existing(), { ...FILES, validation: 'v.jsonl' })).toMatchObject({ kind: 'refused' });
  });
});

test('only a job of this ledger needs no import', () => {
  expect(ownJob(aJob(), MARK)?.kind).toBe('refused');
  expect(ownJob(aJob(), { ...MARK, lineage: '' })).toBeNull();
  expect(ownJob(aJob({ metadata: {} }), MARK)).toBeNull();
});
