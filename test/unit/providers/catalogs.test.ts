import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { trainingPrice } from '../../../src/core/prices/catalog.ts';
import { CatalogSchema } from '../../../src/core/prices/catalog-schema.ts';
import { perToken } from '../../../src/core/prices/money.ts';
import { CATALOGS } from '../../../src/providers/catalogs.ts';

const providers = join(dirname(fileURLToPath(import.meta.url)), '../../../src/providers');

test('every catalog that there is can be compared, OpenAI first', () => {
  const folders = readdirSync(providers, { withFileTypes: true }).flatMap(one => (one.isDirectory() ? one.name : []));
  expect(CATALOGS.map(({ provider }) => provider).toSorted()).toEqual(folders.toSorted());
  expect(CATALOGS[0]?.provider).toBe('openai');
});

describe.each(CATALOGS.map(catalog => [catalog.provider, catalog] as const))(
  'the catalog of %s',
  (_provider, catalog) => {
    test('has the shape of a catalog', () => expect(CatalogSchema.safeParse(catalog).error?.issues ?? []).toEqual([]));

    test('names each model once', () => {
      expect(new Set(catalog.models.map(({ id }) => id)).size).toBe(catalog.models.length);
    });

    test('explains every source that it names, and names every one that it explains', () => {
      const named = [
        ...catalog.models.flatMap(({ sources }) => sources),
        ...catalog.billing.sources,
        ...Object.values(catalog.untrainable ?? {}),
        ...(catalog.aliases === undefined ? [] : ['aliases']),
      ];
      expect([...new Set(named)].toSorted()).toEqual(Object.keys(catalog.sources).toSorted());
    });

    test('has prices that are exact by the token', () => {
      for (const model of catalog.models)
        for (const method of ['supervised', 'dpo']) {
          const price = trainingPrice(model, method);
          if (price !== null) expect([model.id, perToken(price) / 1000]).toEqual([model.id, price]);
        }
    });

    test('has dates in order', () => {
      for (const { id, as_of, training_ends, serving_ends } of catalog.models) {
        expect([id, as_of <= catalog.as_of]).toEqual([id, true]);
        if (training_ends !== null && serving_ends !== null)
          expect([id, training_ends <= serving_ends]).toEqual([id, true]);
      }
    });

    test('has no model that is priced by the token and by the hour at once', () => {
      const both = catalog.models.filter(m => m.train_usd_per_1m_tokens !== null && m.train_usd_per_hour !== null);
      expect(both).toEqual([]);
    });

    test('counts each model with an encoding that is its own, or says for which tokenizer it stands in', () => {
      for (const { id, encoding, stands_in_for } of catalog.models)
        expect([id, stands_in_for === null || encoding === 'o200k_base']).toEqual([id, true]);
    });

    test('prices a model of a tier as the tier says', () => {
      for (const model of catalog.models) {
        if (model.tier === null) continue;
        const tier = catalog.tiers?.find(({ name }) => name === model.tier);
        const prices = tier?.[model.trains ?? 'full'];
        expect([model.id, trainingPrice(model, 'supervised'), trainingPrice(model, 'dpo')]).toEqual([
          model.id,
          prices?.supervised,
          prices?.dpo,
        ]);
      }
    });
  },
);

test.each(['gpt-4-turbo', 'gpt-3.5-turbo-16k', 'text-ada-001', 'code-davinci-002'])(
  '%s, which could only ever be asked, is told apart from a name that nobody knows',
  name => {
    const [openai] = CATALOGS;
    expect(Object.keys(openai?.untrainable ?? {})).toContain(name);
    expect(openai?.models.map(({ id }) => id)).not.toContain(name);
  },
);
