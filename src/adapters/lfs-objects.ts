import { type LfsPointer, POINTER_LIMIT, parseLfsPointer } from '../core/dataset/lfs-pointer.ts';
import type { GitObjects } from '../ports.ts';
import type { LfsStore } from './lfs-store.ts';

/** The same files, but where Git LFS committed a pointer, size and bytes are those of the file it stands for. */
export function withLfs(git: GitObjects, store: LfsStore): GitObjects {
  return {
    ...git,
    async entry(commit, path) {
      const entry = await git.entry(commit, path);
      if (entry?.kind !== 'file' || entry.bytes >= POINTER_LIMIT) return entry;
      const pointer = await pointerIn(git.read(entry.oid));
      if (pointer === null) return entry;
      const { contentId: ofPointer, ...file } = { ...entry, bytes: pointer.size };
      // What is not here must be found missing, also where it was read before; what is not committed may change.
      return ofPointer !== undefined && (await store.has(pointer))
        ? { ...file, contentId: `lfs-sha256:${pointer.oid}` }
        : file;
    },
    read: oid => withoutPointer(git.read(oid), store),
  };
}

/** The pointer that a file is, or `null`; reads no more than it needs. */
export async function pointerIn(chunks: AsyncIterable<Uint8Array>): Promise<LfsPointer | null> {
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    head.push(chunk);
    size += chunk.length;
    if (size >= POINTER_LIMIT) return null;
  }
  return parseLfsPointer(Buffer.concat(head));
}

/** The bytes of a file, or, when it is a pointer, of the object it names. */
export async function* withoutPointer(
  chunks: AsyncIterable<Uint8Array>,
  store: LfsStore,
): AsyncGenerator<Uint8Array, void> {
  /** The start of the file; `null` once it is too long for a pointer. */
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < POINTER_LIMIT) continue;
    yield head;
    head = null;
  }
  if (head === null) return;
  const pointer = parseLfsPointer(head);
  if (pointer === null) yield head;
  else yield* store.read(pointer);
}
