import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { creates, MINUTE, openTestStage, TODAY, tick, writesDuring } from '../support/stage.ts';
import { runCli } from './cli.ts';
import { examples } from './examples.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const FILES = {
  'models.yaml':
    'version: 1\nmodels:\n  desk:\n    base_model: gpt-4.1-mini-2025-04-14\n    training_file: datasets/desk.jsonl\n',
  'datasets/desk.jsonl': examples(12),
};

/** Runs `apply --json` in the stage's work tree, as a person would. */
function apply(stage: Stage, ...more: string[]): Promise<{ exitCode: number | null; printed: unknown }> {
  const flags = ['--repository', 'acme/models', '--api-url', stage.github.apiUrl, '--budget-usd', '10', ...more];
  const keys = { OPENAI_API_KEY: STAGE_KEY, GITHUB_TOKEN: ACTIONS_TOKEN };
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [CLI, '--json', '--now', TODAY, 'apply', ...flags],
      { cwd: join(stage.folder, 'work'), env: { PATH: process.env['PATH'], HOME: stage.folder, ...keys } },
      (_error, stdout, stderr) => {
        if (stdout === '') reject(new Error(stderr));
        else resolve({ exitCode: child.exitCode, printed: JSON.parse(stdout) });
      },
    );
  });
}

test('apply shows what it would train and writes nothing until --yes is given', async () => {
  const stage = await openTestStage(FILES);
  const writes = await writesDuring(stage, async () => {
    const { exitCode, printed } = await apply(stage, '--base-url', stage.openai.url);
    expect(printed).toMatchObject({ observed: 'current', changes: [{ model: 'desk', action: 'train' }] });
    expect(exitCode).toBe(0);
  });
  expect(writes).toEqual([]);

  expect((await apply(stage, '--base-url', stage.openai.url, '--yes')).exitCode).toBe(0);
  expect(creates(stage)).toBe(1);
});

test('apply refuses a pretended time for real addresses before it asks anybody', async () => {
  const stage = await openTestStage(FILES);
  const before = stage.github.history.length;
  const { exitCode, printed } = await apply(stage, '--base-url', 'https://api.openai.com/v1', '--yes');
  expect(printed).toMatchObject({ error: expect.stringContaining('"--now"') });
  expect(exitCode).toBe(1);
  expect(stage.github.history.slice(before)).toEqual([]);
});

test('a ledger of runs on GitHub can be looked at through git', async () => {
  const stage = await openTestStage(FILES);
  await tick(stage);
  stage.clock.advance(20 * MINUTE);
  const now = new Date(Date.parse(TODAY) + 20 * MINUTE).toISOString();
  const look = (...args: string[]) =>
    runCli(join(stage.folder, 'work'), ['--now', now, ...args, '--base-url', stage.openai.url], {
      OPENAI_API_KEY: STAGE_KEY,
    });
  const status = await look('status');
  expect(status.stdout).toMatch(/^ {2}created +desk +ftjob-/m);
  // Its job has GitHub's id of the repository in its mark, and git alone has another.
  expect(status.stdout).not.toContain('The training job is gone');
  expect((await look('ledger', 'verify')).stdout).toBe('In order: the ledger and the provider agree.\n');
});
