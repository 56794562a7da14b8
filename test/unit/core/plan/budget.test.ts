import { describe, expect, test } from 'vitest';
import { withinLimits } from '../../../../src/core/plan/budget.ts';
import type { Limits } from '../../../../src/core/plan/plan.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { aChange, aLedger, aModel, anIntent, aTrainedRun, digestOf, hash, knowing } from '../../../support/builders.ts';

/** A training of exactly this cost: gpt-4.1-mini is $5 per million tokens. */
function costing(usd: number, name = 'tone', more: Parameters<typeof aModel>[1] = {}) {
  const training = { tokensPerEpoch: (usd / 5) * 1_000_000, sha256: hash(name.length * 1_000 + usd) };
  return aModel(name, { ...more, training, entry: { hyperparameters: { n_epochs: 1 }, ...more.entry } });
}

function limited(models: ReturnType<typeof aModel>[], limits: Partial<Limits>, runs = {}) {
  const changes = models.map(desired => aChange({ desired }));
  const { changes: after, budget } = withinLimits(changes, knowing({ limits, ledger: aLedger(runs) }));
  return { actions: after.map(({ action, reason }) => `${action} ${reason}`), budget };
}

test('what fits is trained, to the last nano-dollar', () => {
  expect(limited([costing(4), costing(6, 'other')], { budget: fromUsd(10) })).toEqual({
    actions: ['train new-model', 'train new-model'],
    budget: { limit: fromUsd(10), committed: 0, planned: fromUsd(10), perRun: null },
  });
});

test('one nano-dollar too much is blocked', () => {
  expect(limited([costing(10)], { budget: fromUsd(10) - 1 }).actions).toEqual(['blocked over-budget']);
});

test('a model that does not fit does not stop a smaller one after it', () => {
  const { actions, budget } = limited([costing(4), costing(8, 'big'), costing(6, 'small')], { budget: fromUsd(10) });
  expect(actions).toEqual(['train new-model', 'blocked over-budget', 'train new-model']);
  expect(budget.planned).toBe(fromUsd(10));
});

test('what this month has committed already counts: the bill where it is known, else what was reserved', () => {
  const runs = {
    [hash(11)]: aTrainedRun({ reservedNanoUsd: fromUsd(9), billedNanoUsd: fromUsd(2) }),
    [hash(12)]: anIntent(1, { reservedNanoUsd: fromUsd(3) }),
  };
  expect(limited([costing(5)], { budget: fromUsd(10) }, runs).budget.committed).toBe(fromUsd(5));
  expect(limited([costing(5)], { budget: fromUsd(10) }, runs).actions).toEqual(['train new-model']);
  expect(limited([costing(5.01)], { budget: fromUsd(10) }, runs).actions).toEqual(['blocked over-budget']);
});

test('what was committed in another month does not count', () => {
  const runs = { [hash(11)]: aTrainedRun({ startedAt: '2026-10-31T23:59:59.999Z', billedNanoUsd: fromUsd(9) }) };
  expect(limited([costing(5)], { budget: fromUsd(10) }, runs)).toMatchObject({ actions: ['train new-model'] });
});

describe('an attempt that left nothing', () => {
  const model = costing(6);
  const runs = { [digestOf(model)]: anIntent(60, { reservedNanoUsd: fromUsd(6) }) };

  test('does not count twice when it is started anew', () => {
    const { actions, budget } = limited([model], { budget: fromUsd(10) }, runs);
    expect(actions).toEqual(['train new-model']);
    expect(budget.committed + budget.planned).toBe(fromUsd(6));
  });

  test('keeps its reservation while it is not started anew', () => {
    const capped = { ...model, entry: { ...model.entry, max_cost_usd: 1 } };
    const { actions, budget } = limited([capped, costing(5, 'other')], { budget: fromUsd(10) }, runs);
    expect(actions).toEqual(['blocked over-model-limit', 'blocked over-budget']);
    expect(budget.committed).toBe(fromUsd(6));
  });
});

// The simulation found it: after the ledger was lost, a training was begun with money that adopted jobs had spent.
test('a job that the ledger did not know counts from the run that adopts it', () => {
  const changes = [aChange({ desired: costing(4) }), aChange({ desired: costing(7, 'other'), action: 'adopt' })];
  const budgetOf = (usd: number) => withinLimits(changes, knowing({ limits: { budget: fromUsd(usd) } })).changes[0];
  expect(budgetOf(11)).toMatchObject({ action: 'train' });
  expect(budgetOf(10.99)).toMatchObject({ action: 'blocked', reason: 'over-budget' });
});

test('a leftover that is adopted keeps its reservation and frees nothing', () => {
  const runs = { [hash(11)]: anIntent(60, { reservedNanoUsd: fromUsd(6) }) };
  const adopt = aChange({ desired: null, digest: hash(11), action: 'adopt' });
  const changes = [aChange({ desired: costing(5) }), adopt];
  const known = knowing({ limits: { budget: fromUsd(10) }, ledger: aLedger(runs) });
  expect(withinLimits(changes, known).changes[0]).toMatchObject({ action: 'blocked', reason: 'over-budget' });
});

test('without a budget nothing is created', () => {
  expect(limited([costing(1)], { budget: null }).actions).toEqual(['blocked budget-unset']);
});

test('a preview that does not know the budget shows the cost instead of blocking', () => {
  const { actions, budget } = limited([costing(7)], { budget: null, budgetRequired: false });
  expect(actions).toEqual(['train new-model']);
  expect(budget).toEqual({ limit: null, committed: 0, planned: fromUsd(7), perRun: null });
});

test('an unknown cost never passes, not even in a preview without a budget', () => {
  const unknown = aModel('tone', { training: { tokensPerEpoch: null, tokenQuality: 'proxy' } });
  expect(limited([unknown], { budget: null, budgetRequired: false }).actions).toEqual(['blocked price-unknown']);
});

test.each([
  [5, 'train new-model'],
  [4.99, 'blocked over-model-limit'],
])('a training of $5 under max_cost_usd %d: %s', (max_cost_usd, action) => {
  expect(limited([costing(5, 'tone', { entry: { max_cost_usd } })], {}).actions).toEqual([action]);
});

test('max_cost_usd is compared with the upper end of the estimate', () => {
  const model = aModel('tone', {
    training: { tokensPerEpoch: 1_000_000, tokenQuality: 'estimated' },
    entry: { hyperparameters: { n_epochs: 1 }, max_cost_usd: 6 },
  });
  expect(limited([model], {}).actions).toEqual(['blocked over-model-limit']);
});

test('one run starts no more trainings than allowed; the rest waits without reserving anything', () => {
  const models = ['a', 'bb', 'ccc'].map(name => costing(1, name));
  const { actions, budget } = limited(models, { createsPerRun: 2 });
  expect(actions).toEqual(['train new-model', 'train new-model', 'wait create-limit']);
  expect(budget.planned).toBe(fromUsd(2));
});

test('while frozen nothing is trained', () => {
  expect(limited([costing(1)], { frozen: true })).toMatchObject({
    actions: ['blocked frozen'],
    budget: { planned: 0 },
  });
});

test('only trainings are limited', () => {
  const change = aChange({ action: 'publish', reason: 'job-succeeded' });
  const known = knowing({ limits: { budget: 0, frozen: true, createsPerRun: 0 } });
  expect(withinLimits([change], known).changes).toEqual([change]);
});

describe('a cost that is not known', () => {
  const unknown = { training: { tokensPerEpoch: null } };
  const capped = aModel('capped', { ...unknown, entry: { max_cost_usd: 7 } });

  test('is never created without a cap', () => {
    expect(limited([aModel('tone', unknown)], { budget: fromUsd(100) }).actions).toEqual(['blocked price-unknown']);
  });

  test('is created under the cap of the manifest, which is set aside in full', () => {
    const { actions, budget } = limited([capped, costing(3, 'other')], { budget: fromUsd(10) });
    expect(actions).toEqual(['train new-model', 'train new-model']);
    expect(budget.planned).toBe(fromUsd(10));
  });

  test('needs a budget that holds the whole cap', () => {
    expect(limited([capped], { budget: fromUsd(7) - 1 }).actions).toEqual(['blocked over-budget']);
    expect(limited([capped], { budget: null }).actions).toEqual(['blocked budget-unset']);
  });
});
