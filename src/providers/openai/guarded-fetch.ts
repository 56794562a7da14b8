import { readingOf } from '../../core/plan/clock-skew.ts';
import type { ClockWitness } from '../../ports.ts';

const MAX_REPLY_BYTES = 10 * 1024 * 1024;
const MAX_FILE_BYTES = 512 * 1024 * 1024;

/**
 * `fetch` that never follows a redirect (the SDK would send a whole dataset to wherever a 307 points), talks to one
 * origin only, and reads a reply to its end within a limit, so that a cut-off reply is a failure and not half a truth.
 * A reply that repeats the key is passed on without it.
 */
export function guardedFetch(origin: string, key: string, witness?: ClockWitness): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new Error('a request to another host was stopped');
    const sentAt = Date.now();
    const response = await fetch(input, { ...init, redirect: 'error' });
    witness?.hear(readingOf(response.headers, { service: 'provider', sentAt, receivedAt: Date.now() }));
    const isFile = response.ok && url.pathname.endsWith('/content');
    const body = await readAll(response, isFile ? MAX_FILE_BYTES : MAX_REPLY_BYTES);
    const { status, statusText, headers } = response;
    return new Response(isFile || body === null ? body : withoutKey(body, key), { status, statusText, headers });
  };
}

function withoutKey(body: Uint8Array<ArrayBuffer>, key: string): Uint8Array<ArrayBuffer> | string {
  const text = Buffer.from(body.buffer);
  return key !== '' && text.includes(key) ? text.toString('utf8').replaceAll(key, '***') : body;
}

async function readAll(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null || response.status === 204) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > limit) throw new Error(`the reply is larger than ${limit / 1024 / 1024} MiB`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
