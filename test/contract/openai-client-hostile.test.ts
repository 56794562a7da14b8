import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { cutOff, failure, job, providerOn, request } from './hostile-openai.ts';
import { endless, json, rawServer } from './raw-server.ts';

const MIB = 1024 * 1024;

describe('a create is sent exactly once, and its outcome is unknown, when the answer is', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['a page of HTML', response => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>OK</html>')],
    [
      'HTML that says it is JSON',
      response => response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
    ],
    [
      'JSON that says it is HTML',
      response => response.writeHead(200, { 'content-type': 'text/html' }).end(JSON.stringify(job)),
    ],
    ['nothing', response => response.writeHead(200).end()],
    ['no content', response => response.writeHead(204).end()],
    ['null', response => json(response, 200, null)],
    ['a list', response => json(response, 200, [job])],
    ['a job without an ID', response => json(response, 200, { ...job, id: '' })],
    ['a job whose ID is a path', response => json(response, 200, { ...job, id: 'ftjob-1/../../models' })],
    ['a job that is cut off', response => cutOff(response, 200, JSON.stringify(job))],
    ['a refusal that is cut off', response => cutOff(response, 500, JSON.stringify(failure('x')))],
    ['a closed connection', response => response.destroy()],
    [
      'a body without end',
      response => endless(response.writeHead(200, { 'content-type': 'application/json' }), ' '.repeat(MIB)),
    ],
    [
      'a body over 10 MiB',
      response =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ ...job, x: 'x'.repeat(10 * MIB) })),
    ],
    [
      'a small body that unpacks to 64 MiB',
      response =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(64 * MIB, ' '))),
    ],
    [
      'a body that cannot be unpacked',
      response =>
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('no gzip'),
    ],
    ['408', response => json(response, 408, failure('Timeout'))],
    ['409', response => json(response, 409, failure('Conflict'))],
    ['429 for a moment', response => json(response, 429, failure('Slow down', 'rate_limit_exceeded'))],
    ['500', response => json(response, 500, failure('Oops'))],
    [
      '503 that asks to be tried again',
      response => response.writeHead(503, { 'x-should-retry': 'true', 'retry-after-ms': '1' }).end(),
    ],
  ])('%s', async (_what, answer) => {
    const { provider, requests } = await providerOn(answer);
    expect(await provider.createJob(request)).toMatchObject({ kind: 'unknown' });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/v1/fine_tuning/jobs' });
  });

  test.each([301, 302, 303, 307, 308])('a redirect (%d) to another host, which sees nothing', async status => {
    const other = await rawServer(response => json(response, 200, job));
    const { provider, requests } = await providerOn(response =>
      response.writeHead(status, { location: `${other.url}/v1/fine_tuning/jobs` }).end(),
    );
    expect(await provider.createJob(request)).toMatchObject({ kind: 'unknown' });
    expect([requests.length, other.requests.length]).toEqual([1, 0]);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['no answer at all', () => undefined],
    [
      'an answer that drips',
      response => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ],
  ])('%s within a minute', async (_what, answer) => {
    const arrived = Promise.withResolvers<void>();
    const { provider, requests } = await providerOn(response => {
      answer(response);
      arrived.resolve();
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const created = provider.createJob(request);
      await arrived.promise;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await created).toEqual({ kind: 'unknown', why: 'no answer in time' });
    } finally {
      vi.useRealTimers();
    }
    expect(requests).toHaveLength(1);
  });
});

test.each([
  [400, null, true],
  [401, 'invalid_api_key', false],
  [403, 'training_not_available', true],
  [429, 'daily_rate_limit_exceeded', false],
  [429, 'insufficient_quota', false],
])('a definite refusal (%d %s) is sent once too', async (status, code, forGood) => {
  const { provider, requests } = await providerOn(response => json(response, status, failure('No.', code)));
  expect(await provider.createJob(request)).toEqual({
    kind: 'refused',
    code: code ?? `http_${status}`,
    message: 'No.',
    forGood,
  });
  expect(requests).toHaveLength(1);
});

describe('an upload', () => {
  const bytes = new TextEncoder().encode('{"secret":"row"}\n');

  test('is never sent on to another host', async () => {
    const other = await rawServer(response => json(response, 200, { id: 'file-abc' }));
    const { provider } = await providerOn(response => response.writeHead(307, { location: other.url }).end());
    expect(await provider.upload('train.jsonl', bytes)).toMatchObject({ kind: 'unknown' });
    expect(other.requests).toEqual([]);
  });

  test('is tried again a little, since it costs nothing', async () => {
    const { provider, requests } = await providerOn(response =>
      requests.length < 3
        ? response.writeHead(500, { 'retry-after-ms': '1' }).end()
        : json(response, 200, { id: 'file-abc' }),
    );
    expect(await provider.upload('train.jsonl', bytes)).toEqual({ kind: 'uploaded', fileId: 'file-abc' });
    expect(requests).toHaveLength(3);
  });

  test('that is refused is not', async () => {
    const { provider, requests } = await providerOn(response => json(response, 413, failure('Too large')));
    expect(await provider.upload('train.jsonl', bytes)).toMatchObject({ kind: 'refused', code: 'http_413' });
    expect(requests).toHaveLength(1);
  });

  test('counts only with an ID that is one', async () => {
    const { provider } = await providerOn(response => json(response, 200, { id: '../models' }));
    expect(await provider.upload('train.jsonl', bytes)).toMatchObject({ kind: 'unknown' });
  });
});
