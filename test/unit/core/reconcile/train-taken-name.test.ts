import { describe, expect, test } from 'vitest';
import type { CreateOutcome } from '../../../../src/core/reconcile/effects.ts';
import { type TrainOrder, train } from '../../../../src/core/reconcile/train.ts';
import { aJob, aModel, digestOf, hash, MARK, NOW } from '../../../support/builders.ts';
import { play, type Replies } from './play.ts';

function order(model = aModel()): TrainOrder {
  if (model.spec === null) throw new Error('The model has no spec');
  const { spec } = model;
  const money = { reservedNanoUsd: 90, estimatedTokens: 18, tokenQuality: 'exact' } as const;
  const run = { nonce: 'nonce-2', now: NOW, runUrl: null, commit: null };
  return { model: 'tone', digest: digestOf(model), spec, method: 'supervised', mark: MARK, ...run, ...money };
}

const trained = (replies: Replies, model = aModel()) => play(train(order(model)), replies);
const begun = ['upload training', 'write intend as-read', 'tip still wants it', 'create-job'];

describe('when the name of the training is taken', () => {
  const exists: CreateOutcome = { kind: 'exists', jobId: 'ftjob-3' };
  const found = aJob({ n: 3, digest: digestOf(aModel()), trainingFile: 'file-earlier' });

  test('its job is read, its data are compared, and it is recorded in place of a second one', () => {
    const { steps, effects, outcome } = trained({ 'create-job': [exists], 'get-job': [found] });
    expect(steps).toEqual([...begun, 'get-job', 'delete file-up', 'verify-file', 'write job latest']);
    expect(effects[4]).toEqual({ kind: 'get-job', jobId: 'ftjob-3' });
    expect(effects[6]).toEqual({ kind: 'verify-file', fileId: 'file-earlier', sha256: hash(1) });
    expect(effects[7]).toMatchObject({
      event: { kind: 'job', digest: digestOf(aModel()), job: found, found: { nonce: 'nonce-2', reservedNanoUsd: 90 } },
    });
    expect(outcome).toEqual({ kind: 'done', said: 'Adopted job ftjob-3; nothing was created.', jobId: 'ftjob-3' });
  });

  test('a job that cannot be read keeps the intent, so that nobody creates', () => {
    const { steps, outcome } = trained({ 'create-job': [exists], 'get-job': [null] });
    expect(steps).toEqual([...begun, 'get-job', 'delete file-up']);
    expect(outcome).toEqual({
      kind: 'unknown',
      said: 'Job ftjob-3 exists already, but could not be read. A later run adopts it.',
    });
  });

  test.each([
    ['of other data', found, 'different'],
    ['on another base model', { ...found, baseModel: 'gpt-other' }, 'same'],
  ] as const)('a job %s is not taken over, and the intent stays', (_what, job, verdict) => {
    const { steps, outcome } = trained({ 'create-job': [exists], 'get-job': [job], 'verify-file': [verdict] });
    expect(steps.filter(step => step.startsWith('write'))).toEqual(['write intend as-read']);
    expect(outcome).toMatchObject({ kind: 'failed', jobId: 'ftjob-3' });
  });
});

describe('a training that was not begun says why', () => {
  test('of the manifest', () => {
    const { outcome } = trained({ 'tip-agrees': [false] });
    expect(outcome).toEqual({
      kind: 'stood-down',
      said: 'The manifest changed meanwhile, or looking took too long; nothing was created.',
    });
  });

  test('of the job', () => {
    const { outcome } = trained({ 'create-job': [{ kind: 'refused', code: 'c', message: 'm', forGood: true }] });
    expect(outcome).toEqual({ kind: 'refused', said: 'The provider refused the job.', code: 'c', message: 'm' });
  });

  test.each([
    [
      { kind: 'refused', code: 'c', message: 'm' },
      { kind: 'refused', said: 'The provider refused the dataset.', code: 'c', message: 'm' },
    ],
    [
      { kind: 'unknown', why: 'reset' },
      { kind: 'failed', said: 'The dataset could not be uploaded (reset). Nothing was created.' },
    ],
  ] as const)('of the upload: %j', (reply, outcome) => {
    expect(trained({ upload: [reply] }).outcome).toEqual(outcome);
  });
});

test('without validation data only one upload is taken back', () => {
  expect(trained({ 'tip-agrees': [false] }).steps.slice(3)).toEqual(['write withdraw latest', 'delete file-up']);
});

test('a refusal for good is written down with what the provider said', () => {
  const { effects } = trained({ 'create-job': [{ kind: 'refused', code: 'c', message: 'm', forGood: true }] });
  const event = { kind: 'refused', digest: digestOf(aModel()), at: NOW, code: 'c', message: 'm' };
  expect(effects[4]).toEqual({ kind: 'write-ledger', on: 'latest', event });
});
