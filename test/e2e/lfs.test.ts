import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { STAGE_KEY } from '../../emulators/stage/stage.ts';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { lfsPointer, storeLfsObject } from '../support/lfs.ts';
import { creates, openTestStage, TODAY } from '../support/stage.ts';
import { examples, manifest } from './examples.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const DATA = examples(12);
const PATH = 'data/desk.jsonl';
const FILES = { 'models.yaml': manifest({ desk: {} }), [PATH]: lfsPointer(DATA) };

interface Printed {
  readonly files: readonly { readonly findings: readonly { readonly code: string; readonly message: string }[] }[];
  readonly changes: readonly { readonly action: string }[];
  readonly diagnostics: readonly { readonly code: string; readonly path: string; readonly fix: string }[];
}

function cli(folder: string, args: readonly string[]): Promise<{ exitCode: number | null; printed: Printed }> {
  const keys = { OPENAI_API_KEY: STAGE_KEY, GITHUB_TOKEN: ACTIONS_TOKEN };
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [CLI, '--json', '--now', TODAY, ...args],
      { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...keys } },
      (_error, stdout, stderr) => {
        if (stdout === '') reject(new Error(stderr));
        else resolve({ exitCode: child.exitCode, printed: JSON.parse(stdout) });
      },
    );
  });
}

let folder: string;
let plain: Printed;

beforeAll(async () => {
  const place = await temporaryFolder();
  folder = place.folder;
  await initRepository(folder, { ...FILES, 'plain/desk.jsonl': DATA });
  plain = (await cli(folder, ['inspect', 'plain/desk.jsonl'])).printed;
  return () => place[Symbol.asyncDispose]();
});

test('data that was not fetched is an error that says how to fetch it', async () => {
  for (const where of [[], ['--worktree']]) {
    const { exitCode, printed } = await cli(folder, ['inspect', PATH, ...where]);
    expect(printed.files[0]?.findings).toEqual([
      expect.objectContaining({ code: 'E_LFS_MISSING', message: expect.stringContaining(PATH) }),
    ]);
    expect(exitCode).toBe(1);
  }
  const { exitCode, printed } = await cli(folder, ['plan']);
  expect(printed.changes).toEqual([expect.objectContaining({ action: 'blocked' })]);
  expect(printed.diagnostics.slice(0, 1)).toEqual([
    expect.objectContaining({ code: 'E_LFS_MISSING', path: 'models.yaml', fix: expect.stringContaining('lfs: true') }),
  ]);
  expect(exitCode).toBe(1);
});

test('data that is there is inspected as a plain file is, from a commit and from the disk', async () => {
  const objects = join(folder, '.git/lfs/objects');
  await storeLfsObject(objects, DATA);
  for (const where of [[], ['--worktree']]) {
    const { printed } = await cli(folder, ['inspect', PATH, ...where]);
    expect(printed.files[0]).toEqual({ ...plain.files[0], path: PATH });
  }
  await storeLfsObject(objects, DATA, DATA.replace('shop', 'show'));
  const { printed } = await cli(folder, ['inspect', PATH]);
  expect(printed.files[0]?.findings.map(({ code }) => code)).toEqual(['E_LFS_DAMAGED']);
  expect(printed.files[0]).toMatchObject({ examples: 0, sha256: '' });
});

test('what is uploaded is the data, and nothing is uploaded when it is damaged', async () => {
  const stage = await openTestStage(FILES);
  const work = join(stage.folder, 'work');
  const objects = join(work, '.git/lfs/objects');
  const flags = ['--repository', 'acme/models', '--api-url', stage.github.apiUrl, '--budget-usd', '10'];
  const apply = () => cli(work, ['apply', ...flags, '--base-url', stage.openai.url, '--yes']);
  const api = async (path: string): Promise<Response> =>
    fetch(`${stage.openai.url}/${path}`, { headers: { authorization: `Bearer ${STAGE_KEY}` } });

  await storeLfsObject(objects, DATA, DATA.replace('shop', 'show'));
  expect((await apply()).exitCode).toBe(1);
  expect(creates(stage)).toBe(0);
  expect(await (await api('files')).json()).toMatchObject({ data: [] });

  await storeLfsObject(objects, DATA);
  expect((await apply()).exitCode).toBe(0);
  expect(creates(stage)).toBe(1);
  const jobs = (await (await api('fine_tuning/jobs')).json()) as { data: { training_file: string }[] };
  const content = await api(`files/${jobs.data[0]?.training_file}/content`);
  expect(await content.text()).toBe(DATA);
});
