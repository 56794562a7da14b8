import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { compareWithProvider, verifyLedger } from '../../../../src/core/ledger/verify.ts';
import { markName } from '../../../../src/core/plan/ownership.ts';
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

  test('a job without a model is told only beside a run of the same training: its own may have been pruned', () => {
    const failed = (digest: string) => aJob({ id: 'ftjob-8', digest, status: 'failed' });
    expect(compareWithProvider(sound, listed(first, second, failed(hash(8))), repository)).toEqual([]);
    expect(compareWithProvider(sound, listed(first, second, failed(hash(1))), repository)).toHaveLength(1);
  });

  test('whose jobs have a mark in their names, that is what is looked at', () => {
    const named = (job: typeof first, digest: string) => ({ ...job, metadata: {}, name: markName(repository, digest) });
    const [one, two] = [named(first, hash(1)), named(second, hash(2))];
    for (const ownership of ['exclusive-name', 'read-back'] as const) {
      expect(compareWithProvider(sound, listed(one, two), repository, ownership)).toEqual([]);
      const mixed = listed(one, { ...two, name: 'somebody-else' });
      expect(whatOf(compareWithProvider(sound, mixed, repository, ownership))).toEqual([
        'Job ftjob-2 does not carry the mark of this run.',
      ]);
    }
  });

  test('without marks, no mark is missed, and only a job under way can be', () => {
    const bare = { ...first, metadata: {} };
    expect(compareWithProvider(sound, listed(bare), repository, 'none')).toEqual([]);
    expect(whatOf(compareWithProvider(sound, listed(), repository, 'none'))).toEqual([
      'The provider does not list job ftjob-1 any more.',
    ]);
  });

  test('an incomplete listing proves no absence, and a retired model may be gone', () => {
    const nothing = { complete: false, jobs: [], why: 'no answer' } as const;
    expect(compareWithProvider(sound, nothing, repository)).toEqual([]);
    const retired = aLedger({ [hash(1)]: aTrainedRun({ retiredAt: minutesLater(0) }) }, { serial: 1 });
    expect(compareWithProvider(retired, listed(), repository)).toEqual([]);
  });
});
