import { describe, expect, test } from 'vitest';
import { costApproval, parseApprovals } from '../../../../src/core/plan/approvals.ts';
import { withinLimits } from '../../../../src/core/plan/budget.ts';
import { makePlan } from '../../../../src/core/plan/make-plan.ts';
import type { DesiredModel, Limits } from '../../../../src/core/plan/plan.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { aChange, aLedger, aModel, anIntent, CATALOG, digestOf, hash, knowing } from '../../../support/builders.ts';

/** A training of exactly this cost: gpt-4.1-mini is $5 per million tokens. */
function costing(usd: number, name: string, more: Parameters<typeof aModel>[1] = {}): DesiredModel {
  const training = { tokensPerEpoch: usd * 200_000, sha256: hash(name.length * 1_000 + usd) };
  return aModel(name, { ...more, training, entry: { hyperparameters: { n_epochs: 1 }, ...more.entry } });
}

const limitsOf = (costPerRun: number | null, more: Partial<Limits> = {}): Partial<Limits> => ({ costPerRun, ...more });

function limited(models: readonly DesiredModel[], limits: Partial<Limits>, runs = {}) {
  const changes = models.map(desired => aChange({ desired }));
  return withinLimits(changes, knowing({ limits, ledger: aLedger(runs) }));
}

const actions = (...given: Parameters<typeof limited>): string[] =>
  limited(...given).changes.map(({ action, reason }) => `${action} ${reason}`);

const approving = (line: string): Pick<Limits, 'approvals'> => {
  const parsed = parseApprovals(line);
  if (parsed.kind === 'wrong') throw new Error('not understood');
  return { approvals: parsed.approvals };
};

const [a, b, c] = [costing(4, 'a'), costing(6, 'bb'), costing(1, 'ccc')];

describe('what one run may cost', () => {
  test('is spent to the last nano-dollar', () => {
    expect(actions([a, b], limitsOf(fromUsd(10)))).toEqual(['train new-model', 'train new-model']);
    expect(actions([a, b], limitsOf(fromUsd(10) - 1))).toEqual(['train new-model', 'wait run-cost-limit']);
  });

  test('is spent in the order of the manifest, and what does not fit lets a smaller one pass', () => {
    const { changes, budget, overruns } = limited([a, b, c], limitsOf(fromUsd(6)));
    expect(changes.map(({ action }) => action)).toEqual(['train', 'wait', 'train']);
    expect(budget).toEqual({ limit: fromUsd(100), committed: 0, planned: fromUsd(5), perRun: fromUsd(6) });
    expect(overruns, 'nothing to approve: it only waits').toEqual([]);
  });

  test('is not limited unless it is said, and nothing may be spent where it is said so', () => {
    for (const costPerRun of [null, undefined])
      expect(actions([a, b], costPerRun === undefined ? {} : limitsOf(costPerRun))).toEqual([
        'train new-model',
        'train new-model',
      ]);
    expect(limited([a], {}).budget.perRun).toBeNull();
    expect(actions([c], limitsOf(0))).toEqual(['blocked over-run-limit']);
  });

  test('holds all trainings of a run and not all of a month', () => {
    const runs = { [hash(11)]: anIntent(60, { reservedNanoUsd: fromUsd(9) }) };
    expect(actions([b], limitsOf(fromUsd(6)), runs)).toEqual(['train new-model']);
    // What an attempt reserved is asked for again by this run.
    const own = { [digestOf(a)]: anIntent(60, { reservedNanoUsd: fromUsd(4) }) };
    expect(actions([a, b], limitsOf(fromUsd(9)), own)).toEqual(['train new-model', 'wait run-cost-limit']);
  });

  test('is counted by what is begun: neither what is blocked nor what waits takes a part of it', () => {
    const capped = costing(6, 'bb', { entry: { max_cost_usd: 1 } });
    expect(actions([capped, a, b], limitsOf(fromUsd(7), { budget: fromUsd(9) }))).toEqual([
      'blocked over-model-limit',
      'train new-model',
      'blocked over-budget',
    ]);
    expect(actions([a, b, c], limitsOf(fromUsd(5), { budget: fromUsd(5) }))).toEqual([
      'train new-model',
      'blocked over-run-limit',
      'train new-model',
    ]);
  });

  test('takes the upper end of a range, and all of a cap where no cost is known', () => {
    const ranged = aModel('tone', {
      training: { tokensPerEpoch: 1_000_000, tokenQuality: 'estimated' },
      entry: { hyperparameters: { n_epochs: 1 } },
    });
    const high = ranged.estimate?.high ?? 0;
    expect(high).toBeGreaterThan(fromUsd(5));
    expect(actions([ranged], limitsOf(high))).toEqual(['train new-model']);
    expect(actions([ranged], limitsOf(high - 1))).toEqual(['blocked over-run-limit']);
    const unknown = { training: { tokensPerEpoch: null } };
    const capped = aModel('capped', { ...unknown, entry: { max_cost_usd: 7 } });
    expect(actions([capped, a], limitsOf(fromUsd(11) - 1))).toEqual(['train new-model', 'wait run-cost-limit']);
    expect(actions([capped], limitsOf(fromUsd(7) - 1))).toEqual(['blocked over-run-limit']);
    expect(actions([aModel('tone', unknown)], limitsOf(fromUsd(100)))).toEqual(['blocked price-unknown']);
  });

  test('goes with the number of trainings: whichever is reached first', () => {
    expect(actions([a, c, b], limitsOf(fromUsd(6), { createsPerRun: 2 }))).toEqual([
      'train new-model',
      'train new-model',
      'wait create-limit',
    ]);
    expect(actions([a, b, c], limitsOf(fromUsd(6), { createsPerRun: 2 }))[1]).toBe('wait run-cost-limit');
  });

  test('does not hide what a merge costs: a plan counts all the runs that it takes', () => {
    const all = limitsOf(fromUsd(6), { createsPerRun: Number.POSITIVE_INFINITY });
    expect(actions([a, b, c], all)).toEqual(['train new-model', 'train new-model', 'train new-model']);
    expect(actions([costing(7, 'd')], all)).toEqual(['blocked over-run-limit']);
  });
});

describe('a training that no run could begin', () => {
  const big = costing(12, 'big');
  const line = costApproval(digestOf(big), fromUsd(12), 'over-run-limit');
  const source = { commit: 'c', manifestPath: 'm', manifestOid: 'a', catalog: CATALOG, diagnostics: [] };

  test('is blocked from the first nano-dollar on, and does not stop the others', () => {
    expect(actions([big, a], limitsOf(fromUsd(12)))).toEqual(['train new-model', 'wait run-cost-limit']);
    expect(actions([big, a], limitsOf(fromUsd(12) - 1))).toEqual(['blocked over-run-limit', 'train new-model']);
  });

  test('is an error with its numbers, and with what would approve it', () => {
    const { diagnostics, approvals } = makePlan([big], knowing({ limits: limitsOf(fromUsd(10)) }), source);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'E_OVER_RUN_LIMIT',
        place: big.basePlace,
        message: 'big: its training takes up to $12.00, and all trainings of a run together may take $10.00.',
      },
    ]);
    expect(approvals).toEqual([`over-run-limit ${digestOf(big)} 12.00`]);
    expect(limited([big], limitsOf(fromUsd(10))).overruns).toMatchObject([
      { ceiling: fromUsd(12), left: fromUsd(10), limit: fromUsd(10) },
    ]);
  });

  test('passes with that approval at this amount or less, and takes its part of the run', () => {
    const limits = { ...limitsOf(fromUsd(10)), ...approving(line) };
    expect(actions([big, c], limits)).toEqual(['train new-model', 'wait run-cost-limit']);
    expect(actions([c, big], limits), 'after another, too').toEqual(['train new-model', 'train new-model']);
    expect(actions([costing(12, 'other')], limits)).toEqual(['blocked over-run-limit']);
    const less = costApproval(digestOf(big), fromUsd(12) - 1, 'over-run-limit');
    expect(actions([big], { ...limits, ...approving(less) })).toEqual(['blocked over-run-limit']);
  });

  test('passes by no approval of another limit, and its own lifts no other', () => {
    const other = approving(costApproval(digestOf(big), fromUsd(12)));
    expect(actions([big], { ...limitsOf(fromUsd(10)), ...other })).toEqual(['blocked over-run-limit']);
    const own = approving(line);
    expect(actions([big], { ...limitsOf(fromUsd(10), { budget: fromUsd(11) }), ...own })).toEqual([
      'blocked over-budget',
    ]);
    const both = approving(`${line}\n${costApproval(digestOf(big), fromUsd(12))}`);
    expect(actions([big], { ...limitsOf(fromUsd(10), { budget: fromUsd(11) }), ...both })).toEqual(['train new-model']);
    expect(actions([big], { ...limitsOf(1, { budget: null }), ...own })).toEqual(['blocked budget-unset']);
  });
});
