import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from '../github/git-process.ts';
import { ACTIONS_TOKEN, type GitHubEmulator, OWNER_TOKEN, startGitHubEmulator } from '../github/github-emulator.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../openai/openai-emulator.ts';
import type { Exchange } from '../server/emulator-server.ts';
import { VirtualClock } from '../server/virtual-clock.ts';
import { type RunningAction, runAction } from './run-action.ts';

/** A key that only the emulator takes. */
export const STAGE_KEY = 'sk-emulated-openai-key';

export interface StageOptions {
  /** The instant the stage begins at; nothing on it reads the machine's clock. */
  readonly startsAt: string;
  /** Files of the first commit on `main`, by path. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** `dist/` to run the Action from. */
  readonly distFolder: string;
  readonly isPrivate?: boolean;
  readonly onExchange?: (service: 'openai' | 'github', exchange: Exchange) => void;
}

/**
 * A whole world in one folder: OpenAI and GitHub as real servers on this machine, a real repository, and the built
 * Action run as a runner would. The demo and the end-to-end tests play on it.
 */
export interface Stage {
  readonly folder: string;
  readonly clock: VirtualClock;
  readonly openai: OpenAiEmulator;
  readonly github: GitHubEmulator;
  /** Commits files to a branch (made from `main` when new), pushes it, and gives the commit's id. `null` deletes. */
  commit(branch: string, files: Readonly<Record<string, string | Uint8Array | null>>, message: string): Promise<string>;
  /** A file at the tip of a branch, or `null`. */
  read(branch: string, path: string): Promise<string | null>;
  /** git in the bare repository behind the emulated GitHub. */
  git(...args: string[]): Promise<string>;
  /** Starts the Action for an event, in a fresh checkout as actions/checkout leaves it. */
  start(event: StageEvent, inputs?: Readonly<Record<string, string>>): Promise<RunningAction>;
  close(options?: { readonly keepFolder: boolean }): Promise<void>;
}

export type StageEvent =
  | { readonly name: 'pull_request'; readonly number: number }
  /** A merge queue asks for the checks of a branch that it made on top of `main`. */
  | { readonly name: 'merge_group'; readonly branch: string }
  | { readonly name: 'push' | 'schedule' | 'workflow_dispatch' };

export async function openStage(options: StageOptions): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'finetune-gitops-stage-'));
  const clock = new VirtualClock(Date.parse(options.startsAt));
  const openai = await startOpenAiEmulator({
    clock,
    apiKeys: [STAGE_KEY],
    onExchange: exchange => options.onExchange?.('openai', exchange),
  });
  const github = await startGitHubEmulator({
    clock,
    folder: join(folder, 'github'),
    owner: 'acme',
    repository: 'models',
    isPrivate: options.isPrivate ?? false,
    onExchange: exchange => options.onExchange?.('github', exchange),
  });
  const work = join(folder, 'work');
  const url = github.cloneUrl.replace('://', `://x-access-token:${OWNER_TOKEN}@`);

  async function git(where: string, ...args: string[]): Promise<string> {
    const environment = identityAt(clock);
    const result = await runGit(args, { folder: where, environment });
    if (result.status !== 0) throw new Error(`git ${args[0]} failed: ${result.stderr.trim()}`);
    return result.stdout.toString('utf8').replace(/\n$/, '');
  }

  async function commit(
    branch: string,
    files: Readonly<Record<string, string | Uint8Array | null>>,
    message: string,
  ): Promise<string> {
    await git(work, 'fetch', '--quiet', 'origin');
    const known = await git(work, 'branch', '--remotes', '--list', `origin/${branch}`);
    const hasMain = await git(work, 'branch', '--remotes', '--list', 'origin/main');
    if (hasMain === '') await git(work, 'checkout', '--quiet', '--orphan', branch);
    else await git(work, 'checkout', '--quiet', '-B', branch, known === '' ? 'origin/main' : `origin/${branch}`);
    for (const [path, content] of Object.entries(files)) {
      const target = join(work, path);
      if (content === null) await rm(target);
      else {
        await mkdir(join(target, '..'), { recursive: true });
        await writeFile(target, content);
      }
    }
    await git(work, 'add', '--all');
    await git(work, 'commit', '--quiet', '--message', message);
    await git(work, 'push', '--quiet', url, `HEAD:refs/heads/${branch}`);
    return git(work, 'rev-parse', 'HEAD');
  }

  await mkdir(work);
  await git(work, 'init', '--quiet', '--initial-branch=main');
  await git(work, 'remote', 'add', 'origin', url);
  await commit('main', options.files, 'Declare the models');

  let runs = 0;
  return {
    folder,
    clock,
    openai,
    github,
    commit,
    git: (...args) => git(github.bareFolder, ...args),
    async read(branch, path) {
      const listed = await git(github.bareFolder, 'ls-tree', '--name-only', `refs/heads/${branch}`, '--', path);
      return listed === '' ? null : `${await git(github.bareFolder, 'show', `refs/heads/${branch}:${path}`)}\n`;
    },
    async start(event, inputs = {}) {
      runs += 1;
      const runFolder = join(folder, `run-${runs}`);
      const payload = await eventPayload(event, github);
      const checkout = join(runFolder, 'workspace');
      await mkdir(checkout, { recursive: true });
      // As actions/checkout does: one commit, detached, credentials for later fetches.
      await git(checkout, 'init', '--quiet');
      await git(checkout, 'remote', 'add', 'origin', github.cloneUrl);
      await git(checkout, 'fetch', '--quiet', '--depth=1', url, payload.sha);
      await git(checkout, 'checkout', '--quiet', '--detach', payload.sha);
      return runAction({
        folder: runFolder,
        workspace: checkout,
        distFolder: options.distFolder,
        event: { name: event.name, ref: payload.ref, sha: payload.sha, body: payload.body },
        repository: 'acme/models',
        apiUrl: github.apiUrl,
        serverUrl: github.url,
        inputs: {
          'github-token': ACTIONS_TOKEN,
          'openai-base-url': openai.url,
          'pretend-date': new Date(clock.now()).toISOString(),
          ...inputs,
        },
      });
    },
    async close({ keepFolder } = { keepFolder: false }) {
      await openai.close();
      await github.close();
      if (!keepFolder) await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Payload {
  readonly ref: string;
  readonly sha: string;
  readonly body: object;
}

/** The event file a runner writes, as far as GitHub's documentation fixes it. */
async function eventPayload(event: StageEvent, github: GitHubEmulator): Promise<Payload> {
  const repository = { full_name: 'acme/models', default_branch: 'main' };
  const revision = async (ref: string): Promise<string> => {
    const result = await runGit(['rev-parse', ref], { folder: github.bareFolder });
    return result.stdout.toString('utf8').trim();
  };
  if (event.name === 'merge_group') {
    const ref = `refs/heads/${event.branch}`;
    const [sha, base_sha] = [await revision(ref), await revision('refs/heads/main')];
    const merge_group = { head_sha: sha, head_ref: ref, base_sha, base_ref: 'refs/heads/main' };
    return { ref, sha, body: { action: 'checks_requested', merge_group, repository } };
  }
  if (event.name !== 'pull_request') {
    const sha = await revision('refs/heads/main');
    return { ref: 'refs/heads/main', sha, body: { repository, after: sha } };
  }
  const ref = `refs/pull/${event.number}/merge`;
  const pull_request = {
    number: event.number,
    head: { sha: await revision(`refs/pull/${event.number}/head`) },
    base: { ref: 'main', sha: await revision('refs/heads/main') },
  };
  return { ref, sha: await revision(ref), body: { repository, number: event.number, pull_request } };
}

function identityAt(clock: VirtualClock): Record<string, string> {
  const date = `@${clock.seconds()} +0000`;
  return {
    GIT_AUTHOR_NAME: 'Robin Example',
    GIT_AUTHOR_EMAIL: 'robin@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'Robin Example',
    GIT_COMMITTER_EMAIL: 'robin@example.com',
    GIT_COMMITTER_DATE: date,
  };
}

/** Reads the repository's own example from the disk: the manifest and everything under `datasets/` it names. */
export async function exampleFiles(root: string): Promise<Record<string, Uint8Array>> {
  const paths = [
    'models.yaml',
    ...['support-tone', 'ticket-triage'].flatMap(name =>
      ['train', 'validation'].map(part => `datasets/${name}/${part}.jsonl`),
    ),
  ];
  return Object.fromEntries(
    await Promise.all(paths.map(async path => [path, await readFile(join(root, path))] as const)),
  );
}
