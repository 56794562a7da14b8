import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { examples } from './examples.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const DATA = `${examples(60)}{"messages":[]}\r\n\n${examples(60, 'desk')}`;
const BASE = ['--base-model', 'gpt-4.1-mini-2025-04-14'];

let folder: string;

function cli(...args: readonly string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  return new Promise(resolve => {
    const env = { PATH: process.env['PATH'], HOME: folder };
    const child = execFile(process.execPath, [CLI, ...args], { cwd: folder, env }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode, stdout, stderr }),
    );
  });
}

beforeAll(async () => {
  const place = await temporaryFolder();
  folder = place.folder;
  await initRepository(folder, { 'data/desk.jsonl': DATA });
  for (const index of [1, 2, 3])
    await cli('inspect', 'data/desk.jsonl', ...BASE, '--shard', `${index}/3`, '-o', `part-${index}.json`);
  return () => place[Symbol.asyncDispose]();
});

test('parts of a commit join, in any order, to what one run prints', async () => {
  const parts = ['part-3.json', 'part-1.json', 'part-2.json'];
  for (const how of [[], ['--json']]) {
    const whole = await cli(...how, 'inspect', 'data/desk.jsonl', ...BASE);
    expect(whole.exitCode).toBe(1);
    expect(whole.stdout).toContain('E_MESSAGES');
    expect(await cli(...how, 'inspect', '--merge', ...parts)).toEqual(whole);
  }
});

test('a part of the work tree is the same as one of the commit', async () => {
  const flags = ['--worktree', '--shard', '2/3', '-o', 'again.json'];
  const { stdout } = await cli('--json', 'inspect', 'data/desk.jsonl', ...BASE, ...flags);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, part: { path: 'data/desk.jsonl', index: 2, of: 3 } });
  expect(await readFile(join(folder, 'again.json'))).toEqual(await readFile(join(folder, 'part-2.json')));
});

test.each([
  ['a part is missing', 1, ['--merge', 'part-1.json', 'part-3.json'], 'Of 3 parts these are missing: 2.'],
  ['a part is there twice', 1, ['--merge', 'part-1.json', 'part-1.json'], 'Part 1 of 3 is there twice.'],
  ['a part is no part', 1, ['--merge', 'data/desk.jsonl'], 'The file data/desk.jsonl is no JSON'],
  ['a part does not exist', 1, ['--merge', 'none.json'], 'The file none.json does not exist.'],
  ['the output exists', 1, ['data/desk.jsonl', '--shard', '1/3', '-o', 'part-1.json'], 'exists already'],
  ['there is no output', 1, ['data/desk.jsonl', '--shard', '1/3'], 'one part of one file'],
  ['the file does not exist', 1, ['none.jsonl', '--shard', '1/3', '-o', 'x.json'], 'E_DATASET_MISSING: none.jsonl'],
  ['a part is beyond their number', 64, ['data/desk.jsonl', '--shard', '4/3', '-o', 'x.json'], 'such as 2/4'],
  ['there is an output and no part', 64, ['data/desk.jsonl', '-o', 'x.json'], 'only with --shard'],
  ['a part alone is not judged', 64, ['a', '--shard', '1/2', '--portable-to', 'trl', '-o', 'x'], 'cannot be used with'],
  ['options contradict', 64, ['--merge', 'part-1.json', '--shard', '1/2'], 'cannot be used with'],
])('an error says that %s', async (_what, exitCode, args, words) => {
  const finished = await cli('inspect', ...args);
  expect(finished.stderr).toContain(words);
  expect(finished.exitCode).toBe(exitCode);
});

test('the commands of the example workflow work', async () => {
  const text = await readFile(new URL('../../docs/examples/inspect-matrix.yml', import.meta.url), 'utf8');
  const [, inspect = '', merge = ''] = /run: >-\n((?: {10}\S.*\n)+)[\s\S]*run: (.*)\n/.exec(text) ?? [];
  const work = join(folder, 'work');
  await initRepository(work, { 'data/desk.jsonl': DATA });
  const shell = (command: string, part: number): Promise<{ stdout: string; stderr: string }> =>
    new Promise(resolve => {
      const script = command.replace('.finetune-gitops/dist/cli.js', CLI).replaceAll('\n', ' ');
      const env = { DATASET: 'data/desk.jsonl', BASE_MODEL: BASE[1], PART: `${part}`, PARTS: '2' };
      execFile(
        'sh',
        ['-euc', script.replace(/node /, `${process.execPath} `)],
        { cwd: work, env: { ...env, PATH: process.env['PATH'] } },
        (_error, stdout, stderr) => resolve({ stdout, stderr }),
      );
    });
  for (const part of [1, 2]) expect(await shell(inspect, part)).toMatchObject({ stderr: '' });
  const { stdout } = await cli('inspect', 'data/desk.jsonl', ...BASE);
  expect(await shell(merge, 0)).toEqual({ stdout, stderr: '' });
});

test('a part that was cut on its way is refused', async () => {
  const text = await readFile(join(folder, 'part-2.json'), 'utf8');
  await writeFile(join(folder, 'cut.json'), text.slice(0, -40));
  const { stderr, exitCode } = await cli('inspect', '--merge', 'part-1.json', 'cut.json', 'part-3.json');
  expect(stderr).toContain('The file cut.json is no JSON: it may have been cut.');
  expect(exitCode).toBe(1);
});
