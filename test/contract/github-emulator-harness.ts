import { join } from 'node:path';
import { getOctokit } from '@actions/github';
import { expect, vi } from 'vitest';
import {
  ACTIONS_TOKEN,
  type GitHubEmulator,
  type GitHubEmulatorOptions,
  OWNER_TOKEN,
  startGitHubEmulator,
} from '../../emulators/github/github-emulator.ts';
import { VirtualClock } from '../../emulators/server/virtual-clock.ts';
import { type Files, git, initRepository, temporaryFolder, type WorkRepository, withToken } from '../support/git.ts';

// Every test here starts git dozens of times, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

export const REPOSITORY = { owner: 'acme', repo: 'models' };

export type Octokit = ReturnType<typeof getOctokit>;

export interface EmulatedGitHub extends AsyncDisposable {
  readonly emulator: GitHubEmulator;
  readonly clock: VirtualClock;
  /** The real client, with the workflow's token. */
  readonly octokit: Octokit;
  /** A clone with `main` pushed; its `origin` carries the owner's token. */
  readonly work: WorkRepository;
  readonly first: string;
  /** A folder for more clones, gone at the end. */
  readonly folder: string;
  as(token: string): Octokit;
}

/** An emulator whose `main` holds these files, a clone of it, and the real Octokit. */
export async function emulatedGitHub(
  files: Files = { 'README.md': 'hello\n' },
  options: Partial<GitHubEmulatorOptions> = {},
): Promise<EmulatedGitHub> {
  const temporary = await temporaryFolder();
  const clock = new VirtualClock(Date.UTC(2026, 10, 22, 12));
  const emulator = await startGitHubEmulator({
    clock,
    folder: join(temporary.folder, 'server'),
    owner: REPOSITORY.owner,
    repository: REPOSITORY.repo,
    ...options,
  });
  const work = await initRepository(join(temporary.folder, 'work'), files);
  await work.git('remote', 'add', 'origin', withToken(emulator.cloneUrl, OWNER_TOKEN));
  await work.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  const as = (token: string): Octokit => getOctokit(token, { baseUrl: emulator.apiUrl });
  return {
    emulator,
    clock,
    work,
    as,
    octokit: as(ACTIONS_TOKEN),
    first: await work.git('rev-parse', 'HEAD'),
    folder: temporary.folder,
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

/** Pushes a branch with these files changed and opens a pull request from it. */
export async function pullRequest(github: EmulatedGitHub, files: Files, branch = 'topic') {
  await github.work.git('switch', '--quiet', '--create', branch, 'main');
  await github.work.commit(files);
  await github.work.git('push', '--quiet', 'origin', branch);
  return github.emulator.openPullRequest({ head: branch, base: 'main', title: 'A change' });
}

/** The refusal's status and message, as the client sees them. */
export async function refusalOf(request: Promise<unknown>): Promise<{ status: unknown; message: string }> {
  const error = await request.then(
    () => new Error('The request was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('The client rejected with something else than an error');
  return { status: 'status' in error ? error.status : undefined, message: error.message };
}

/** Whether both sides kept GitHub's documents, all the way through. */
export function expectContractKept({ emulator }: EmulatedGitHub): void {
  expect(emulator.violations).toEqual([]);
}

/** The content of a file in the bare repository, read past the server. */
export function serverFile(github: EmulatedGitHub, revision: string, path: string): Promise<string> {
  return git(github.emulator.bareFolder, ['show', `${revision}:${path}`]);
}
