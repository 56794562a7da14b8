import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { preferenceRows } from '../support/openai.ts';
import { act, creates, openTestStage, TODAY, tick } from '../support/stage.ts';
import { type FinishedCli, runCli } from './cli.ts';
import { examples, repository } from './examples.ts';

let folder: string;
let close: () => PromiseLike<void>;

beforeAll(async () => {
  const place = await temporaryFolder();
  folder = join(place.folder, 'repository');
  close = () => place[Symbol.asyncDispose]();
  await initRepository(folder, {
    ...repository('desk'),
    'data/broken.jsonl': 'no JSON\n',
    'data/pairs.jsonl': preferenceRows(12),
  });
  await writeFile(join(folder, 'prices.yaml'), 'gpt-4.1-mini-2025-04-14: {train_usd_per_1m_tokens: 1000}\n');
});
afterAll(() => close());

function cli(...args: readonly string[]): Promise<FinishedCli> {
  return runCli(folder, ['--now', TODAY, ...args]);
}

interface Offers {
  readonly epochs: number;
  readonly offers: readonly {
    readonly provider: string;
    readonly model: string;
    readonly estimate: { readonly expectedUsd: number; readonly priceFrom: string } | null;
    readonly file: string;
    readonly daysLeft: number | null;
  }[];
}

async function compare(...args: readonly string[]): Promise<Offers> {
  const { stdout, exitCode } = await cli('--json', ...args);
  expect(exitCode).toBe(0);
  return JSON.parse(stdout);
}

describe('compare', () => {
  test('shows every provider, cheapest first', async () => {
    const { stdout, exitCode } = await cli('compare', 'data/desk.jsonl');
    expect(exitCode).toBe(0);
    for (const text of [
      'fireworks',
      'together',
      'vertex',
      'gpt-4.1-mini-2025-04-14',
      'more models without a known price',
    ])
      expect(stdout).toContain(text);
    const { offers } = await compare('compare', 'data/desk.jsonl');
    const costs = offers.flatMap(({ estimate }) => estimate?.expectedUsd ?? []);
    expect(costs.length).toBeGreaterThan(10);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });

  test('sorts by days, and takes a number of epochs', async () => {
    const { epochs, offers } = await compare('compare', 'data/desk.jsonl', '--sort', 'days', '--epochs', '7');
    expect(epochs).toBe(7);
    const own = offers.filter(({ provider }) => provider === 'openai').map(({ daysLeft }) => daysLeft);
    expect(own.length).toBeGreaterThan(0);
    expect(offers.at(-1)).toMatchObject({ provider: 'openai' });
  });

  test('no longer shows what has ended', async () => {
    const { stdout } = await runCli(folder, ['--now', '2027-01-06T00:00:00Z', '--json', 'compare', 'data/desk.jsonl']);
    expect(stdout).not.toContain('"openai"');
    expect(stdout).toContain('"azure"');
  });

  test('prices by other methods, and with prices of a file', async () => {
    const { offers } = await compare('compare', 'data/pairs.jsonl', '--method', 'dpo');
    expect(offers.some(({ model }) => model === 'gpt-4o-mini-2024-07-18')).toBe(false);
    expect(offers.find(({ provider }) => provider === 'openai')).toMatchObject({ file: 'takes', estimate: {} });
    const own = await compare('--price-overrides', '@prices.yaml', 'compare', 'data/desk.jsonl');
    const mini = own.offers.find(({ model, provider }) => provider === 'openai' && model.startsWith('gpt-4.1-mini'));
    expect(mini?.estimate?.priceFrom).toBe('workflow');
  });

  test('says what OpenAI would refuse, with exit code 1', async () => {
    const { stdout, exitCode } = await cli('compare', 'data/broken.jsonl');
    expect(exitCode).toBe(1);
    expect(stdout).toContain("by OpenAI's rules");
  });

  test.each([
    [1, ['compare', 'data/none.jsonl']],
    [64, ['compare', 'data/desk.jsonl', '--sort', 'colour']],
    [64, ['compare', 'data/desk.jsonl', '--epochs', '51']],
    [1, ['--price-overrides', 'gpt-9: {train_usd_per_1m_tokens: 1}', 'plan']],
    [1, ['--price-overrides', '@none.yaml', 'plan']],
  ])('ends with %i for %j', async (exitCode, args) => {
    expect((await cli(...args)).exitCode).toBe(exitCode);
  });
});

test('a plan with prices of its own says so', async () => {
  const { stdout } = await cli('--price-overrides', '@prices.yaml', 'plan');
  expect(stdout).toContain('price set by hand: $1000 per 1M tokens');
});

describe('The workflow', () => {
  const MORE_DATA = { 'data/desk.jsonl': examples(15, 'desk') };

  test('prices a pull request as it says, and says so; a new model is compared', async () => {
    const stage = await openTestStage(repository('desk'));
    await stage.commit('change', MORE_DATA, 'A change');
    const { number } = await stage.github.openPullRequest({ head: 'change', base: 'main', title: 'A change' });
    const prices = { 'price-overrides': '{"gpt-4.1-mini-2025-04-14": {"train_usd_per_1m_tokens": 7.5}}' };
    const result = await act(stage, { name: 'pull_request', number }, prices);
    expect(result.exitCode, result.log).toBe(0);
    const [comment] = stage.github.comments();
    expect(comment?.body).toContain('Price set by the workflow: `gpt-4.1-mini-2025-04-14` at $7.5 per 1M tokens.');
    expect(comment?.body).toContain('would cost elsewhere</summary>');
  });

  test('stops at prices that it cannot understand, and creates nothing', async () => {
    const stage = await openTestStage(repository('desk'));
    const result = await act(stage, { name: 'schedule' }, { 'price-overrides': 'gpt-4.1-mini: 4' });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('The price overrides of gpt-4.1-mini: must be a mapping');
    expect(creates(stage)).toBe(0);
  });

  test('holds back a training that its own price makes too dear', async () => {
    const stage = await openTestStage(repository('desk'));
    const dear = { 'price-overrides': 'gpt-4.1-mini-2025-04-14: {train_usd_per_1m_tokens: 900000}' };
    await act(stage, { name: 'schedule' }, dear);
    expect(creates(stage)).toBe(0);
    await tick(stage);
    expect(creates(stage)).toBe(1);
  });
});
