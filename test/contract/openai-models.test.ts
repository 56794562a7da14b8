import { describe, expect, test } from 'vitest';
import { markFor } from '../../src/core/plan/ownership.ts';
import type { JobRequest } from '../../src/core/reconcile/effects.ts';
import { createOpenAiProvider } from '../../src/providers/openai/client.ts';
import { hash, MARK } from '../support/builders.ts';
import { chatRows, openAi, TRAINABLE_MODEL } from '../support/openai.ts';
import { json, rawServer } from './raw-server.ts';

const ASKED = TRAINABLE_MODEL;

test('a model is there with its shutdown, or gone; one call each', async () => {
  const { emulator } = await openAi({ apiKeys: ['sk-test'] });
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
  const states = await provider.models([ASKED, 'gpt-6-luna', 'ft:gpt-4.1-mini-2025-04-14:acme::none']);
  expect([...states]).toEqual([
    [ASKED, { kind: 'there', shutdown: '2027-01-14' }],
    ['gpt-6-luna', { kind: 'there', shutdown: null }],
    ['ft:gpt-4.1-mini-2025-04-14:acme::none', { kind: 'gone' }],
  ]);
  expect(emulator.history.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)).toEqual(
    [...states.keys()].map(id => `GET /v1/models/${id}`),
  );
  expect(emulator.violations).toEqual([]);
});

function aJobRequest(more: Partial<JobRequest>): JobRequest {
  return {
    baseModel: TRAINABLE_MODEL,
    trainingFile: '',
    validationFile: null,
    method: 'supervised',
    beta: null,
    nEpochs: 1,
    batchSize: null,
    learningRateMultiplier: null,
    suffix: '',
    seed: 42,
    name: 'ftg-000000000007',
    metadata: markFor(MARK, { model: 'tone', digest: hash(7), nonce: 'nonce-1' }),
    ...more,
  };
}

const model = { id: ASKED, object: 'model', created: 1, owned_by: 'system' };

test.each<[string, number, unknown, string]>([
  ['another model', 200, { ...model, id: 'gpt-6-luna' }, 'unknown'],
  ['a day that is none', 200, { ...model, shutdown_date: '<b>soon</b>' }, 'unknown'],
  ['a field too few', 200, {}, 'unknown'],
  ['no shutdown date at all', 200, model, 'there'],
  ['a key without access', 401, { error: { message: 'no', code: 'invalid_api_key' } }, 'unknown'],
  ['a 404 of something else', 404, { error: { message: 'no' } }, 'unknown'],
  ['a 404 of the model', 404, { error: { message: 'no', code: 'model_not_found' } }, 'gone'],
])('%s', async (_what, status, body, kind) => {
  const server = await rawServer(response => json(response, status, body));
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: server.url, project: null });
  expect((await provider.models([ASKED])).get(ASKED)?.kind).toBe(kind);
});

test.each(['', '../files', 'a/b', 'a b', `ft:${'x'.repeat(300)}`])('the ID "%s" is not asked for', async id => {
  const { emulator } = await openAi({ apiKeys: ['sk-test'] });
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
  expect((await provider.models([id])).get(id)?.kind).toBe('unknown');
  expect(emulator.history).toEqual([]);
});

describe('a delete', () => {
  const FINE_TUNE = 'ft:gpt-4.1-mini-2025-04-14:acme::abc1';

  async function reply(status: number, body: unknown) {
    const server = await rawServer(response => json(response, status, body));
    const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: server.url, project: null });
    return provider.deleteModel?.(FINE_TUNE);
  }

  test('takes a fine-tuned model away, once; without the Owner role it is refused', async () => {
    const { emulator, clock } = await openAi({ apiKeys: ['sk-test'] });
    const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
    const uploaded = await provider.upload('a.jsonl', new TextEncoder().encode(chatRows(12)));
    if (uploaded.kind !== 'uploaded') throw new Error(uploaded.kind);
    const created = await provider.createJob(aJobRequest({ trainingFile: uploaded.fileId }));
    if (created.kind !== 'created') throw new Error(created.kind);
    clock.advance(60 * 60_000);
    const modelId = (await provider.job(created.job.id))?.modelId ?? '';
    emulator.policy.ownerKeys = false;
    expect(await provider.deleteModel?.(modelId)).toMatchObject({ kind: 'refused', isForbidden: true });
    expect((await provider.models([modelId])).get(modelId)?.kind).toBe('there');
    emulator.policy.ownerKeys = true;
    expect(await provider.deleteModel?.(modelId)).toEqual({ kind: 'deleted' });
    expect((await provider.models([modelId])).get(modelId)?.kind).toBe('gone');
    expect(await provider.deleteModel?.(modelId)).toEqual({ kind: 'gone' });
    expect((await provider.job(created.job.id))?.modelId).toBe(modelId);
    expect(emulator.violations).toEqual([]);
  });

  test.each<[string, number, unknown, object]>([
    ['its confirmation', 200, { id: FINE_TUNE, object: 'model', deleted: true }, { kind: 'deleted' }],
    ['one of another model', 200, { id: 'ft:x', object: 'model', deleted: true }, { kind: 'unknown' }],
    ['one that denies it', 200, { id: FINE_TUNE, object: 'model', deleted: false }, { kind: 'unknown' }],
    ['a 404 of the model', 404, { error: { message: 'no', code: 'model_not_found' } }, { kind: 'gone' }],
    ['a 404 of anything', 404, { error: { message: 'no' } }, { kind: 'refused', isForbidden: false }],
    ['a missing role', 403, { error: { message: 'no' } }, { kind: 'refused', isForbidden: true }],
    ['a missing scope', 401, { error: { message: 'no' } }, { kind: 'refused', isForbidden: true }],
  ])('answered with %s', async (_what, status, body, expected) => {
    expect(await reply(status, body)).toMatchObject(expected);
  });

  test.each(['', ASKED, '../files', `ft:${'x'.repeat(300)}`, 'ft:a/b'])('of "%s" is not sent', async id => {
    const { emulator } = await openAi({ apiKeys: ['sk-test'] });
    const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
    expect((await provider.deleteModel?.(id))?.kind).toBe('unknown');
    expect(emulator.history).toEqual([]);
  });
});
