import { expect, test } from 'vitest';
import { describeEvent } from '../../../src/commands/ledger-headlines.ts';
import type { LedgerEvent } from '../../../src/core/ledger/transitions.ts';
import { aNewRun } from '../../support/a-new-run.ts';
import { aJob, aLedger, aRun, hash, NOW } from '../../support/builders.ts';

const digest = hash(7);
const run = aNewRun();

test.each<[LedgerEvent, string]>([
  [{ kind: 'intend', digest, run }, 'tone: about to create a job'],
  [{ kind: 'refused', digest, at: NOW, code: 'x', message: 'a\nb' }, 'tone: the provider refused the job'],
  [{ kind: 'job', digest, job: aJob(), found: null }, 'tone: job ftjob-1'],
  [
    { kind: 'ended', digest, at: NOW, job: aJob({ status: 'failed' }), billedNanoUsd: null },
    'tone: job ftjob-1 failed',
  ],
  [{ kind: 'unwanted', digest, at: NOW }, 'tone: its job is no longer wanted'],
  [{ kind: 'wanted-again', digest }, 'tone: its job is wanted again'],
  [{ kind: 'published', digest, at: NOW, model: 'tone' }, 'tone: published'],
  [{ kind: 'retired', digest, at: NOW }, 'tone: retired'],
  [{ kind: 'duplicate', digest, jobId: 'ftjob-2', at: NOW }, 'tone: job ftjob-2 is a second one'],
  [{ kind: 'tombstoned', digest, at: NOW }, 'tone: to be deleted'],
  [{ kind: 'deleting', digest, at: NOW }, 'tone: about to delete its model'],
  [{ kind: 'deleted', digest, at: NOW }, 'tone: its model is deleted'],
  [{ kind: 'not-deleted', digest, at: NOW, why: 'refused' }, 'tone: its model could not be deleted'],
  [{ kind: 'deletion-lifted', digest }, 'tone: its model is kept'],
])('$kind is one line of the audit trail', (event, headline) => {
  expect(describeEvent(event, aLedger({ [digest]: aRun() }))).toBe(headline);
});

test('a run that is gone is named by its digest', () => {
  expect(describeEvent({ kind: 'withdraw', digest, nonce: 'n' }, aLedger())).toBe('000000000000: nothing was created');
});
