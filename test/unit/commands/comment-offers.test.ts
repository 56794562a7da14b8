import { expect, test } from 'vitest';
import { offersForNew } from '../../../src/commands/comment-offers.ts';
import { dialectOf } from '../../../src/core/prices/dialect.ts';
import { CATALOGS } from '../../../src/providers/catalogs.ts';
import { aChange, aModel, aPlan, BASE_MODEL } from '../../support/builders.ts';

const around = { catalogs: async () => CATALOGS, today: '2026-11-22', dialect: dialectOf };

function offered(changes: ReturnType<typeof aChange>[]) {
  return offersForNew(aPlan({ changes }), around);
}

test('a new model gets at most eight offers, its own among them', async () => {
  const [section, ...others] = await offered([aChange({ desired: aModel() })]);
  expect(others).toEqual([]);
  expect(section).toMatchObject({ model: 'tone', baseModel: BASE_MODEL, epochs: 3 });
  expect(section?.offers).toHaveLength(8);
  expect(section?.offers.filter(({ provider, model }) => provider === 'openai' && model === BASE_MODEL)).toHaveLength(
    1,
  );
});

test('what is not new or not trained gets none, and no catalog is asked for', async () => {
  const desired = aModel();
  const changes = [aChange({ desired, reason: 'spec-changed' }), aChange({ desired, action: 'wait' })];
  const catalogs = () => Promise.reject(new Error('nobody needs them'));
  expect(await offersForNew(aPlan({ changes }), { ...around, catalogs })).toEqual([]);
});

test('a new model that costs too much here, or an unknown amount, gets them too', async () => {
  const desired = aModel();
  const held = ['over-budget', 'price-unknown', 'over-model-limit', 'budget-unset'] as const;
  for (const reason of held) expect(await offered([aChange({ desired, action: 'blocked', reason })])).toHaveLength(1);
  expect(await offered([aChange({ desired, action: 'blocked', reason: 'frozen' })])).toEqual([]);
  const trained = aModel('tone', { entry: { model_id: 'ft:gpt-4.1-mini-2025-04-14:acme::a' } });
  expect(await offered([aChange({ desired: trained, action: 'blocked', reason: 'over-budget' })])).toEqual([]);
});

test('the validation file is part of the price where it is billed', async () => {
  const desired = aModel('tone', { validation: { tokensPerEpoch: 700 } });
  const [section] = await offered([aChange({ desired })]);
  const billed = (name: string) =>
    section?.offers.filter(({ provider }) => provider === name).map(({ estimate }) => estimate?.validationTokens);
  expect(new Set(billed('together'))).toEqual(new Set([700]));
  expect(new Set(billed('openai'))).toEqual(new Set([0]));
});

test('only the first three new models are compared', async () => {
  expect(await offered(Array.from({ length: 5 }, () => aChange({ desired: aModel() })))).toHaveLength(3);
});

test('with images only models that count them alike are compared', async () => {
  const tokenDoubts = [{ why: 'image-size' as const, below: 10, above: 10 }];
  const desired = aModel('tone', { training: { tokenQuality: 'estimated', tokenDoubts } });
  const [section] = await offered([aChange({ desired })]);
  expect(section?.offers.map(({ model }) => model)).toEqual([BASE_MODEL]);
});
