import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git, initRepository } from '../support/git.ts';
import { HOUR } from '../support/stage.ts';
import { bareWorld, KEY } from './bare-world.ts';
import { type FinishedCli, runCli, STACK_TRACE } from './cli.ts';
import { examples, manifest } from './examples.ts';

/** A bare repository, clones of it, and OpenAI: there is no GitHub anywhere. */
async function gitWorld() {
  const { folder, clock, openai, bare } = await bareWorld();
  const files = { 'models.yaml': manifest({ desk: {} }), 'data/desk.jsonl': examples(12) };
  const ada = await initRepository(join(folder, 'ada'), files);
  await ada.git('remote', 'add', 'origin', bare);
  await ada.git('push', '--quiet', 'origin', 'main');

  function apply(clone: string, ...more: string[]): Promise<FinishedCli> {
    const now = new Date(clock.now()).toISOString();
    const flags = ['--json', '--now', now, 'apply', '--base-url', openai.url, '--budget-usd', '10', '--yes', ...more];
    return runCli(join(folder, clone), flags, { OPENAI_API_KEY: KEY });
  }
  return {
    openai,
    clock,
    ada,
    bare,
    apply,
    clone: async (name: string) => {
      await git(folder, ['clone', '--quiet', bare, name]);
      return join(folder, name);
    },
    server: (...args: string[]) => git(bare, args),
    commits: async (branch: string) => Number(await git(bare, ['rev-list', '--count', branch])),
  };
}

test('with git alone a model is trained once, and its ID comes home by push', async () => {
  const world = await gitWorld();
  const begun = await world.apply('ada');
  expect(begun.stderr).not.toMatch(STACK_TRACE);
  expect(begun.exitCode, begun.stdout).toBe(0);
  expect(world.openai.meter.createdJobs()).toBe(1);

  world.clock.advance(3 * HOUR);
  expect((await world.apply('ada')).exitCode).toBe(0);
  const home = await world.server('show', 'main:models.yaml');
  expect(home).toMatch(/model_id: "?ft:gpt-4\.1-mini-2025-04-14:/);
  expect(await world.commits('main')).toBe(2);
  expect(await world.ada.git('status', '--porcelain')).toBe('');

  // Nothing is left to do: another run writes nothing anywhere.
  const ledger = await world.commits('finetune-gitops/ledger');
  const sent = world.openai.mutatingCalls().length;
  expect((await world.apply('ada')).exitCode).toBe(0);
  expect(await world.commits('main')).toBe(2);
  expect(await world.commits('finetune-gitops/ledger')).toBe(ledger);
  expect(world.openai.mutatingCalls()).toHaveLength(sent);
});

test('eight people who apply at the same time pay once', { timeout: 300_000 }, async () => {
  const world = await gitWorld();
  const names = Array.from({ length: 8 }, (_, index) => `clone-${index}`);
  for (const name of names) await world.clone(name);
  const results = await Promise.all(names.map(name => world.apply(name)));
  for (const { stderr } of results) expect(stderr).not.toMatch(STACK_TRACE);
  expect(world.openai.meter.createdJobs()).toBe(1);

  world.clock.advance(3 * HOUR);
  await Promise.all(names.map(name => world.apply(name)));
  await world.apply('clone-0');
  expect(world.openai.meter.createdJobs()).toBe(1);
  expect(await world.server('show', 'main:models.yaml')).toMatch(/model_id: "?ft:/);
  expect(await world.commits('main')).toBe(2);
});

test('with git alone an ID is proposed on a branch, and comes home by its merge', async () => {
  const world = await gitWorld();
  const propose = ['--commit-mode', 'pull-request'];
  await world.apply('ada', ...propose);
  world.clock.advance(3 * HOUR);
  for (let run = 1; run <= 3; run += 1) {
    const { exitCode, stderr } = await world.apply('ada', ...propose);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain('waits on the branch finetune-gitops/model-ids');
  }
  expect(await world.commits('main')).toBe(1);
  expect(await world.commits('finetune-gitops/model-ids')).toBe(2);
  await world.ada.git('fetch', '--quiet', 'origin', 'finetune-gitops/model-ids');
  await world.ada.git('merge', '--quiet', 'FETCH_HEAD');
  await world.ada.git('push', '--quiet', 'origin', 'main');
  expect((await world.apply('ada', ...propose)).exitCode).toBe(0);
  expect(await world.server('show', 'main:models.yaml')).toMatch(/model_id: "?ft:/);
  expect(await world.commits('finetune-gitops/model-ids')).toBe(2);
});

test('at a desk an unanswered create is waited for as long as in the workflow', async () => {
  const world = await gitWorld();
  const lost = { kind: 'apply-late', milliseconds: 40 * 60_000 } as const;
  world.openai.faults.add({ method: 'POST', path: /^\/v1\/fine_tuning\/jobs$/, fault: lost });
  const patient = ['--waiting-window-minutes', '60'];
  await world.apply('ada', ...patient);
  world.clock.advance(16 * 60_000);
  expect((await world.apply('ada', ...patient)).stdout).toContain('create-unresolved');
  world.clock.advance(HOUR);
  await world.apply('ada', ...patient);
  expect(world.openai.meter.createdJobs()).toBe(1);
  expect((await world.apply('ada', '--waiting-window-minutes', '4')).exitCode).toBe(64);
});

test('a pretended time is refused for a git server that is not on this machine', async () => {
  const world = await gitWorld();
  await world.ada.git('remote', 'set-url', 'origin', 'ssh://git@git.example.com/acme/models.git');
  const { stdout, exitCode } = await world.apply('ada');
  expect(stdout).toContain('\\"--now\\"');
  expect(exitCode).toBe(1);
  expect(world.openai.history).toEqual([]);
});

test('status reads the ledger through git', async () => {
  const world = await gitWorld();
  await world.apply('ada');
  const folder = await world.clone('bob');
  expect((await runCli(folder, ['status'])).stdout).toMatch(/^ {2}created +desk +ftjob-\w+/m);
});

test('status compares a bill with the prices that the runs have', async () => {
  const world = await gitWorld();
  const prices = ['--price-overrides', 'gpt-4.1-mini-2025-04-14: {train_usd_per_1m_tokens: 4.5}'];
  await world.apply('ada', ...prices);
  world.clock.advance(3 * HOUR);
  await world.apply('ada', ...prices);
  const said = async (...more: string[]) => (await runCli(world.ada.folder, ['status', ...more])).stdout;
  expect(await said()).toContain('The price of the base model has changed');
  expect(await said(...prices)).not.toContain('The price of the base model has changed');
});

test('log says which commit asked for a training, and verify that all is in order', async () => {
  const world = await gitWorld();
  await world.ada.commit({}, 'Train the desk (#7)');
  await world.ada.git('push', '--quiet', 'origin', 'main');
  await world.apply('ada');
  const { stdout } = await runCli(world.ada.folder, ['--json', 'log']);
  const commit = await world.ada.git('rev-parse', 'HEAD');
  expect(JSON.parse(stdout)).toMatchObject({
    trainings: [{ model: 'desk', commit, pullRequest: 7, state: 'created' }],
  });

  const key = { OPENAI_API_KEY: KEY };
  const verify = await runCli(world.ada.folder, ['ledger', 'verify', '--base-url', world.openai.url], key);
  expect(verify).toMatchObject({ exitCode: 0, stdout: 'In order: the ledger and the provider agree.\n' });
});

test('prune takes out a training that left nothing, long after nobody asks for it', async () => {
  const world = await gitWorld();
  await world.apply('ada');
  const [job] = await ledgerJobs(world.ada.folder);
  const url = `${world.openai.url}/fine_tuning/jobs/${job}/cancel`;
  await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${KEY}` } });
  await world.apply('ada');
  const later = (days: number): string => new Date(world.clock.now() + days * 24 * HOUR).toISOString();
  const prune = async (days: number, ...more: string[]) =>
    (await runCli(world.ada.folder, ['--now', later(days), 'ledger', 'prune', ...more])).stdout;
  expect(await prune(500), 'the manifest asks for it').toContain('All 1 runs are needed');

  await world.ada.commit({ 'models.yaml': 'version: 1\nmodels: {}\n' }, 'Give it up');
  await world.ada.git('push', '--quiet', 'origin', 'main');
  expect(await prune(400), 'not yet').toContain('All 1 runs are needed');
  expect(await prune(401)).toContain('1 of 1 runs are needed no more');
  expect(await prune(401, '--yes')).toContain('Pruned 1 of 1 runs');
  expect(await ledgerJobs(world.ada.folder)).toEqual([]);
  const key = { OPENAI_API_KEY: KEY };
  const verify = await runCli(world.ada.folder, ['ledger', 'verify', '--base-url', world.openai.url], key);
  expect(verify.exitCode, verify.stdout).toBe(0);
});

async function ledgerJobs(folder: string): Promise<string[]> {
  const { stdout } = await runCli(folder, ['--json', 'ledger', 'show']);
  const { runs } = JSON.parse(stdout) as { readonly runs: readonly { readonly jobId: string }[] };
  return runs.map(({ jobId }) => jobId);
}

test('a corrupt ledger stops everything, and repair restores the last one that was whole', async () => {
  const world = await gitWorld();
  await world.apply('ada');
  await world.ada.git('fetch', '--quiet', 'origin');
  await world.ada.git('switch', '--quiet', 'finetune-gitops/ledger');
  await world.ada.commit({ 'ledger.json': '{"schema": 1,' }, 'Break it');
  await world.ada.git('push', '--quiet', 'origin', 'finetune-gitops/ledger');
  await world.ada.git('switch', '--quiet', 'main');
  const sent = world.openai.mutatingCalls().length;
  const stopped = await world.apply('ada');
  expect(stopped.exitCode).toBe(1);
  expect(stopped.stdout).toContain('not valid JSON');

  const shown = await runCli(world.ada.folder, ['ledger', 'repair']);
  expect(shown.stdout).toMatch(/^The ledger of commit \w{7} can be read \(1 runs\)/);
  const before = await world.commits('finetune-gitops/ledger');
  const now = new Date(world.clock.now()).toISOString();
  const repaired = await runCli(world.ada.folder, ['--now', now, 'ledger', 'repair', '--yes']);
  expect(repaired.stdout).toMatch(/^Restored the ledger of commit/);
  expect(await world.commits('finetune-gitops/ledger')).toBe(before + 1);
  expect((await runCli(world.ada.folder, ['ledger', 'repair'])).stdout).toContain('nothing was changed');

  world.clock.advance(3 * HOUR);
  expect((await world.apply('ada')).exitCode).toBe(0);
  expect(world.openai.mutatingCalls()).toHaveLength(sent);
  expect(world.openai.meter.createdJobs()).toBe(1);
  expect(await world.server('show', 'main:models.yaml')).toMatch(/model_id: "?ft:/);
});

test('a ledger of another repository is not used, and nothing is changed', async () => {
  const world = await gitWorld();
  await world.apply('ada');
  await world.ada.git('fetch', '--quiet', 'origin');
  await world.ada.git('switch', '--quiet', 'finetune-gitops/ledger');
  const ledger = JSON.parse(await world.server('show', 'finetune-gitops/ledger:ledger.json'));
  const foreign = JSON.stringify({ ...ledger, repository: 'another', runs: {} });
  await world.ada.commit({ 'ledger.json': foreign }, 'Bring along the ledger of the original');
  await world.ada.git('push', '--quiet', 'origin', 'finetune-gitops/ledger');
  await world.ada.git('switch', '--quiet', 'main');
  const sent = world.openai.mutatingCalls().length;

  const stopped = await world.apply('ada');
  expect(stopped.exitCode).toBe(1);
  expect(stopped.stdout).toContain('belongs to another repository');
  expect(world.openai.mutatingCalls()).toHaveLength(sent);
  for (const command of [['verify'], ['prune', '--yes']])
    expect(await runCli(world.ada.folder, ['--json', 'ledger', ...command]), command[0]).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('belongs to another repository'),
    });
  expect(await world.server('show', 'finetune-gitops/ledger:ledger.json')).toBe(foreign);
});
