import { describe, expect, test } from 'vitest';
import { findBaseModel } from '../../../../src/core/prices/catalog.ts';
import { estimateCost } from '../../../../src/core/prices/cost.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import { applyOverrides, parseOverrides } from '../../../../src/core/prices/overrides.ts';
import { CATALOGS } from '../../../../src/providers/catalogs.ts';
import { BASE_MODEL } from '../../../support/builders.ts';

function priced(text: string) {
  const parsed = parseOverrides(text);
  if (parsed.kind === 'refused') return parsed.why;
  const applied = applyOverrides(CATALOGS, parsed.overrides);
  return applied.kind === 'refused' ? applied.why : applied.catalogs;
}

/** A base model's row after the overrides. */
function row(text: string, provider = 'openai', id = BASE_MODEL) {
  const catalogs = priced(text);
  if (typeof catalogs === 'string') throw new Error(catalogs);
  const catalog = catalogs.find(one => one.provider === provider);
  return catalog === undefined ? undefined : findBaseModel(catalog, id);
}

test.each(['', '  \n', '{}'])('%j sets no price', text => expect(priced(text)).toEqual(CATALOGS));

test.each([
  `${BASE_MODEL}: {train_usd_per_1m_tokens: 4.5}`,
  `{"${BASE_MODEL}": {"train_usd_per_1m_tokens": 4.5}}`,
  `openai/${BASE_MODEL}:\n  train_usd_per_1m_tokens: 4.5 # contract\n`,
])('%j sets the price of one model, and only its price', text => {
  const model = row(text);
  expect(model).toMatchObject({
    train_usd_per_1m_tokens: 4.5,
    output_usd_per_1m_tokens: 3.2,
    set_by_workflow: { as_of: null },
  });
  expect(row(text, 'azure')).toMatchObject({ train_usd_per_1m_tokens: null });
  const tokens = { perEpoch: 1_000_000, quality: 'exact' as const };
  expect(model && estimateCost(model, tokens, 2)).toMatchObject({
    high: fromUsd(9),
    priceFrom: 'workflow',
    priceAsOf: null,
    usdPerMillion: 4.5,
  });
});

test.each([0, 0.001, 1.1, 4.123, 999_999.999])('a price of %d is taken as it is', usd => {
  expect(row(`${BASE_MODEL}: {train_usd_per_1m_tokens: ${usd}}`)?.train_usd_per_1m_tokens).toBe(usd);
});

test('a day can be given with a price', () => {
  const model = row(`${BASE_MODEL}: {train_usd_per_1m_tokens: 4.5, as_of: 2026-11-01}`);
  expect(model?.set_by_workflow).toEqual({ as_of: '2026-11-01' });
});

test('a model that two catalogs have is named with its provider', () => {
  expect(row(`azure/${BASE_MODEL}: {train_usd_per_1m_tokens: 6}`, 'azure')?.train_usd_per_1m_tokens).toBe(6);
  expect(row(`azure/${BASE_MODEL}: {train_usd_per_1m_tokens: 6}`)?.train_usd_per_1m_tokens).toBe(5);
});

test('a price per token takes the place of one by the hour and of one by method', () => {
  const hourly = row('azure/o4-mini-2025-04-16: {train_usd_per_1m_tokens: 6}', 'azure', 'o4-mini-2025-04-16');
  expect(hourly).toMatchObject({ train_usd_per_1m_tokens: 6, train_usd_per_hour: null });
  const id = 'accounts/fireworks/models/qwen3-8b';
  expect(row(`${id}: {train_usd_per_1m_tokens: 0.4}`, 'fireworks', id)).not.toHaveProperty(
    'train_usd_per_1m_tokens_by_method',
  );
});

test('only what serving costs can be set too', () => {
  const model = row(`${BASE_MODEL}: {input_usd_per_1m_tokens: 0.5, hosting_usd_per_month: 3}`);
  expect(model).toMatchObject({ input_usd_per_1m_tokens: 0.5, hosting_usd_per_month: 3, train_usd_per_1m_tokens: 5 });
  expect(model).not.toHaveProperty('set_by_workflow');
});

describe('what cannot be understood is refused, and says what', () => {
  test.each([
    ['gpt-4.1-mini: {train_usd_per_1m_tokens: 4}', 'name gpt-4.1-mini, which no catalog has'],
    [`${BASE_MODEL}: {train: 4}`, `of ${BASE_MODEL}: unknown key train; known keys: train_usd_per_1m_tokens`],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: "4"}`, 'train_usd_per_1m_tokens must be a number of US dollars'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: -1}`, 'train_usd_per_1m_tokens must not be below 0'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: .inf}`, 'must be a number of US dollars'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: 0.0004}`, 'must have at most three decimals'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: 2000000}`, 'must be at most 1000000'],
    [`${BASE_MODEL}: {as_of: "2026-11-22"}`, 'no price is given'],
    [`${BASE_MODEL}: {}`, 'no price is given'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: 4, as_of: May}`, 'as_of must be a day'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: 4, as_of: 2026-02-31}`, 'as_of must be a day'],
    [`${BASE_MODEL}: 4`, 'must be a mapping with some of train_usd_per_1m_tokens'],
    ['- 4', 'must be a mapping of model IDs to prices'],
    ['just text', 'must be a mapping of model IDs to prices'],
    ['a: [', 'cannot be read (line 1)'],
    ['a: &x {train_usd_per_1m_tokens: 4}\nb: *x', 'anchors, aliases and merge keys are not supported'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: 4}\n${BASE_MODEL}: {train_usd_per_1m_tokens: 5}`, 'appears twice'],
    [`${BASE_MODEL}: {train_usd_per_1m_tokens: 4}\nopenai/${BASE_MODEL}: {train_usd_per_1m_tokens: 5}`, 'twice'],
    [`a: ${'x'.repeat(300 * 1024)}`, 'cannot be read'],
  ])('%.60j', (text, why) => expect(priced(text)).toContain(why));
});
