import { randomUUID } from 'node:crypto';
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openUserFile } from './worktree-files.ts';

/** `why` continues the sentence "The file …". */
export type UserFileRead =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: string };

/** Everything in a file that the user typed, up to a size. */
export async function readUserFile(path: string, maxBytes: number): Promise<UserFileRead> {
  const file = await openUserFile(path);
  if (file.kind === 'absent') return { kind: 'refused', why: 'does not exist' };
  if (file.kind === 'refused') return file;
  if (file.bytes > maxBytes) return { kind: 'refused', why: `is larger than ${maxBytes / 1_048_576} MiB` };
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.chunks()) chunks.push(chunk);
  return { kind: 'read', bytes: Buffer.concat(chunks) };
}

/** Writes a new file; with `force` an existing regular file is replaced. Returns why it was not done, or `null`. */
export async function writeUserFile(path: string, bytes: Uint8Array, force: boolean): Promise<string | null> {
  const seen = await lstatOrNull(path);
  if (seen === null) return writeThrough(path, bytes, 0o666, 'wx');
  if (!force) return 'exists already; choose another name, or use --force';
  return replaceUserFile(path, bytes, null);
}

/**
 * Puts new bytes in the place of a regular file: a reader sees the old or the new file, never a part, and its mode
 * stays. A symbolic link is refused, because it would be replaced by a file. `expected`: the bytes that were read, so
 * that a change made since then is not lost.
 */
export async function replaceUserFile(
  path: string,
  bytes: Uint8Array,
  expected: Uint8Array | null,
): Promise<string | null> {
  const seen = await lstatOrNull(path);
  if (seen === null) return 'does not exist';
  if (seen.isSymbolicLink()) return 'is a symbolic link; name the file that it leads to';
  if (!seen.isFile()) return 'is not a regular file';
  // A rename asks only for rights on the folder, and root has them all: the mode says what the owner wants.
  if ((seen.mode & 0o200) === 0) return 'is read-only';
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const why = await writeThrough(temporary, bytes, seen.mode & 0o777, 'wx');
    if (why !== null) return why;
    if (expected !== null) {
      const now = await readUserFile(path, expected.length);
      if (now.kind === 'refused' || Buffer.compare(now.bytes, expected) !== 0) return 'changed while it was read';
    }
    await rename(temporary, path);
    return null;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeThrough(path: string, bytes: Uint8Array, mode: number, flags: string): Promise<string | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, flags, mode);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'lies in a folder that does not exist';
    if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) return 'may not be written by this user';
    if (hasCode(error, 'EEXIST')) return 'exists already; choose another name, or use --force';
    throw error;
  }
  try {
    await handle.writeFile(bytes);
    // The umask took bits from the mode of a replacement.
    if (mode !== 0o666) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return null;
}

async function lstatOrNull(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
