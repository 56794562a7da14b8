import { expect, test } from 'vitest';
import type { JobStatus } from '../../../../src/core/plan/observed.ts';
import { isOurs, jobFor, MARK as KEYS, markFor } from '../../../../src/core/plan/ownership.ts';
import { aJob, hash, listed, MARK } from '../../../support/builders.ts';

const digest = hash(7);

test('the mark fits into the limits of OpenAI: 16 pairs, keys of 64 and values of 512 characters', () => {
  const pairs = Object.entries(markFor(MARK, { model: 'm'.repeat(48), digest, nonce: 'n'.repeat(64) }));
  expect(pairs.length).toBeLessThanOrEqual(16);
  for (const [key, value] of pairs) {
    expect(key.length).toBeLessThanOrEqual(64);
    expect(value.length).toBeLessThanOrEqual(512);
  }
});

test('a job with our mark is ours', () => expect(isOurs(aJob(), MARK)).toBe(true));

test.each([
  ['another repository', { [KEYS.repository]: '1' }],
  ['another ledger', { [KEYS.lineage]: '00000000-0000-4000-8000-000000000000' }],
])('a job of %s is not ours', (_whose, other) => {
  const job = aJob({ digest });
  const foreign = { ...job, metadata: { ...job.metadata, ...other } };
  expect(isOurs(foreign, MARK)).toBe(false);
  expect(jobFor(digest, listed(foreign), MARK)).toBeNull();
});

test('a job without metadata is not ours', () => expect(isOurs(aJob({ metadata: {} }), MARK)).toBe(false));

test('a job of another training is not taken', () => {
  expect(jobFor(digest, listed(aJob({ digest: hash(8) })), MARK)).toBeNull();
});

test.each<[string, JobStatus, JobStatus]>([
  ['a succeeded job before an active one', 'succeeded', 'running'],
  ['a succeeded job before a failed one', 'succeeded', 'failed'],
  ['a queued job before a failed one', 'queued', 'failed'],
  ['a job in an unknown status before a cancelled one', 'unrecognised', 'cancelled'],
])('%s stands for the training, however old it is', (_what, better, worse) => {
  const jobs = [aJob({ n: 1, status: worse }), aJob({ n: 2, status: better })];
  expect(jobFor(digest, listed(...jobs), MARK)?.id).toBe('ftjob-2');
  expect(jobFor(digest, listed(...jobs.toReversed()), MARK)?.id).toBe('ftjob-2');
});

test('of two equal jobs the older one stands for the training, and of two equally old ones the lower ID', () => {
  const [older, younger] = [aJob({ n: 5, createdAt: 1 }), aJob({ n: 4, createdAt: 2 })];
  expect(jobFor(digest, listed(younger, older), MARK)?.id).toBe('ftjob-5');
  const twin = aJob({ n: 3, createdAt: 1 });
  expect(jobFor(digest, listed(older, twin), MARK)?.id).toBe('ftjob-3');
});
