import { join } from 'node:path';
import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { git, initRepository } from '../support/git.ts';
import { createJob, upload } from '../support/openai.ts';
import { HOUR } from '../support/stage.ts';
import { bareWorld, KEY } from './bare-world.ts';
import { runCli } from './cli.ts';
import { examples, manifest } from './examples.ts';

const ON_GITHUB = 'git@github.com:acme/models.git';

/** A clone whose remote is on GitHub; git is led to a folder instead, so that everything can be read and written. */
async function cloneOfGitHub() {
  const { folder, clock, openai, bare } = await bareWorld();
  const files = { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) };
  const clone = await initRepository(join(folder, 'clone'), files);
  await clone.git('remote', 'add', 'origin', ON_GITHUB);
  await clone.git('config', `url.${bare}.insteadOf`, ON_GITHUB);
  await clone.git('push', '--quiet', 'origin', 'main');
  const client = new OpenAI({ baseURL: openai.url, apiKey: KEY, maxRetries: 0 });
  return {
    openai,
    clone,
    run: (...args: string[]) => {
      const now = new Date(clock.now()).toISOString();
      return runCli(clone.folder, ['--json', '--now', now, ...args, '--base-url', openai.url], { OPENAI_API_KEY: KEY });
    },
    async trained() {
      const { id } = await createJob(client, { training_file: (await upload(client, examples(11))).id });
      clock.advance(3 * HOUR);
      return id;
    },
    pointTo: (address: 'the folder' | 'GitHub') =>
      clone.git('remote', 'set-url', 'origin', address === 'GitHub' ? ON_GITHUB : bare),
    hasLedger: async () => (await git(bare, ['branch', '--list', 'finetune-gitops/ledger'])) !== '',
  };
}

const REFUSED = {
  exitCode: 1,
  stdout: expect.stringContaining('Pass --repository acme/models (and set GITHUB_TOKEN)'),
};

test('apply begins no ledger through git alone where the repository is on GitHub, and uses one that is there', async () => {
  const place = await cloneOfGitHub();
  const apply = ['apply', '--budget-usd', '10'];
  expect((await place.run(...apply)).exitCode).toBe(0);
  expect(await place.run(...apply, '--yes')).toMatchObject(REFUSED);
  expect(place.openai.mutatingCalls()).toEqual([]);
  expect(await place.hasLedger()).toBe(false);

  await place.pointTo('the folder');
  expect((await place.run(...apply, '--yes')).exitCode).toBe(0);
  await place.pointTo('GitHub');
  const again = await place.run(...apply, '--yes');
  expect(again.exitCode, again.stdout).toBe(0);
  expect(place.openai.meter.createdJobs()).toBe(1);
});

test('neither does import', async () => {
  const place = await cloneOfGitHub();
  await place.clone.commit({ 'data/tone.jsonl': examples(11) }, 'Add what it was trained on');
  const order = ['import', await place.trained(), '--model', 'tone', '--training-file', 'data/tone.jsonl'];
  const shown = await place.run(...order);
  expect(shown.exitCode, shown.stdout).toBe(0);
  expect(await place.run(...order, '--yes')).toMatchObject(REFUSED);
  expect(await place.hasLedger()).toBe(false);
  expect(await place.clone.git('status', '--porcelain')).toBe('');
});
