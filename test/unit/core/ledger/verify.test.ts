import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { compareWithProvider, verifyLedger } from '../../../../src/core/ledger/verify.ts';
import {
  aJob,
  aLedger,
  anIntent,
  aRun,
  aTrainedRun,
  hash,
  listed,
  MARK,
  minutesLater,
} from '../../../support/builders.ts';

const whatOf = (problems: readonly { readonly what: string }[]): string[] => problems.map(({ what }) => what);
const sound = aLedger({ [hash(1)]: aRun(), [hash(2)]: aTrainedRun({ jobId: 'ftjob-2' }) }, { serial: 5 });

describe('a ledger that our own runs wrote', () => {
  test('is sound', () => {
    expect(verifyLedger(sound)).toEqual([]);
    expect(verifyLedger(aLedger({ [hash(1)]: anIntent(3) }, { serial: 1 }))).toEqual([]);
  });
});

test.each<[string, Partial<Run>, RegExp]>([
  ['an intended run without an intent', { state: 'intended', jobId: null }, /has no intent/],
  ['an intended run with a job', { ...anIntent(1), jobId: 'ftjob-1' }, /has a job already/],
  ['a created run without a job', { jobId: null }, /has no job/],
  ['an ended run without an end', { state: 'failed' }, /did not end/],
  ['an end before the start', { state: 'failed', endedAt: minutesLater(-99) }, /ended before/],
  ['a publication of nothing', { publishedAt: minutesLater(0) }, /without a model ID/],
  ['a running job with a model', { modelId: 'ft:x' }, /has a model ID/],
])('%s is found', (_what, run, words) => {
  const problems = verifyLedger(aLedger({ [hash(1)]: aRun(run) }, { serial: 1 }));
  expect(problems).toEqual([{ digest: hash(1), what: expect.stringMatching(words) }]);
});

test('a job of two runs and a serial that is too low are found', () => {
  const problems = verifyLedger(aLedger({ [hash(1)]: aRun(), [hash(2)]: aRun() }, { serial: 1 }));
  expect(problems).toEqual([
    { digest: hash(2), what: expect.stringContaining('belongs to another run') },
    { digest: null, what: expect.stringContaining('2 runs after 1 writes') },
  ]);
});

describe('beside the provider', () => {
  const { repository } = MARK;
  const first = aJob({ id: 'ftjob-1', digest: hash(1) });
  const second = aJob({ id: 'ftjob-2', digest: hash(2) });

  test('a ledger that says the same is sound', () => {
    expect(compareWithProvider(sound, listed(first, second), repository)).toEqual([]);
  });

  test('a job that is gone, one without our mark and one that nobody recorded are found', () => {
    const foreign = { ...second, metadata: {} };
    const stray = aJob({ id: 'ftjob-9', digest: hash(9) });
    expect(whatOf(compareWithProvider(sound, listed(foreign, stray), repository))).toEqual([
      'The provider does not list job ftjob-1 any more.',
      'Job ftjob-2 does not carry the mark of this run.',
      "Job ftjob-9 carries this repository's mark, but no run records it.",
    ]);
  });

  test('an incomplete listing proves no absence, and a retired model may be gone', () => {
    const nothing = { complete: false, jobs: [], why: 'no answer' } as const;
    expect(compareWithProvider(sound, nothing, repository)).toEqual([]);
    const retired = aLedger({ [hash(1)]: aTrainedRun({ retiredAt: minutesLater(0) }) }, { serial: 1 });
    expect(compareWithProvider(retired, listed(), repository)).toEqual([]);
  });
});
