import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import type { Change } from '../../../../src/core/plan/plan.ts';
import { type Circumstances, protocolFor } from '../../../../src/core/reconcile/protocol-for.ts';
import {
  aChange,
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  digestOf,
  listed,
  MARK,
  NOW,
} from '../../../support/builders.ts';
import { play } from './play.ts';

const model = aModel();
const digest = digestOf(model);
const HERE = 'b/models.yaml';
const THERE = 'a/models.yaml';

function written(more: Partial<Change>, run: Run | null, manifestPath: string | undefined = HERE): unknown[] {
  const around: Circumstances = {
    ledger: aLedger(run === null ? {} : { [digest]: run }),
    listing: listed(aJob({ digest })),
    mark: MARK,
    now: NOW,
    runUrl: null,
    commit: null,
    manifestPath,
    nonce: 'nonce-2',
    pricePerToken: () => 5_000,
  };
  const protocol = protocolFor(aChange({ desired: model, digest, ...more }), around);
  return protocol === null ? [] : play(protocol).effects.filter(({ kind }) => kind === 'write-ledger');
}

describe('a training that the manifest asks for', () => {
  const claim = { on: 'latest', event: { kind: 'wanted-again', digest, manifest: HERE } };
  const keep = { action: 'keep', reason: 'up-to-date', modelId: 'ft:x' } as const;

  test.each<[string, Partial<Change>, Run]>([
    ['and another began, while it runs', { action: 'wait' }, aRun({ manifest: THERE })],
    ['and nobody known began', { action: 'wait' }, aRun()],
    ['and whose model is ready', { action: 'republish', modelId: 'ft:x' }, aTrainedRun({ manifest: THERE })],
    ['and that left nothing', { action: 'blocked' }, aRun({ state: 'failed', manifest: THERE })],
    ['and whose model it has', keep, aTrainedRun({ manifest: THERE, publishedAt: NOW })],
  ])('%s, is noted as its own too', (_what, more, run) => expect(written(more, run)).toMatchObject([claim]));

  test('whose create another sent is noted once its job is', () => {
    expect(written({ action: 'wait' }, anIntent(3, { manifest: THERE }))).toEqual([]);
  });

  test.each<[string, Run]>([
    ['is its own already', aRun({ manifest: HERE })],
    ['is known to be of several', aRun({ manifest: null })],
  ])('and %s is not written again', (_what, run) => expect(written({ action: 'wait' }, run)).toEqual([]));

  test('is not noted where the path of the manifest is not known', () => {
    const run = aRun({ manifest: THERE });
    const around = { ledger: aLedger({ [digest]: run }), listing: listed(), mark: MARK, now: NOW, runUrl: null };
    const rest = { commit: null, nonce: 'n', pricePerToken: () => 1 };
    expect(protocolFor(aChange({ desired: model, digest, action: 'wait' }), { ...around, ...rest })).toBeNull();
  });
});

test('a leftover is not claimed', () => {
  const leftover = { desired: null, digest, jobId: 'ftjob-1' } as const;
  expect(written({ ...leftover, action: 'wait' }, aRun())).toEqual([]);
});

test.each<[string, Partial<Change>, Run | null, object]>([
  ['an intent', { action: 'train' }, null, { kind: 'intend', run: { manifest: HERE } }],
  ['an adopted job', { action: 'adopt', jobId: 'ftjob-1' }, null, { kind: 'job', found: { manifest: HERE } }],
])('%s says which manifest asked', (_what, more, run, event) => {
  expect(written(more, run)[0]).toMatchObject({ event });
});
