import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, link, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openUserFile } from './worktree-files.ts';

/** `why` continues the sentence "The file …". */
export type UserFileRead =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: string };

const NEW_FILE = 0o666;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const EXISTS = 'exists already; choose another name, or use --force';
const NO_FOLDER = 'lies in a folder that does not exist';

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

/**
 * Writes a new file; with `force` an existing regular file is replaced. Nobody sees a part of it. Returns why it was not
 * done, or `null`.
 */
export async function writeUserFile(path: string, bytes: Uint8Array, force: boolean): Promise<string | null> {
  const why = await whyNotWritten(path, force);
  if (why !== null) return why;
  const seen = await orNull(lstat(path));
  if (seen !== null) return replaceUserFile(path, bytes, null);
  return withTemporary(path, async temporary => {
    const whyNot = await writeThrough(temporary, bytes, NEW_FILE);
    if (whyNot !== null) return whyNot;
    try {
      await link(temporary, path);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return EXISTS;
      // Some file systems know no links; there only a file that is made at this very instant would be lost.
      await rename(temporary, path);
    }
    return null;
  });
}

/** Why a file of this name would not be written, as far as can be seen beforehand, or `null`. */
export async function whyNotWritten(path: string, force: boolean): Promise<string | null> {
  const seen = await orNull(lstat(path));
  if (seen !== null) return force ? whyNotReplaced(seen) : EXISTS;
  return (await orNull(stat(dirname(path)))) === null ? NO_FOLDER : null;
}

/** Whether both names lead to one file, also where there is none yet. */
export async function isSameUserFile(one: string, other: string): Promise<boolean> {
  const places = await Promise.all([one, other].map(placeOf));
  return places[0] === places[1];
}

/** A file that is there goes by its number, another by its folder and name. */
async function placeOf(path: string): Promise<string> {
  const seen = await orNull(stat(path));
  if (seen !== null) return `${seen.dev}:${seen.ino}`;
  return join((await orNull(realpath(dirname(path)))) ?? '', basename(path));
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
  const seen = await orNull(lstat(path));
  if (seen === null) return 'does not exist';
  const whyNot = whyNotReplaced(seen);
  if (whyNot !== null) return whyNot;
  return withTemporary(path, async temporary => {
    const why = await writeThrough(temporary, bytes, seen.mode & 0o777);
    if (why !== null) return why;
    if (expected !== null) {
      const now = await readUserFile(path, expected.length);
      if (now.kind === 'refused' || Buffer.compare(now.bytes, expected) !== 0) return 'changed while it was read';
    }
    await rename(temporary, path);
    return null;
  });
}

function whyNotReplaced(seen: Awaited<ReturnType<typeof lstat>>): string | null {
  if (seen.isSymbolicLink()) return 'is a symbolic link; name the file that it leads to';
  if (!seen.isFile()) return 'is not a regular file';
  // A rename asks only for rights on the folder, and root has them all: the mode says what the owner wants.
  return (Number(seen.mode) & 0o200) === 0 ? 'is read-only' : null;
}

/** A name beside the file, of which nothing is left, also when somebody ends the command in the midst. */
async function withTemporary<T>(path: string, use: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  const end = (signal: NodeJS.Signals): void => {
    rmSync(temporary, { force: true });
    process.off(signal, end).kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    return await use(temporary);
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
    await rm(temporary, { force: true });
  }
}

async function writeThrough(path: string, bytes: Uint8Array, mode: number): Promise<string | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'wx', mode);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return NO_FOLDER;
    if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) return 'may not be written by this user';
    throw error;
  }
  try {
    await handle.writeFile(bytes);
    // The umask took bits from the mode of a replacement.
    if (mode !== NEW_FILE) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return null;
}

/** `null` where there is no such file. */
async function orNull<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
