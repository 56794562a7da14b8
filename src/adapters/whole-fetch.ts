import { defaults } from '@actions/github/lib/utils';
import { readingOf } from '../core/plan/clock-skew.ts';
import type { ClockWitness } from '../ports.ts';

/** A call that hangs must not outlive the time in which other runs wait for this one. */
const DEADLINE = 60_000;

/**
 * `fetch`, through the runner's proxy where there is one, that gives a reply only once all of it is here: Octokit takes
 * a reply that was cut off for an empty one (@octokit/request, 2026-11).
 */
export function wholeFetch(witness?: ClockWitness) {
  return async (input: string, init?: RequestInit): Promise<Response> => {
    const throughProxy: typeof fetch = defaults.request?.fetch ?? fetch;
    const sentAt = Date.now();
    const response = await throughProxy(input, { ...init, signal: AbortSignal.timeout(DEADLINE) });
    const { status, statusText, headers } = response;
    witness?.hear(readingOf(headers, { service: 'code host', sentAt, receivedAt: Date.now() }));
    return new Response(await wholeBody(response), { status, statusText, headers });
  };
}

async function wholeBody(response: Response): Promise<ArrayBuffer | null> {
  if (response.body === null) return null;
  try {
    const body = await response.arrayBuffer();
    return body.byteLength === 0 ? null : body;
  } catch (cause) {
    throw new Error('the reply was cut off', { cause });
  }
}
