import { describe, expect, test } from 'vitest';
import type { Change, Plan } from '../../../../src/core/plan/plan.ts';
import { heldBack, readRecords, recordOf } from '../../../../src/core/plan/reviewed.ts';
import { aChange, aModel, aPlan, digestOf, hash } from '../../../support/builders.ts';

const model = aModel();
const digest = digestOf(model);
const train = aChange({ desired: model });
const recorded = (...changes: Change[]) => recordOf(aPlan({ changes, digest: hash(3) }) satisfies Plan);
const fenced = (value: unknown) => `\`\`\`json\n${JSON.stringify(value)}\n\`\`\``;

/** The training at exactly this cost. */
function costing(high: number): Change {
  if (model.estimate === null) throw new Error('The model has no estimate');
  return { ...train, desired: { ...model, estimate: { ...model.estimate, high } } };
}

test('a record is JSON that people can read too', () => {
  expect(recorded(costing(5))).toBe(fenced({ schema: 1, plan: hash(3), trainings: { [digest]: 5 } }));
});

test.each<[string, Change]>([
  ['without a digest', { ...train, digest: null }],
  ['without a cost', { ...train, desired: { ...model, estimate: null } }],
  ['that no entry asks for', { ...train, desired: null }],
])('a training %s is not in it', (_what, change) => {
  expect(recorded(change)).toBe(fenced({ schema: 1, plan: hash(3), trainings: {} }));
});

test('a training that costs nothing is shown all the same', () => {
  expect(readRecords([recorded(costing(0))])).toEqual(new Map([[digest, 0]]));
});

test.each([
  ['another fence before it', `\`${fenced({ schema: 1, trainings: { [digest]: 5 } })}`],
  ['more after it', `${fenced({ schema: 1, trainings: { [digest]: 5 } })}\nand more`],
  ['a digest that is too long', fenced({ schema: 1, trainings: { [`0${digest}`]: 5 } })],
  ['a digest with more after it', fenced({ schema: 1, trainings: { [`${digest}0`]: 5 } })],
  ['a word', fenced('word')],
  ['trainings that are none', fenced({ schema: 1, trainings: null })],
  ['a cost that is not whole', fenced({ schema: 1, trainings: { [digest]: 0.5 } })],
])('%s makes it no record', (_what, text) => expect(readRecords([text])).toEqual(new Map()));

describe('a cost', () => {
  test.each([
    [11, 'train'],
    [12, 'blocked'],
  ])('of %d, shown as 10: %s', (cost, action) => {
    expect(heldBack(costing(cost), new Map([[digest, 10]])).action).toBe(action);
  });

  test('that is not known is not compared: the budget decides', () => {
    const unknown = { ...train, desired: { ...model, estimate: null } };
    expect(heldBack(unknown, new Map([[digest, 10]]))).toBe(unknown);
  });
});
