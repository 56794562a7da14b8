import { expect, test } from 'vitest';
import { createOpenAiProvider } from '../../src/providers/openai/client.ts';
import { chatRows, openAi } from '../support/openai.ts';
import { json, rawServer } from './raw-server.ts';

const ID = 'file-abc';
const DAY = 24 * 60 * 60_000;

test('an upload is there until it expires, and a file nobody knows is gone; one call each', async () => {
  const { emulator, clock } = await openAi({ apiKeys: ['sk-test'] });
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
  const uploaded = await provider.upload('a.jsonl', new TextEncoder().encode(chatRows(12)));
  if (uploaded.kind !== 'uploaded') throw new Error(uploaded.kind);
  const ids = [uploaded.fileId, ID];
  const since = emulator.history.length;
  expect([...((await provider.files?.(ids)) ?? [])]).toEqual([
    [uploaded.fileId, { kind: 'there' }],
    [ID, { kind: 'gone' }],
  ]);
  expect(emulator.history.slice(since).map(({ method, path }) => `${method} ${path}`)).toEqual(
    ids.map(id => `GET /v1/files/${id}`),
  );
  clock.advance(30 * DAY);
  expect((await provider.files?.(ids))?.get(uploaded.fileId)).toEqual({ kind: 'gone' });
  expect(emulator.violations).toEqual([]);
});

test.each<[string, number, unknown, string]>([
  ['the file', 200, { id: ID, object: 'file' }, 'there'],
  ['another file', 200, { id: 'file-other', object: 'file' }, 'unknown'],
  ['no file', 200, {}, 'unknown'],
  ['a key without access', 401, { error: { message: 'no', code: 'invalid_api_key' } }, 'unknown'],
  ['that there is none', 404, { error: { message: `No such File object: ${ID}` } }, 'gone'],
])('a file answered with %s', async (_what, status, body, kind) => {
  const server = await rawServer(response => json(response, status, body));
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: server.url, project: null });
  expect((await provider.files?.([ID]))?.get(ID)?.kind).toBe(kind);
});

test.each(['', '../models', 'file-a/b', 'abc'])('the ID "%s" is not asked for', async id => {
  const { emulator } = await openAi({ apiKeys: ['sk-test'] });
  const provider = createOpenAiProvider({ apiKey: 'sk-test', baseUrl: emulator.url, project: null });
  expect((await provider.files?.([id]))?.get(id)?.kind).toBe('unknown');
  expect(emulator.history).toEqual([]);
});
