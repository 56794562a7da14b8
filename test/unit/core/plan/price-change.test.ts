import { expect, test } from 'vitest';
import type { Ledger } from '../../../../src/core/ledger/schema.ts';
import { priceChange } from '../../../../src/core/plan/price-change.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { noticeText } from '../../../../src/core/report/notice-words.ts';
import {
  aLedger,
  aModel,
  aRun,
  aTrainedRun,
  BASE_MODEL,
  CATALOG,
  hash,
  minutesLater,
} from '../../../support/builders.ts';

const TODAY = '2026-11-22';

/** The catalog with every base model at this price. */
function at(usd: number | null) {
  return { ...CATALOG, models: CATALOG.models.map(model => ({ ...model, train_usd_per_1m_tokens: usd })) };
}

/** A bill of 18,000 tokens at this price for a million of them. */
const billedAt = (usd: number, more: Parameters<typeof aTrainedRun>[0] = {}) =>
  aTrainedRun({ trainedTokens: 18_000, billedNanoUsd: fromUsd((usd * 18_000) / 1_000_000), ...more });

const changeIn = (runs: Ledger['runs'], now: number | null, today = TODAY) =>
  priceChange(aModel('tone'), aLedger(runs), { catalog: at(now), today });

test('a price that rose or fell since the last bill is told with both', () => {
  expect(changeIn({ [hash(1)]: billedAt(5) }, 6.25)).toEqual({ baseModel: BASE_MODEL, was: 5, is: 6.25 });
  expect(changeIn({ [hash(1)]: billedAt(5) }, 4.999)).toEqual({ baseModel: BASE_MODEL, was: 5, is: 4.999 });
  expect(changeIn({ [hash(1)]: billedAt(5) }, 5)).toBeNull();
});

test('the last bill counts, so that training at the new price ends it', () => {
  const runs = { [hash(1)]: billedAt(5), [hash(2)]: billedAt(6, { startedAt: minutesLater(-10) }) };
  expect(changeIn(runs, 6)).toBeNull();
  expect(changeIn(runs, 5)).toMatchObject({ was: 6, is: 5 });
});

test.each<[string, Ledger['runs']]>([
  ['no run', {}],
  ['a training under way', { [hash(1)]: aRun() }],
  ['a failed training', { [hash(1)]: aRun({ state: 'failed', billedNanoUsd: 0, trainedTokens: 0 }) }],
  ['no bill', { [hash(1)]: aTrainedRun({ billedNanoUsd: null }) }],
  ['a bill that is not tokens times a price', { [hash(1)]: aTrainedRun({ trainedTokens: 18_001 }) }],
  ['another base model', { [hash(1)]: billedAt(5, { baseModel: 'gpt-4.1-2025-04-14' }) }],
  ['another entry', { [hash(1)]: billedAt(5, { model: 'other' }) }],
])('%s says nothing about a price', (_what, runs) => {
  expect(changeIn(runs, 7)).toBeNull();
});

test('nothing is said where no price is known, or nothing can be trained any more', () => {
  const runs = { [hash(1)]: billedAt(5) };
  expect(changeIn(runs, null)).toBeNull();
  expect(changeIn(runs, 7, '2027-03-01')).toBeNull();
});

test('a rise is a warning, a fall a notice, and both amounts are named', () => {
  const text = (was: number, is: number) =>
    noticeText({ kind: 'price-changed', baseModel: BASE_MODEL, was, is }, name => `<${name}>`);
  expect(text(5, 6.25)).toMatchObject({ severity: 'warning' });
  expect(text(5, 4)).toMatchObject({ severity: 'notice' });
  expect(text(5, 6.25).body).toContain(`<${BASE_MODEL}> costs $6.25 per million tokens now`);
  expect(text(5, 6.25).body).toContain('billed at $5');
});
