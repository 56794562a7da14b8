import { setTimeout as sleep } from 'node:timers/promises';
import type { CommitOutcome } from '../ports-code-host.ts';

/** The status of a reply; Octokit also calls a failed connection a 500, but has no reply then. */
export function httpStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  if (!('response' in error) || error.response === undefined) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

interface GraphqlFailure {
  readonly type: string;
  readonly message: string;
}

function graphqlFailures(error: unknown): readonly GraphqlFailure[] {
  if (typeof error !== 'object' || error === null || !('errors' in error) || !Array.isArray(error.errors)) return [];
  return error.errors.map((item: { type?: unknown; message?: unknown }) => ({
    type: typeof item.type === 'string' ? item.type : '',
    message: typeof item.message === 'string' ? item.message.slice(0, 300) : '',
  }));
}

/** Errors after which the commit may be there all the same, such as "Something went wrong", which has no type. */
const OPEN: ReadonlySet<string> = new Set(['', 'INTERNAL', 'SERVICE_UNAVAILABLE', 'TIMEOUT']);

/** A definite no from GitHub, or `null` when the commit may or may not have been made. */
export function asRefusal(error: unknown): CommitOutcome | null {
  const graphql = graphqlFailures(error);
  if (graphql.some(failure => failure.type === 'STALE_DATA')) return { kind: 'stale' };
  const refused = graphql.find(failure => !OPEN.has(failure.type));
  if (refused !== undefined) return { kind: 'refused', why: explain(refused.message) };
  if (graphql.length > 0) return null;
  const status = httpStatus(error);
  const message = error instanceof Error ? error.message.slice(0, 300) : '';
  if (status === 422 && /already exists|fast forward/i.test(message)) return { kind: 'stale' };
  if (status !== undefined && status >= 400 && status < 500 && ![408, 409, 429].includes(status))
    return { kind: 'refused', why: explain(message) };
  return null;
}

function explain(message: string): string {
  if (/rule violations|protected branch/i.test(message))
    return `${message} The branch is protected against this token: allow the app behind it to bypass the rule.`;
  if (/not accessible by integration/i.test(message))
    return `${message} Give the workflow's job "contents: write" (and "pull-requests: write" for comments, "issues: write" for notices).`;
  return message;
}

export function describeGitHubFailure(error: unknown): string {
  const status = httpStatus(error);
  const message = error instanceof Error ? explain(error.message.slice(0, 300)) : 'an unknown failure';
  return status === undefined ? message : `HTTP ${status}: ${message}`;
}

const ATTEMPTS = 4;

/** Runs a read up to four times; waits longer each time, or as long as GitHub asks (up to a minute). */
export async function readAgain<T>(what: string, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt === ATTEMPTS || !mayPass(error))
        throw new Error(`GitHub: the ${what} could not be read: ${describeGitHubFailure(error)}`, { cause: error });
      await sleep(waitFor(error, attempt));
    }
  }
}

/** A write is sent once; its failure is explained. */
export async function writeOnce<T>(what: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw new Error(`GitHub: the ${what} could not be written: ${describeGitHubFailure(error)}`, { cause: error });
  }
}

function mayPass(error: unknown): boolean {
  const status = httpStatus(error);
  return status === undefined || status === 429 || status >= 500 || (status === 403 && retryAfter(error) !== null);
}

function waitFor(error: unknown, attempt: number): number {
  const asked = retryAfter(error);
  return asked === null ? 250 * 2 ** attempt * Math.random() : Math.min(asked, 60) * 1000;
}

function retryAfter(error: unknown): number | null {
  const headers = (error as { response?: { headers?: Record<string, string | undefined> } }).response?.headers;
  const seconds = Number(headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
