import { describe, expect, test } from 'vitest';
import { E_DATASET_MISSING } from '../../../../src/core/diagnostics/codes/plan-codes.ts';
import { diagnose } from '../../../../src/core/diagnostics/diagnostic.ts';
import { makePlan, type PlanSource } from '../../../../src/core/plan/make-plan.ts';
import type { DesiredModel } from '../../../../src/core/plan/plan.ts';
import { hasChanges, plannedCost } from '../../../../src/core/plan/plan.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import {
  aChange,
  aLedger,
  aModel,
  aPlan,
  aTrainedRun,
  CATALOG,
  digestOf,
  hash,
  knowing,
} from '../../../support/builders.ts';

const source: PlanSource = {
  commit: 'c0ffee',
  manifestPath: 'models.yaml',
  manifestOid: 'a1',
  catalog: CATALOG,
  diagnostics: [],
};
const plan = (models: readonly DesiredModel[], known = knowing(), more: Partial<PlanSource> = {}) =>
  makePlan(models, known, { ...source, ...more });

test('models come in the manifest’s order, then what the manifest no longer asks for', () => {
  const models = [aModel('b', { entry: { seed: 1 } }), aModel('a')];
  const ledger = aLedger({ [hash(7)]: aTrainedRun({ model: 'gone' }) });
  const { changes } = plan(models, knowing({ ledger }));
  expect(changes.map(({ model, action }) => `${action} ${model}`)).toEqual(['train b', 'train a', 'retire gone']);
});

test('two entries with one training: the first is trained, the second is an error and never trained', () => {
  const { changes, diagnostics } = plan([aModel('a'), aModel('b')]);
  expect(changes.map(({ model, action, reason }) => [model, action, reason])).toEqual([
    ['a', 'train', 'new-model'],
    ['b', 'blocked', 'problems'],
  ]);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'E_DUPLICATE_SPEC',
  ]);
});

test('a duplicate entry does not make the runs of its name unwanted', () => {
  const ledger = aLedger({ [hash(7)]: aTrainedRun({ model: 'b' }) });
  const { changes } = plan([aModel('a'), aModel('b')], knowing({ ledger }));
  expect(changes.map(({ model, action }) => `${action} ${model}`)).toEqual(['train a', 'blocked b']);
});

test('the diagnostics of the manifest and of the models are all there', () => {
  const missing = diagnose(E_DATASET_MISSING, null, { path: 'x.jsonl' });
  const model = aModel('a', { training: null, diagnostics: [missing] });
  const codes = plan([model], knowing(), { diagnostics: [{ ...missing, code: 'E_MANIFEST' }] }).diagnostics;
  expect(codes.map(({ code }) => code)).toEqual(['E_MANIFEST', 'E_DATASET_MISSING', 'W_BASE_RETIRING']);
});

test('a training whose cost is not known is an error, so that it is seen before the merge', () => {
  const unknown = aModel('a', { training: { tokensPerEpoch: null, tokenQuality: 'proxy' } });
  const { changes, diagnostics } = plan([unknown]);
  expect(changes[0]).toMatchObject({ action: 'blocked', reason: 'price-unknown' });
  expect(diagnostics.map(({ code }) => code)).toContain('E_NOT_ESTIMATED');
});

test('a cost that is not known, under a cap, is set aside and warned about', () => {
  const training = { tokensPerEpoch: null, tokenQuality: 'proxy' as const };
  const capped = aModel('a', { training, entry: { max_cost_usd: 7.5 } });
  const { changes, budget, diagnostics } = plan([capped]);
  expect(changes[0]).toMatchObject({ action: 'train' });
  expect(budget.planned).toBe(fromUsd(7.5));
  expect(plannedCost(changes)).toMatchObject({ high: fromUsd(7.5), unknown: 1 });
  expect(diagnostics.find(({ code }) => code === 'W_COST_UNKNOWN')?.message).toContain('$7.5, its max_cost_usd');
  const other = aModel('a', { training, entry: { max_cost_usd: 8 } });
  expect(plan([other]).digest).not.toBe(plan([capped]).digest);
});

test('prices that were not checked for long are warned about', () => {
  const codes = (as_of: string) => plan([], knowing(), { catalog: { ...CATALOG, as_of } }).diagnostics;
  expect(codes('2026-08-24')).toEqual([]);
  expect(codes('2026-08-23').map(({ code }) => code)).toEqual(['W_PRICE_OLD']);
});

test.each([
  ['current', { complete: true, jobs: [] } as const],
  ['incomplete', { complete: false, jobs: [], why: 'x' } as const],
  ['not-asked', null],
])('it says that the provider was %s', (observed, listing) => {
  expect(plan([], knowing({ listing })).observed).toBe(observed);
});

describe('the digest of a plan', () => {
  const model = aModel();
  const { digest } = plan([model]);

  test('is the same on another commit, so that it survives squash and rebase', () => {
    expect(plan([model], knowing(), { commit: 'decaf' }).digest).toBe(digest);
  });

  test('is the same a minute later', () => {
    expect(plan([model], knowing({ now: '2026-11-22T10:01:00.000Z' })).digest).toBe(digest);
  });

  const noDigest = aModel('tone', { training: null });
  test.each<[string, string]>([
    ['the manifest', plan([model], knowing(), { manifestOid: 'b2' }).digest],
    ['the prices', plan([model], knowing(), { catalog: { ...CATALOG, as_of: '2026-11-23' } }).digest],
    ['the ledger', plan([model], knowing({ ledger: aLedger({}, { serial: 1 }) })).digest],
    ['the actions', plan([model], knowing({ limits: { frozen: true } })).digest],
    ['the data', plan([aModel('tone', { training: { sha256: hash(2) } })]).digest],
    ['the models', plan([noDigest]).digest],
  ])('changes with %s', (_what, changed) => {
    expect(changed).toMatch(/^[0-9a-f]{64}$/);
    expect(changed).not.toBe(digest);
  });
});

test('only trainings cost: what is blocked or waits carries none', () => {
  const desired = aModel('tone', {
    training: { tokensPerEpoch: 100_000 },
    entry: { hyperparameters: { n_epochs: 2 } },
  });
  const changes = (['train', 'blocked', 'wait', 'keep'] as const).map(action => aChange({ desired, action }));
  expect(plannedCost(changes)).toEqual({ low: fromUsd(1), expected: fromUsd(1), high: fromUsd(1), unknown: 0 });
  expect(plannedCost([aChange({ desired: { ...desired, estimate: null } })]).unknown).toBe(1);
});

test.each([
  ['train', true],
  ['adopt', true],
  ['republish', true],
  ['publish', true],
  ['cancel', true],
  ['retire', true],
  ['delete', true],
  ['wait', false],
  ['keep', false],
  ['blocked', false],
] as const)('%s changes something: %s', (action, changes) => {
  expect(hasChanges(aPlan({ changes: [aChange({ action })] }))).toBe(changes);
});

test('a plan covers what its digest names', () => {
  expect(plan([aModel()]).changes[0]?.digest).toBe(digestOf(aModel()));
});
