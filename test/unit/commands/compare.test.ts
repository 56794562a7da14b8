import { describe, expect, test } from 'vitest';
import { inspectHere } from '../../../src/adapters/inspect-here.ts';
import { type CompareOptions, compareModels } from '../../../src/commands/compare.ts';
import type { BaseModel } from '../../../src/core/prices/catalog.ts';
import { dialectOf } from '../../../src/core/prices/dialect.ts';
import { comparisonText } from '../../../src/core/report/comparison.ts';
import { CATALOGS } from '../../../src/providers/catalogs.ts';
import { chatRows, preferenceRows } from '../../support/openai.ts';
import { aListener } from './outside.ts';

function withImage(detail: string): string {
  const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png', detail } };
  const messages = [
    { role: 'user', content: [{ type: 'text', text: 'What is this?' }, image] },
    { role: 'assistant', content: 'A lamp.' },
  ];
  return `${JSON.stringify({ messages })}\n`.repeat(12);
}

function fileOf(content: string) {
  const chunks = async function* () {
    yield new TextEncoder().encode(content);
  };
  return { kind: 'file', bytes: content.length, chunks } as const;
}

/** The comparison of a file, and how often the file was read. */
async function compared(content: string | null, more: Partial<CompareOptions> = {}) {
  let reads = 0;
  const comparison = await compareModels('a.jsonl', {
    open: async () => {
      if (content === null) return { kind: 'absent' };
      reads += 1;
      return fileOf(content);
    },
    catalogs: CATALOGS,
    method: 'supervised',
    epochs: null,
    sort: 'cost',
    today: '2026-11-22',
    dialect: dialectOf,
    inspect: inspectHere,
    output: aListener(),
    ...more,
  });
  return { ...comparison, reads };
}

function costOf({ offers }: Awaited<ReturnType<typeof compared>>, model: string) {
  return offers.find(offer => offer.provider === 'openai' && offer.model === model)?.estimate?.tokensPerEpoch;
}

test('a file without images is read once for all models that are counted alike', async () => {
  const { reads, offers, epochs, isAutomatic } = await compared(chatRows(12));
  expect(reads).toBe(1);
  expect(offers.length).toBeGreaterThan(100);
  expect({ epochs, isAutomatic }).toEqual({ epochs: 8, isAutomatic: true });
});

test('a validation file is read as often, and raises what those cost who bill it', async () => {
  const [without, validated] = [await compared(chatRows(12)), await compared(chatRows(12), { validation: 'b.jsonl' })];
  expect(validated.reads).toBe(2);
  const costs = ({ offers }: typeof without, of: string) =>
    offers.flatMap(({ provider, estimate }) => (provider === of && estimate !== null ? [estimate.expected] : []));
  const highest = ({ offers }: typeof without, of: string) =>
    Math.max(...offers.flatMap(({ provider, estimate }) => (provider === of ? [estimate?.high ?? 0] : [])));
  expect(costs(validated, 'openai')).toEqual(costs(without, 'openai'));
  expect(highest(validated, 'fireworks')).toBeGreaterThan(highest(without, 'fireworks'));
  const tokens = validated.offers
    .filter(({ provider }) => provider === 'together')
    .map(({ estimate }) => estimate?.validationTokens);
  expect(Math.max(...tokens.map(count => count ?? 0))).toBeGreaterThan(0);
  expect(comparisonText(validated, false)).toContain('supervised, validated on b.jsonl.');
  await expect(
    compared(chatRows(12), {
      validation: 'b.jsonl',
      open: async path => fileOf(path === 'a.jsonl' ? chatRows(12) : 'no'),
    }),
  ).rejects.toThrow('The tokens of the validation file are not known.');
});

test('images are counted by the rule of each model', async () => {
  const comparison = await compared(withImage('low'));
  expect(comparison.reads).toBeLessThan(6);
  const [o, mini] = ['gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18'].map(model => costOf(comparison, model) ?? 0);
  expect((mini ?? 0) - (o ?? 0)).toBe(12 * (2833 - 85));
});

test('epochs can be given', async () => {
  const { epochs, isAutomatic, offers } = await compared(chatRows(12), { epochs: 2 });
  expect({ epochs, isAutomatic, first: offers[0]?.epochs }).toEqual({ epochs: 2, isAutomatic: false, first: 2 });
});

test('the catalog that a caller gives is the one that counts', async () => {
  const { offers } = await compared(chatRows(12), { catalogs: CATALOGS.slice(0, 1) });
  expect(new Set(offers.map(({ provider }) => provider))).toEqual(new Set(['openai']));
});

test.each([
  ['supervised' as const, preferenceRows(12)],
  ['dpo' as const, chatRows(12)],
  ['reinforcement' as const, chatRows(12)],
])('no provider takes a file of another method for %s', async (method, content) => {
  const comparison = await compared(content, { method });
  expect(new Set(comparison.offers.map(({ file }) => file))).toEqual(new Set(['refuses']));
  expect(comparisonText(comparison, false)).toContain(`dataset for ${method}; see --method.`);
});

test('providers with a price that is older than 90 days are named with its day', async () => {
  const [first] = CATALOGS;
  const catalogs = first === undefined ? [] : [{ ...first, models: first.models.map(aged) }];
  const options = { catalogs, today: '2026-05-02' };
  expect((await compared(chatRows(12), options)).oldPrices).toEqual([{ provider: 'openai', asOf: '2026-01-31' }]);
  expect((await compared(chatRows(12), { ...options, today: '2026-05-01' })).oldPrices).toEqual([]);
  const text = comparisonText(await compared(chatRows(12), options), false);
  expect(text).toContain('Prices that are older than 90 days: openai (2026-01-31).');
});

function aged(model: BaseModel): BaseModel {
  return { ...model, as_of: '2026-01-31' };
}

describe('refuses, and says why,', () => {
  test('a file that is not there', async () => {
    await expect(compared(null)).rejects.toThrow('There is no a.jsonl.');
  });

  test('a day on which nothing can be trained', async () => {
    const options = { catalogs: CATALOGS.slice(0, 1), today: '2027-01-06' };
    await expect(compared(chatRows(12), options)).rejects.toThrow('No base model can be trained with supervised');
  });
});

describe('as text', () => {
  test('has a row for each priced model, and counts the others', async () => {
    const comparison = await compared(chatRows(12));
    const text = comparisonText(comparison, false);
    const priced = comparison.offers.filter(
      ({ estimate, trainUsdPerHour }) => estimate !== null || trainUsdPerHour !== null,
    );
    expect(text.match(/^(\S+ +\S+.*(known|days) +\S+)$/gm)).toHaveLength(priced.length);
    expect(text).toContain(`${comparison.offers.length - priced.length} more models without a known price`);
    expect(comparisonText(comparison, true)).not.toContain('more models');
    expect(comparisonText(comparison, true)).toContain('mistral ');
  });

  test('says who bills the prompt of a pair twice, and what that does to the range', async () => {
    const words = 'Fireworks: the prompt of a pair is billed with each answer';
    const pairs = await compared(preferenceRows(12), { method: 'dpo' });
    expect(comparisonText(pairs, false)).toContain(words);
    for (const { provider, estimate } of pairs.offers) {
      const twice = estimate?.doubts.filter(({ why }) => why === 'prompt-twice') ?? [];
      expect([provider, twice.length]).toEqual([provider, provider === 'fireworks' && estimate !== null ? 1 : 0]);
      for (const { below, above } of twice) {
        expect(below).toBe(0);
        expect(above).toBeGreaterThanOrEqual(estimate?.expected ?? Number.NaN);
      }
    }
    expect(comparisonText(await compared(chatRows(12)), true)).not.toContain('prompt of a pair');
  });

  test('says when the longest example would be cut, and when the file has errors', async () => {
    const long = JSON.stringify({
      messages: [
        { role: 'user', content: 'word '.repeat(70_000) },
        { role: 'assistant', content: 'Yes.' },
      ],
    });
    expect(comparisonText(await compared(`${chatRows(12)}${long}\n`), false)).toContain('65,536 (cut)');
    expect(comparisonText(await compared(`${chatRows(12)}{\n`), false)).toContain("It has 1 error by OpenAI's rules");
  });

  test('has the tokens of an epoch, and marks those of another tokenizer', async () => {
    const comparison = await compared(chatRows(12));
    const text = comparisonText(comparison, false);
    const tokens = comparison.inspection.tokensPerEpoch;
    expect(text).toMatch(new RegExp(`gpt-4o-mini-2024-07-18 +${tokens} +\\$.*65,536 / 128,000`));
    expect(text).toMatch(new RegExp(`Qwen/Qwen3-8B \\(LoRA\\) +~${tokens} +~\\$`));
  });

  test('says that nothing was counted, and blames no price', async () => {
    const text = comparisonText(await compared('{\n'), false);
    expect(text).toContain('No tokens could be counted');
    expect(text).not.toContain('without a known price');
  });

  test('shows a hostile path harmlessly', async () => {
    const comparison = await compared(chatRows(12));
    expect(comparisonText({ ...comparison, path: '\u001b[2Ja' }, false)).not.toContain('\u001b');
  });
});
