import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { canaryFile, expectNoTrace, plainCanaries, ROWS, secretCanaries } from '../support/canaries.ts';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { lfsPointer, storeLfsObject } from '../support/lfs.ts';
import { TODAY } from '../support/stage.ts';
import { type FinishedCli, runCli } from './cli.ts';
import { entry } from './examples.ts';

const secrets = secretCanaries(41, 56);
const words = plainCanaries(42, 44);
const canaries = [...secrets, ...words];
const formats = Object.keys(ROWS);
const paths = formats.map(format => `data/${format}.jsonl`);
const LFS = canaryFile('chat', canaries);

let folder: string;

beforeAll(async () => {
  const place = await temporaryFolder();
  folder = place.folder;
  await initRepository(folder, {
    'models.yaml': `version: 1\nmodels:\n${formats.map(format => entry(format)).join('')}`,
    ...Object.fromEntries(formats.map(format => [`data/${format}.jsonl`, canaryFile(format, canaries)])),
    'data/lfs.jsonl': lfsPointer(LFS),
  });
  await storeLfsObject(join(folder, '.git/lfs/objects'), LFS, LFS.replace('messages', 'massages'));
  await mkdir(join(folder, 'out'));
  return () => place[Symbol.asyncDispose]();
});

async function cli(...args: string[]): Promise<FinishedCli> {
  const finished = await runCli(folder, args);
  expect(finished.stdout + finished.stderr).not.toBe('');
  return finished;
}

/** What is printed, wherever, holds no canary. */
async function quiet(...args: string[]): Promise<FinishedCli> {
  const finished = await cli(...args);
  expectNoTrace(canaries, finished.stdout + finished.stderr);
  return finished;
}

test.each([
  ['inspect', ...paths, 'data/lfs.jsonl'],
  ['--json', 'inspect', '--worktree', '--portable-to', 'together', ...paths],
  ['--json', '--now', TODAY, 'plan'],
  ['--trace', '--now', TODAY, 'plan', '--worktree'],
  ['--now', TODAY, 'validate'],
])('nothing of a hundred canaries of every format is printed by %s %s %s', async (...args) => {
  const { stdout, exitCode } = await quiet(...args);
  expect(stdout).toContain('E_SECRET');
  expect(exitCode).toBe(1);
});

test('inspections that were kept hold none', async () => {
  const kept: string[] = [];
  for (const name of await readdir(join(folder, '.git'), { recursive: true })) {
    const path = join(folder, '.git', name);
    if (/inspect/i.test(name) && (await stat(path)).isFile()) kept.push(await readFile(path, 'latin1'));
  }
  expect(kept.length).toBeGreaterThan(3);
  expectNoTrace(canaries, kept.join('\n'));
});

describe.each(formats)('A file of the format %s', format => {
  const path = `data/${format}.jsonl`;

  test('is inspected in two parts, and neither they nor their merge hold one', async () => {
    const parts = [1, 2].map(index => `out/${format}-${index}.json`);
    for (const [index, part] of parts.entries()) {
      await quiet('inspect', path, '--shard', `${index + 1}/2`, '-o', part);
      expectNoTrace(canaries, await readFile(join(folder, part), 'utf8'));
    }
    const whole = await cli('inspect', path);
    expect(await quiet('inspect', '--merge', ...parts)).toEqual(whole);
  });

  test('is mended and divided without a word of it', async () => {
    await Promise.all([
      quiet('fix', '--all', path),
      quiet('split', path, '--validation', '0.2'),
      quiet('compare', path),
    ]);
  });

  /** Keys of the source are named, since they are lost; nobody can know a secret that looks like any other word. */
  test('is converted, or refused, without showing a secret', async () => {
    for (const [to, ...flags] of [['chat'], ['preference', '--json']] as const) {
      const args = [...flags, 'convert', path, '--to', to, '-o', `out/${format}-${to}.jsonl`];
      const { stdout, stderr } = await cli(...args);
      expectNoTrace(secrets, stdout + stderr);
    }
  });
});

test('keys that are lost are named, secret ones are hidden, and endless ones are counted together', async () => {
  const rows = [...secrets, ...plainCanaries(43, 200)].map(key => ({
    instruction: 'i',
    output: 'o',
    id: 1,
    [key]: 'x',
  }));
  await writeFile(join(folder, 'keys.jsonl'), rows.map(row => `${JSON.stringify(row)}\n`).join(''));
  const { stderr } = await runCli(folder, ['convert', 'keys.jsonl', '--to', 'chat', '-o', 'out/keys.jsonl']);
  expectNoTrace(secrets, stderr);
  expect(stderr).toContain(`  id: ${rows.length} times`);
  expect(stderr).toContain('  (hidden): ');
  expect(stderr).toContain('  (other keys): ');
  expect(stderr.split('\n').length).toBeLessThan(60);
});

test('labels are told by their lines', async () => {
  const labels = words.slice(0, 10);
  const rows = Array.from({ length: 40 }, (_, index) => ({
    messages: [
      { role: 'user', content: `What is ${index}?` },
      { role: 'assistant', content: labels[index % labels.length] },
    ],
  }));
  await writeFile(join(folder, 'labels.jsonl'), rows.map(row => `${JSON.stringify(row)}\n`).join(''));
  const { stdout } = await quiet('split', 'labels.jsonl', '--validation', '0.2');
  expect(stdout).toContain('  10 labels, each by the line in which it first stands:\n    line 1: ');
  const { labels: counts } = JSON.parse((await quiet('--json', 'split', 'labels.jsonl', '--validation', '0.2')).stdout);
  expect(counts.map(({ line }: { line: number }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

describe('An error that is about bytes of a dataset does not quote them:', () => {
  test.each([
    ['a dataset in the place of a part', ['inspect', '--merge', ...paths.slice(0, 1)]],
    ['two of them', ['--json', 'inspect', '--merge', ...paths.slice(0, 2)]],
    ['a damaged object of Git LFS', ['inspect', 'data/lfs.jsonl']],
    ['a damaged object of Git LFS, in part', ['inspect', 'data/lfs.jsonl', '--shard', '1/2', '-o', 'out/lfs.json']],
    ['a dataset in the place of the manifest', ['--manifest', 'data/no-json.jsonl', 'validate', '--worktree']],
    ['a dataset in the place of prices', ['--price-overrides', '@data/no-json.jsonl', 'compare', 'data/chat.jsonl']],
  ])('%s', async (_what, args) => {
    const { stdout, stderr, exitCode } = await cli(...args);
    expectNoTrace(secrets, stdout + stderr);
    expect(exitCode).toBe(1);
  });

  test('a part that was changed', async () => {
    const part = JSON.parse(await readFile(join(folder, 'out/chat-1.json'), 'utf8'));
    for (const [index, broken] of [
      { ...part, part: { ...part.part, format: words[0], [words[1] ?? '']: words[2] } },
      { ...part, [words[3] ?? '']: words[4] },
      { ...part, kind: words[5], checksum: words[6] },
    ].entries()) {
      await writeFile(join(folder, `out/broken-${index}.json`), JSON.stringify(broken));
      const { exitCode } = await quiet('inspect', '--merge', `out/broken-${index}.json`, 'out/chat-2.json');
      expect(exitCode).toBe(1);
    }
  });

  test('an object of git that is damaged', async () => {
    await using place = await temporaryFolder();
    const repository = await initRepository(place.folder, { 'a.jsonl': LFS });
    const oid = await repository.git('rev-parse', 'HEAD:a.jsonl');
    const path = join(place.folder, '.git/objects', oid.slice(0, 2), oid.slice(2));
    await chmod(path, 0o644);
    await writeFile(path, LFS);
    const { stdout, stderr, exitCode } = await runCli(place.folder, ['inspect', 'a.jsonl']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error: ');
    expectNoTrace(canaries, stdout + stderr);
  });
});
