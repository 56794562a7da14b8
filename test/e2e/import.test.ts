import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { git, initRepository } from '../support/git.ts';
import { createJob, upload } from '../support/openai.ts';
import { HOUR } from '../support/stage.ts';
import { bareWorld, KEY } from './bare-world.ts';
import { type FinishedCli, runCli, STACK_TRACE } from './cli.ts';
import { examples, manifest } from './examples.ts';

const MINUTE = 60_000;
const MANIFEST = manifest({});

/** A repository with a dataset and no model, a server for it, and an account in which somebody trained before. */
async function world() {
  const { folder, clock, openai, bare } = await bareWorld();
  const files = { 'models.yaml': MANIFEST, 'data/tone.jsonl': examples(12), 'data/held.jsonl': examples(10, 'sofa') };
  const repository = await initRepository(join(folder, 'clone'), files);
  await repository.git('remote', 'add', 'origin', bare);
  await repository.git('push', '--quiet', 'origin', 'main');
  const client = new OpenAI({ baseURL: openai.url, apiKey: KEY, maxRetries: 0 });

  async function run(...args: string[]): Promise<FinishedCli> {
    const now = new Date(clock.now()).toISOString();
    const done = await runCli(repository.folder, ['--json', '--now', now, ...args], { OPENAI_API_KEY: KEY });
    expect(done.stderr).not.toMatch(STACK_TRACE);
    return done;
  }
  const at = ['--base-url', openai.url];
  return {
    openai,
    clock,
    client,
    repository,
    importModel: (id: string, ...more: string[]) =>
      run('import', id, '--model', 'tone', '--training-file', 'data/tone.jsonl', ...at, ...more),
    generate: (...more: string[]) => run('generate', ...at, ...more),
    apply: () => run('apply', ...at, '--budget-usd', '10', '--yes'),
    noticeKinds: async () => {
      const { notices } = JSON.parse((await run('status', ...at)).stdout) as { notices: { kind: string }[] };
      return notices.map(({ kind }) => kind);
    },
    plan: async (...more: string[]) => JSON.parse((await run('plan', ...more)).stdout).changes,
    manifest: () => readFile(join(repository.folder, 'models.yaml'), 'utf8'),
    commits: async (branch: string) => Number(await git(bare, ['rev-list', '--count', branch])),
    hasLedger: async () => (await git(bare, ['branch', '--list', 'finetune-gitops/ledger'])) !== '',
    server: (...args: string[]) => git(bare, args),
    async merge() {
      await repository.commit({}, 'Import');
      await repository.git('push', '--quiet', 'origin', 'main');
    },
    /** A job of somebody who does not know this program. */
    async train(more: Partial<OpenAI.FineTuning.JobCreateParams> = {}, data = examples(12)) {
      const training_file = (await upload(client, data)).id;
      return createJob(client, { training_file, suffix: 'tone', ...more });
    },
  };
}

test('a model that exists is taken over, and no run after that does anything', async () => {
  const place = await world();
  const hyperparameters = { n_epochs: 4, batch_size: 2, learning_rate_multiplier: 0.5 } as const;
  const job = await place.train({ seed: 7, method: { type: 'supervised', supervised: { hyperparameters } } });
  place.clock.advance(3 * HOUR);
  const sent = place.openai.mutatingCalls().length;

  const shown = await place.importModel(job.id);
  expect(shown.exitCode, shown.stdout).toBe(0);
  expect(JSON.parse(shown.stdout)).toMatchObject({ model: 'tone', jobId: job.id, filesChecked: true, written: false });
  expect(await place.manifest()).toBe(MANIFEST);
  expect(await place.hasLedger()).toBe(false);

  const { modelId, entry } = JSON.parse((await place.importModel(job.id, '--yes')).stdout);
  expect(await place.manifest()).toBe(MANIFEST.replace('models: {}\n', `models:\n${entry}`));
  expect(entry).toContain(`seed: 7\n    model_id: ${modelId}\n`);
  expect(await place.plan('--worktree')).toMatchObject([{ model: 'tone', action: 'keep', modelId, jobId: job.id }]);

  await place.merge();
  const ledger = await place.commits('finetune-gitops/ledger');
  for (const hours of [0, 1, 24]) {
    place.clock.advance(hours * HOUR);
    const applied = await place.apply();
    expect(applied.exitCode, applied.stdout).toBe(0);
    expect(JSON.parse(applied.stdout).changes).toMatchObject([{ action: 'keep', reason: 'up-to-date' }]);
  }
  expect(place.openai.mutatingCalls()).toHaveLength(sent);
  expect(place.openai.meter.createdJobs()).toBe(1);
  expect(await place.commits('finetune-gitops/ledger')).toBe(ledger);
  expect(await place.commits('main')).toBe(2);
  const verify = await runCli(place.repository.folder, ['ledger', 'verify', '--base-url', place.openai.url], {
    OPENAI_API_KEY: KEY,
  });
  expect(verify).toMatchObject({ exitCode: 0, stdout: 'In order: the ledger and the provider agree.\n' });
  expect((await place.importModel(job.id, '--yes')).stdout).toContain('is in the ledger already, as that of tone');
});

test('a model is found by its own ID, with its validation data and the settings that the provider chose', async () => {
  const place = await world();
  const validation_file = (await upload(place.client, examples(10, 'sofa'))).id;
  const job = await place.train({ validation_file });
  place.clock.advance(3 * HOUR);
  const { fine_tuned_model } = await place.client.fineTuning.jobs.retrieve(job.id);
  const refused = await place.importModel(fine_tuned_model ?? '', '--yes');
  expect(JSON.parse(refused.stdout).error).toContain('Name that dataset with --validation-file.');
  const done = await place.importModel(fine_tuned_model ?? '', '--yes', '--validation-file', 'data/held.jsonl');
  expect(done.exitCode, done.stdout).toBe(0);
  expect(JSON.parse(done.stdout).entry).toMatch(/n_epochs: \d+\n {6}batch_size: \d+\n {6}learning_rate_multiplier: /);
  expect(await place.plan('--worktree')).toMatchObject([{ action: 'keep', modelId: fine_tuned_model }]);
});

test('other bytes are refused, and bytes that are gone rest on a person’s word', async () => {
  const place = await world();
  const other = await place.train({}, examples(12, 'other'));
  const gone = await place.train();
  place.clock.advance(3 * HOUR);
  await place.client.files.delete(gone.training_file);

  const differs = await place.importModel(other.id, '--yes', '--trust-file');
  expect(differs.exitCode).toBe(1);
  expect(differs.stdout).toContain('is not what job');
  const unsure = await place.importModel(gone.id, '--yes');
  expect(unsure.exitCode).toBe(1);
  expect(unsure.stdout).toContain('--trust-file');
  expect(await place.manifest()).toBe(MANIFEST);
  expect(await place.hasLedger()).toBe(false);

  const trusted = await place.importModel(gone.id, '--yes', '--trust-file');
  expect(JSON.parse(trusted.stdout)).toMatchObject({ filesChecked: false, written: true });
  expect(await place.plan('--worktree')).toMatchObject([{ action: 'keep' }]);
});

test('a job under way is waited for and published, and never cancelled', async () => {
  const place = await world();
  const kept = await place.train();
  place.clock.advance(5 * MINUTE);
  const imported = await place.importModel(kept.id, '--yes');
  expect(imported.exitCode, imported.stdout).toBe(0);
  const sent = place.openai.mutatingCalls().length;

  // Not merged yet, and then for longer than any window: the job is not ours to stop.
  for (let run = 0; run < 3; run += 1) {
    expect((await place.apply()).exitCode).toBe(0);
    place.clock.advance(6 * MINUTE);
  }
  expect((await place.client.fineTuning.jobs.retrieve(kept.id)).status).toBe('running');
  await place.merge();
  expect(JSON.parse((await place.apply()).stdout).changes).toMatchObject([{ action: 'wait', jobId: kept.id }]);
  expect(await place.noticeKinds(), 'no list by marks shows it').not.toContain('job-missing');
  place.clock.advance(3 * HOUR);
  expect((await place.apply()).exitCode).toBe(0);
  expect(await place.server('show', 'main:models.yaml')).toMatch(/model_id: ft:/);
  expect(place.openai.mutatingCalls()).toHaveLength(sent);

  await place.repository.git('pull', '--quiet', 'origin', 'main');
  expect(await place.plan('--worktree')).toMatchObject([{ action: 'keep' }]);
});

test('what cannot be taken over is refused with what to do, and nothing is written', async () => {
  const place = await world();
  const odd = await place.train({ suffix: 'My_Tone' });
  place.openai.failNextJob('server_error', 'It broke.');
  const failed = await place.train();
  place.clock.advance(3 * HOUR);
  const waiting = await place.train();
  for (const [id, why] of [
    [odd.id, 'suffix'],
    [failed.id, 'ended as failed'],
    [waiting.id, 'Try again once the job is running'],
    ['ftjob-0000', 'no such job'],
    ['ft:gpt-4.1-mini-2025-04-14:acme::none', 'No job of this account made that model'],
  ] as const) {
    const refused = await place.importModel(id, '--yes');
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.stdout).error).toContain(why);
  }
  expect(await place.manifest()).toBe(MANIFEST);
  expect(await place.hasLedger()).toBe(false);
});

test('what is no id of a job or a model is refused in words', async () => {
  const place = await world();
  for (const id of ['', 'job-1', 'ftjob-a/b'])
    expect((await place.importModel(id)).stdout, id).toContain('That is no id of a job or a model.');
});

test('a job that this repository made is adopted by itself, and not imported', async () => {
  const place = await world();
  await place.repository.commit({ 'models.yaml': manifest({ own: { training: 'data/held.jsonl' } }) });
  await place.repository.git('push', '--quiet', 'origin', 'main');
  await place.apply();
  const [job] = (await place.client.fineTuning.jobs.list()).data;
  place.clock.advance(3 * HOUR);
  const refused = await place.importModel(job?.id ?? '', '--yes');
  expect(refused.stdout).toContain('carries the mark of this repository');
});

test('generate prints what exists, which is no valid manifest, and writes nothing', async () => {
  const place = await world();
  await place.train();
  place.clock.advance(3 * HOUR);
  const newest = await place.train();
  await place.train({ suffix: 'other' });
  place.clock.advance(3 * HOUR);
  const sent = place.openai.mutatingCalls().length;

  const { manifest: text, models } = JSON.parse((await place.generate()).stdout);
  expect(models).toMatchObject([{ model: 'other' }, { model: 'tone', jobId: newest.id }]);
  expect(text).toContain(`finetune-gitops import ${newest.id} --model tone --training-file PATH`);
  expect(JSON.parse((await place.generate('--all')).stdout).models).toMatchObject([{}, {}, { model: 'tone-2' }]);
  expect(await place.manifest()).toBe(MANIFEST);
  expect(await place.hasLedger()).toBe(false);
  expect(place.openai.mutatingCalls()).toHaveLength(sent);

  await place.repository.commit({ 'models.yaml': text });
  const validated = await runCli(place.repository.folder, ['--json', 'validate']);
  expect(validated.exitCode).toBe(1);
  expect(JSON.parse(validated.stdout).diagnostics.map(({ code }: { code: string }) => code)).toEqual([
    'E_MANIFEST_PATH',
    'E_MANIFEST_PATH',
  ]);
});

test('a lost ledger forgets what was imported, and trains nothing in its place', async () => {
  const place = await world();
  const job = await place.train();
  place.clock.advance(3 * HOUR);
  expect((await place.importModel(job.id, '--yes')).exitCode).toBe(0);
  await place.merge();
  await place.server('update-ref', '-d', 'refs/heads/finetune-gitops/ledger');
  const applied = await place.apply();
  expect(applied.exitCode).toBe(1);
  expect(JSON.parse(applied.stdout).changes).toMatchObject([{ action: 'blocked', reason: 'model-unknown' }]);
  expect(place.openai.meter.createdJobs()).toBe(1);
});
