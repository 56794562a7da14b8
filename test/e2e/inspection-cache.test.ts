import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { STAGE_KEY } from '../../emulators/stage/stage.ts';
import { git, initRepository, temporaryFolder } from '../support/git.ts';
import { lfsPath, lfsPointer, storeLfsObject } from '../support/lfs.ts';
import { act, creates, openTestStage, TODAY } from '../support/stage.ts';
import { runCli } from './cli.ts';
import { examples, manifest } from './examples.ts';

const KEPT = '.git/finetune-gitops/inspections';
const FILES = {
  'models.yaml': manifest({ desk: { more: ['validation_file: data/check.jsonl'] } }),
  'data/desk.jsonl': examples(12),
  'data/check.jsonl': `${examples(3, 'chair')}${examples(1)}`,
};

async function scratch(files: Readonly<Record<string, string>> = FILES): Promise<string> {
  const place = await temporaryFolder();
  onTestFinished(() => place[Symbol.asyncDispose]());
  await initRepository(place.folder, files);
  return place.folder;
}

function cli(folder: string, ...args: readonly string[]) {
  return runCli(folder, ['--now', TODAY, ...args]);
}

describe('The command line says the same', () => {
  test.each([
    ['plan', ['plan']],
    ['validate', ['validate']],
    ['inspect', ['inspect', 'data/desk.jsonl', 'data/check.jsonl', '--base-model', 'gpt-4.1-mini-2025-04-14']],
  ])('cold, warm, from damaged entries and without a cache: %s', async (_name, args) => {
    const folder = await scratch();
    const plain = await cli(folder, '--json', '--no-cache', ...args);
    expect(existsSync(join(folder, KEPT))).toBe(false);
    expect(await cli(folder, '--json', ...args)).toEqual(plain);
    const kept = await readdir(join(folder, KEPT));
    expect(kept.filter(name => name.endsWith('.json'))).toHaveLength(2);
    expect(await cli(folder, '--json', ...args)).toEqual(plain);
    expect((await cli(folder, '--trace', ...args)).stderr).toContain('takes the kept');
    for (const name of kept) await appendFile(join(folder, KEPT, name), ' ');
    expect(await cli(folder, '--json', ...args)).toEqual(plain);
    expect(await git(folder, ['status', '--porcelain'])).toBe('');
  });

  test('in several processes at once', async () => {
    const folder = await scratch();
    const plain = await cli(folder, '--no-cache', 'plan');
    expect(plain.stdout).toContain('W_OVERLAP');
    const together = await Promise.all(Array.from({ length: 4 }, () => cli(folder, 'plan')));
    for (const one of together) expect(one).toEqual(plain);
    expect((await readdir(join(folder, KEPT))).filter(name => name.endsWith('.tmp'))).toEqual([]);
  });
});

test('files of the disk are not kept', async () => {
  const folder = await scratch();
  await cli(folder, 'plan', '--worktree');
  await cli(folder, 'inspect', 'data/desk.jsonl', '--worktree');
  expect(existsSync(join(folder, KEPT))).toBe(false);
});

test('a work tree of its own uses the entries of its repository', async () => {
  const folder = await scratch();
  await cli(folder, 'plan');
  await git(folder, ['worktree', 'add', '--quiet', 'beside']);
  expect((await cli(join(folder, 'beside'), '--trace', 'plan')).stderr).toContain('takes the kept');
});

test('data of Git LFS is known by its hash, and missing when it is missing', async () => {
  const data = examples(12);
  const folder = await scratch({ ...FILES, 'data/desk.jsonl': lfsPointer(data) });
  const objects = join(folder, '.git/lfs/objects');
  await storeLfsObject(objects, data);
  const cold = await cli(folder, '--json', 'plan');
  expect(cold.exitCode, cold.stdout).toBe(0);
  expect(await cli(folder, '--json', 'plan')).toEqual(cold);
  await rm(join(objects, lfsPath(data)));
  const missing = await cli(folder, '--json', 'plan');
  expect(missing.stdout).toContain('E_LFS_MISSING');
  expect(missing).toEqual(await cli(folder, '--json', '--no-cache', 'plan'));
});

describe('The Action', () => {
  async function planned() {
    const stage = await openTestStage(FILES);
    await stage.commit('more', { 'data/desk.jsonl': examples(13) }, 'More');
    const { number } = await stage.github.openPullRequest({ head: 'more', base: 'main', title: 'More' });
    const place = await temporaryFolder();
    onTestFinished(() => place[Symbol.asyncDispose]());
    const folder = join(place.folder, 'kept');
    const plan = (inputs = {}) => act(stage, { name: 'pull_request', number }, { 'cache-folder': folder, ...inputs });
    return { stage, folder, plan };
  }

  test('plans the same from what it kept, in a folder that a workflow names', async () => {
    const { folder, plan } = await planned();
    const cold = await plan();
    expect(cold.exitCode, cold.log).toBe(0);
    const warm = await plan();
    expect(warm.log).toContain('takes the kept');
    expect(warm.summary).toBe(cold.summary);
    expect(warm.outputs).toEqual(cold.outputs);
    for (const name of await readdir(folder)) await writeFile(join(folder, name), 'x');
    expect((await plan()).summary).toBe(cold.summary);
    expect((await plan({ 'cache-folder': '' })).summary).toBe(cold.summary);
  });

  test('refuses a folder that it does not know the place of', async () => {
    const { plan } = await planned();
    const { exitCode, log } = await plan({ 'cache-folder': 'kept' });
    expect(exitCode).toBe(1);
    expect(log).toContain('"cache-folder" must be an absolute path');
  });

  test('reads no kept inspection to train', async () => {
    const { stage, folder, plan } = await planned();
    await plan();
    const kept = await readdir(folder);
    const { log } = await act(stage, { name: 'push' }, { 'cache-folder': folder });
    expect(creates(stage), log).toBe(1);
    expect(log).not.toContain('kept');
    expect(await readdir(folder)).toEqual(kept);
  });
});

test('apply reads no kept inspection, and keeps none', async () => {
  const stage = await openTestStage(FILES);
  const folder = join(stage.folder, 'work');
  await cli(folder, 'plan');
  const kept = join(folder, KEPT);
  const entries = async () => Promise.all((await readdir(kept)).map(name => readFile(join(kept, name), 'utf8')));
  const before = await entries();
  expect(before).toHaveLength(4);
  const flags = ['--base-url', stage.openai.url, '--repository', 'acme/models', '--api-url', stage.github.apiUrl];
  const { stdout, stderr } = await runCli(folder, ['--trace', '--now', TODAY, 'apply', ...flags], {
    OPENAI_API_KEY: STAGE_KEY,
    GITHUB_TOKEN: ACTIONS_TOKEN,
  });
  expect(stdout, stderr).toContain('desk');
  expect(stderr).toContain('uses encoding');
  expect(stderr).not.toContain('the kept');
  expect(await entries()).toEqual(before);
});
