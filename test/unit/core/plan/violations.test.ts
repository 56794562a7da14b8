import { describe, expect, test } from 'vitest';
import type { Overrun } from '../../../../src/core/plan/budget.ts';
import type { Change, Reason } from '../../../../src/core/plan/plan.ts';
import { costApprovals, explainEnded, explainOverruns, standingBlocks } from '../../../../src/core/plan/violations.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { aChange, aModel, digestOf, hash } from '../../../support/builders.ts';

const model = aModel();
const digest = digestOf(model);
const PLACE = model.basePlace;
const blocked = (reason: Reason, more: Partial<Change> = {}) =>
  aChange({ desired: model, action: 'blocked', reason, ...more });
const overrun = (reason: Reason, more: Partial<Change> = {}): Overrun => ({
  change: blocked(reason, more),
  ceiling: fromUsd(12.5),
  left: fromUsd(2),
  limit: fromUsd(10),
});
const always = () => true;
const never = () => false;

describe('a limit that is crossed', () => {
  test.each([
    [
      'over-budget',
      'E_OVER_BUDGET',
      "tone: its training takes up to $12.50, and $2.00 of this month's $10.00 is left.",
    ],
    [
      'over-model-limit',
      'E_OVER_MODEL_LIMIT',
      'tone: its training takes up to $12.50, and its max_cost_usd is $10.00.',
    ],
    [
      'over-run-limit',
      'E_OVER_RUN_LIMIT',
      'tone: its training takes up to $12.50, and all trainings of a run together may take $10.00.',
    ],
  ] as const)('(%s) is told with its numbers, at the entry', (reason, code, message) => {
    const [found] = explainOverruns([overrun(reason)], never);
    expect(found).toMatchObject({ code, message, place: PLACE, severity: 'error' });
    expect(explainOverruns([overrun(reason)], always)).toEqual([{ ...found, severity: 'warning' }]);
  });

  test('can be approved for this training at this cost, where it is the workflow’s', () => {
    const overruns = [
      overrun('over-budget'),
      overrun('over-model-limit', { digest: hash(9) }),
      overrun('over-budget', { digest: null }),
      overrun('over-run-limit', { digest: null }),
      overrun('over-run-limit'),
    ];
    expect(costApprovals(overruns)).toEqual([`over-budget ${digest} 12.50`, `over-run-limit ${digest} 12.50`]);
  });
});

describe('a training that ended before', () => {
  test.each([
    ['job-failed', 'failed'],
    ['job-cancelled', 'was cancelled'],
    ['provider-refused', 'was refused by the provider'],
    ['create-unconfirmed', 'was asked for without an answer'],
  ] as const)('(%s) is told, at the entry', (reason, how) => {
    const message = `tone: a training of exactly this data with these settings ${how}, and is not begun again by itself.`;
    expect(explainEnded([blocked(reason)], never)).toMatchObject([{ code: 'E_ENDED_BEFORE', message, place: PLACE }]);
  });

  test.each<[string, Change]>([
    ['that is stopped by something of today', blocked('frozen')],
    ['that is not stopped', blocked('job-failed', { action: 'wait' })],
    ['that no entry asks for', blocked('job-failed', { desired: null })],
  ])('is not told of one %s', (_what, change) => expect(explainEnded([change], never)).toEqual([]));

  test('is not told of one that the base branch has already', () => {
    expect(explainEnded([blocked('job-failed')], always)).toEqual([]);
  });
});

describe('a pull request is not to blame', () => {
  const isStanding = standingBlocks([blocked('job-failed'), blocked('problems', { digest: null })]);

  test('for the same stop of the same training, whatever its entry is called now', () => {
    expect(isStanding(blocked('job-failed', { model: 'renamed' }))).toBe(true);
  });

  test('for the same stop of an entry whose training is not known', () => {
    expect(isStanding(blocked('problems', { digest: null }))).toBe(true);
    expect(isStanding(blocked('problems', { digest: null, model: 'other' }))).toBe(false);
  });

  test.each<[string, Change]>([
    ['another stop', blocked('over-budget')],
    ['another training', blocked('job-failed', { digest: hash(9) })],
  ])('but for %s it is', (_what, change) => expect(isStanding(change)).toBe(false));

  test('nor is what the base only waits for a stop', () => {
    expect(standingBlocks([blocked('job-failed', { action: 'wait' })])(blocked('job-failed'))).toBe(false);
  });
});
