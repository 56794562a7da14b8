import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { compareWithProvider } from '../../../../src/core/ledger/verify.ts';
import { decide } from '../../../../src/core/plan/decide.ts';
import {
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  digestOf,
  hash,
  knowing,
  listed,
  MARK,
} from '../../../support/builders.ts';

describe('an entry whose ID nobody knows', () => {
  const model = aModel('tone', { entry: { model_id: 'ft:lost' } });
  const decided = (runs: Readonly<Record<string, Run>>, ...jobs: ReturnType<typeof aJob>[]) =>
    decide(model, knowing({ ledger: aLedger(runs, { serial: 5 }), listing: listed(...jobs) })).reason;
  const other = aTrainedRun({ model: 'other', modelId: 'ft:other' });

  test('is not trained anew, whatever others have', () => {
    expect(decided({})).toBe('model-unknown');
    expect(decided({ [hash(1)]: other }, aJob({ n: 9, status: 'succeeded' }))).toBe('model-unknown');
  });

  test.each<[string, Readonly<Record<string, Run>>, ReturnType<typeof aJob>[]]>([
    ['a listed job made it', {}, [aJob({ digest: hash(5), status: 'succeeded', modelId: 'ft:lost' })]],
    ['a run of another name made it', { [hash(1)]: { ...other, modelId: 'ft:lost' } }, []],
    ['the ledger knows the entry', { [hash(1)]: { ...other, model: 'tone' } }, []],
  ])('is trained anew where %s', (_what, runs, jobs) => expect(decided(runs, ...jobs)).toBe('spec-changed'));

  test('is trained anew after an attempt that left nothing', () => {
    expect(decided({ [digestOf(model)]: anIntent(60, { model: 'x' }) })).toBe('earlier-attempt-left-nothing');
  });
});

describe('a ledger beside the provider', () => {
  const { repository } = MARK;
  const run = aLedger({ [hash(1)]: aTrainedRun() });

  test('misses a job by the way in which it could be listed', () => {
    const missing = [{ digest: hash(1), what: 'The provider does not list job ftjob-1 any more.' }];
    expect(compareWithProvider(run, listed(), repository, 'filterable-label')).toEqual(missing);
    expect(compareWithProvider(run, listed(), repository, 'none')).toEqual([]);
    expect(compareWithProvider(aLedger({ [hash(1)]: aRun() }), listed(), repository, 'none')).toEqual(missing);
  });

  test('takes a job with the mark of an earlier ledger of this repository, by labels', () => {
    const earlier = aJob({ digest: hash(1) });
    const marked = { ...earlier, metadata: { ...earlier.metadata, ftg_lineage: 'earlier' } };
    expect(compareWithProvider(run, listed(marked), repository)).toEqual([]);
    expect(compareWithProvider(run, listed(marked), repository, 'exclusive-name')).toHaveLength(1);
  });

  test.each(['failed', 'cancelled'] as const)('may have let a training go that %s', status => {
    const stray = aJob({ n: 2, digest: hash(9), status });
    expect(compareWithProvider(aLedger(), listed(stray), repository)).toEqual([]);
    const second = aJob({ n: 2, digest: hash(1), status });
    expect(compareWithProvider(run, listed(aJob({ digest: hash(1) }), second), repository)).toHaveLength(1);
    const nameless = aJob({ n: 2, status, metadata: { ftg_repo: repository } });
    expect(compareWithProvider(aLedger(), listed(nameless), repository)).toEqual([]);
  });
});
