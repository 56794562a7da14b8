import { expect, test } from 'vitest';
import type { JobStatus, ObservedJob, Ownership } from '../../../../src/core/plan/observed.ts';
import { carriesMark, isOurs, jobFor, MARK as KEYS, markFor, markName } from '../../../../src/core/plan/ownership.ts';
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

test('the mark as one word is the same for every attempt, and another for each training and repository', () => {
  const name = markName(MARK.repository, hash(7));
  expect(name).toMatch(/^ftg-[0-9a-f]{12}$/);
  expect(markName(MARK.repository, hash(7))).toBe(name);
  expect(new Set([name, markName('4712', hash(7)), markName(MARK.repository, hash(8))]).size).toBe(3);
});

test.each<[Ownership, Partial<ObservedJob>, boolean]>([
  ['filterable-label', {}, true],
  ['filterable-label', { metadata: {}, name: markName(MARK.repository, hash(7)) }, false],
  ['exclusive-name', { metadata: {}, name: markName(MARK.repository, hash(7)) }, true],
  ['exclusive-name', { metadata: {}, name: `x-${markName(MARK.repository, hash(7))}` }, false],
  ['exclusive-name', {}, false],
  ['read-back', { metadata: {}, name: `tone-${markName(MARK.repository, hash(7))}` }, true],
  ['read-back', { metadata: {}, name: markName('4712', hash(7)) }, false],
  ['read-back', { metadata: {}, name: null }, false],
  ['none', { name: markName(MARK.repository, hash(7)) }, false],
])('with ownership by %s a job like %j carries the mark: %s', (ownership, more, carries) => {
  expect(carriesMark(aJob({ digest: hash(7), ...more }), hash(7), MARK, ownership)).toBe(carries);
  expect(carriesMark(aJob({ digest: hash(7), ...more }), hash(8), MARK, ownership)).toBe(false);
});
