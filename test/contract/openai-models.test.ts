import { expect, test } from 'vitest';
import { createOpenAiProvider } from '../../src/providers/openai/client.ts';
import { openAi, TRAINABLE_MODEL } from '../support/openai.ts';
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
