import { describe, expect, test } from 'vitest';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import { STAGE_KEY, type Stage } from '../../emulators/stage/stage.ts';
import { LEDGER_BRANCH } from '../../src/core/ledger/schema.ts';
import {
  AFTER_WINDOW,
  act,
  creates,
  HOUR,
  MINUTE,
  manifestOf,
  openTestStage,
  runOf,
  tick,
  writesDuring,
} from '../support/stage.ts';
import { entry, examples, repository } from './examples.ts';
import { startThenKill } from './kill.ts';
import { meanwhile } from './meanwhile.ts';

/** Five stages at once on a busy machine take their time. */
const PATIENCE = { timeout: 300_000 };
const JOBS = /^\/v1\/fine_tuning\/jobs$/;
const GRAPHQL = /^\/graphql$/;

function failCreate(stage: Stage, fault: Fault): void {
  stage.openai.faults.add({ method: 'POST', path: JOBS, fault });
}

/** Whatever happened, the end is the same: one job, paid once, its model in the manifest, and nothing left to do. */
async function expectOneJobInTheEnd(stage: Stage): Promise<void> {
  expect(stage.openai.meter.createdJobs()).toBe(1);
  stage.clock.advance(HOUR);
  await tick(stage);
  expect(await manifestOf(stage)).toMatch(/^ {4}model_id: ft:/m);
  expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
  expect(stage.openai.meter.createdJobs()).toBe(1);
  expect(stage.openai.meter.paidJobs()).toBe(1);
}

describe.concurrent('A run that is killed', PATIENCE, () => {
  test('after the job was created and before it heard so, leaves a job that the next run adopts', async ({
    onTestFinished: whenDone,
  }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    await startThenKill(stage, { service: 'openai', method: 'POST', path: JOBS });
    expect(stage.openai.meter.createdJobs()).toBe(1);
    expect((await runOf(stage, 'desk')).state).toBe('intended');

    const { log } = await tick(stage);
    expect(log).toMatch(/Adopted job ftjob-\w+; nothing was created\./);
    expect((await runOf(stage, 'desk')).state).toBe('created');
    await expectOneJobInTheEnd(stage);
  });

  test('right after its intent was written, is waited for, and then one job is created', async ({
    onTestFinished: whenDone,
  }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    await startThenKill(stage, { service: 'github', method: 'POST', path: /\/git\/refs$/ });
    expect((await runOf(stage, 'desk')).state).toBe('intended');
    expect(creates(stage)).toBe(0);

    stage.clock.advance(14 * MINUTE);
    const { summary } = await tick(stage);
    expect(summary).toContain('an earlier create got no answer and may still appear, until 2026-11-22 09:15 UTC');
    expect(creates(stage)).toBe(0);

    stage.clock.advance(2 * MINUTE);
    await tick(stage);
    expect(creates(stage)).toBe(1);
    await expectOneJobInTheEnd(stage);
  });

  test('right after an intent in a ledger that was there before, is waited for too', async ({
    onTestFinished: whenDone,
  }) => {
    const stage = await openTestStage(repository('first'), { whenDone });
    await tick(stage);
    stage.clock.advance(HOUR);
    await tick(stage);
    const models = `${await manifestOf(stage)}\n${entry('second')}`;
    await stage.commit('main', { 'models.yaml': models, 'data/second.jsonl': examples(12, 'second') }, 'Add a second');
    await startThenKill(stage, { service: 'github', method: 'POST', path: GRAPHQL });
    expect((await runOf(stage, 'second')).state).toBe('intended');

    expect(await writesDuring(stage, () => tick(stage))).toEqual([]);
    stage.clock.advance(AFTER_WINDOW);
    await tick(stage);
    expect((await runOf(stage, 'second')).state).toBe('created');
    expect(stage.openai.meter.createdJobs()).toBe(2);
  });
});

test.for(['SIGINT', 'SIGTERM'] as const)(
  'A run that is asked to stop, as when a workflow is cancelled, begins nothing more: %s',
  async (signal, { onTestFinished: whenDone }) => {
    const happening = meanwhile();
    const stage = await openTestStage(repository('desk'), { onExchange: happening.onExchange, whenDone });
    stage.openai.faults.add({ method: 'POST', path: /^\/v1\/files$/, fault: { kind: 'delay', milliseconds: 1_000 } });
    const running = await stage.start({ name: 'push' }, { 'budget-usd': '10', 'openai-api-key': STAGE_KEY });
    happening.after(/^GET .*\/git\/ref\/heads%2Ffinetune-gitops/, 1, () => running.process.kill(signal));
    const { exitCode, log } = await running.finished;
    expect(log).toContain('Interrupted before the next step');
    expect(exitCode).toBe(0);
    expect(stage.openai.mutatingCalls().map(({ path }) => path)).toEqual(['/v1/files']);
    await tick(stage);
    await expectOneJobInTheEnd(stage);
  },
);

describe.concurrent('A create whose answer does not come', PATIENCE, () => {
  test('but which had its effect, is adopted by the next run', async ({ onTestFinished: whenDone }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    failCreate(stage, { kind: 'apply-then-fail' });
    const { log } = await tick(stage);
    expect(log).toContain('No usable answer to the create');
    expect((await tick(stage)).log).toContain('Adopted job');
    await expectOneJobInTheEnd(stage);
  });

  test('as 200 that breaks off in the middle, is no answer either', async ({ onTestFinished: whenDone }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    failCreate(stage, { kind: 'truncate' });
    await tick(stage);
    expect((await runOf(stage, 'desk')).state).toBe('intended');
    expect((await tick(stage)).log).toContain('Adopted job');
    await expectOneJobInTheEnd(stage);
  });

  test('as 500 without an effect, is sent again only after the window', async ({ onTestFinished: whenDone }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    failCreate(stage, { kind: 'status', status: 500, body: '{"error":{"message":"The server had an error"}}' });
    await tick(stage);
    stage.clock.advance(5 * MINUTE);
    await tick(stage);
    expect(creates(stage)).toBe(1);
    stage.clock.advance(AFTER_WINDOW);
    await tick(stage);
    expect(creates(stage)).toBe(2);
    await expectOneJobInTheEnd(stage);
  });

  test('and has its effect only minutes later, is adopted when it appears', async ({ onTestFinished: whenDone }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    failCreate(stage, { kind: 'apply-late', milliseconds: 12 * MINUTE });
    await tick(stage);
    stage.clock.advance(11 * MINUTE);
    await tick(stage);
    expect(stage.openai.meter.createdJobs()).toBe(0);
    stage.clock.advance(2 * MINUTE);
    expect((await tick(stage)).log).toContain('Adopted job');
    expect(creates(stage)).toBe(2); // The exchange is logged once when it was cut off and once when it was applied.
    await expectOneJobInTheEnd(stage);
  });
});

describe.concurrent('A ledger that cannot be relied on', PATIENCE, () => {
  test('whose write was made but not answered is read again, and nothing is done twice', async ({
    onTestFinished: whenDone,
  }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    stage.github.faults.add({ method: 'POST', path: GRAPHQL, fault: { kind: 'apply-then-fail', status: 502 } });
    await tick(stage);
    expect((await runOf(stage, 'desk')).state).toBe('created');
    await expectOneJobInTheEnd(stage);
  });

  test('that refuses every write after the create makes the run fail, and the next one adopts the job', async ({
    onTestFinished: whenDone,
  }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    const body = '{"message":"Server Error"}';
    stage.github.faults.add({ method: 'POST', path: GRAPHQL, times: 5, fault: { kind: 'status', status: 500, body } });
    const result = await act(stage, { name: 'push' });
    expect(result.exitCode).toBe(1);
    expect(result.log).toMatch(/Job ftjob-\w+ was created, but the ledger could not be written/);
    expect((await tick(stage)).log).toContain('Adopted job');
    await expectOneJobInTheEnd(stage);
  });

  test('whose first write fails lets nothing be created', async ({ onTestFinished: whenDone }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    const fault: Fault = { kind: 'status', status: 500, body: '{"message":"Server Error"}' };
    stage.github.faults.add({ method: 'POST', path: /\/git\/refs$/, fault });
    const result = await act(stage, { name: 'push' });
    expect(result.exitCode).toBe(1);
    expect(creates(stage)).toBe(0);
    await tick(stage);
    await expectOneJobInTheEnd(stage);
  });

  test('and is deleted while a job runs, is born again with the same lineage, and the job is adopted', async ({
    onTestFinished: whenDone,
  }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    await tick(stage);
    const before = await runOf(stage, 'desk');
    await stage.git('update-ref', '-d', `refs/heads/${LEDGER_BRANCH}`);
    expect((await tick(stage)).log).toContain('Adopted job');
    expect((await runOf(stage, 'desk')).jobId).toBe(before.jobId);
    expect(creates(stage)).toBe(1);
    await expectOneJobInTheEnd(stage);
  });

  test('and is deleted after everything was done, is filled again without a create or a commit to main', async ({
    onTestFinished: whenDone,
  }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    await tick(stage);
    await expectOneJobInTheEnd(stage);
    const tip = await stage.git('rev-parse', 'main');
    await stage.git('update-ref', '-d', `refs/heads/${LEDGER_BRANCH}`);
    await tick(stage);
    await tick(stage);
    expect(await stage.git('rev-parse', 'main')).toBe(tip);
    await expectOneJobInTheEnd(stage);
  });

  test('and holds something else than a ledger, stops everything', async ({ onTestFinished: whenDone }) => {
    const stage = await openTestStage(repository('desk'), { whenDone });
    await stage.commit(LEDGER_BRANCH, { 'ledger.json': '{"schema": 1, "runs": []}\n' }, 'Break the ledger');
    const result = await act(stage, { name: 'push' });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('The ledger does not have the expected shape');
    expect(stage.openai.mutatingCalls()).toEqual([]);
  });
});
