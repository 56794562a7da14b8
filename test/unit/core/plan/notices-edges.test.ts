import { describe, expect, test } from 'vitest';
import type { Ledger, Run } from '../../../../src/core/ledger/schema.ts';
import {
  filesToAsk,
  fingerprintOf,
  modelsToAsk,
  type NoticeSources,
  noticesOf,
} from '../../../../src/core/plan/notices.ts';
import type { JobListing, JobStatus } from '../../../../src/core/plan/observed.ts';
import { markFor } from '../../../../src/core/plan/ownership.ts';
import type { DesiredModel } from '../../../../src/core/plan/plan.ts';
import {
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

const ENDLESS = {
  ...CATALOG,
  models: CATALOG.models.map(model => ({ ...model, training_ends: null, serving_ends: null })),
};

function seen(
  models: readonly DesiredModel[],
  runs: Ledger['runs'],
  listing: JobListing | null = listed(),
  more: Partial<NoticeSources> = {},
): NoticeSources {
  const known = knowing({ ledger: aLedger(runs), listing });
  return { models, known, settled: new Set(), states: new Map(), catalog: ENDLESS, ...more };
}

const stray = (n: number, digest: string, model: string, status: JobStatus = 'running') =>
  aJob({ n, status, metadata: markFor(MARK, { model, digest, nonce: 'n' }) });

describe('jobs that stand for nothing', () => {
  const [a, b] = [aModel('a'), aModel('b', { entry: { seed: 1 } })];

  test('are told at the model whose name they carry, the others once, all by their IDs in order', () => {
    const jobs = [stray(4, hash(8), 'b'), stray(3, hash(9), 'b'), stray(2, hash(5), 'gone'), stray(1, hash(6), 'a')];
    expect(noticesOf(seen([a, b], {}, listed(...jobs)))).toEqual([
      { model: 'a', kind: 'unknown-jobs', jobIds: ['ftjob-1'] },
      { model: 'b', kind: 'unknown-jobs', jobIds: ['ftjob-3', 'ftjob-4'] },
      { model: null, kind: 'unknown-jobs', jobIds: ['ftjob-2'] },
    ]);
  });

  test('and carry no name are told without a model', () => {
    const nameless = aJob({ metadata: { ftg_repo: MARK.repository } });
    expect(noticesOf(seen([a], {}, listed(nameless)))).toEqual([
      { model: null, kind: 'unknown-jobs', jobIds: ['ftjob-1'] },
    ]);
  });

  test.each(['failed', 'cancelled'] as const)('are none when they are %s: nothing can be done about them', status => {
    expect(noticesOf(seen([a], {}, listed(stray(1, hash(9), 'a', status))))).toEqual([]);
  });

  test('are none while they are about to be adopted', () => {
    expect(noticesOf(seen([a, b], {}, listed(stray(1, digestOf(b), 'b'))))).toEqual([]);
  });

  test('are not told while an entry has problems, which may want any of them', () => {
    const broken = aModel('b', { training: null });
    expect(noticesOf(seen([a, broken], {}, listed(stray(1, hash(9), 'a'))))).toEqual([]);
  });
});

describe('a model whose entry has problems', () => {
  const broken = aModel('tone', { training: null, entry: { model_id: 'ft:x' } });

  test('is told nothing about a training that is not known', () => {
    expect(
      noticesOf(seen([broken], { [hash(1)]: aTrainedRun({ modelId: 'ft:y', publishedAt: minutesLater(0) }) })),
    ).toEqual([]);
  });

  test('is told that its model is gone', () => {
    const states = new Map([['ft:x', { kind: 'gone' as const }]]);
    const run = aTrainedRun({ modelId: 'ft:x' });
    expect(noticesOf(seen([broken], { [hash(1)]: run }, listed(), { states }))).toEqual([
      { model: 'tone', kind: 'model-gone', modelId: 'ft:x' },
    ]);
  });
});

describe('a model without an ID in the manifest', () => {
  const model = aModel();
  const runs = { [digestOf(model)]: aTrainedRun({ publishedAt: minutesLater(0) }) };

  test('has none that somebody edited', () => expect(noticesOf(seen([model], runs))).toEqual([]));
  test('is not asked about', () => expect(modelsToAsk(seen([model], runs))).toEqual([BASE_MODEL]));

  test('rests on no training that has none either', () => {
    const waiting = aModel('tone', { entry: { model_id: null } });
    const running = { [hash(1)]: aRun({ baseModel: 'gpt-4.1-2025-04-14' }) };
    expect(modelsToAsk(seen([waiting], running))).toEqual([BASE_MODEL]);
  });
});

test('an edited ID is told with both', () => {
  const model = aModel('tone', { entry: { model_id: 'ft:mine' } });
  const run = aTrainedRun({ modelId: 'ft:ours', publishedAt: minutesLater(0) });
  expect(noticesOf(seen([model], { [digestOf(model)]: run }))).toEqual([
    { model: 'tone', kind: 'model-id-edited', found: 'ft:mine', recorded: 'ft:ours' },
  ]);
  expect(noticesOf(seen([model], { [digestOf(model)]: { ...run, modelId: null } }))).toEqual([]);
});

describe('a job that ended badly', () => {
  const model = aModel();
  const told = (more: Parameters<typeof aRun>[0]) => noticesOf(seen([model], { [digestOf(model)]: aRun(more) }));

  test('is told with the code of the provider', () => {
    const error = { code: 'invalid_training_file', message: 'x' };
    expect(told({ state: 'failed', error })).toEqual([
      { model: 'tone', kind: 'job-failed', jobId: 'ftjob-1', code: 'invalid_training_file' },
    ]);
    expect(told({ state: 'refused', error })).toEqual([
      { model: 'tone', kind: 'training-refused', code: 'invalid_training_file' },
    ]);
  });

  test.each(['failed', 'cancelled'] as const)('and that nobody can name is not told (%s)', state => {
    expect(told({ state, jobId: null })).toEqual([]);
  });
});

test('an estimate that was off is told with its numbers, also where the job has no name', () => {
  const model = aModel();
  const run = aTrainedRun({ estimatedTokens: 100, trainedTokens: 200, billedNanoUsd: null });
  const told = (more: Partial<typeof run>) => noticesOf(seen([model], { [digestOf(model)]: { ...run, ...more } }));
  const fact = { model: 'tone', kind: 'estimate-off', estimated: 100, billed: 200 };
  expect(told({})).toEqual([{ ...fact, jobId: 'ftjob-1' }]);
  expect(told({ jobId: null })).toEqual([{ ...fact, jobId: '' }]);
});

test('an estimate is off when the bill leaves its own band, however wide that of its quality is', () => {
  const model = aModel();
  const run = aTrainedRun({ tokenQuality: 'estimated', estimatedTokens: 100, billedNanoUsd: null });
  const kinds = (more: Partial<typeof run>) =>
    noticesOf(seen([model], { [digestOf(model)]: { ...run, ...more } })).map(({ kind }) => kind);
  const tokenBand = { low: 98, high: 101 };
  expect(kinds({ trainedTokens: 102 })).toEqual([]);
  expect(kinds({ trainedTokens: 102, tokenBand })).toEqual(['estimate-off']);
  expect(kinds({ trainedTokens: 101, tokenBand })).toEqual([]);
});

describe('an end', () => {
  test('is that of the base model that goes first', () => {
    const model = aModel('tone', { entry: { model_id: 'ft:old' } });
    const run = aTrainedRun({ modelId: 'ft:old', baseModel: 'gpt-4.1-2025-04-14' });
    const there = (shutdown: string) => ({ kind: 'there' as const, shutdown });
    const told = (asked: string, used: string) => {
      const states = new Map([
        [BASE_MODEL, there(asked)],
        [run.baseModel, there(used)],
      ]);
      return noticesOf(seen([model], { [hash(1)]: run }, listed(), { states }));
    };
    expect(told('2026-12-20', '2026-12-01')).toMatchObject([{ kind: 'base-shutdown', baseModel: run.baseModel }]);
    expect(told('2026-12-01', '2026-12-20')).toMatchObject([{ kind: 'base-shutdown', baseModel: BASE_MODEL }]);
  });

  test('of a base model that no catalog has is that of the provider', () => {
    const model = aModel('tone', { entry: { base_model: 'gpt-new' } });
    const states = new Map([['gpt-new', { kind: 'there' as const, shutdown: '2026-12-01' }]]);
    expect(noticesOf(seen([model], {}, listed(), { states }))).toEqual([
      { model: 'tone', kind: 'base-shutdown', baseModel: 'gpt-new', replacement: null, on: '2026-12-01', within: 30 },
    ]);
    expect(noticesOf(seen([model], {}))).toEqual([]);
  });

  test('of all trainings is that of the entry’s own provider', () => {
    const told = (provider: string) =>
      noticesOf(seen([aModel()], {}, listed(), { catalog: { ...CATALOG, provider } })).map(({ kind }) => kind);
    expect(told(CATALOG.provider)).toContain('provider-closes');
    expect(told('elsewhere')).not.toContain('provider-closes');
  });
});

test('a fingerprint is short, and another for other facts', () => {
  const facts = noticesOf(seen([aModel()], {}, listed(stray(1, hash(9), 'tone'))));
  expect(fingerprintOf(facts)).toMatch(/^[0-9a-f]{32}$/);
  expect(fingerprintOf(facts)).not.toBe(fingerprintOf([]));
});

describe('the files of a job', () => {
  const model = aModel('a');
  const waiting = (run: Partial<Run> = {}, status: JobStatus = 'queued', states: NoticeSources['states'] = new Map()) =>
    seen(
      [model],
      { [digestOf(model)]: aRun({ validationFile: 'file-valid', ...run }) },
      listed(stray(1, digestOf(model), 'a', status)),
      { states },
    );
  const gone = (...ids: readonly string[]): NoticeSources['states'] =>
    new Map(['file-train', 'file-valid'].map(id => [id, ids.includes(id) ? { kind: 'gone' } : { kind: 'there' }]));

  test.each<[string, NoticeSources, readonly string[]]>([
    ['are asked for while it is looked at', waiting({}, 'validating_files'), ['file-train', 'file-valid']],
    ['and while it waits', waiting(), ['file-train', 'file-valid']],
    ['one that has no file for validation is not asked for it', waiting({ validationFile: null }), ['file-train']],
    ['nor is a job of others that names none', waiting({ trainingFile: null, validationFile: null }), []],
    ['not once it runs', waiting({}, 'running'), []],
    ['nor after its end', waiting({}, 'failed'), []],
    ['nor of a training that has made its model', waiting({ state: 'succeeded', modelId: 'ft:x' }), []],
  ])('%s', (_what, sources, ids) => expect(filesToAsk(sources)).toEqual(ids));

  test('of two entries are asked for once each', () => {
    const twice = waiting();
    expect(filesToAsk({ ...twice, models: [model, model] })).toEqual(['file-train', 'file-valid']);
  });

  test.each<[string, NoticeSources, readonly string[]]>([
    [
      'are told when both are gone',
      waiting({}, 'queued', gone('file-train', 'file-valid')),
      ['file-train', 'file-valid'],
    ],
    ['or one of them', waiting({}, 'queued', gone('file-valid')), ['file-valid']],
    ['not when they are there', waiting({}, 'queued', gone()), []],
    ['not when nobody asked', waiting(), []],
    ['not once it runs', waiting({}, 'running', gone('file-train')), []],
  ])('%s', (_what, sources, fileIds) =>
    expect(noticesOf(sources)).toEqual(
      fileIds.length === 0 ? [] : [{ model: 'a', kind: 'files-gone', jobId: 'ftjob-1', fileIds }],
    ),
  );
});
