import type { GitObjects } from '../ports.ts';
import { UserError } from './user-error.ts';

/** The manifest's text as it is, or `null` when there is none yet. */
export async function readManifest(git: GitObjects, path: string): Promise<string | null> {
  const entry = await git.entry('work-tree', path);
  if (entry === null) return null;
  if (entry.kind !== 'file' || entry.bytes > MAX_MANIFEST_BYTES)
    throw new UserError(`${path} is not a regular file of at most 1 MiB.`, { fix: 'Mend it first.' });
  const chunks: Uint8Array[] = [];
  for await (const chunk of git.read(entry.oid)) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new UserError('The manifest is not valid UTF-8.', { fix: 'Save it as UTF-8.', cause });
  }
}

const MAX_MANIFEST_BYTES = 1024 * 1024;
const EDITED = 'edited manifest';

/** The same files, but for the manifest. */
export function withManifest(git: GitObjects, manifestPath: string, text: string): GitObjects {
  const bytes = new TextEncoder().encode(text);
  return {
    ...git,
    entry: async (commit, path) =>
      path === manifestPath ? { oid: EDITED, kind: 'file', bytes: bytes.length } : git.entry(commit, path),
    read: oid => (oid === EDITED ? once(bytes) : git.read(oid)),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
