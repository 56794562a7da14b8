import { describe, expect, test } from 'vitest';
import type { CreateOutcome, UploadOutcome, WriteReply } from '../../../../src/core/reconcile/effects.ts';
import { type TrainOrder, train } from '../../../../src/core/reconcile/train.ts';
import { aJob, aModel, digestOf, MARK, NOW } from '../../../support/builders.ts';
import { play, type Replies } from './play.ts';

const model = aModel('tone', { validation: { sha256: 'f'.repeat(64), examples: 12 }, entry: { suffix: 'warm' } });

function order(of = model): TrainOrder {
  if (of.spec === null) throw new Error('The model has no spec');
  return {
    model: of.name,
    digest: digestOf(of),
    spec: of.spec,
    method: 'supervised',
    mark: MARK,
    nonce: 'nonce-2',
    now: NOW,
    runUrl: 'https://github.example/run/2',
    commit: 'ab12'.repeat(10),
    tokenQuality: 'exact',
    reservedNanoUsd: 90,
    estimatedTokens: 18,
  };
}

const trained = (replies: Replies = {}, of = model) => play(train(order(of)), replies);
const uploads = ['upload training', 'upload validation'];
const begun = [...uploads, 'write intend as-read', 'tip still wants it', 'create-job'];
const ids: UploadOutcome[] = [
  { kind: 'uploaded', fileId: 'file-a' },
  { kind: 'uploaded', fileId: 'file-b' },
];

test('upload, intent, tip, one create, record', () => {
  const { steps, outcome } = trained();
  expect(steps).toEqual([...begun, 'write job latest']);
  expect(outcome).toEqual({ kind: 'done', said: 'Created job ftjob-5.', jobId: 'ftjob-5' });
});

test('without validation data one file is uploaded', () => {
  const { steps } = trained({}, aModel());
  expect(steps.slice(0, 2)).toEqual(['upload training', 'write intend as-read']);
});

test('the request holds the whole spec and the mark', () => {
  const create = trained({ upload: ids }).effects.find(effect => effect.kind === 'create-job');
  expect(create?.request).toEqual({
    baseModel: 'gpt-4.1-mini-2025-04-14',
    trainingFile: 'file-a',
    validationFile: 'file-b',
    method: 'supervised',
    beta: null,
    nEpochs: 3,
    batchSize: null,
    learningRateMultiplier: null,
    suffix: 'warm',
    seed: 42,
    name: expect.stringMatching(/^ftg-[0-9a-f]{12}$/),
    metadata: {
      ftg_v: '1',
      ftg_repo: MARK.repository,
      ftg_lineage: MARK.lineage,
      ftg_model: 'tone',
      ftg_digest: digestOf(model),
      ftg_attempt: 'nonce-2',
    },
  });
});

test('the intent names the files and reserves the money before anything is sent', () => {
  const intent = trained({ upload: ids }).effects[2];
  expect(intent).toMatchObject({
    event: {
      kind: 'intend',
      digest: digestOf(model),
      run: { at: NOW, nonce: 'nonce-2', trainingFile: 'file-a', validationFile: 'file-b', reservedNanoUsd: 90 },
    },
  });
});

describe('when the upload', () => {
  test.each<[string, UploadOutcome[], string[], string]>([
    ['of the training file is refused', [{ kind: 'refused', code: 'x', message: 'y' }], ['upload training'], 'refused'],
    ['of the training file fails', [{ kind: 'unknown', why: 'reset' }], ['upload training'], 'failed'],
    [
      'of the validation file is refused',
      [ids[0] as UploadOutcome, { kind: 'refused', code: 'x', message: 'y' }],
      [...uploads, 'delete file-a'],
      'refused',
    ],
    [
      'of the validation file fails',
      [ids[0] as UploadOutcome, { kind: 'unknown', why: 'reset' }],
      [...uploads, 'delete file-a'],
      'failed',
    ],
  ])('%s, nothing is written and nothing is created', (_what, upload, steps, kind) => {
    const played = trained({ upload });
    expect(played.steps).toEqual(steps);
    expect(played.outcome.kind).toBe(kind);
  });
});

describe('when the intent cannot be written', () => {
  test.each<[WriteReply, string, string]>([
    [{ kind: 'conflict' }, 'stood-down', 'Another run wrote the ledger first; it goes on, or the next run does.'],
    [{ kind: 'failed', why: 'no' }, 'failed', 'The ledger could not be written, so nothing was created: no'],
  ])('(%j) nothing is created and the uploads are taken back', (reply, kind, said) => {
    const { steps, outcome } = trained({ upload: ids, 'write-ledger': [reply] });
    expect(steps).toEqual([...uploads, 'write intend as-read', 'delete file-a', 'delete file-b']);
    expect(outcome).toEqual({ kind, said });
  });
});

test('when the manifest changed meanwhile, the intent and the uploads are taken back', () => {
  const { steps, outcome } = trained({ upload: ids, 'tip-agrees': [false] });
  expect(steps).toEqual([...begun.slice(0, 4), 'write withdraw latest', 'delete file-a', 'delete file-b']);
  expect(outcome.kind).toBe('stood-down');
});

describe('when the create', () => {
  const refused = (forGood: boolean): CreateOutcome => ({ kind: 'refused', code: 'c', message: 'm', forGood });

  test.each([
    ['for good', true, 'write refused latest'],
    ['for now', false, 'write withdraw latest'],
  ])('is refused %s, the ledger says so and the uploads are taken back', (_what, forGood, write) => {
    const { steps, outcome } = trained({ upload: ids, 'create-job': [refused(forGood)] });
    expect(steps).toEqual([...begun, write, 'delete file-a', 'delete file-b']);
    expect(outcome).toMatchObject({ kind: 'refused', code: 'c', message: 'm' });
  });

  test('has no usable answer, the intent stays and nothing more is sent', () => {
    const { steps, outcome } = trained({ 'create-job': [{ kind: 'unknown', why: 'no answer in time' }] });
    expect(steps).toEqual(begun);
    expect(outcome).toMatchObject({ kind: 'unknown', said: expect.stringContaining('no answer in time') });
  });

  test.each<WriteReply>([{ kind: 'conflict' }, { kind: 'failed', why: 'no' }])(
    'worked but the ledger cannot be written (%j), the job is named for people',
    reply => {
      const { steps, outcome } = trained({ 'write-ledger': [{ kind: 'written' }, reply] });
      expect(steps).toEqual([...begun, 'write job latest']);
      expect(outcome).toMatchObject({ kind: 'failed', jobId: 'ftjob-5', said: expect.stringContaining('ftjob-5') });
    },
  );

  test('worked, the job is recorded on top of whatever was written meanwhile', () => {
    const job = aJob({ n: 9 });
    const { effects } = trained({ 'create-job': [{ kind: 'created', job }] });
    expect(effects.at(-1)).toMatchObject({ on: 'latest', event: { kind: 'job', job, found: { model: 'tone' } } });
  });
});
