import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { whyNotPlain } from './worktree-path.ts';

/** `why` continues the sentence "This file cannot be read, because it …". */
export type ReadableFile =
  | { readonly kind: 'file'; readonly bytes: number; chunks(): AsyncIterable<Uint8Array> }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'absent' };

type Opened = { readonly kind: 'open'; readonly handle: FileHandle; readonly stats: Stats };
type NotOpened = Exclude<ReadableFile, { readonly kind: 'file' }>;

const chunkBytes = 256 * 1024;
const changed: NotOpened = { kind: 'refused', why: 'changed while it was opened' };
const special: NotOpened = { kind: 'refused', why: 'is not a regular file' };
const symlink: NotOpened = { kind: 'refused', why: 'is, or lies behind, a symbolic link' };

/**
 * Opens a file of the work tree that a manifest names. A manifest is untrusted, so the path must stay inside `root`
 * and must lead through real folders to a regular file, even while someone swaps its parts.
 * Limit: without /proc (macOS, Windows) a folder swapped and swapped back at the right instants is not seen.
 */
export async function openWorktreeFile(root: string, path: string): Promise<ReadableFile> {
  const why = whyNotPlain(path);
  if (why !== null) return { kind: 'refused', why };
  return readable(() => openBelow(root, path));
}

/** Opens a file that the user typed on the command line: any path, links followed, but regular files only. */
export async function openUserFile(path: string): Promise<ReadableFile> {
  if (path === '' || path.includes('\0')) return { kind: 'refused', why: 'has an empty name or a NUL in its name' };
  return readable(async () => openSame(path, await stat(path), constants.O_RDONLY | constants.O_NONBLOCK));
}

async function openBelow(root: string, path: string): Promise<Opened | NotOpened> {
  const top = await realpath(root);
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = await lstat(join(top, ...parts.slice(0, depth)));
    if (folder.isSymbolicLink()) return symlink;
    if (!folder.isDirectory()) return { kind: 'absent' };
  }
  const full = join(top, ...parts);
  const seen = await lstat(full);
  if (seen.isSymbolicLink()) return symlink;
  return openSame(full, seen, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK, isStillAt);
}

/**
 * Looks at the kind before the open, because opening a device can act on it, and again after it. Flags hold O_NONBLOCK,
 * because a FIFO put there in between must not hang us.
 */
async function openSame(
  path: string,
  seen: Stats,
  flags: number,
  isRight: (handle: FileHandle, path: string) => Promise<boolean> = async () => true,
): Promise<Opened | NotOpened> {
  if (!seen.isFile()) return special;
  const handle = await open(path, flags);
  try {
    const stats = await handle.stat();
    const same = stats.isFile() && stats.dev === seen.dev && stats.ino === seen.ino;
    if (same && (await isRight(handle, path))) return { kind: 'open', handle, stats };
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return changed;
}

/** The kernel knows where an open file really lies, whatever links led to it. */
async function isStillAt(handle: FileHandle, path: string): Promise<boolean> {
  const actual = await readlink(`/proc/self/fd/${handle.fd}`).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return path; // No /proc on this system.
    throw error;
  });
  return actual === path;
}

/** Nothing stays open between calls: each `chunks()` opens again and insists on the same, unchanged file. */
async function readable(openFile: () => Promise<Opened | NotOpened>): Promise<ReadableFile> {
  const first = await attempt(openFile);
  if (first.kind !== 'open') return first;
  const seen = first.stats;
  await first.handle.close();

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const again = await attempt(openFile);
    if (again.kind !== 'open') throw new Error('The file was replaced before it was read');
    const { handle, stats } = again;
    try {
      if (!isUnchanged(seen, stats)) throw new Error('The file was replaced before it was read');
      if (stats.size > 0) {
        const range = { start: 0, end: stats.size - 1, highWaterMark: chunkBytes, autoClose: false };
        for await (const chunk of handle.createReadStream(range)) yield chunk;
      }
      if (!isUnchanged(seen, await handle.stat())) throw new Error('The file changed while it was read');
    } finally {
      await handle.close();
    }
  }
  return { kind: 'file', bytes: seen.size, chunks };
}

function isUnchanged(before: Stats, now: Stats): boolean {
  const fields = ['dev', 'ino', 'size', 'mtimeMs', 'ctimeMs'] as const;
  return fields.every(field => before[field] === now[field]);
}

async function attempt(openFile: () => Promise<Opened | NotOpened>): Promise<Opened | NotOpened> {
  try {
    return await openFile();
  } catch (error) {
    switch (errorCode(error)) {
      case 'ENOENT':
      case 'ENOTDIR':
        return { kind: 'absent' };
      case 'ELOOP':
        return symlink;
      case 'ENXIO':
        return special;
      case 'EACCES':
      case 'EPERM':
        return { kind: 'refused', why: 'may not be read by this user' };
      case 'ENAMETOOLONG':
        return { kind: 'refused', why: 'has a name that is too long' };
      default:
        throw new Error('The file could not be opened', { cause: error });
    }
  }
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
