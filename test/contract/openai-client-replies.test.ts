import { describe, expect, test } from 'vitest';
import type { FineTuningProvider } from '../../src/ports.ts';
import { cutOff, failure, job, KEY, providerOn, request } from './hostile-openai.ts';
import { json } from './raw-server.ts';

describe('a listing proves no absence when', () => {
  const page = (ids: readonly string[], has_more: boolean) => ({
    object: 'list',
    data: ids.map(id => ({ ...job, id })),
    has_more,
  });

  test('it never ends', async () => {
    const { provider, requests } = await providerOn(response =>
      json(response, 200, page([`ftjob-${requests.length}`], true)),
    );
    expect(await provider.listJobs('4711')).toMatchObject({
      complete: false,
      why: expect.stringContaining('200 pages'),
    });
    expect(requests).toHaveLength(200);
  });

  test('it says that there is more and gives the same again', async () => {
    const { provider, requests } = await providerOn(response => json(response, 200, page(['ftjob-1'], true)));
    expect(await provider.listJobs('4711')).toMatchObject({ complete: false, jobs: [{ id: 'ftjob-1' }] });
    expect(requests).toHaveLength(2);
  });

  test('it says that there is more and gives nothing', async () => {
    const { provider } = await providerOn(response => json(response, 200, page([], true)));
    expect(await provider.listJobs('4711')).toMatchObject({ complete: false, jobs: [] });
  });

  test('its second page is cut off', async () => {
    const { provider } = await providerOn((response, { url }) =>
      url.includes('after=')
        ? cutOff(response.setHeader('retry-after-ms', '1'), 200, JSON.stringify(page(['ftjob-2'], false)))
        : json(response, 200, page(['ftjob-1'], true)),
    );
    expect(await provider.listJobs('4711')).toMatchObject({ complete: false, jobs: [{ id: 'ftjob-1' }] });
  });

  test.each<[string, unknown]>([
    ['HTML', '<html></html>'],
    ['no list', { has_more: false }],
    ['a job nobody understands', { data: [{ ...job, id: 7 }], has_more: false }],
  ])('it is %s', async (_what, body) => {
    const { provider } = await providerOn(response => json(response, 200, body));
    expect(await provider.listJobs('4711')).toMatchObject({ complete: false });
  });
});

test('a listing whose filter was passed over is filtered here', async () => {
  const foreign = { ...job, id: 'ftjob-2', metadata: { ftg_repo: '1' } };
  const { provider } = await providerOn(response =>
    json(response, 200, { data: [job, foreign, job], has_more: false }),
  );
  const listing = await provider.listJobs('4711');
  expect([listing.complete, listing.jobs.map(({ id }) => id)]).toEqual([true, ['ftjob-1']]);
});

test('a listing that is refused is an error, and no empty list', async () => {
  const { provider } = await providerOn(response => json(response, 401, failure('Wrong key.', 'invalid_api_key')));
  await expect(provider.listJobs('4711')).rejects.toThrow('The jobs could not be listed: HTTP 401');
});

describe('the key is never told', () => {
  const calls: readonly [string, (provider: FineTuningProvider) => Promise<unknown>][] = [
    ['a create', provider => provider.createJob(request)],
    ['an upload', provider => provider.upload('train.jsonl', new Uint8Array())],
    ['a look at a job', provider => provider.job('ftjob-1')],
    ['a listing', provider => provider.listJobs('4711')],
    ['a cancel', provider => provider.cancelJob('ftjob-1')],
    ['a delete', provider => provider.deleteFile('file-abc')],
    ['a look at a file', provider => provider.fileSha256('file-abc')],
  ];

  test.each(calls.flatMap(([what, call]) => [400, 401, 422].map(status => [what, status, call] as const)))(
    'by %s that a host refuses with %d and the key in its words',
    async (_what, status, call) => {
      const { provider } = await providerOn((response, { headers }) =>
        json(response, status, failure(`You sent ${headers.authorization}`, KEY)),
      );
      const told = await call(provider).catch((error: unknown) => (error instanceof Error ? error.message : error));
      expect(JSON.stringify(told) ?? '').not.toContain(KEY);
    },
  );

  test('by a job that repeats it', async () => {
    const { provider } = await providerOn(response =>
      json(response, 200, { ...job, status: KEY.slice(0, 40), error: { code: KEY, message: KEY } }),
    );
    expect(JSON.stringify(await provider.createJob(request))).not.toContain(KEY);
  });
});
