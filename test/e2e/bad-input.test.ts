import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { TODAY } from '../support/stage.ts';
import { runCli, STACK_TRACE } from './cli.ts';
import { examples, manifest } from './examples.ts';

let folder: string;
let bare: string;
let close: () => PromiseLike<void>;

beforeAll(async () => {
  const place = await temporaryFolder();
  close = () => place[Symbol.asyncDispose]();
  bare = join(place.folder, 'no-repository');
  await mkdir(bare);
  folder = join(place.folder, 'repository');
  await mkdir(join(folder, 'data/folder'), { recursive: true });
  await symlink('/etc/passwd', join(folder, 'data/link.jsonl'));
  await initRepository(folder, {
    'data/good.jsonl': examples(12),
    'data/binary.jsonl': Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256),
    'data/empty.jsonl': '',
    'data/huge-line.jsonl': `{"messages":"${'a'.repeat(3 * 1024 * 1024)}"}\n`,
    'data/deep.jsonl': `${'['.repeat(100_000)}\n`,
    'data/utf16.jsonl': Buffer.from(examples(12), 'utf16le'),
    'data/folder/inside.jsonl': examples(12),
    'no-models.yaml': '',
    'bomb.yaml': `a: &a [1]\n${'b: *a\n'.repeat(1000)}`,
    'deep.yaml': '['.repeat(5000),
    'binary.yaml': Uint8Array.from({ length: 512 }, (_, index) => index % 256),
    'huge.yaml': `# ${'x'.repeat(2 * 1024 * 1024)}\n`,
    ...Object.fromEntries(
      ['binary', 'empty', 'huge-line', 'deep', 'utf16', 'link', 'folder', 'fifo', 'none'].map(name => [
        `uses-${name}.yaml`,
        manifest({ model: { training: name === 'folder' ? 'data/folder' : `data/${name}.jsonl` } }),
      ]),
    ),
    'good.yaml': manifest({ model: { training: 'data/good.jsonl' } }),
    'outside.yaml': manifest({ model: { training: '../../etc/passwd' } }),
  });
  execFileSync('mkfifo', [join(folder, 'data/fifo.jsonl')]);
  await writeFile(join(bare, 'loose.jsonl'), examples(12));
});
afterAll(() => close());

const DATASETS = ['none', 'link', 'binary', 'empty', 'huge-line', 'deep', 'utf16'];

const IN_REPOSITORY: readonly (readonly string[])[] = [
  ...DATASETS.map(name => ['inspect', `data/${name}.jsonl`]),
  ['inspect', 'data/folder'],
  ['inspect', '../outside.jsonl'],
  ['inspect', '/etc/passwd'],
  ['inspect', '--worktree', 'data/fifo.jsonl'],
  ['inspect', '--worktree', 'data/folder'],
  ['inspect', '--worktree', 'data/none.jsonl'],
  ['inspect', '--worktree', '/dev/zero'],
  ['inspect', '--worktree', `${'n'.repeat(5000)}.jsonl`],
  ['inspect', '--commit', 'nowhere', 'data/good.jsonl'],
  ['inspect', '--commit', '--output=x', 'data/good.jsonl'],
  ['inspect', '--base-model', 'gpt-9', 'data/good.jsonl'],
  ...DATASETS.map(name => ['--manifest', `uses-${name}.yaml`, 'plan']),
  ['--manifest', 'uses-folder.yaml', 'plan'],
  ['--manifest', 'uses-fifo.yaml', 'plan', '--worktree'],
  ['--manifest', 'uses-link.yaml', 'plan', '--worktree'],
  ['--manifest', 'uses-folder.yaml', 'plan', '--worktree'],
  ...['no-models', 'bomb', 'deep', 'binary', 'huge', 'outside', 'none'].map(name => [
    '--manifest',
    `${name}.yaml`,
    'validate',
  ]),
  ['--manifest', 'data', 'validate'],
  ['--manifest', '/etc/passwd', 'validate', '--worktree'],
  ['--manifest', 'good.yaml', 'plan', '--commit', 'nowhere'],
  ['--manifest', 'good.yaml', 'plan', '--base', 'nowhere'],
  ['--manifest', 'good.yaml', 'plan', '--worktree', '--base', 'HEAD'],
  ['--manifest', 'good.yaml', 'plan', '--repository', 'acme/models'],
  ['status', '--repository', 'acme/models'],
  ['apply', '--repository', 'acme/models'],
];

async function expectReadableFailure(where: string, args: readonly string[]): Promise<void> {
  const { exitCode, stdout, stderr } = await runCli(where, ['--now', TODAY, ...args]);
  const said = stdout + stderr;
  expect(exitCode, said).toBe(1);
  expect(said).not.toMatch(STACK_TRACE);
  expect(said).toMatch(/\berror\b/);
  expect(said.length, 'an error is short').toBeLessThan(8_000);
}

describe('A plain error, and no stack trace, comes of', () => {
  test.each(IN_REPOSITORY.map(args => [args.map(part => part.slice(0, 40)).join(' '), args] as const))(
    '%s',
    async (_name, args) => expectReadableFailure(folder, args),
  );

  test.each([['inspect', 'loose.jsonl'], ['plan'], ['plan', '--worktree'], ['validate']])(
    'a folder that is no repository: %s %s',
    async (...args) => expectReadableFailure(bare, args),
  );

  test('a certificate check that is switched off', async () => {
    const { exitCode, stderr } = await runCli(folder, ['plan'], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error: NODE_TLS_REJECT_UNAUTHORIZED=0');
  });
});
