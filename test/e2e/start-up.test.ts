import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Stage, StageEvent } from '../../emulators/stage/stage.ts';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { act, DIST, openTestStage, TODAY } from '../support/stage.ts';
import { runCli } from './cli.ts';
import { examples, manifest, repository } from './examples.ts';

/** The scripts of dist/ that a run loads, as V8 counts them; prints how many and how large. */
async function filesLoadedDuring(label: string, run: (reports: string) => Promise<unknown>): Promise<string[]> {
  const reports = await mkdtemp(join(tmpdir(), 'finetune-gitops-coverage-'));
  onTestFinished(() => rm(reports, { recursive: true, force: true }));
  await run(reports);
  const loaded = new Map<string, number>();
  for (const name of await readdir(reports)) {
    const { result } = JSON.parse(await readFile(join(reports, name), 'utf8')) as { result: { url: string }[] };
    for (const { url } of result) {
      if (!url.startsWith('file:')) continue;
      const path = fileURLToPath(url);
      if (dirname(path) === DIST) loaded.set(basename(path), (await stat(path)).size);
    }
  }
  const kilobytes = (names: readonly string[]) =>
    Math.round(names.reduce((sum, name) => sum + (loaded.get(name) ?? 0), 0) / 1024);
  const names = [...loaded.keys()];
  const own = names.filter(name => !name.startsWith('vendor-'));
  process.stdout.write(`${label}: ${names.length} scripts, ${kilobytes(own)} KB of our own, ${kilobytes(names)} KB\n`);
  return names;
}

function filesLoadedBy(folder: string, args: readonly string[]): Promise<string[]> {
  return filesLoadedDuring(args.join(' '), reports =>
    runCli(folder, ['--now', TODAY, ...args], { NODE_V8_COVERAGE: reports }),
  );
}

function filesLoadedByAction(stage: Stage, event: StageEvent): Promise<string[]> {
  return filesLoadedDuring(`Action on ${event.name}`, async reports => {
    vi.stubEnv('NODE_V8_COVERAGE', reports);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const { exitCode, log } = await act(stage, event);
    expect(exitCode, log).toBe(0);
  });
}

function encodingsIn(log: string): Set<string> {
  return new Set([...log.matchAll(/uses encoding (\w+)/g)].map(([, name = '']) => name));
}

async function scratch(files: Readonly<Record<string, string>>): Promise<string> {
  const place = await temporaryFolder();
  onTestFinished(() => place[Symbol.asyncDispose]());
  await initRepository(place.folder, files);
  return place.folder;
}

describe('The command line loads', () => {
  test('no library for --help but the one that reads the arguments', async () => {
    const loaded = await filesLoadedBy(await scratch(repository('desk')), ['--help']);
    expect(loaded).toContain('cli.js');
    expect(loaded.filter(name => /^vendor-/.test(name))).toEqual(['vendor-commander.js']);
  });

  test('what threads need only for a large dataset, and then prints the same', async () => {
    const large = examples(220, 'long lamp '.repeat(2600));
    expect(large.length).toBeGreaterThan(10 * 1_048_576);
    const folder = await scratch({ ...repository('desk'), 'data/large.jsonl': large });
    const threads = (loaded: readonly string[]): string[] => loaded.filter(name => name.startsWith('inspect-pool'));
    const args = (path: string, workers: number): string[] => ['--workers', `${workers}`, 'inspect', `data/${path}`];
    expect(threads(await filesLoadedBy(folder, args('desk.jsonl', 2)))).toEqual([]);
    const loaded = await filesLoadedBy(folder, args('large.jsonl', 2));
    expect(threads(loaded)).toEqual(['inspect-pool.js']);
    const alone = await runCli(folder, args('large.jsonl', 1));
    expect(alone.stdout).toContain('220 examples');
    expect(await runCli(folder, args('large.jsonl', 2))).toEqual(alone);
  });

  test('neither what reads YAML nor what checks shapes to inspect a file', async () => {
    const args = ['inspect', 'data/desk.jsonl', '--base-model', 'gpt-4.1-mini-2025-04-14'];
    const loaded = await filesLoadedBy(await scratch(repository('desk')), ['--no-cache', ...args]);
    expect(loaded).toContain('inspection.js');
    expect(loaded.filter(name => /yaml|zod|catalogs|preview|gather/.test(name))).toEqual([]);
  });

  test('neither the client of the provider nor that of the code host to plan', async () => {
    const loaded = await filesLoadedBy(await scratch(repository('desk')), ['plan']);
    expect(loaded).toContain('preview.js');
    expect(loaded.filter(name => /openai|github|actions/.test(name))).toEqual([]);
  });

  test('what --trace says it loads', async () => {
    const folder = await scratch(repository('desk'));
    expect(encodingsIn((await runCli(folder, ['--trace', '--now', TODAY, 'plan'])).stderr)).toEqual(
      new Set(['o200k_base']),
    );
    expect(encodingsIn((await runCli(folder, ['--trace', 'inspect', 'data/desk.jsonl'])).stderr)).toEqual(new Set());
  });
});

describe('The Action loads', () => {
  test('what plans or what spends, and nothing of the command line', async () => {
    const stage = await openTestStage(repository('desk'));
    const spending = await filesLoadedByAction(stage, { name: 'push' });
    await stage.commit('more', { 'data/desk.jsonl': examples(13) }, 'More');
    const { number } = await stage.github.openPullRequest({ head: 'more', base: 'main', title: 'More' });
    const planning = await filesLoadedByAction(stage, { name: 'pull_request', number });
    expect(spending).toEqual(expect.arrayContaining(['reconcile.js', 'vendor-openai.js']));
    expect(planning).toContain('preview.js');
    expect(planning.filter(name => /openai|reconcile|client/.test(name))).toEqual([]);
    for (const loaded of [spending, planning]) expect(loaded.filter(name => /desk|commander/.test(name))).toEqual([]);
  });

  test('one encoding for several models that share it', async () => {
    const models = { desk: {}, shelf: { baseModel: 'gpt-4o-mini-2024-07-18' } };
    const stage = await openTestStage({ ...repository('desk', 'shelf'), 'models.yaml': manifest(models) });
    await stage.commit('more', { 'data/desk.jsonl': examples(13) }, 'More');
    const { number } = await stage.github.openPullRequest({ head: 'more', base: 'main', title: 'More' });
    const { log, exitCode } = await act(stage, { name: 'pull_request', number });
    expect(exitCode, log).toBe(0);
    expect(encodingsIn(log)).toEqual(new Set(['o200k_base']));
    expect(log, 'a plan never loads what can spend').not.toContain('loaded the OpenAI client');
  });

  test('the catalogs of other providers only to compare a new model, or to apply prices to them', async () => {
    const stage = await openTestStage(repository('desk'));
    await act(stage, { name: 'push' });
    const change = { 'data/desk.jsonl': examples(13) };
    const shelf = { 'models.yaml': manifest({ desk: {}, shelf: {} }), 'data/shelf.jsonl': examples(12, 'shelf') };
    const LOADED = 'loaded the catalogs';
    for (const [branch, files, isNew] of [
      ['change', change, false],
      ['shelf', shelf, true],
    ] as const) {
      await stage.commit(branch, files, branch);
      const { number } = await stage.github.openPullRequest({ head: branch, base: 'main', title: branch });
      const { log, summary } = await act(stage, { name: 'pull_request', number });
      expect(summary, log).toContain('train');
      expect(log.includes(LOADED), branch).toBe(isNew);
      const prices = { 'price-overrides': 'gpt-4.1-mini-2025-04-14: {train_usd_per_1m_tokens: 4.5}' };
      expect((await act(stage, { name: 'pull_request', number }, prices)).log).toContain(LOADED);
    }
  });

  test('no client and no encoding when it has no key to work with', async () => {
    const stage = await openTestStage(repository('desk'));
    const { log } = await act(stage, { name: 'push' }, { 'openai-api-key': '' });
    expect(log).toContain('The input "openai-api-key" is empty.');
    expect(log).not.toMatch(/uses encoding|loaded the OpenAI client/);
  });
});
