import { describe, expect, test } from 'vitest';
import { withinLimits } from '../../../../src/core/plan/budget.ts';
import { heldByClock, wrongClock } from '../../../../src/core/plan/clock-skew.ts';
import { makePlan } from '../../../../src/core/plan/make-plan.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { aChange, aModel, CATALOG, digestOf, hash, knowing } from '../../../support/builders.ts';

/** gpt-4.1-mini is $5 per million tokens. */
const costing = (usd: number, name: string, max_cost_usd?: number) =>
  aModel(name, {
    training: { tokensPerEpoch: usd * 200_000, sha256: hash(usd) },
    entry: { hyperparameters: { n_epochs: 1 }, ...(max_cost_usd === undefined ? {} : { max_cost_usd }) },
  });
const known = knowing({ limits: { budget: fromUsd(10) } });

describe('what does not fit', () => {
  test('is told with what the ones before it left of the budget', () => {
    const [fits, big] = [costing(4, 'fits'), costing(8, 'big')];
    const { overruns } = withinLimits([aChange({ desired: fits }), aChange({ desired: big })], known);
    expect(overruns).toMatchObject([
      { change: { model: 'big', action: 'blocked' }, ceiling: fromUsd(8), left: fromUsd(6), limit: fromUsd(10) },
    ]);
  });

  test('into the entry’s own limit is told with that', () => {
    const { overruns } = withinLimits([aChange({ desired: costing(8, 'big', 3) })], known);
    expect(overruns).toMatchObject([
      { change: { model: 'big' }, ceiling: fromUsd(8), left: fromUsd(3), limit: fromUsd(3) },
    ]);
  });

  test('is an error of the plan, which says what would approve it', () => {
    const big = costing(12, 'big');
    const source = { commit: 'c', manifestPath: 'm', manifestOid: 'a', catalog: CATALOG, diagnostics: [] };
    const { diagnostics, approvals } = makePlan([big], known, source);
    expect(diagnostics.find(({ code }) => code === 'E_OVER_BUDGET')).toMatchObject({ severity: 'error' });
    expect(approvals).toEqual([`over-budget ${digestOf(big)} 12.00`]);
    const tolerant = makePlan([big], known, { ...source, isTolerated: () => true });
    expect(tolerant.diagnostics.find(({ code }) => code === 'E_OVER_BUDGET')).toMatchObject({ severity: 'warning' });
  });
});

describe('of several clocks', () => {
  const THEN = Date.parse('2026-11-22T10:00:00Z');
  const MINUTE = 60_000;
  const reading = (service: 'provider' | 'code host', off: number) => ({
    service,
    theirs: THEN,
    sentAt: THEN + off * MINUTE,
    receivedAt: THEN + off * MINUTE,
  });

  test('the one that differs most is told, wherever it stands', () => {
    const readings = [reading('provider', 5), reading('code host', -9), reading('provider', 3)];
    for (const order of [readings, readings.toReversed()])
      expect(wrongClock(order)).toEqual({ service: 'code host', milliseconds: -9 * MINUTE });
  });

  test('a wrong one holds a delete back as well', () => {
    const { changes, diagnostics } = heldByClock(
      [aChange({ action: 'delete' })],
      wrongClock([reading('provider', -9)]),
    );
    expect(changes).toMatchObject([{ action: 'blocked', reason: 'clock-wrong', until: null }]);
    expect(diagnostics).toHaveLength(1);
  });
});
