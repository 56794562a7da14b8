import { readFileSync } from 'node:fs';
import type { WorkflowEvent } from '../ports.ts';

/** What the runner says about this run: environment variables and the event file, read once. */
export interface WorkflowRun {
  readonly event: WorkflowEvent;
  /** `owner/name`. */
  readonly repository: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly workspace: string;
  /** The commit the event is about; on a pull request the merge of head and base. */
  readonly sha: string;
  readonly runUrl: string;
  readonly isDebug: boolean;
  readonly pullRequest: {
    readonly number: number;
    readonly headSha: string;
    readonly baseSha: string;
    readonly baseBranch: string;
  } | null;
  /** What a merge queue wants checked: pull requests already put together, on a branch of its own. */
  readonly mergeGroup: { readonly headSha: string; readonly baseSha: string; readonly baseBranch: string } | null;
}

/** @throws Error when a variable or the event file is missing: then this is not a workflow run */
export function readWorkflowRun(env: NodeJS.ProcessEnv): WorkflowRun {
  const need = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === '')
      throw new Error(`${name} is not set; this program runs as a GitHub Action.`);
    return value;
  };
  const payload: unknown = JSON.parse(readFileSync(need('GITHUB_EVENT_PATH'), 'utf8'));
  const repository = need('GITHUB_REPOSITORY');
  const serverUrl = need('GITHUB_SERVER_URL');
  return {
    event: {
      name: need('GITHUB_EVENT_NAME'),
      ref: env['GITHUB_REF'] ?? '',
      defaultBranch: text(dig(payload, 'repository', 'default_branch')),
    },
    repository,
    apiUrl: need('GITHUB_API_URL'),
    serverUrl,
    workspace: need('GITHUB_WORKSPACE'),
    sha: need('GITHUB_SHA'),
    runUrl: `${serverUrl}/${repository}/actions/runs/${env['GITHUB_RUN_ID'] ?? '0'}`,
    isDebug: env['RUNNER_DEBUG'] === '1',
    pullRequest: readPullRequest(payload),
    mergeGroup: readMergeGroup(payload),
  };
}

function readPullRequest(payload: unknown): WorkflowRun['pullRequest'] {
  const number = dig(payload, 'pull_request', 'number');
  const headSha = text(dig(payload, 'pull_request', 'head', 'sha'));
  const baseSha = text(dig(payload, 'pull_request', 'base', 'sha'));
  const baseBranch = text(dig(payload, 'pull_request', 'base', 'ref'));
  if (typeof number !== 'number' || headSha === null || baseSha === null || baseBranch === null) return null;
  return { number, headSha, baseSha, baseBranch };
}

/** Here `base_ref` is a full ref, unlike a pull request's (GitHub's webhook reference, `merge_group`, read 2026-11-22). */
function readMergeGroup(payload: unknown): WorkflowRun['mergeGroup'] {
  const headSha = text(dig(payload, 'merge_group', 'head_sha'));
  const baseSha = text(dig(payload, 'merge_group', 'base_sha'));
  const baseRef = text(dig(payload, 'merge_group', 'base_ref'));
  if (headSha === null || baseSha === null || baseRef === null) return null;
  return { headSha, baseSha, baseBranch: baseRef.replace(/^refs\/heads\//, '') };
}

function dig(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
