import { expect, test } from 'vitest';
import { committedByRun, committedInMonth } from '../../../../src/core/ledger/spend.ts';
import { aLedger, aRun, hash } from '../../../support/builders.ts';

const ledger = aLedger({
  [hash(1)]: aRun({ startedAt: '2026-10-31T23:59:59.999Z', reservedNanoUsd: 1 }),
  [hash(2)]: aRun({ startedAt: '2026-11-01T00:00:00.000Z', reservedNanoUsd: 10 }),
  [hash(3)]: aRun({ startedAt: '2026-11-30T23:59:59.999Z', reservedNanoUsd: 1_000, billedNanoUsd: 100 }),
  [hash(4)]: aRun({ startedAt: '2026-11-15T00:00:00.000Z', reservedNanoUsd: 1_000, billedNanoUsd: 0 }),
  [hash(5)]: aRun({ startedAt: '2025-11-15T00:00:00.000Z', reservedNanoUsd: 10_000 }),
});

test.each([
  ['2026-11-22T10:00:00.000Z', 110],
  ['2026-10-01T00:00:00.000Z', 1],
  ['2026-12-01T00:00:00.000Z', 0],
])('in the month of %s, %d was committed: the bill where it is known, else what was reserved', (now, sum) => {
  expect(committedInMonth(ledger, now)).toBe(sum);
});

test('one run’s part is counted in its own month only', () => {
  expect(committedByRun(ledger, hash(3), '2026-11-22T10:00:00.000Z')).toBe(100);
  expect(committedByRun(ledger, hash(3), '2026-12-22T10:00:00.000Z')).toBe(0);
  expect(committedByRun(ledger, hash(9), '2026-11-22T10:00:00.000Z')).toBe(0);
});

test('a sum too large to be exact is an error and never a smaller number', () => {
  const huge = aRun({ reservedNanoUsd: Number.MAX_SAFE_INTEGER });
  expect(() => committedInMonth(aLedger({ [hash(1)]: huge, [hash(2)]: huge }), '2026-11-22')).toThrow(RangeError);
});
