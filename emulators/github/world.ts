import type { VirtualClock } from '../server/virtual-clock.ts';
import { isBot, type Token } from './access.ts';
import type { BareRepository, Identity } from './bare-repository.ts';
import { githubSpec, type JsonObject, type Operation } from './github-spec.ts';

export const DEFAULT_BRANCH = 'main';

export type Role = 'admin' | 'write' | 'read' | 'none';

/** An issue; a pull request is an issue with `pull`, and both count from the same number. */
export interface Issue {
  readonly number: number;
  readonly author: string;
  readonly createdAt: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  labels: string[];
  /** Absent: never changed. */
  updatedAt?: number;
  readonly pull: PullPart | null;
}

export interface PullPart {
  readonly headBranch: string;
  readonly baseBranch: string;
  /** Another owner than the repository's: the pull request comes from a fork. */
  readonly headOwner: string;
  headSha: string;
  baseSha: string;
  /** The commit of `refs/pull/<number>/merge`; `null` while there is a conflict. After a merge: the merge commit. */
  mergeSha: string | null;
  merged: boolean;
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  readonly createdAt: number;
  body: string;
  updatedAt: number;
}

/** A comment on a line of a pull request, as it was at `commit`. */
export interface StoredReviewComment {
  readonly id: number;
  readonly review: number;
  readonly issue: number;
  readonly author: string;
  readonly createdAt: number;
  readonly path: string;
  readonly line: number;
  readonly commit: string;
  readonly body: string;
}

export interface CheckRun {
  readonly id: number;
  readonly headSha: string;
  /** The slug of the App whose token wrote it. */
  readonly app: string;
  readonly fields: JsonObject;
  readonly annotations: readonly unknown[];
}

/** Everything the emulated GitHub knows, beside what the bare repository holds. */
export interface World {
  readonly owner: string;
  readonly repository: string;
  readonly isPrivate: boolean;
  readonly clock: VirtualClock;
  readonly git: BareRepository;
  /** Filled in once the server listens. */
  readonly addresses: { web: string; api: string };
  readonly tokens: Map<string, Token>;
  readonly collaborators: Map<string, Role>;
  readonly protectedBranches: Set<string>;
  readonly issues: Issue[];
  readonly comments: StoredComment[];
  readonly reviewComments: StoredReviewComment[];
  readonly checkRuns: CheckRun[];
  readonly variables: Map<string, string>;
  readonly violations: string[];
}

/** GitHub's own example of a reply, with this emulator's addresses and repository in the place of octocat's. */
export function officialExample(world: World, operation: Operation, status = 200): JsonObject {
  const text = githubSpec()
    .exampleText(operation, status)
    .replaceAll('https://api.github.com', world.addresses.api)
    .replaceAll('https://github.com', world.addresses.web)
    .replaceAll(/octocat\/Hello-World|github\/hello-world/g, `${world.owner}/${world.repository}`);
  return JSON.parse(text) as JsonObject;
}

export function repositoryApi(world: World): string {
  return `${world.addresses.api}/repos/${world.owner}/${world.repository}`;
}

export function repositoryWeb(world: World): string {
  return `${world.addresses.web}/${world.owner}/${world.repository}`;
}

export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Who commits here. The real GitHub names the token's owner; every token of a workflow is this one. */
export function botIdentity(world: World): Identity {
  return {
    name: 'github-actions[bot]',
    email: '41898282+github-actions[bot]@users.noreply.github.com',
    seconds: world.clock.seconds(),
  };
}

/** A user as other objects carry it; the fields follow GitHub's example. */
export function userView(world: World, login: string): JsonObject {
  const comment = officialExample(world, 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments', 201);
  const text = JSON.stringify(comment['user']).replaceAll('octocat', encodeURIComponent(login));
  return { ...(JSON.parse(text) as JsonObject), login, id: idOf(login), type: isBot(login) ? 'Bot' : 'User' };
}

/** A stable number for a name, so that two repositories or users are never taken for one. */
export function idOf(name: string): number {
  if (name === 'github-actions[bot]') return 41898282;
  let hash = 2166136261;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

export function nextNumber(world: World): number {
  return world.issues.length + 1;
}
