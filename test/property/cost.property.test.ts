import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Billing } from '../../src/core/prices/catalog.ts';
import { type CostEstimate, estimateCost } from '../../src/core/prices/cost.ts';
import { tokensFor } from '../../src/core/prices/model-tokens.ts';
import { CATALOGS } from '../../src/providers/catalogs.ts';
import { anInspection } from '../support/builders.ts';
import '../support/fixed-seed.ts';

/** Those with a price: the others have no cost to look at. */
const ROWS = CATALOGS.flatMap(({ billing, models }) => models.map(model => ({ model, billing }))).filter(
  ({ model }) => model.train_usd_per_1m_tokens !== null,
);
const row = fc.constantFrom(...ROWS);
const method = fc.constantFrom('supervised', 'dpo');
const quality = fc.constantFrom('exact' as const, 'estimated' as const, 'proxy' as const);
const tokens = fc.integer({ min: 0, max: 500_000_000 });
const epochs = fc.integer({ min: 1, max: 50 });
const validation = fc.option(fc.integer({ min: 0, max: 10_000_000 }));

interface Case {
  readonly tokens: number;
  readonly epochs: number;
  readonly validation: number | null;
}

const anyCase: fc.Arbitrary<Case> = fc.record({ tokens, epochs, validation });

function costOf(
  { model, billing }: (typeof ROWS)[number],
  of: Case,
  how: { readonly method: string; readonly quality: 'exact' | 'estimated' | 'proxy' },
): CostEstimate | null {
  const doubts = how.quality === 'exact' ? [] : [{ why: 'tools' as const, below: of.tokens, above: of.tokens }];
  const count = (perEpoch: number) =>
    tokensFor(model, anInspection({ tokensPerEpoch: perEpoch, tokenQuality: how.quality, tokenDoubts: doubts }));
  const terms = { method: how.method, billing, validation: of.validation === null ? null : count(of.validation) };
  return estimateCost(model, count(of.tokens), of.epochs, terms);
}

test('a cost is whole billionths, in order, and its reasons add up to its ends', () => {
  fc.assert(
    fc.property(row, anyCase, method, quality, (of, one, by, how) => {
      const cost = costOf(of, one, { method: by, quality: how });
      if (cost === null) return;
      for (const amount of [cost.low, cost.expected, cost.high]) expect(Number.isSafeInteger(amount)).toBe(true);
      expect(cost.low).toBeLessThanOrEqual(cost.expected);
      expect(cost.expected).toBeLessThanOrEqual(cost.high);
      if (cost.doubts.length === 0) expect([cost.low, cost.high]).toEqual([cost.expected, cost.expected]);
      if (cost.isMinimum) return;
      expect(cost.high).toBe(cost.expected + cost.doubts.reduce((sum, { above }) => sum + above, 0));
    }),
    { numRuns: 2_000 },
  );
});

test('more tokens, epochs or validation never cost less, at any end', () => {
  fc.assert(
    fc.property(row, anyCase, anyCase, method, quality, (of, a, b, by, how) => {
      const less = {
        tokens: Math.min(a.tokens, b.tokens),
        epochs: Math.min(a.epochs, b.epochs),
        validation: a.validation,
      };
      const more = {
        tokens: Math.max(a.tokens, b.tokens),
        epochs: Math.max(a.epochs, b.epochs),
        validation: a.validation === null ? b.validation : a.validation + (b.validation ?? 0),
      };
      const [low, high] = [less, more].map(one => costOf(of, one, { method: by, quality: how }));
      expect(low === null).toBe(high === null);
      if (low == null || high == null) return;
      expect(low.expected).toBeLessThanOrEqual(high.expected);
      expect(low.high).toBeLessThanOrEqual(high.high);
      if (how === 'exact' && of.model.stands_in_for === null) expect(low.low).toBeLessThanOrEqual(high.low);
    }),
    { numRuns: 2_000 },
  );
});

test('a minimum never makes a training cheaper, and a certain one is always reached', () => {
  const minimum = fc.record({ usd: fc.constantFrom(0, 0.01, 4, 1_000), isCertain: fc.boolean() });
  fc.assert(
    fc.property(row, anyCase, minimum, ({ model }, one, { usd, isCertain }) => {
      const plain: Billing = {
        validation: null,
        min_charge_usd: null,
        min_charge_is_certain: isCertain,
        sources: [],
        confidence: 'low',
      };
      const [without, with_] = [plain, { ...plain, min_charge_usd: usd }].map(billing =>
        costOf({ model, billing }, one, { method: 'supervised', quality: 'exact' }),
      );
      if (without == null || with_ == null) return;
      for (const end of ['low', 'expected', 'high'] as const) expect(with_[end]).toBeGreaterThanOrEqual(without[end]);
      expect(isCertain ? with_.low : with_.high).toBeGreaterThanOrEqual(usd * 1e9);
    }),
    { numRuns: 1_000 },
  );
});
