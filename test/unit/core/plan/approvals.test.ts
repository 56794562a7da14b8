import { describe, expect, test } from 'vitest';
import {
  type Approvals,
  costApproval,
  exactUsd,
  parseApprovals,
  removalApproval,
} from '../../../../src/core/plan/approvals.ts';
import { withinLimits } from '../../../../src/core/plan/budget.ts';
import { explainOverruns } from '../../../../src/core/plan/violations.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { aChange, aModel, digestOf, hash, knowing } from '../../../support/builders.ts';

function approvalsIn(text: string): Approvals {
  const parsed = parseApprovals(text);
  if (parsed.kind === 'wrong') throw new Error(`line ${parsed.line}`);
  return parsed.approvals;
}

/** gpt-4.1-mini is $5 per million tokens: 2,700,000 of them are $13.50. */
const big = aModel('big', { training: { tokensPerEpoch: 900_000 }, entry: { hyperparameters: { n_epochs: 3 } } });
const other = aModel('other', { training: { tokensPerEpoch: 200_000, sha256: hash(2) } });
const COST = fromUsd(13.5);

function limited(models: readonly ReturnType<typeof aModel>[], approvals: string, budget = fromUsd(10)) {
  const known = knowing({ limits: { budget, approvals: approvalsIn(approvals) } });
  return withinLimits(
    models.map(desired => aChange({ desired })),
    known,
  );
}

const actions = (...given: Parameters<typeof limited>): string[] =>
  limited(...given).changes.map(({ action, reason }) => `${action} ${reason}`);

describe('an approval', () => {
  const line = costApproval(digestOf(big), COST);

  test('lets exactly this training past the budget, at this amount or less', () => {
    expect(actions([big], '')).toEqual(['blocked over-budget']);
    expect(actions([big], line)).toEqual(['train new-model']);
    expect(actions([big], costApproval(digestOf(big), COST + 1))).toEqual(['train new-model']);
  });

  test('is of no use one nano-dollar above', () => {
    expect(actions([big], costApproval(digestOf(big), COST - 1))).toEqual(['blocked over-budget']);
  });

  test('is of no use to other data or settings', () => {
    const edited = aModel('big', {
      training: { tokensPerEpoch: 900_000, sha256: hash(9) },
      entry: { hyperparameters: { n_epochs: 3 } },
    });
    const seeded = aModel('big', {
      training: { tokensPerEpoch: 900_000 },
      entry: { seed: 2, hyperparameters: { n_epochs: 3 } },
    });
    expect(actions([edited], line)).toEqual(['blocked over-budget']);
    expect(actions([seeded], line)).toEqual(['blocked over-budget']);
  });

  test('does not make room for the next training, which takes its own', () => {
    const both = [big, other];
    expect(actions(both, '')).toEqual(['blocked over-budget', 'train new-model']);
    expect(actions(both, line)).toEqual(['train new-model', 'blocked over-budget']);
  });

  test('lifts neither a limit of the manifest, nor a freeze, nor an unset budget, nor an unknown cost', () => {
    const capped = { ...big, entry: { ...big.entry, max_cost_usd: 1 } };
    expect(actions([capped], line)).toEqual(['blocked over-model-limit']);
    const approvals = approvalsIn(line);
    const change = aChange({ desired: big });
    const reasonWith = (limits: object) =>
      withinLimits([change], knowing({ limits: { ...limits, approvals } })).changes[0]?.reason;
    expect(reasonWith({ frozen: true })).toBe('frozen');
    expect(reasonWith({ budget: null })).toBe('budget-unset');
    const unknown = aChange({ desired: { ...big, estimate: null } });
    expect(withinLimits([unknown], knowing({ limits: { approvals } })).changes[0]?.reason).toBe('price-unknown');
  });
});

test('what is printed is what can be pasted, to the last nano-dollar', () => {
  const [overrun] = limited([big], '').overruns;
  expect(overrun).toMatchObject({ ceiling: COST, left: fromUsd(10), limit: fromUsd(10) });
  const message = explainOverruns(limited([big], '').overruns, () => false)[0]?.message;
  expect(message).toBe("big: its training takes up to $13.50, and $10.00 of this month's $10.00 is left.");
  for (const amount of [0, 1, 10, COST, COST + 1, fromUsd(999_999)]) {
    const text = costApproval(hash(1), amount);
    expect(approvalsIn(text).overBudget.get(hash(1)), text).toBe(amount);
  }
  expect(exactUsd(1)).toBe('0.000000001');
  expect(approvalsIn(removalApproval(['desk', 'shelf'])).removals).toEqual(new Set(['desk', 'shelf']));
});

test('comments, blank lines and a dollar sign may stand in the input', () => {
  const run = `over-run-limit ${hash(2)} 2\nover-run-limit ${hash(2)} 1`;
  const text = `# approved by Kim\n\n  over-budget ${hash(1)} $1.5   # for the launch\r\nmass-removal a  b\n${run}\n`;
  expect(approvalsIn(text)).toEqual({
    overBudget: new Map([[hash(1), fromUsd(1.5)]]),
    overRun: new Map([[hash(2), fromUsd(2)]]),
    removals: new Set(['a', 'b']),
  });
});

test.each([
  'over-budget',
  `over-budget ${hash(1).slice(0, 12)} 5`,
  `over-budget ${hash(1)}`,
  `over-budget ${hash(1)} -5`,
  `over-budget ${hash(1)} 1e9`,
  `over-budget ${hash(1)} 5.0000000001`,
  `over-budget ${hash(1)} 1000000`,
  `over-budget * 5`,
  `over-model-limit ${hash(1)} 5`,
  `over-run-limit ${hash(1)}`,
  'mass-removal',
  'mass-removal *',
  'mass-removal Desk',
  'everything',
])('%s approves nothing and is refused', text => {
  expect(parseApprovals(`# first\n${text}`)).toEqual({ kind: 'wrong', line: 2 });
});
