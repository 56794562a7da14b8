import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/git.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise(resolve => {
    execFile(program, args, { cwd }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}

test('a bare repository is named as that', async () => {
  await using place = await temporaryFolder();
  await run('git', ['init', '--bare', '-q', '.'], place.folder);
  const said = await run(process.execPath, [CLI, 'inspect', 'a.jsonl'], place.folder);
  expect(said).toContain('This is a bare repository');
  expect(said).toContain('git worktree add');
  expect(said).not.toContain('not a git repository');
});

test('a file missing on the disk is not said to miss in a commit', async () => {
  await using place = await temporaryFolder();
  const said = await run(process.execPath, [CLI, 'inspect', '--worktree', 'a.jsonl'], place.folder);
  expect(said).toContain('a.jsonl does not exist.');
  expect(said).not.toMatch(/commit/i);
});
