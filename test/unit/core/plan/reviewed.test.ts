import { describe, expect, test } from 'vitest';
import { ceilingOf, type Plan } from '../../../../src/core/plan/plan.ts';
import { heldBack, readRecords, recordOf } from '../../../../src/core/plan/reviewed.ts';
import { aChange, aModel, digestOf } from '../../../support/builders.ts';

const model = aModel();
const digest = digestOf(model);
const cost = ceilingOf(model) ?? 0;
const train = aChange({ action: 'train', digest, desired: model });
const planOf = (...changes: Plan['changes'][number][]) => ({ digest: 'f'.repeat(64), changes }) as unknown as Plan;

test('what a record says is read back', () => {
  expect(cost).toBeGreaterThan(0);
  expect(readRecords([recordOf(planOf(train))])).toEqual(new Map([[digest, cost]]));
  // GitHub may hand text back with other line ends and without white space at its end.
  expect(readRecords([`${recordOf(planOf(train)).replaceAll('\n', '\r\n')}\n`]).get(digest)).toBe(cost);
});

test.each([
  ['train', true],
  ['wait', true],
  ['blocked', true],
  ['keep', false],
  ['publish', false],
  ['adopt', false],
] as const)('of the action %s a record tells: %s', (action, isTold) => {
  expect(readRecords([recordOf(planOf({ ...train, action }))]).has(digest)).toBe(isTold);
});

test('a training without a known cost is not recorded', () => {
  const unknown = { ...train, desired: { ...model, estimate: null } };
  expect(readRecords([recordOf(planOf(unknown))]).size).toBe(0);
});

test('a record never outgrows a check run', () => {
  const many = Array.from({ length: 2_000 }, (_, index) => ({
    ...train,
    digest: index.toString(16).padStart(64, '0'),
    desired: { ...model, estimate: { ...model.estimate, high: Number.MAX_SAFE_INTEGER } } as typeof model,
  }));
  expect(recordOf(planOf(...many)).length).toBeLessThan(65_536);
});

test('of several records the higher cost holds', () => {
  const record = (high: number) =>
    `\`\`\`json\n${JSON.stringify({ schema: 1, plan: 'x', trainings: { [digest]: high } })}\n\`\`\``;
  expect(readRecords([record(5), record(9), record(7)]).get(digest)).toBe(9);
});

test.each([
  ['nothing', ''],
  ['no JSON', '```json\n{nothing}\n```'],
  ['another schema', `\`\`\`json\n{"schema":2,"trainings":{"${digest}":5}}\n\`\`\``],
  ['no trainings', '```json\n{"schema":1}\n```'],
  ['a name that is no digest', '```json\n{"schema":1,"trainings":{"__proto__":5}}\n```'],
  ['a negative cost', `\`\`\`json\n{"schema":1,"trainings":{"${digest}":-1}}\n\`\`\``],
  ['a cost as text', `\`\`\`json\n{"schema":1,"trainings":{"${digest}":"5"}}\n\`\`\``],
  ['a cost without end', `\`\`\`json\n{"schema":1,"trainings":{"${digest}":1e400}}\n\`\`\``],
  ['words around it', `Look:\n\`\`\`json\n{"schema":1,"trainings":{"${digest}":5}}\n\`\`\``],
])('%s shows nothing', (_what, text) => {
  expect(readRecords([text]).size).toBe(0);
});

describe('a training', () => {
  test.each([
    ['that was shown goes on', new Map([[digest, cost]]), 'train'],
    ['that was shown at more goes on', new Map([[digest, cost * 2]]), 'train'],
    ['that rose by a tenth goes on', new Map([[digest, Math.ceil((cost * 10) / 11)]]), 'train'],
    ['that rose by more is held back', new Map([[digest, Math.ceil((cost * 10) / 11) - 1]]), 'cost-rose-since-review'],
    ['of other data is held back', new Map([['e'.repeat(64), cost]]), 'not-reviewed'],
    ['is held back where nothing was shown', new Map(), 'not-reviewed'],
  ] as const)('%s', (_what, reviewed, expected) => {
    const { action, reason } = heldBack(train, reviewed);
    expect(action === 'blocked' ? reason : action).toBe(expected);
  });
});

test.each(['adopt', 'republish', 'publish', 'wait', 'keep', 'cancel', 'retire', 'blocked'] as const)(
  '%s creates nothing, and needs no review',
  action => {
    const change = { ...train, action };
    expect(heldBack(change, new Map())).toBe(change);
  },
);
