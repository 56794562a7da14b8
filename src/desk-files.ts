/** Where the files of a command line come from: a commit or the disk, each with the data of Git LFS in its place. */
import { createGitObjects } from './adapters/git-objects.ts';
import { pointerIn, withLfs, withoutPointer } from './adapters/lfs-objects.ts';
import { openLfsStore } from './adapters/lfs-store.ts';
import { isBareRepository, repositoryFolder, repositoryPath } from './adapters/repository-folder.ts';
import { openUserFile } from './adapters/worktree-files.ts';
import type { OpenFile } from './commands/inspect.ts';
import { UserError } from './commands/user-error.ts';
import type { GitObjects } from './ports.ts';

export interface FileFlags {
  readonly worktree?: boolean;
  readonly commit: string;
}

/** The top of the repository around `folder`. */
export function rootOf(folder: string): string {
  const root = repositoryFolder(folder);
  if (root !== null) return root;
  if (isBareRepository(folder))
    throw new UserError('This is a bare repository: it has no work tree, and this command runs in one.', {
      fix: 'Add a work tree (git worktree add FOLDER), or clone the repository, and change into that.',
    });
  throw new UserError('This is not a git repository.', { fix: 'Change into one.' });
}

/** Opens the files that `use` asks for, and closes what it takes to read them. */
export async function withFiles<T>(folder: string, flags: FileFlags, use: (open: OpenFile) => Promise<T>): Promise<T> {
  if (flags.worktree === true) return use(openOnDisk(repositoryFolder(folder)));
  const root = rootOf(folder);
  const git = withLfs(createGitObjects({ folder: root, remote: null }), openLfsStore(root));
  try {
    return await use(await openInCommit(git, root, flags.commit));
  } finally {
    await git.close();
  }
}

function openOnDisk(root: string | null): OpenFile {
  const store = openLfsStore(root);
  return async path => {
    const file = await openUserFile(path);
    if (file.kind === 'refused') return { kind: 'refused', what: `path that ${file.why}` };
    if (file.kind === 'absent') return { kind: 'absent', where: 'disk' };
    const bytes = (await pointerIn(file.chunks()))?.size ?? file.bytes;
    return { kind: 'file', bytes, chunks: () => withoutPointer(file.chunks(), store) };
  };
}

async function openInCommit(git: GitObjects, root: string, revision: string): Promise<OpenFile> {
  const commit = await git.resolve(revision);
  if (commit === null)
    throw new UserError(`There is no commit ${revision}.`, { fix: 'Commit first, or use --worktree.' });
  return async path => {
    const entry = await git.entry(commit, repositoryPath(root, path));
    if (entry === null) return { kind: 'absent' };
    return entry.kind === 'file'
      ? { ...entry, kind: 'file', chunks: () => git.read(entry.oid) }
      : { kind: 'refused', what: entry.kind };
  };
}
