import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LEDGER_BRANCH, LEDGER_PATH, parseLedger, type Run } from '../../src/core/ledger/schema.ts';
import { git, initRepository } from '../support/git.ts';
import { AFTER_WINDOW, HOUR, MINUTE } from '../support/stage.ts';
import { bareWorld, KEY } from './bare-world.ts';
import { runCli } from './cli.ts';
import { examples, manifest } from './examples.ts';

/** Two manifests of one repository, which have a model of the same name; of the second, what it drops is deleted. */
async function twoManifests() {
  const { folder, clock, openai, bare } = await bareWorld();
  const second = manifest({ desk: { training: 'b/desk.jsonl' } });
  const work = await initRepository(join(folder, 'work'), {
    'a/models.yaml': manifest({ desk: { training: 'a/desk.jsonl' }, shelf: { training: 'a/shelf.jsonl' } }),
    'a/desk.jsonl': examples(12),
    'a/shelf.jsonl': examples(12, 'shelf'),
    'b/models.yaml': second.replace('version: 1\n', 'version: 1\non_remove: delete\ndelete_after: 1d\n'),
    'b/desk.jsonl': examples(12, 'table'),
  });
  await work.git('remote', 'add', 'origin', bare);
  await work.git('push', '--quiet', 'origin', 'main');
  return {
    openai,
    clock,
    apply: async (path: string): Promise<void> => {
      const now = new Date(clock.now()).toISOString();
      const flags = [
        '--json',
        '--now',
        now,
        '--manifest',
        path,
        'apply',
        '--base-url',
        openai.url,
        '--budget-usd',
        '10',
      ];
      const { exitCode, stdout } = await runCli(join(folder, 'work'), [...flags, '--yes'], { OPENAI_API_KEY: KEY });
      expect(exitCode, stdout).toBe(0);
    },
    runs: async (): Promise<Run[]> => {
      const parsed = parseLedger(await git(bare, ['show', `${LEDGER_BRANCH}:${LEDGER_PATH}`]));
      if (parsed.kind === 'unusable') throw new Error(parsed.why);
      return Object.values(parsed.ledger.runs);
    },
  };
}

test('two manifests of a repository leave the jobs and the models of each other alone', async () => {
  const { apply, runs, clock, openai } = await twoManifests();
  await apply('a/models.yaml');
  clock.advance(MINUTE);
  await apply('b/models.yaml');
  clock.advance(AFTER_WINDOW + 5 * MINUTE);
  await apply('b/models.yaml');
  await apply('a/models.yaml');
  const owners = (await runs()).map(({ manifest: path, model, unwantedSince }) => `${path} ${model} ${unwantedSince}`);
  expect(owners.sort()).toEqual(['a/models.yaml desk null', 'a/models.yaml shelf null', 'b/models.yaml desk null']);

  clock.advance(3 * HOUR);
  await apply('a/models.yaml');
  await apply('b/models.yaml');
  clock.advance(48 * HOUR);
  await apply('b/models.yaml');
  clock.advance(48 * HOUR);
  await apply('b/models.yaml');
  await apply('a/models.yaml');
  for (const run of await runs())
    expect(run).toMatchObject({ state: 'succeeded', retiredAt: null, publishedAt: expect.any(String) });
  expect((await runs()).every(({ deletion }) => deletion === undefined)).toBe(true);
  const calls = openai.mutatingCalls().map(({ method, path }) => `${method} ${path}`);
  expect(calls.filter(call => call.endsWith('/cancel') || call.startsWith('DELETE /v1/models'))).toEqual([]);
  expect(openai.meter.createdJobs()).toBe(3);
});
