import { getOctokit } from '@actions/github';
import type { ClockWitness } from '../ports.ts';
import { wholeFetch } from './whole-fetch.ts';

export interface GitHubOptions {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** `https://api.github.com`, or an enterprise server's `…/api/v3`. */
  readonly apiUrl: string;
  readonly witness?: ClockWitness;
}

/** The bare client: GitHub's own retry plugin would send a comment or a commit four times. */
export function createGitHubClient({ token, repository, apiUrl, witness }: GitHubOptions) {
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: silent(), request: { fetch: wholeFetch(witness) } });
  const [owner = '', repo = ''] = repository.split('/');
  return { octokit, here: { owner, repo } };
}

export const STRANGE = 'the reply is not what GitHub sends';

/** Octokit hands a reply that is no JSON on as text, or as nothing. */
export function checked<T extends object>(data: T | undefined): T {
  if (typeof data !== 'object' || data === null) throw new Error(STRANGE);
  return data;
}

/** Octokit prints deprecations and failures by itself; our output has one way out. */
function silent() {
  const ignore = (): void => undefined;
  return { debug: ignore, info: ignore, warn: ignore, error: ignore };
}
