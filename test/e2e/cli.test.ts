import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS_TOKEN } from '../../emulators/github/github-emulator.ts';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { creates, HOUR, openTestStage, TODAY, tick, writesDuring } from '../support/stage.ts';
import { type FinishedCli, runCli } from './cli.ts';
import { examples, repository } from './examples.ts';

let folder: string;
let close: () => PromiseLike<void>;

beforeAll(async () => {
  const place = await temporaryFolder();
  folder = join(place.folder, 'repository');
  close = () => place[Symbol.asyncDispose]();
  await initRepository(folder, { ...repository('desk'), 'data/small.jsonl': examples(3) });
});
afterAll(() => close());

function cli(...args: readonly string[]): Promise<FinishedCli> {
  return runCli(folder, ['--now', TODAY, ...args]);
}

describe('Exit codes', () => {
  test.each([
    [0, ['plan']],
    [0, ['validate']],
    [0, ['--help']],
    [0, ['plan', '--help']],
    [1, ['inspect', 'data/none.jsonl']],
    [2, ['plan', '--detailed-exitcode']],
    [64, []],
    [64, ['inspect']],
    [64, ['inspect', '--role', 'test', 'data/small.jsonl']],
    [64, ['plan', '--budget-usd', 'much']],
    [64, ['--now', 'tomorrow', 'plan']],
    [64, ['apply', '--budget-usd', 'x']],
  ])('%i for %j', async (exitCode, args) => {
    expect((await cli(...args)).exitCode).toBe(exitCode);
  });

  test('64 for a typo, with a suggestion and nothing on standard output', async () => {
    for (const [args, suggestion] of [
      [['inpsect', 'x.jsonl'], 'inspect'],
      [['plan', '--budget-us', '3'], '--budget-usd'],
    ] as const) {
      const { exitCode, stdout, stderr } = await cli(...args);
      expect(exitCode).toBe(64);
      expect(stdout).toBe('');
      expect(stderr).toContain(`Did you mean ${suggestion}?`);
    }
  });
});

describe('--json', () => {
  test('inspect gives format, examples, verdict, tokens and findings of each file', async () => {
    const { stdout, stderr, exitCode } = await cli(
      '--json',
      'inspect',
      '--base-model',
      'gpt-4.1-mini-2025-04-14',
      'data/desk.jsonl',
      'data/none.jsonl',
    );
    expect(exitCode).toBe(1);
    expect(stderr).toBe('');
    const { files } = JSON.parse(stdout) as { files: unknown[] };
    expect(files).toEqual([
      expect.objectContaining({
        path: 'data/desk.jsonl',
        format: 'chat',
        examples: 12,
        verdict: 'warnings',
        tokens: expect.objectContaining({ perEpoch: 504, quality: 'exact' }),
        findings: [expect.objectContaining({ code: 'W_FEW_EXAMPLES', severity: 'warning', line: null, count: 1 })],
      }),
      expect.objectContaining({
        path: 'data/none.jsonl',
        verdict: 'errors',
        tokens: expect.objectContaining({ perEpoch: null }),
        findings: [expect.objectContaining({ code: 'E_DATASET_MISSING', severity: 'error', line: null, count: 1 })],
      }),
    ]);
  });

  test.each([
    ['training', 1, 'errors', ['E_EXAMPLES']],
    ['validation', 0, 'ok', []],
  ])('inspect judges a small file by its role: %s', async (role, code, verdict, codes) => {
    const { stdout, exitCode } = await cli('--json', 'inspect', '--role', role, 'data/small.jsonl');
    const judged = JSON.parse(stdout) as { role: string; files: { verdict: string; findings: { code: string }[] }[] };
    expect([exitCode, judged.role, judged.files[0]?.verdict]).toEqual([code, role, verdict]);
    expect(judged.files[0]?.findings.map(finding => finding.code)).toEqual(codes);
    const plain = await cli('inspect', 'data/small.jsonl');
    expect(plain.exitCode).toBe(1);
  });

  test('plan gives the changes with their price, and the budget', async () => {
    const { stdout } = await cli('--json', 'plan', '--budget-usd', '3');
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      observed: 'not-asked',
      changes: [
        {
          model: 'desk',
          action: 'train',
          reason: 'new-model',
          tokensPerEpoch: 504,
          epochs: 3,
          estimate: { lowUsd: 0.00756, expectedUsd: 0.00756, highUsd: 0.00756, quality: 'exact' },
        },
      ],
      budget: { limitUsd: 3, committedUsd: 0, plannedUsd: 0.00756 },
    });
  });

  test('a failure is one object too', async () => {
    const { stdout, exitCode } = await cli('--json', 'plan', '--commit', 'nowhere');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, error: expect.stringContaining('nowhere') });
  });
});

describe('plan', () => {
  test('names the verdict first, then the change, and says nothing on standard error', async () => {
    const { stdout, stderr } = await cli('plan');
    expect(stderr).toBe('');
    expect(stdout.split('\n')[0]).toBe('Merging trains 1 model for $0.0076.');
    expect(stdout).toMatch(/^ {2}train +desk +\$0\.0076 +504 tokens × 3 +\(new model\)$/m);
  });

  test('of a later day finds the base model retired', async () => {
    const { stdout, exitCode } = await runCli(folder, ['--now', '2027-06-01', 'plan']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('E_BASE_RETIRED');
    expect(stdout).toContain('gpt-6-luna');
  });

  test('of the work tree sees what is not committed, and says that it is the work tree', async () => {
    await using place = await temporaryFolder();
    const { folder: here } = await initRepository(place.folder, { 'README.md': 'Nothing yet.\n' });
    await mkdir(join(here, 'data'));
    for (const [path, content] of Object.entries(repository('desk'))) await writeFile(join(here, path), content);
    expect((await runCli(here, ['--now', TODAY, 'plan'])).exitCode).toBe(1);
    const { stdout, exitCode } = await runCli(here, ['--now', TODAY, 'plan', '--worktree']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Merging trains 1 model');
    expect(stdout).toContain('of the work tree.');
  });

  test('against a base says what differs', async () => {
    await using place = await temporaryFolder();
    const { folder: here, commit } = await initRepository(place.folder, repository('desk'));
    await commit({ 'data/desk.jsonl': examples(15, 'desk') });
    const { stdout } = await runCli(here, ['--now', TODAY, 'plan', '--base', 'HEAD~1']);
    expect(stdout).toContain('data: 3 added (12 → 15 examples');
  });
});

describe('apply and status', () => {
  function onStage(stage: Stage, ...args: readonly string[]): Promise<FinishedCli> {
    const keys = { OPENAI_API_KEY: STAGE_KEY, GITHUB_TOKEN: ACTIONS_TOKEN };
    const at = ['--repository', 'acme/models', '--api-url', stage.github.apiUrl];
    return runCli(join(stage.folder, 'work'), ['--now', TODAY, ...args, ...at], keys);
  }

  test('apply does nothing until it is told --yes; then status shows the run', async () => {
    const stage = await openTestStage(repository('desk'));
    const apply = ['apply', '--base-url', stage.openai.url, '--budget-usd', '10'];
    const writes = await writesDuring(stage, async () => {
      const { stdout, stderr, exitCode } = await onStage(stage, ...apply);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('This run trains 1 model for $0.0076.');
      expect(stderr).toContain('--yes');
    });
    expect(writes).toEqual([]);
    const status = ['status', '--base-url', stage.openai.url];
    const before = await onStage(stage, ...status);
    expect(before.stdout).toMatch(
      /^No training has been started from this repository\.\n\nNotices:\n {2}notice {2}desk: /,
    );

    const { exitCode, stderr } = await onStage(stage, ...apply, '--yes');
    expect(exitCode, stderr).toBe(0);
    expect(creates(stage)).toBe(1);
    expect((await onStage(stage, ...status)).stdout).toMatch(/^ {2}created +desk +ftjob-\w+ +\$0\.0076 reserved/m);
    stage.clock.advance(HOUR);
    await tick(stage);
    const { stdout } = await onStage(stage, '--json', ...status);
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [{ model: 'desk', state: 'succeeded', billedUsd: 0.00756 }],
      providerAsked: true,
      notices: [
        { model: 'desk', kind: 'base-shutdown', severity: 'notice', on: '2027-01-14', within: 90 },
        { kind: 'base-training-ends' },
        { kind: 'provider-closes' },
      ],
    });
    const accuracy = await onStage(stage, 'accuracy');
    expect(accuracy.stdout).toMatch(
      /^1 training: 1,512 tokens estimated, 1,512 billed \(0 %\), 1 of 1 within its band\.\n/,
    );
  });

  test('status needs no provider: it says that none was asked, and what the ledger and the calendar tell', async () => {
    const stage = await openTestStage(repository('desk'));
    const refused = {
      kind: 'status',
      status: 401,
      body: '{"error":{"message":"no","code":"invalid_api_key"}}',
    } as const;
    stage.openai.faults.add({ method: 'GET', path: /jobs/, times: 9, fault: refused });
    const { stdout, exitCode } = await onStage(stage, 'status', '--base-url', stage.openai.url);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nNotices \(The jobs could not be listed: HTTP 401 .*\):\n/);
    expect(stdout).toContain('desk: The base model shuts down');
    const show = await onStage(stage, 'ledger', 'show');
    expect(show.stdout).toBe('No training has been started from this repository.\n');
  });

  test('a message of the code host cannot steer the terminal', async () => {
    const stage = await openTestStage(repository('desk'));
    const body = JSON.stringify({ message: '\u001b]0;owned\u0007 no' });
    stage.github.faults.add({ method: 'GET', path: /./, times: 9, fault: { kind: 'status', status: 403, body } });
    const { stderr, exitCode } = await onStage(stage, 'status');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('\\u{1b}]0;owned');
    expect(stderr).not.toContain('\u001b');
  });
});
