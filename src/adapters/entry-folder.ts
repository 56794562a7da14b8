import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorktreeFile } from './worktree-files.ts';

/** Small files that can be made again. Processes may share one: each sees whole entries, or none. */
export interface EntryFolder {
  /** The bytes of an entry, or `null` where there is none. Rejects where something else lies in its place. */
  read(name: string): Promise<Uint8Array | null>;
  /** Puts an entry in its place, and removes the least recently used ones above the limit. */
  write(name: string, bytes: Uint8Array): Promise<void>;
}

export interface EntryFolderOptions {
  /** Made where it is absent. Links on the way to it are followed: whoever names it knows where it lies. */
  readonly root: string;
  /** Folders below `root`. Links among them are refused. */
  readonly below?: readonly string[];
  readonly maxBytes: number;
}

/** Larger files are not entries. */
const MAX_ENTRY_BYTES = 16 * 1_048_576;
/** What a process left behind that ended while it wrote. */
const TEMPORARY_MS = 3_600_000;

export function openEntryFolder({ root, below = [], maxBytes }: EntryFolderOptions): EntryFolder {
  const folder = join(root, ...below);

  return {
    async read(name) {
      const file = await openWorktreeFile(root, [...below, name].join('/'));
      if (file.kind === 'absent') return null;
      if (file.kind === 'refused') throw new Error(`${name} ${file.why}`);
      if (file.bytes > MAX_ENTRY_BYTES) throw new Error(`${name} is larger than an entry`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.chunks()) chunks.push(chunk);
      await touch(join(folder, name));
      return Buffer.concat(chunks);
    },

    async write(name, bytes) {
      if (bytes.length > Math.min(MAX_ENTRY_BYTES, maxBytes)) return;
      await makeFolder();
      const temporary = join(folder, `${randomUUID()}.tmp`);
      try {
        const handle = await open(temporary, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
        } finally {
          await handle.close();
        }
        await rename(temporary, join(folder, name));
      } finally {
        await rm(temporary, { force: true });
      }
      await prune();
    },
  };

  async function makeFolder(): Promise<void> {
    await mkdir(root, { recursive: true, mode: 0o700 });
    let path = root;
    for (const part of below) {
      path = join(path, part);
      await mkdir(path, { mode: 0o700 }).catch(unless('EEXIST'));
      if (!(await lstat(path)).isDirectory()) throw new Error(`${part} is not a folder`);
    }
  }

  async function prune(): Promise<void> {
    const files = [];
    const now = Date.now();
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const stats = await lstat(path).catch(unless('ENOENT'));
      if (stats === undefined || !stats.isFile()) continue;
      const isWritten = name.endsWith('.tmp') && now - stats.mtimeMs < TEMPORARY_MS;
      if (!isWritten) files.push({ path, bytes: stats.size, usedAt: name.endsWith('.tmp') ? 0 : stats.mtimeMs });
    }
    let kept = 0;
    for (const { path, bytes, usedAt } of files.toSorted((a, b) => b.usedAt - a.usedAt)) {
      kept += bytes;
      if (usedAt === 0 || kept > maxBytes) await rm(path, { force: true });
    }
  }
}

/** Another process may have removed it since it was read. */
async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(unless('ENOENT', 'EACCES', 'EPERM', 'EROFS'));
}

function unless(...codes: readonly string[]): (error: unknown) => undefined {
  return error => {
    if (error instanceof Error && 'code' in error && codes.some(code => code === error.code)) return undefined;
    throw error;
  };
}
