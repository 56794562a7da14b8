import { expect, test } from 'vitest';
import { withUnmarkedJobs } from '../../../src/commands/unmarked-jobs.ts';
import type { Ownership } from '../../../src/core/plan/observed.ts';
import { aJob, aLedger, aRun, aTrainedRun, hash, listed } from '../../support/builders.ts';
import { aProvider } from './outside.ts';

const ledger = aLedger({
  [hash(1)]: aRun({ jobId: 'ftjob-1' }),
  [hash(2)]: aRun({ jobId: 'ftjob-2', imported: true }),
  [hash(3)]: aTrainedRun({ jobId: 'ftjob-3', imported: true }),
});

function asked(ownership: Ownership, job = async (id: string) => aJob({ n: Number(id.at(-1)) }) as typeof missing) {
  return withUnmarkedJobs(
    listed(aJob({ n: 9 })),
    ledger,
    aProvider({ capabilities: { ownership, idempotentCreate: false }, job }),
  );
}
const missing: ReturnType<typeof aJob> | null = null;

test.each<[Ownership, string[]]>([
  ['filterable-label', ['ftjob-9', 'ftjob-2']],
  ['exclusive-name', ['ftjob-9', 'ftjob-2']],
  ['none', ['ftjob-9', 'ftjob-1', 'ftjob-2']],
])('with ownership by %s, %j are known', async (ownership, ids) => {
  const listing = await asked(ownership);
  expect([listing.complete, listing.jobs.map(({ id }) => id)]).toEqual([true, ids]);
});

test('a job that is gone is not listed, and one that cannot be read proves nothing', async () => {
  expect(await asked('filterable-label', async () => missing)).toMatchObject({
    complete: true,
    jobs: [{ id: 'ftjob-9' }],
  });
  const unread = asked('filterable-label', () => Promise.reject(new Error('HTTP 500')));
  expect(await unread).toMatchObject({ complete: false, why: 'HTTP 500' });
});
