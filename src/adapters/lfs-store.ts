import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { LfsFault, type LfsPointer } from '../core/dataset/lfs-pointer.ts';
import { gitError, prepareGit, runGit } from './git-process.ts';
import { openWorktreeFile, type ReadableFile } from './worktree-files.ts';

/** The objects of Git LFS that are on this machine. Nothing is fetched. */
export interface LfsStore {
  /**
   * The bytes of an object. Rejects with an `LfsFault` when it is not there, and, after the last byte at the latest,
   * when its size or hash is another: what was read until then must not be used.
   */
  read(pointer: LfsPointer): AsyncIterable<Uint8Array>;
  /** Whether an object of this name and size is here. Its bytes are not looked at. */
  has(pointer: LfsPointer): Promise<boolean>;
}

/** The store of the repository in `folder`; `null`: there is none, and so no object. */
export function openLfsStore(folder: string | null, program = 'git'): LfsStore {
  let found: Promise<string | null> | undefined;
  function find(): Promise<string | null> {
    found ??= folder === null ? Promise.resolve(null) : objectsFolder(folder, program);
    return found;
  }
  return {
    async *read(pointer) {
      const objects = await find();
      if (objects === null) throw new LfsFault('missing', pointer.oid);
      yield* readObject(objects, pointer);
    },

    async has(pointer) {
      const objects = await find();
      if (objects === null) return false;
      const file = await openObject(objects, pointer);
      return file.kind === 'file' && file.bytes === pointer.size;
    },
  };
}

/** Where Git LFS keeps objects: below the folder that all work trees of a repository share, if `lfs.storage` says nothing. */
async function objectsFolder(folder: string, program: string): Promise<string> {
  const git = prepareGit(folder, null, program);
  const common = await runGit(git, ['rev-parse', '--git-common-dir']);
  if (common.code !== 0) throw gitError(git, 'find the folder of the repository', common);
  const storage = await runGit(git, ['config', '--type=path', '--get', 'lfs.storage']);
  // 1: not set.
  if (storage.code !== 0 && storage.code !== 1) throw gitError(git, 'read the setting lfs.storage', storage);
  return join(resolve(folder, line(common.output), line(storage.output) || 'lfs'), 'objects');
}

function line(output: string): string {
  return output.replace(/\r?\n$/, '');
}

/** The object id comes from a commit and is 64 hexadecimal digits, so it leads nowhere else; links are refused. */
function openObject(objects: string, { oid }: LfsPointer): Promise<ReadableFile> {
  return openWorktreeFile(objects, `${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`);
}

async function* readObject(objects: string, pointer: LfsPointer): AsyncGenerator<Uint8Array, void> {
  const { oid, size } = pointer;
  const file = await openObject(objects, pointer);
  if (file.kind === 'absent') throw new LfsFault('missing', oid);
  if (file.kind === 'refused' || file.bytes !== size) throw new LfsFault('damaged', oid);
  const hash = createHash('sha256');
  for await (const chunk of file.chunks()) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== oid) throw new LfsFault('damaged', oid);
}
