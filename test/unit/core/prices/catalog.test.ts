import { describe, expect, test } from 'vitest';
import {
  canBeTrained,
  daysUntil,
  findBaseModel,
  trainableList,
  trainableModels,
} from '../../../../src/core/prices/catalog.ts';
import { CatalogSchema } from '../../../../src/core/prices/catalog-schema.ts';
import catalogJson from '../../../../src/providers/openai/catalog.json' with { type: 'json' };
import { aBase, CATALOG } from '../../../support/builders.ts';

describe('the catalog of OpenAI', () => {
  const { models, sources } = CatalogSchema.parse(catalogJson);

  test('names each model once', () => {
    expect(new Set(models.map(model => model.id)).size).toBe(models.length);
  });

  test.each(models.map(model => [model.id, model] as const))(
    '%s has sources that the catalog explains',
    (_id, model) => {
      expect(model.sources.filter(source => sources[source] === undefined)).toEqual([]);
    },
  );

  test.each(models.map(model => [model.id, model] as const))('%s is consistent in its dates', (_id, model) => {
    const { training_ends: trainingEnds, serving_ends: servingEnds } = model;
    if (trainingEnds !== null && servingEnds !== null) expect(trainingEnds <= servingEnds).toBe(true);
    expect(model.as_of <= catalogJson.as_of).toBe(true);
  });

  test.each(models.filter(model => model.training_ends !== null).map(model => [model.id, model] as const))(
    '%s ends, and names its replacement',
    (_id, model) => expect(model.replacement).toMatch(/^[a-z0-9.-]+$/),
  );

  test('has no price per token and per hour at once', () => {
    expect(models.filter(m => m.train_usd_per_1m_tokens !== null && m.train_usd_per_hour !== null)).toEqual([]);
  });

  test('has a price per token for every model that can be trained on the day it was checked', () => {
    const trainable = trainableModels(CATALOG, 'supervised', catalogJson.as_of);
    expect(trainable.length).toBeGreaterThan(0);
    expect(trainable.filter(model => model.train_usd_per_1m_tokens === null)).toEqual([]);
  });
});

test('a model is found by its exact id only', () => {
  expect(findBaseModel(CATALOG, 'gpt-4.1-mini-2025-04-14')?.train_usd_per_1m_tokens).toBe(5);
  expect(findBaseModel(CATALOG, 'gpt-4.1-mini')).toBeUndefined();
});

test.each([
  ['2027-01-05', true],
  ['2027-01-06', false],
  ['2027-01-07', false],
])('a training that ends on 2027-01-06 can be started on %s: %s', (today, possible) => {
  expect(canBeTrained({ ...aBase(), training_ends: '2027-01-06' }, today)).toBe(possible);
});

test('a model without an announced end can always be trained', () => {
  expect(canBeTrained({ ...aBase(), training_ends: null }, '2999-01-01')).toBe(true);
});

test('the models to choose from come cheapest first, those without a price last', () => {
  const models = ['b', 'a', 'c'].map((id, index) => ({
    ...aBase(),
    id,
    train_usd_per_1m_tokens: [3, 1, null][index] ?? null,
  }));
  expect(trainableModels({ ...CATALOG, models }, 'supervised', '2026-11-22').map(model => model.id)).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('the list for people names the last day, or says that there is none', () => {
  const models = [
    { ...aBase(), id: 'a', training_ends: '2027-01-06' },
    { ...aBase(), id: 'b', training_ends: null },
  ];
  expect(trainableList({ ...CATALOG, models }, 'supervised', '2026-11-22')).toBe(
    'a (until 2027-01-06), b (until further notice)',
  );
  expect(trainableList({ ...CATALOG, models }, 'reinforcement', '2026-11-22')).toBe(
    'none of openai with method "reinforcement". With "supervised": a (until 2027-01-06), b (until further notice). With "dpo": a (until 2027-01-06), b (until further notice)',
  );
});

test('where nothing is left for a method, the list says what happened and what there is instead', () => {
  const list = trainableList(CATALOG, 'reinforcement', '2026-11-22');
  expect(list).toContain('with method "reinforcement"; the last, o4-mini-2025-04-16, ended on 2026-10-23. ');
  expect(list).toContain('With "dpo": gpt-4.1-mini-2025-04-14 (until 2027-01-06)');
  expect(trainableList(CATALOG, 'dpo', '2027-01-06')).toMatch(
    /^none of openai with method "dpo"; the last, .* ended on 2027-01-06$/,
  );
});

test.each([
  ['2026-11-22', '2026-11-22', 0],
  ['2026-11-23', '2026-11-22', 1],
  ['2027-01-14', '2026-11-22', 53],
  ['2026-03-30', '2026-03-28', 2],
  ['2026-11-20', '2026-11-22', -2],
])('to %s from %s it is %d days', (day, today, days) => expect(daysUntil(day, today)).toBe(days));
