import type { GitEntry, GitObjects } from '../ports.ts';
import { openBlobReader } from './git-blobs.ts';
import type { GitRemote } from './git-environment.ts';
import { fetchCommit } from './git-fetch.ts';
import { gitError, prepareGit, runGit } from './git-process.ts';

const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const maxPathLength = 4096;

/**
 * Committed content, read by the real git and never from the work tree. No shell; git sees no GIT_* variable of ours,
 * follows no replaced object and runs no hook. A missing commit is asked for at `remote` once per `resolve`; without a
 * remote git reaches no network.
 */
export function createGitObjects(options: {
  readonly folder: string;
  readonly remote?: GitRemote | null;
  readonly git?: string;
}): GitObjects {
  const remote = options.remote ?? null;
  if (remote !== null && /^-|\0|^$/.test(remote.name)) throw new Error('The name of the git remote is not usable');
  const git = prepareGit(options.folder, remote, options.git ?? 'git');
  const blobs = openBlobReader(git);
  let lastFetch: Promise<unknown> = Promise.resolve();

  async function findCommit(revision: string): Promise<string | null> {
    // By standard input, so that no revision can be taken for an option.
    const found = await runGit(
      git,
      ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
      `${revision}^{commit}\n`,
    );
    if (found.code !== 0) throw gitError(git, `look up ${JSON.stringify(revision)}`, found);
    return /^([0-9a-f]+) commit\n$/.exec(found.output)?.[1] ?? null;
  }

  /** One fetch at a time: two would fight over git's lock on the shallow file. */
  function fetchInTurn(from: GitRemote, revision: string): Promise<string | null> {
    const fetched = lastFetch.then(() => fetchCommit(git, from, revision));
    lastFetch = fetched.catch(() => null);
    return fetched;
  }

  return {
    async resolve(revision) {
      if (revision === '' || /^-|[\0\n]/.test(revision) || !revision.isWellFormed()) return null;
      const local = await findCommit(revision);
      if (local !== null || remote === null) return local;
      const fetched = await fetchInTurn(remote, revision);
      return fetched === null ? null : findCommit(fetched);
    },

    async entry(commit, path) {
      if (!objectId.test(commit)) throw new Error('A commit is named by its full object id');
      if (!isTreePath(path)) return null;
      const args = ['ls-tree', '-z', '-l', '--full-tree', '--end-of-options', commit, path];
      const listed = await runGit(git, args);
      if (listed.code !== 0) throw gitError(git, `list ${JSON.stringify(path)} of commit ${commit}`, listed);
      return parseEntry(listed.output, path);
    },

    read(oid) {
      if (!objectId.test(oid)) throw new Error('A blob is named by its full object id');
      return blobs.read(oid);
    },

    close: blobs.close,
  };
}

/** Git's trees know no empty, `.` or `..` part, so such a path names nothing. */
function isTreePath(path: string): boolean {
  if (path.length > maxPathLength || path.includes('\0') || !path.isWellFormed()) return false;
  return path.split('/').every(part => part !== '' && part !== '.' && part !== '..');
}

/** A row is `<mode> <type> <oid> <size>\t<path>\0`; only the row of exactly this path counts. */
function parseEntry(rows: string, path: string): GitEntry | null {
  const row = rows.split('\0').find(candidate => candidate.slice(candidate.indexOf('\t') + 1) === path);
  const [mode, , oid, bytes] = row?.slice(0, row.indexOf('\t')).split(/ +/) ?? [];
  if (row === undefined || mode === undefined || oid === undefined) return null;
  const kind = kindOf(mode);
  if (kind === 'directory' || kind === 'submodule') return { oid, kind, bytes: 0 };
  if (!/^\d+$/.test(bytes ?? ''))
    throw new Error(`The repository is damaged: it names blob ${oid} and does not have it`);
  return { oid, kind, bytes: Number(bytes), ...(kind === 'file' && { contentId: `git-blob:${oid}` }) };
}

function kindOf(mode: string): GitEntry['kind'] {
  switch (mode) {
    case '100644':
    case '100755':
      return 'file';
    case '120000':
      return 'symlink';
    case '160000':
      return 'submodule';
    case '040000':
      return 'directory';
    default:
      throw new Error(`Git lists an entry of the unknown mode ${JSON.stringify(mode)}`);
  }
}
