import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import type { RemovalPolicy } from '../../../../src/core/manifest/removal.ts';
import { decide } from '../../../../src/core/plan/decide.ts';
import { makePlan } from '../../../../src/core/plan/make-plan.ts';
import { markFor } from '../../../../src/core/plan/ownership.ts';
import type { DesiredModel } from '../../../../src/core/plan/plan.ts';
import {
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  CATALOG,
  digestOf,
  hash,
  knowing,
  listed,
  MARK,
  minutesLater,
  NOW,
} from '../../../support/builders.ts';

const HERE = 'b/models.yaml';
const THERE = 'a/models.yaml';
const KEPT = aModel('kept', { entry: { model_id: 'ft:kept' } });
const source = { commit: 'c', manifestPath: HERE, manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
const owner = (manifest: Run['manifest']): Partial<Run> => (manifest === undefined ? {} : { manifest });

interface Situation {
  readonly models?: readonly DesiredModel[];
  readonly removal?: RemovalPolicy | null;
}

/** What the plan of `HERE` says of runs that its entries do not ask for, beside one model of its own that stays. */
function fateOf(runs: readonly Run[], { models = [KEPT], removal = null }: Situation = {}): string[] {
  const kept = aTrainedRun({ model: 'kept', modelId: 'ft:kept', publishedAt: NOW, manifest: HERE });
  const numbered = runs.map(
    (run, n) => [hash(n + 1), { ...run, jobId: run.jobId === null ? null : `ftjob-${n}` }] as const,
  );
  const jobs = numbered.flatMap(([digest, { jobId, state, model, modelId }]) =>
    jobId === null
      ? []
      : aJob({
          id: jobId,
          status: state === 'succeeded' ? 'succeeded' : 'running',
          modelId,
          metadata: markFor(MARK, { model, digest, nonce: 'n' }),
        }),
  );
  const ledger = aLedger({ ...Object.fromEntries(numbered), [digestOf(KEPT)]: kept });
  const plan = makePlan(models, knowing({ ledger, listing: listed(...jobs), removal }), source);
  expect(plan.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([]);
  return plan.changes.filter(({ desired }) => desired === null).map(({ action, reason }) => `${action} ${reason}`);
}

describe('a run that no entry asks for', () => {
  const fates = (manifest: Run['manifest']): string[] =>
    [aRun(owner(manifest)), aTrainedRun({ model: 'x', ...owner(manifest) })].flatMap(run => fateOf([run]));

  test('is given up by its own manifest', () => {
    expect(fates(HERE)).toEqual(['cancel no-longer-wanted', 'retire removed-from-manifest']);
  });

  test('is given up where nothing says whose it is, and no other manifest is known', () => {
    expect(fates(undefined)).toEqual(['cancel no-longer-wanted', 'retire removed-from-manifest']);
  });

  test.each([
    ['of another manifest', THERE],
    ['that more than one asked for', null],
  ])('%s is left alone', (_what, manifest) => {
    expect(fates(manifest)).toEqual([]);
    expect(fateOf([anIntent(60, owner(manifest))])).toEqual([]);
  });

  test('is left alone where nothing says whose it is, beside those of another manifest', () => {
    expect(fateOf([aRun(), aTrainedRun({ model: 'x', retiredAt: NOW, manifest: THERE })])).toEqual([]);
  });
});

describe('where models are deleted', () => {
  const DAY = 24 * 60;
  const removal: RemovalPolicy = { deleteAfter: 7 * DAY * 60_000, protect: new Set(), manifestText: '' };
  const trained = (n: number, more: Partial<Run>): Run =>
    aTrainedRun({ model: 'kept', modelId: `ft:old-${n}`, endedAt: minutesLater(-n * DAY), retiredAt: NOW, ...more });

  test('a model of its own goes, one of another manifest does not', () => {
    expect(fateOf([trained(1, { model: 'gone', manifest: HERE })], { removal })).toEqual([
      'delete removed-from-manifest',
    ]);
    expect(fateOf([trained(1, { model: 'gone', manifest: THERE })], { removal })).toEqual([]);
  });

  test('one that is to go is not kept by another manifest either', () => {
    const deletion = { at: NOW, sentAt: null, refused: null, doneAt: null };
    expect(fateOf([trained(1, { manifest: HERE, deletion })])).toEqual(['keep deletion-lifted']);
    expect(fateOf([trained(1, { manifest: THERE, deletion })])).toEqual([]);
  });

  test('a model of the same name elsewhere is another one: it is not superseded, and takes no place of those kept', () => {
    const own = [2, 3].map(n => trained(n, { manifest: HERE }));
    const others = [1, 4].map(n => trained(-n, { manifest: THERE }));
    expect(fateOf([...own, ...others], { removal })).toEqual(['delete superseded']);
  });

  test('those of another manifest make no half', () => {
    const gone = [1, 2].map(n => trained(n, { model: `gone-${n}`, manifest: HERE }));
    const others = [3, 4].map(n => trained(n, { model: `x-${n}`, manifest: THERE }));
    const kept = { ...removal, protect: new Set(['x-3', 'x-4']) };
    const reasons = fateOf([...gone, ...others], {
      removal: kept,
      models: [KEPT, aModel('new', { entry: { seed: 5 } })],
    });
    expect(reasons).toEqual(['blocked too-many-deletions', 'blocked too-many-deletions']);
  });

  test('a model that a job of another manifest starts from stays', () => {
    const base = trained(1, { model: 'gone', manifest: HERE });
    expect(fateOf([base, aRun({ manifest: THERE, baseModel: 'ft:old-1' })], { removal })).toEqual([]);
  });
});

describe('models that vanish at once', () => {
  const gone = ['x', 'y'].map(model => aRun({ model, manifest: HERE }));
  const elsewhere = (names: readonly string[]): Run[] =>
    names.map(model => aTrainedRun({ model, retiredAt: NOW, modelId: `ft:${model}`, manifest: THERE }));
  const held = (...names: string[]): number => {
    const runs = [...gone, ...elsewhere(names)].map((run, n) => [hash(n + 1), run] as const);
    const models = names.map((name, n) => aModel(name, { entry: { seed: n + 1 } }));
    const plan = makePlan(models, knowing({ ledger: aLedger(Object.fromEntries(runs)) }), source);
    return plan.changes.filter(({ reason }) => reason === 'mass-removal').length;
  };

  test('are not made to look few by names that only another manifest has', () => {
    expect(held('kept', 'more', 'third')).toBe(2);
  });

  test('are not made to look many by runs of another manifest', () => {
    expect(fateOf(elsewhere(['x', 'y', 'z']).map(run => ({ ...run, retiredAt: null })))).toEqual([]);
  });
});

describe('an entry', () => {
  const entry = aModel('tone', { entry: { model_id: 'ft:lost' } });
  const reasonBeside = (manifest: string): string => {
    const runs = { [hash(1)]: aTrainedRun({ modelId: 'ft:other', manifest }) };
    return decide(entry, knowing({ ledger: aLedger(runs, { serial: 5 }), manifestPath: HERE })).reason;
  };

  test('is not known by a name that only another manifest has', () => {
    expect(reasonBeside(HERE)).toBe('spec-changed');
    expect(reasonBeside(THERE)).toBe('model-unknown');
  });

  test('is new where only another manifest trained its name', () => {
    const model = aModel();
    const reason = (manifest: string) =>
      decide(model, knowing({ ledger: aLedger({ [hash(1)]: aRun({ manifest }) }), manifestPath: HERE })).reason;
    expect([reason(HERE), reason(THERE)]).toEqual(['spec-changed', 'new-model']);
  });

  test.each([THERE, null])('uses the training that was begun for %s', manifest => {
    const model = aModel();
    const run = aTrainedRun({ publishedAt: NOW, manifest });
    const plan = makePlan([model], knowing({ ledger: aLedger({ [digestOf(model)]: run }) }), source);
    expect(plan.changes).toMatchObject([{ action: 'republish', modelId: run.modelId }]);
  });
});
