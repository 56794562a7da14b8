import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What Git LFS commits in the place of these bytes. */
export function lfsPointer(content: string): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oidOf(content)}\nsize ${Buffer.byteLength(content)}\n`;
}

/** Where Git LFS keeps these bytes, below the folder of its objects. */
export function lfsPath(content: string): string {
  const oid = oidOf(content);
  return join(oid.slice(0, 2), oid.slice(2, 4), oid);
}

/** Puts bytes where Git LFS would, without git-lfs; `stored` stands in their place where it is given. */
export async function storeLfsObject(objects: string, content: string, stored = content): Promise<void> {
  const path = join(objects, lfsPath(content));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, stored);
}

function oidOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
