import { describe, expect, test } from 'vitest';
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
  minutesLater,
  NOW,
} from '../../../support/builders.ts';
import { play } from './play.ts';

const model = aModel();
const digest = digestOf(model);

function around(run: ReturnType<typeof aRun> | null, ...jobs: ReturnType<typeof aJob>[]): Circumstances {
  return {
    ledger: aLedger(run === null ? {} : { [digest]: run }),
    listing: listed(...jobs),
    mark: MARK,
    now: NOW,
    runUrl: null,
    commit: null,
    nonce: 'nonce-2',
    pricePerToken: base => (base === model.entry.base_model ? 5_000 : null),
  };
}

const change = (more: Partial<Change>) => aChange({ desired: model, ...more });

/** The effects of the protocol in words, or `null` when there is none. */
function steps(more: Partial<Change>, circumstances: Circumstances): readonly string[] | null {
  const protocol = protocolFor(change(more), circumstances);
  return protocol === null ? null : play(protocol).steps;
}

const keep = { action: 'keep', modelId: aTrainedRun().modelId } as const;

test('an ID that came home by the merge of a pull request is noted, once', () => {
  expect(steps(keep, around(aTrainedRun({ publishedAt: null })))).toEqual(['write published latest']);
});

describe('there is nothing to do', () => {
  test.each<[string, Partial<Change>, Circumstances]>([
    ['without a digest', { digest: null }, around(null)],
    ['for a training without an estimate', { desired: { ...model, estimate: null } }, around(null)],
    ['for an adoption whose job is not listed', { action: 'adopt', jobId: 'ftjob-1' }, around(null)],
    ['for a publication without an ID', { action: 'publish', modelId: null }, around(aRun())],
    ['for a cancel without a run', { action: 'cancel', jobId: 'ftjob-1', until: NOW }, around(null)],
    ['for a cancel without a job', { action: 'cancel', jobId: null, until: NOW }, around(aRun())],
    ['for a cancel without a date', { action: 'cancel', jobId: 'ftjob-1', until: null }, around(aRun())],
    ['for a job under way', { action: 'wait', jobId: 'ftjob-1' }, around(aRun(), aJob())],
    ['for a first attempt that waits', { action: 'wait', reason: 'quarantine' }, around(null)],
    ['for what is up to date', { action: 'keep' }, around(aTrainedRun())],
    ['for an ID of which the ledger knows that it is home', keep, around(aTrainedRun({ publishedAt: NOW }))],
    ['for an ID that is not the one of the run', { ...keep, modelId: 'ft:other' }, around(aTrainedRun())],
    ['for a delete, which is off', { action: 'delete' }, around(aTrainedRun())],
    ['for a blocked training', { action: 'blocked', reason: 'over-budget' }, around(null)],
    ['for a failure that is on record', { action: 'blocked', jobId: 'ftjob-1' }, around(aRun({ state: 'failed' }))],
    [
      'for an unanswered create that is still wanted',
      { action: 'wait', reason: 'create-unresolved', until: minutesLater(-1) },
      around(anIntent(16)),
    ],
    [
      'for an unanswered create whose window is open',
      { action: 'wait', desired: null, digest, until: minutesLater(1) },
      around(anIntent(14)),
    ],
  ])('%s', (_what, more, circumstances) => expect(steps(more, circumstances)).toBeNull());
});

test('a training reserves the upper end of its estimate', () => {
  const protocol = protocolFor(change({}), around(null));
  const intent = protocol === null ? undefined : play(protocol).effects[1];
  expect(intent).toMatchObject({
    event: { run: { reservedNanoUsd: model.estimate?.high, estimatedTokens: 18_000, nonce: 'nonce-2', at: NOW } },
  });
});

describe('the band of the estimate goes into the ledger', () => {
  const tokenBand = { low: 17_990, high: 18_020 };
  const banded = { ...model, estimate: model.estimate === null ? null : { ...model.estimate, tokenBand } };
  const writes = (more: Partial<Change>, circumstances: Circumstances) => {
    const protocol = protocolFor(change({ desired: banded, ...more }), circumstances);
    return protocol === null ? [] : play(protocol).effects;
  };

  test('with a training that begins', () => {
    expect(writes({}, around(null))[1]).toMatchObject({ event: { run: { tokenBand } } });
  });

  test('with a job that is adopted', () => {
    const adopt = { action: 'adopt', jobId: 'ftjob-1' } as const;
    expect(writes(adopt, around(null, aJob({ digest })))[1]).toMatchObject({ event: { found: { tokenBand } } });
  });
});

test('an adopted job counts from the day it was made', () => {
  const protocol = protocolFor(change({ action: 'adopt', jobId: 'ftjob-1' }), around(null, aJob({ digest })));
  const { effects } = protocol === null ? { effects: [] } : play(protocol);
  expect(effects[0]).toEqual({ kind: 'verify-file', fileId: 'file-train', sha256: model.training?.inspection.sha256 });
  expect(effects[1]).toMatchObject({
    event: { found: { at: '2026-11-22T09:50:01.000Z', nonce: null, reservedNanoUsd: model.estimate?.high } },
  });
});

test('an adopted leftover reserves nothing and needs its upload on record', () => {
  const more = { action: 'adopt', jobId: 'ftjob-1', desired: null, digest } as const;
  expect(steps(more, around(anIntent(3), aJob({ digest })))).toEqual(['write job latest']);
  expect(steps(more, around(anIntent(3, { trainingFile: 'file-x' }), aJob({ digest })))).toEqual([]);
});

test.each(['publish', 'republish'] as const)('%s writes the ID', action => {
  expect(steps({ action, modelId: 'ft:x:y::z' }, around(aTrainedRun()))).toEqual([
    'commit-model-id',
    'write published latest',
  ]);
});

describe('the bill', () => {
  const billOf = (job: ReturnType<typeof aJob>) => {
    const protocol = protocolFor(change({ action: 'publish', jobId: job.id, modelId: 'ft:x' }), around(aRun(), job));
    const first = protocol?.next().value;
    return first !== undefined && 'event' in first && first.event.kind === 'ended' ? first.event.billedNanoUsd : 'none';
  };

  test.each([
    ['trained tokens × price', aJob({ status: 'succeeded', trainedTokens: 18_000 }), 90_000_000],
    ['nothing for a failed job without trained tokens', aJob({ status: 'failed', trainedTokens: null }), 0],
    ['the trained part of a failed job', aJob({ status: 'failed', trainedTokens: 10 }), 50_000],
    ['not known for a cancelled job without trained tokens', aJob({ status: 'cancelled', trainedTokens: null }), null],
    ['not known without a price', aJob({ status: 'succeeded', baseModel: 'new-model' }), null],
  ])('is %s', (_what, job, bill) => expect(billOf(job)).toBe(bill));
});

test('a cancel is carried out when it is due', () => {
  const run = aRun({ unwantedSince: minutesLater(-15) });
  const more = { action: 'cancel', desired: null, digest, jobId: 'ftjob-1', until: NOW } as const;
  expect(steps(more, around(run, aJob({ digest })))).toContain('cancel-job');
});

test('a job that ended badly is recorded, once, and reported', () => {
  const job = aJob({ digest, status: 'failed' });
  const protocol = protocolFor(change({ action: 'blocked', reason: 'job-failed', jobId: job.id }), around(aRun(), job));
  if (protocol === null) throw new Error('There is no protocol');
  const { steps: done, outcome } = play(protocol);
  expect(done).toEqual(['write ended latest']);
  expect(outcome).toMatchObject({ kind: 'failed', said: 'Job ftjob-1 ended as failed.' });
});

test('a wish that came back is noted', () => {
  const run = aRun({ unwantedSince: minutesLater(-1) });
  expect(steps({ action: 'wait', jobId: 'ftjob-1' }, around(run, aJob({ digest })))).toEqual([
    'write wanted-again latest',
  ]);
});

test('an unanswered create that left nothing and that nobody wants is closed', () => {
  const more = { action: 'wait', desired: null, digest, until: minutesLater(-1) } as const;
  expect(steps(more, around(anIntent(16)))).toEqual(['write withdraw latest']);
});

test('a model nobody asks for is no longer tracked', () => {
  expect(steps({ action: 'retire', desired: null, digest }, around(aTrainedRun()))).toEqual(['write retired latest']);
});

test('a job without our mark is not cancelled, whatever the plan says', () => {
  const run = aRun({ unwantedSince: minutesLater(-15) });
  const more = { action: 'cancel', desired: null, digest, jobId: 'ftjob-1', until: NOW } as const;
  for (const job of [aJob({ digest, metadata: {} }), aJob({ digest: '9'.repeat(64) })])
    expect(protocolFor(change(more), around(run, job))).toBeNull();
  expect(steps(more, around(run))).toEqual([]);
});
