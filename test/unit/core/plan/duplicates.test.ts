import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { decide } from '../../../../src/core/plan/decide.ts';
import { duplicateJobs } from '../../../../src/core/plan/duplicates.ts';
import type { ObservedJob } from '../../../../src/core/plan/observed.ts';
import { cancelDuplicate } from '../../../../src/core/reconcile/cancel-duplicate.ts';
import {
  aJob,
  aLedger,
  aModel,
  aRun,
  digestOf,
  hash,
  knowing,
  listed,
  MARK,
  minutesLater,
  NOW,
} from '../../../support/builders.ts';
import { play } from '../reconcile/play.ts';

const digest = hash(7);
const [first, second] = [aJob({ digest, n: 1 }), aJob({ digest, n: 2 })];

function planned(run: Run, ...jobs: ObservedJob[]): string[] {
  const known = knowing({ ledger: aLedger({ [digest]: run }), listing: listed(...jobs) });
  return duplicateJobs(known).map(({ action, jobId, until }) => `${action} ${jobId} ${until}`);
}

describe('of two jobs for one training', () => {
  test('the later one is cancelled, a window after it was first seen', () => {
    expect(planned(aRun(), first, second)).toEqual([`cancel ftjob-2 ${minutesLater(15)}`]);
    const seen = aRun({ duplicates: { 'ftjob-2': minutesLater(-5) } });
    expect(planned(seen, first, second)).toEqual([`cancel ftjob-2 ${minutesLater(10)}`]);
  });

  test('of three the later ones are cancelled, each once and by the order of their IDs, however they are listed', () => {
    const third = aJob({ digest, n: 3 });
    const until = minutesLater(15);
    const both = [`cancel ftjob-2 ${until}`, `cancel ftjob-3 ${until}`];
    expect(planned(aRun(), third, first, second, third)).toEqual(both);
    expect(planned(aRun(), second, third, second, first)).toEqual(both);
  });

  test('one that runs goes where the other has succeeded', () => {
    const done = aJob({ digest, n: 2, status: 'succeeded' });
    expect(planned(aRun({ jobId: 'ftjob-2' }), first, done)).toEqual([`cancel ftjob-1 ${minutesLater(15)}`]);
  });

  test.each<[string, Run, ObservedJob[]]>([
    ['there is only one', aRun(), [first]],
    [
      'both have ended',
      aRun(),
      [aJob({ digest, n: 1, status: 'succeeded' }), aJob({ digest, n: 2, status: 'failed' })],
    ],
    ['the first has failed', aRun(), [aJob({ digest, n: 1, status: 'failed' }), second]],
    ['the second has no mark', aRun(), [first, { ...second, metadata: {} }]],
    ['the second is of another training', aRun(), [first, aJob({ digest: hash(8), n: 2 })]],
    ['the second has a status nobody knows', aRun(), [first, aJob({ digest, n: 2, status: 'unrecognised' })]],
    ['the ledger names a third, which is not listed', aRun({ jobId: 'ftjob-9' }), [first, second]],
    ['the ledger names a job of others', aRun({ jobId: 'ftjob-9' }), [aJob({ n: 9, metadata: {} }), second]],
  ])('none is cancelled where %s', (_what, run, jobs) => expect(planned(run, ...jobs)).toEqual([]));

  test('none is cancelled on an incomplete list', () => {
    const listing = { complete: false, jobs: [first, second], why: 'reset' } as const;
    expect(duplicateJobs(knowing({ ledger: aLedger({ [digest]: aRun() }), listing }))).toEqual([]);
  });

  test('the earlier one is taken over where the ledger has the later', () => {
    const model = aModel();
    const jobs = [1, 2].map(n => aJob({ digest: digestOf(model), n }));
    const ledger = aLedger({ [digestOf(model)]: aRun({ jobId: 'ftjob-2' }) });
    expect(decide(model, knowing({ ledger, listing: listed(...jobs) }))).toMatchObject({
      action: 'adopt',
      reason: 'duplicate-job',
      jobId: 'ftjob-1',
    });
  });
});

describe('the cancel', () => {
  const order = (run: Run, until = NOW) => {
    const ownership = 'filterable-label' as const;
    return { digest, run, jobId: 'ftjob-2', mark: MARK, ownership, until, now: NOW };
  };
  const seen = aRun({ duplicates: { 'ftjob-2': minutesLater(-15) } });

  test('is noted first, and waits', () => {
    expect(play(cancelDuplicate(order(aRun()))).steps).toEqual(['write duplicate latest']);
    expect(play(cancelDuplicate(order(seen, minutesLater(1)))).steps).toEqual([]);
  });

  test('looks at the job that stays right before it', () => {
    const { steps, outcome } = play(cancelDuplicate(order(seen)), { 'get-job': [first] });
    expect([steps, outcome.kind]).toEqual([['get-job', 'cancel-job'], 'done']);
  });

  test.each([null, aJob({ digest, status: 'failed' }), { ...first, metadata: {} }])(
    'is not sent without it (%#)',
    job => {
      const { steps, outcome } = play(cancelDuplicate(order(seen)), { 'get-job': [job] });
      expect([steps, outcome.kind]).toEqual([['get-job'], 'stood-down']);
    },
  );
});
