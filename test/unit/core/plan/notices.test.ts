import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { fingerprintOf, modelsToAsk, type NoticeSources, noticesOf } from '../../../../src/core/plan/notices.ts';
import { markFor } from '../../../../src/core/plan/ownership.ts';
import { sunsetOf } from '../../../../src/core/plan/sunset.ts';
import {
  aBase,
  aJob,
  aLedger,
  aModel,
  aRun,
  aTrainedRun,
  BASE_MODEL,
  CATALOG,
  digestOf,
  hash,
  knowing,
  listed,
  MARK,
  minutesLater,
} from '../../../support/builders.ts';

const ID = `ft:${BASE_MODEL}:acme::abc1`;
/** The catalog without any end, so that a test is about one thing. */
const ENDLESS = {
  ...CATALOG,
  models: CATALOG.models.map(model => ({ ...model, training_ends: null, serving_ends: null })),
};
const priced = (usd: number | null) => ({
  ...ENDLESS,
  models: ENDLESS.models.map(model => ({ ...model, train_usd_per_1m_tokens: usd })),
});
const trained = aTrainedRun({ modelId: ID, publishedAt: minutesLater(-4) });

interface Case extends Partial<Omit<NoticeSources, 'known'>> {
  readonly run?: Run;
  readonly id?: string;
  readonly runs?: Readonly<Record<string, Run>>;
  readonly jobs?: Parameters<typeof listed>;
  readonly now?: string;
}

/** One model, `tone`, whose spec has this run. */
function sources({ run = trained, id = ID, runs = {}, jobs = [aJob({ status: 'succeeded' })], now, ...more }: Case) {
  const model = aModel('tone', { entry: { model_id: id } });
  const digest = digestOf(model);
  const marked = jobs.map(job => (job.metadata['ftg_digest'] === hash(7) ? { ...job, metadata: mark(digest) } : job));
  const ledger = aLedger({ [digest]: run, ...runs });
  return {
    models: [model],
    known: knowing({ ledger, listing: listed(...marked), ...(now === undefined ? {} : { now }) }),
    settled: new Set<string>(),
    states: new Map(),
    catalog: ENDLESS,
    ...more,
  } satisfies NoticeSources;
}

function mark(digest: string, model = 'tone') {
  return markFor(MARK, { model, digest, nonce: 'n' });
}

const kindsOf = (seen: Case): string[] => noticesOf(sources(seen)).map(({ kind }) => kind);

describe('A model gets a notice', () => {
  test.each<[string, Case, string[]]>([
    ['none when all is well', {}, []],
    ['when its published model is gone', { states: new Map([[ID, { kind: 'gone' }]]) }, ['model-gone']],
    ['but not when that could not be read', { states: new Map([[ID, { kind: 'unknown', why: 'x' }]]) }, []],
    [
      'not of a model that this run replaced',
      { states: new Map([[ID, { kind: 'gone' }]]), settled: new Set(['tone']) },
      [],
    ],
    ['when somebody wrote another ID', { id: 'ft:other' }, ['model-id-edited']],
    ['but not when this run restored it', { id: 'ft:other', settled: new Set(['tone']) }, []],
    [
      'nor when it is the ID of an earlier training',
      { id: 'ft:old', runs: { [hash(5)]: aTrainedRun({ modelId: 'ft:old' }) } },
      [],
    ],
    ['nor before the ID was published', { id: 'ft:other', run: aTrainedRun({ modelId: ID }) }, []],
    ['when its job failed', { run: aRun({ state: 'failed', error: { code: 'c', message: '' } }) }, ['job-failed']],
    ['when its job is listed as failed', { run: aRun(), jobs: [aJob({ status: 'failed' })] }, ['job-failed']],
    ['when its job was cancelled', { run: aRun(), jobs: [aJob({ status: 'cancelled' })] }, ['job-cancelled']],
    ['when its job is gone', { run: aRun(), jobs: [] }, ['job-missing']],
    ['when it was refused', { run: aRun({ state: 'refused', jobId: null }), jobs: [] }, ['training-refused']],
    ['when the bill was outside of the band', { run: { ...trained, trainedTokens: 18_001 } }, ['estimate-off']],
    ['when its base model has another price now', { catalog: priced(6) }, ['price-changed']],
    ['when a second job trains the same', { jobs: [aJob(), aJob({ n: 2 })] }, ['unknown-jobs']],
    ['not for a second job that ended without a model', { jobs: [aJob({ n: 2, status: 'failed' })] }, []],
    [
      'when a job of its name is wanted by nobody',
      { jobs: [aJob({ n: 3, metadata: mark(hash(9)) })] },
      ['unknown-jobs'],
    ],
    [
      'not for a job whose create is not yet answered',
      { run: aRun({ state: 'intended', jobId: null }), jobs: [aJob()] },
      [],
    ],
  ])('%s', (_what, seen, kinds) => expect(kindsOf(seen)).toEqual(kinds));
});

test('a job that names no model of the manifest is told without one', () => {
  const jobs = [aJob({ n: 4, metadata: mark(hash(9), '@everyone') }), aJob({ n: 3, metadata: mark(hash(8), 'gone') })];
  expect(noticesOf(sources({ jobs }))).toEqual([{ model: null, kind: 'unknown-jobs', jobIds: ['ftjob-3', 'ftjob-4'] }]);
});

test('without the provider only what the ledger and the calendar know is told', () => {
  const { known, ...rest } = sources({ run: aRun({ state: 'failed' }), catalog: CATALOG });
  const found = noticesOf({ ...rest, known: { ...known, listing: null } });
  expect(found.map(({ kind }) => kind)).toEqual([
    'job-failed',
    'base-shutdown',
    'base-training-ends',
    'provider-closes',
  ]);
});

describe('An end is told at thresholds', () => {
  test.each([
    ['2026-10-15', null],
    ['2026-10-16', 90],
    ['2026-12-14', 90],
    ['2026-12-15', 30],
    ['2027-01-06', 30],
    ['2027-01-07', 7],
    ['2027-01-13', 7],
    ['2027-01-14', 0],
    ['2027-06-01', 0],
  ])('on %s: %s', (today, within) => {
    expect(sunsetOf('2027-01-14', today)?.within ?? null).toBe(within);
  });

  test('and is the same fact on every day between two of them', () => {
    const on = (now: string): string => fingerprintOf(noticesOf(sources({ now, catalog: CATALOG })));
    expect(on('2026-11-20T00:00:00.000Z')).toBe(on('2026-12-01T23:59:59.999Z'));
    const days = ['2026-11-20', '2026-12-20', '2027-01-01', '2027-01-10', '2027-02-01'];
    expect(new Set(days.map(day => on(`${day}T00:00:00.000Z`))).size).toBe(days.length);
  });

  test('with the date of the provider before that of the catalog', () => {
    const { id: base } = aBase();
    const states = new Map([[base, { kind: 'there' as const, shutdown: '2026-12-01' }]]);
    expect(noticesOf(sources({ states, catalog: CATALOG }))).toContainEqual(
      expect.objectContaining({ kind: 'base-shutdown', on: '2026-12-01', within: 30 }),
    );
    expect(noticesOf(sources({ states }))).toMatchObject([{ kind: 'base-shutdown', replacement: aBase().replacement }]);
  });

  test('after which the model is not told to be gone besides', () => {
    const states = new Map([[ID, { kind: 'gone' as const }]]);
    const found = noticesOf(sources({ states, catalog: CATALOG, now: '2027-01-14T00:00:00.000Z' }));
    expect(found.map(({ kind }) => kind)).toEqual(['base-shutdown', 'base-training-ends', 'provider-closes']);
  });
});

test('asked are the model in use and the base models under it, each once', () => {
  const old = aTrainedRun({ modelId: 'ft:old', baseModel: 'gpt-4.1-2025-04-14' });
  expect(modelsToAsk(sources({}))).toEqual([ID, BASE_MODEL]);
  expect(modelsToAsk(sources({ id: 'ft:old', runs: { [hash(5)]: old } }))).toEqual([
    'ft:old',
    BASE_MODEL,
    old.baseModel,
  ]);
  expect(modelsToAsk(sources({ id: 'ft:of-somebody-else' }))).toEqual([BASE_MODEL]);
});
