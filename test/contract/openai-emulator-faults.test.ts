import { APIConnectionError, RateLimitError } from 'openai';
import { expect, test } from 'vitest';
import type { Fault } from '../../emulators/server/fault-plan.ts';
import { createJob, failure, openAi, TRAINABLE_MODEL, upload } from '../support/openai.ts';

async function faulty(fault: Fault) {
  const running = await openAi();
  const training_file = (await upload(running.client)).id;
  running.emulator.faults.add({ method: 'POST', path: /\/jobs$/, fault });
  return { ...running, create: () => createJob(running.client, { training_file }) };
}

test('a status fault answers instead, and creates nothing', async () => {
  const body = JSON.stringify({ error: { message: 'Slow down', type: 'requests', param: null, code: 'slow_down' } });
  const { create, emulator } = await faulty({ kind: 'status', status: 429, body, headers: { 'retry-after': '7' } });
  const error = await failure(create());
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error.code).toBe('slow_down');
  expect(error.headers?.get('retry-after')).toBe('7');
  expect(emulator.meter.createdJobs()).toBe(0);
  await create();
  expect(emulator.meter.createdJobs()).toBe(1);
});

test('a reset loses the request', async () => {
  const { create, emulator } = await faulty({ kind: 'reset' });
  expect(await failure(create())).toBeInstanceOf(APIConnectionError);
  expect(emulator.meter.createdJobs()).toBe(0);
});

test('a truncated answer fails in the client after the job was created', async () => {
  const { create, emulator, client } = await faulty({ kind: 'truncate' });
  await expect(create()).rejects.toThrow();
  expect(emulator.meter.createdJobs()).toBe(1);
  expect((await client.fineTuning.jobs.list()).data).toHaveLength(1);
});

test.each([undefined, 500])('a job can be created and its answer lost (status %s)', async status => {
  const { create, emulator } = await faulty({ kind: 'apply-then-fail', ...(status !== undefined && { status }) });
  const error = await failure(create());
  expect(error.status).toBe(status);
  expect(emulator.meter.createdJobs()).toBe(1);
  expect(emulator.history.at(-1)).toMatchObject({ fault: 'apply-then-fail', applied: true });
});

test('a job can appear later than its request failed, and counts as one call', async () => {
  const { create, emulator, clock, client } = await faulty({ kind: 'apply-late', milliseconds: 60_000 });
  const before = emulator.history.length;
  expect(await failure(create())).toBeInstanceOf(APIConnectionError);
  expect((await client.fineTuning.jobs.list()).data).toEqual([]);
  clock.advance(60_000);
  expect((await client.fineTuning.jobs.list()).data).toHaveLength(1);
  expect(emulator.mutatingCalls(before)).toHaveLength(1);
});

test('a hanging answer is one the client gives up on, with the job created', async () => {
  const { promise: applied, resolve: onApplied } = Promise.withResolvers<void>();
  const { emulator, client } = await faulty({ kind: 'apply-then-hang', onApplied });
  const patience = new AbortController();
  const [file] = (await client.files.list()).data;
  const waiting = client.fineTuning.jobs.create(
    { model: TRAINABLE_MODEL, training_file: file?.id ?? '' },
    { signal: patience.signal },
  );
  const outcome = expect(waiting).rejects.toThrow('aborted');
  await applied;
  patience.abort();
  await outcome;
  expect(emulator.meter.createdJobs()).toBe(1);
});

test('a delayed answer is still the answer', async () => {
  const { create, emulator } = await faulty({ kind: 'delay', milliseconds: 20 });
  expect((await create()).status).toBe('validating_files');
  expect(emulator.history.at(-1)).toMatchObject({ fault: 'delay', status: 200, applied: true });
});
