import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../../../src/core/dataset/inspection.ts';
import { type Catalog, canBeTrained } from '../../../../src/core/prices/catalog.ts';
import { dialectOf } from '../../../../src/core/prices/dialect.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { OFFER_ORDERS } from '../../../../src/core/prices/offer-orders.ts';
import { cheapestOffers, type Offer, offersOf, sortOffers } from '../../../../src/core/prices/offers.ts';
import { CATALOGS } from '../../../../src/providers/catalogs.ts';
import { aBase, aFinding, anInspection, CATALOG } from '../../../support/builders.ts';
import { aPortability } from '../../../support/portability.ts';

const TODAY = '2026-11-22';

function offers(
  more: { catalogs?: readonly Catalog[]; inspection?: Inspection | null; method?: string } = {},
): Offer[] {
  const { catalogs = CATALOGS, inspection = anInspection({ tokensPerEpoch: 1_000_000 }), method = 'supervised' } = more;
  return offersOf(catalogs, { method, today: TODAY, epochs: 3, dialect: dialectOf, inspected: () => inspection });
}

function one(more: Partial<ReturnType<typeof aBase>>, inspection = anInspection({ tokensPerEpoch: 1_000_000 })): Offer {
  const [offer] = offers({ catalogs: [{ ...CATALOG, models: [{ ...aBase(), ...more }] }], inspection });
  if (offer === undefined) throw new Error('There is no offer');
  return offer;
}

test('every base model that can be trained is offered, and no other', () => {
  const expected = CATALOGS.flatMap(catalog =>
    catalog.models.filter(model => canBeTrained(model, TODAY) && model.methods.includes('supervised')),
  ).map(({ id }) => id);
  expect(
    offers()
      .map(({ model }) => model)
      .toSorted(),
  ).toEqual(expected.toSorted());
});

test('an offer has the cost of the training and of what comes after', () => {
  const portability = [aPortability({ provider: 'openai', verdict: 'takes' })];
  expect(one({}, anInspection({ tokensPerEpoch: 1_000_000, portability }))).toMatchObject({
    provider: 'openai',
    estimate: { expected: fromUsd(15) },
    inputUsdPer1m: 0.8,
    outputUsdPer1m: 3.2,
    hostingUsdPerHour: 0,
    pagesPerDollar: 1562,
    contextTokens: 128_000,
    daysLeft: 45,
    fits: true,
    file: 'takes',
  });
});

test('what is not known is null and never zero', () => {
  const nothing = { input_usd_per_1m_tokens: null, train_usd_per_1m_tokens: null, training_ends: null };
  expect(one({ ...nothing, hosting_usd_per_hour: null, context_tokens: null, max_example_tokens: null })).toMatchObject(
    {
      estimate: null,
      inputUsdPer1m: null,
      pagesPerDollar: null,
      hostingUsdPerHour: null,
      contextTokens: null,
      fits: null,
      daysLeft: null,
    },
  );
});

test('a dataset that was not counted has no cost', () => {
  const [offer] = offers({ inspection: null });
  expect(offer).toMatchObject({ estimate: null, tokensPerEpoch: null, file: 'unknown' });
});

test('an example longer than a method takes does not fit', () => {
  const long = anInspection({ longestExample: 70_000 });
  expect(one({}, long).fits).toBe(false);
  expect(one({ max_example_tokens: 131_072 }, long).fits).toBe(true);
  const byMethod = { ...aBase(), max_example_tokens: 131_072, max_example_tokens_by_method: { dpo: 16_384 } };
  const [offer] = offers({ catalogs: [{ ...CATALOG, models: [byMethod] }], inspection: long, method: 'dpo' });
  expect(offer).toMatchObject({ maxExampleTokens: 16_384, fits: false });
});

test('a file with errors is refused by the provider whose rules they are, and not known of others', () => {
  const broken = anInspection({ findings: [aFinding()] });
  expect(dialectOf(broken, 'openai', 'chat')).toBe('refuses');
  expect(dialectOf(broken, 'fireworks', 'chat')).toBe('unknown');
});

test('of other providers their dialect decides', () => {
  const portability = [
    aPortability({ provider: 'azure-openai', verdict: 'takes' }),
    aPortability({ provider: 'vertex-gemini', verdict: 'refuses' }),
  ];
  const inspected = anInspection({ portability });
  expect(dialectOf(inspected, 'azure', 'chat')).toBe('takes');
  expect(dialectOf(inspected, 'vertex', 'gemini')).toBe('refuses');
  expect(dialectOf(inspected, 'vertex', 'chat')).toBe('unknown');
});

describe('sorted', () => {
  test.each(OFFER_ORDERS)('by %s nothing is lost, and what is not known comes last', order => {
    const sorted = sortOffers(offers(), order);
    expect(sorted.toSorted(byName)).toEqual(offers().toSorted(byName));
    const known = sorted.map(offer => {
      if (order === 'cost') return offer.estimate !== null;
      if (order === 'input') return offer.inputUsdPer1m !== null;
      if (order === 'output') return offer.outputUsdPer1m !== null;
      if (order === 'hosting') return offer.hostingUsdPerHour !== null;
      return true;
    });
    expect(known.indexOf(false) === -1 || !known.slice(known.indexOf(false)).includes(true)).toBe(true);
  });

  test('by cost the cheapest comes first', () => {
    const costs = sortOffers(offers(), 'cost').flatMap(({ estimate }) => estimate?.expected ?? []);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });

  test('by days the one that lasts longest comes first', () => {
    const days = sortOffers(offers({ catalogs: [CATALOGS[0] ?? CATALOG] }), 'days').map(({ daysLeft }) => daysLeft);
    expect(days).toEqual(days.toSorted((a, b) => (b ?? Infinity) - (a ?? Infinity)));
  });
});

test('the cheapest few have a known cost, and the own model is always among them', () => {
  const own = { provider: 'openai', model: 'gpt-4.1-2025-04-14' };
  const few = cheapestOffers(offers(), own, 8);
  expect(few).toHaveLength(8);
  expect(few.every(({ estimate }) => estimate !== null)).toBe(true);
  expect(few.at(-1)).toMatchObject(own);
  expect(cheapestOffers(offers(), { ...own, model: few[0]?.model ?? '' }, 8)).toHaveLength(8);
});

function byName(a: Offer, b: Offer): number {
  return `${a.provider} ${a.model}` < `${b.provider} ${b.model}` ? -1 : 1;
}
