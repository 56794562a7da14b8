import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { secureEnvironment } from '../../src/adapters/environment.ts';
import { MARK as KEYS, markFor } from '../../src/core/plan/ownership.ts';
import type { JobRequest } from '../../src/core/reconcile/effects.ts';
import { createOpenAiProvider } from '../../src/providers/openai/client.ts';
import { hash, MARK } from '../support/builders.ts';
import { chatRows, openAi, TRAINABLE_MODEL } from '../support/openai.ts';
import { json, rawServer } from './raw-server.ts';

const HOUR = 60 * 60_000;
const rows = new TextEncoder().encode(chatRows(12));

/** Our client on a running emulator, with a dataset uploaded. */
async function ready(setup: Parameters<typeof openAi>[0] = {}) {
  const { emulator, clock } = await openAi({ apiKeys: ['sk-test'], ...setup });
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
  const uploaded = await provider.upload('tone-training-abc.jsonl', rows);
  if (uploaded.kind !== 'uploaded') throw new Error(`The upload was ${uploaded.kind}`);
  const request = (more: Partial<JobRequest> = {}): JobRequest => ({
    baseModel: TRAINABLE_MODEL,
    trainingFile: uploaded.fileId,
    validationFile: null,
    method: 'supervised',
    beta: null,
    nEpochs: 3,
    batchSize: null,
    learningRateMultiplier: null,
    suffix: 'tone',
    seed: 42,
    name: 'ftg-000000000007',
    metadata: markFor(MARK, { model: 'tone', digest: hash(7), nonce: 'nonce-1' }),
    ...more,
  });
  async function create(more: Partial<JobRequest> = {}) {
    const outcome = await provider.createJob(request(more));
    if (outcome.kind !== 'created') throw new Error(`The create was ${outcome.kind}`);
    return outcome.job;
  }
  return { emulator, clock, provider, fileId: uploaded.fileId, request, create };
}

test('a job is created as asked, with our mark, and read again until its model is there', async () => {
  const { create, provider, clock, fileId, emulator } = await ready();
  const job = await create({ batchSize: 4, learningRateMultiplier: 0.5 });
  expect(job).toMatchObject({
    id: expect.stringMatching(/^ftjob-/),
    status: 'validating_files',
    baseModel: TRAINABLE_MODEL,
    trainingFile: fileId,
    metadata: markFor(MARK, { model: 'tone', digest: hash(7), nonce: 'nonce-1' }),
    modelId: null,
    trainedTokens: null,
    error: null,
  });
  expect(JSON.parse(emulator.mutatingCalls().at(-1)?.requestBody ?? '')).toMatchObject({
    seed: 42,
    suffix: 'tone',
    method: { supervised: { hyperparameters: { n_epochs: 3, batch_size: 4, learning_rate_multiplier: 0.5 } } },
  });

  clock.advance(HOUR);
  const trained = await provider.job(job.id);
  expect(trained).toMatchObject({
    status: 'succeeded',
    modelId: expect.stringMatching(new RegExp(`^ft:${TRAINABLE_MODEL}:acme:tone:`)),
    trainedTokens: expect.any(Number),
  });
  expect((await provider.listJobs(MARK.repository)).jobs).toEqual([trained]);
});

test('a job that failed tells why', async () => {
  const { create, provider, clock, emulator } = await ready();
  emulator.failNextJob('server_error', 'It broke.', 'training');
  const { id } = await create();
  clock.advance(HOUR);
  expect(await provider.job(id)).toMatchObject({
    status: 'failed',
    error: { code: 'server_error', message: 'It broke.' },
  });
});

test('all jobs of the repository are listed, over several pages, and no others', async () => {
  const { create, provider, emulator } = await ready();
  const ours = new Set<string>();
  for (let n = 0; n < 230; n += 1) ours.add((await create()).id);
  await create({ metadata: { [KEYS.repository]: '1' } });
  await create({ metadata: {} });
  const before = emulator.history.length;
  const listing = await provider.listJobs(MARK.repository);
  expect(listing.complete).toBe(true);
  expect(new Set(listing.jobs.map(({ id }) => id))).toEqual(ours);
  expect(emulator.history.length - before).toBe(3);
});

test('a cancel gives the job afterwards, and null when it had ended', async () => {
  const { create, provider, clock } = await ready();
  const [early, late] = [await create(), await create()];
  expect(await provider.cancelJob(early.id)).toMatchObject({ id: early.id, status: 'cancelled' });
  clock.advance(HOUR);
  expect(await provider.cancelJob(late.id)).toBeNull();
  expect(await provider.job(late.id)).toMatchObject({ status: 'succeeded' });
});

test('what is not there is null, and an ID that is none is never sent', async () => {
  const { provider, emulator } = await ready();
  expect(await provider.job('ftjob-nothing')).toBeNull();
  expect(await provider.fileSha256('file-nothing')).toBeNull();
  const before = emulator.history.length;
  for (const id of ['', '..', 'ftjob-a/b']) {
    await expect(provider.job(id)).rejects.toThrow();
    await expect(provider.cancelJob(id)).rejects.toThrow();
    await expect(provider.deleteFile(id)).rejects.toThrow();
    await expect(provider.fileSha256(id)).rejects.toThrow();
  }
  expect(emulator.history.length).toBe(before);
});

test('an upload has the hash of its bytes, expires, and can be deleted', async () => {
  const { provider, fileId, emulator, clock } = await ready();
  expect(await provider.fileSha256(fileId)).toBe(createHash('sha256').update(rows).digest('hex'));
  await provider.deleteFile(fileId);
  expect(await provider.fileSha256(fileId)).toBeNull();
  const again = await provider.upload('again.jsonl', rows);
  if (again.kind !== 'uploaded') throw new Error('The second upload failed');
  clock.advance(31 * 24 * HOUR);
  expect(await provider.fileSha256(again.fileId)).toBeNull();
  expect(emulator.violations).toEqual([]);
});

describe('a create on the emulator', () => {
  test('whose reply is lost is unknown, sent once, and found by its mark', async () => {
    const { provider, request, emulator } = await ready();
    emulator.faults.add({ method: 'POST', path: /\/jobs$/, fault: { kind: 'apply-then-fail', status: 500 } });
    expect(await provider.createJob(request())).toMatchObject({ kind: 'unknown' });
    expect(emulator.meter.createdJobs()).toBe(1);
    const { jobs } = await provider.listJobs(MARK.repository);
    expect(jobs.map(({ metadata }) => metadata[KEYS.digest])).toEqual([hash(7)]);
  });

  test.each([
    ['truncate', { kind: 'truncate' }, 1],
    ['reset', { kind: 'reset' }, 0],
    ['apply-then-fail', { kind: 'apply-then-fail' }, 1],
    ['apply-late', { kind: 'apply-late', milliseconds: 60_000 }, 0],
  ] as const)('under %s is never sent again', async (_what, fault, made) => {
    const { provider, request, emulator } = await ready();
    emulator.faults.add({ method: 'POST', path: /\/jobs$/, fault });
    expect(await provider.createJob(request())).toMatchObject({ kind: 'unknown' });
    const sent = emulator.mutatingCalls().filter(({ path }) => path.endsWith('/jobs'));
    expect([sent.length, emulator.meter.createdJobs()]).toEqual([1, made]);
  });

  test('of an organisation that was shut out is refused for good, of a full day for now', async () => {
    const { provider, request, emulator } = await ready();
    emulator.policy.trainingClosed = true;
    expect(await provider.createJob(request())).toMatchObject({ code: 'training_not_available', forGood: true });
    emulator.policy.trainingClosed = false;
    emulator.policy.dailyLimit = 0;
    expect(await provider.createJob(request())).toMatchObject({ code: 'daily_rate_limit_exceeded', forGood: false });
  });

  test('with a wrong key is refused for now', async () => {
    const { request, emulator } = await ready();
    const stranger = createOpenAiProvider({ apiKey: 'sk-wrong', baseUrl: emulator.url, project: null });
    expect(await stranger.createJob(request())).toMatchObject({
      kind: 'refused',
      code: 'invalid_api_key',
      forGood: false,
    });
    await expect(stranger.listJobs('1')).rejects.toThrow('HTTP 401');
  });
});

describe('the environment', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('changes neither where the client goes nor what it says there', async () => {
    const elsewhere = await rawServer(response => json(response, 200, {}));
    for (const [name, value] of Object.entries({
      OPENAI_BASE_URL: `${elsewhere.url}/v1`,
      OPENAI_API_KEY: 'sk-from-the-environment',
      OPENAI_ADMIN_KEY: 'sk-admin',
      OPENAI_ORG_ID: 'org-evil',
      OPENAI_PROJECT_ID: 'proj-evil',
      OPENAI_LOG: 'debug',
      OPENAI_WEBHOOK_SECRET: 'whsec-evil',
    }))
      vi.stubEnv(name, value);
    const here = await rawServer(response => json(response, 200, { data: [], has_more: false }));
    const provider = createOpenAiProvider({ apiKey: 'sk-mine', baseUrl: `${here.url}/v1`, project: 'proj-mine' });
    expect(await provider.listJobs('4711')).toEqual({ complete: true, jobs: [] });
    expect(elsewhere.requests).toEqual([]);
    expect(here.requests[0]?.headers).toMatchObject({ authorization: 'Bearer sk-mine', 'openai-project': 'proj-mine' });
    expect(JSON.stringify(here.requests)).not.toMatch(/evil|sk-admin|environment/);
  });

  test('adds no headers once the composition root has cleared it, which the SDK has no option for', async () => {
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'authorization: Bearer sk-evil');
    secureEnvironment(process.env);
    const here = await rawServer(response => json(response, 200, { data: [], has_more: false }));
    const provider = createOpenAiProvider({ apiKey: 'sk-mine', baseUrl: `${here.url}/v1`, project: null });
    await provider.listJobs('4711');
    expect(here.requests[0]?.headers.authorization).toBe('Bearer sk-mine');
  });
});
