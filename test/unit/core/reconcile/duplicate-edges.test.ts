import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { apply } from '../../../../src/core/ledger/transitions.ts';
import { duplicateJobs, earlierJob } from '../../../../src/core/plan/duplicates.ts';
import type { JobListing } from '../../../../src/core/plan/observed.ts';
import { cancelDuplicate } from '../../../../src/core/reconcile/cancel-duplicate.ts';
import { protocolFor } from '../../../../src/core/reconcile/protocol-for.ts';
import {
  aChange,
  aJob,
  aLedger,
  aRun,
  hash,
  knowing,
  listed,
  MARK,
  minutesLater,
  NOW,
} from '../../../support/builders.ts';
import { play, type Replies } from './play.ts';

const digest = hash(7);
const [first, second] = [aJob({ digest, n: 1 }), aJob({ digest, n: 2 })];
const seen = aRun({ duplicates: { 'ftjob-2': minutesLater(-15) } });

describe('a job beside another one', () => {
  const planned = (listing: JobListing) => duplicateJobs(knowing({ ledger: aLedger({ [digest]: aRun() }), listing }));

  test('is told with its training and the reason, and no model of its own', () => {
    expect(planned(listed(first, second))).toEqual([
      {
        model: 'tone',
        action: 'cancel',
        reason: 'duplicate-job',
        detail: '',
        digest,
        desired: null,
        jobId: 'ftjob-2',
        modelId: null,
        until: minutesLater(15),
      },
    ]);
  });

  test.each(['validating_files', 'queued'] as const)('is cancelled while it is %s as well', status => {
    expect(planned(listed(first, aJob({ digest, n: 2, status })))).toHaveLength(1);
  });

  test.each(['failed', 'unrecognised'] as const)('is all there is where the recorded one is %s', status => {
    const running = aJob({ digest, n: 2 });
    expect(planned(listed(aJob({ digest, n: 1, status }), running)).map(({ jobId }) => jobId)).toEqual([]);
  });
});

describe('the earlier of two jobs', () => {
  const earlier = (listing: JobListing | null, recorded = second) =>
    earlierJob(digest, recorded, knowing({ listing }))?.id ?? null;

  test('is the one that stays', () => {
    expect(earlier(listed(first, second))).toBe('ftjob-1');
    expect(earlier(listed(first, second), first)).toBeNull();
  });

  test.each<[string, JobListing | null, typeof second]>([
    ['on an incomplete list', { complete: false, jobs: [first, second], why: 'reset' }, second],
    ['where no provider is asked', null, second],
    ['where the recorded one has ended', listed(first), aJob({ digest, n: 2, status: 'succeeded' })],
    ['where the recorded one has no mark', listed(first), { ...second, metadata: {} }],
    ['where none of the listed is marked', listed({ ...first, metadata: {} }), second],
    ['where nobody knows what became of it', listed(aJob({ digest, n: 1, status: 'unrecognised' })), second],
  ])('is not asked for %s', (_what, listing, recorded) => expect(earlier(listing, recorded)).toBeNull());
});

describe('a cancel of a second job', () => {
  const around = (run: Run | null) => ({
    ledger: aLedger(run === null ? {} : { [digest]: run }),
    listing: listed(first, second),
    ...{ mark: MARK, now: NOW, runUrl: null, commit: null, nonce: 'n' },
    pricePerToken: () => null,
  });
  const change = aChange({ action: 'cancel', reason: 'duplicate-job', desired: null, digest, jobId: 'ftjob-2' });

  test('goes to that job, and the ledger’s own one is looked at', () => {
    const protocol = protocolFor({ ...change, until: NOW }, around(seen));
    if (protocol === null) throw new Error('There is no protocol');
    const { effects, outcome } = play(protocol, { 'get-job': [first] });
    expect(effects).toEqual([
      { kind: 'get-job', jobId: 'ftjob-1' },
      { kind: 'cancel-job', jobId: 'ftjob-2' },
    ]);
    expect(outcome).toEqual({ kind: 'done', said: 'Job ftjob-2 was asked to stop; ftjob-1 stays.', jobId: 'ftjob-2' });
  });

  const said = (run: Run, until: string, replies: Replies = {}) => {
    const ownership = 'filterable-label' as const;
    return play(cancelDuplicate({ digest, run, jobId: 'ftjob-2', mark: MARK, ownership, until, now: NOW }), replies);
  };

  test('says that it waits, first and in between', () => {
    const until = minutesLater(15);
    expect(said(aRun(), until).outcome).toEqual({
      kind: 'waiting',
      said: `Job ftjob-2 is a second one for the same training as ftjob-1; it is cancelled after ${until}.`,
    });
    expect(said(seen, until).outcome).toEqual({ kind: 'waiting', said: `Job ftjob-2 is cancelled after ${until}.` });
  });

  test.each(['failed', 'cancelled', 'unrecognised'] as const)('is not sent where the first one is %s', status => {
    const { steps, outcome } = said(seen, NOW, { 'get-job': [aJob({ digest, n: 1, status })] });
    expect([steps, outcome]).toEqual([
      ['get-job'],
      { kind: 'stood-down', said: 'Job ftjob-1 is not the better one any more; ftjob-2 goes on.' },
    ]);
  });

  test('is not sent where no first one is recorded', () => {
    expect(said({ ...seen, jobId: null }, NOW).steps).toEqual([]);
  });
});

test('the ledger notes when a second job was first seen, and each one apart', () => {
  const after = (run: Run, jobId: string) =>
    apply(aLedger({ [digest]: run }), { kind: 'duplicate', digest, jobId, at: NOW }).runs[digest]?.duplicates;
  expect(after(aRun(), 'ftjob-2')).toEqual({ 'ftjob-2': NOW });
  expect(after(seen, 'ftjob-2')).toEqual(seen.duplicates);
  expect(after(seen, 'ftjob-3')).toEqual({ ...seen.duplicates, 'ftjob-3': NOW });
});
