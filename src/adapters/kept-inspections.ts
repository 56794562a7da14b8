import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { InspectFile, Output } from '../ports.ts';
import type { EntryFolderOptions } from './entry-folder.ts';

/** Set by the build, to a hash of the source. Code that runs from its source changes under the same name. */
declare const FINETUNE_GITOPS_BUILD: string;

/** Some 25 datasets of 20 MB with their parts, or thousands without: a part of 20 MB of chat takes 2.3 MB (2026-11-22). */
const MAX_BYTES = 64 * 1_048_576;

export type Place = Pick<EntryFolderOptions, 'root' | 'below'>;

/**
 * Inspects as `inspect` does, and keeps inspections of committed files where `place` says. `null`: they are not kept.
 * Only for commands that change nothing: a merge trains by what it inspected itself.
 */
export function keepInspections(
  inspect: InspectFile,
  place: () => Promise<Place | null>,
  output: Pick<Output, 'trace'>,
): InspectFile {
  if (typeof FINETUNE_GITOPS_BUILD === 'undefined') return inspect;
  const version = `${FINETUNE_GITOPS_BUILD} ${process.version}`;
  let opened: Promise<InspectFile> | undefined;

  async function open(): Promise<InspectFile> {
    const found = await place();
    if (found === null) return inspect;
    const [{ openEntryFolder }, { withCache }] = await Promise.all([
      import('./entry-folder.ts'),
      import('./inspection-cache.ts'),
    ]);
    return withCache(inspect, { entries: openEntryFolder({ ...found, maxBytes: MAX_BYTES }), version, output });
  }

  return async job => {
    if (job.contentId === undefined) return inspect(job);
    opened ??= open();
    return (await opened)(job);
  };
}

/**
 * A folder that a workflow names. Throws when it lies in the checkout: a pull request could bring entries with it.
 */
export async function placeOutside(checkout: string, folder: string): Promise<Place> {
  if (!isAbsolute(folder)) throw new Error('The input "cache-folder" must be an absolute path.');
  const [inside, outside] = await Promise.all([realpath(checkout), realFolder(folder)]);
  const path = relative(inside, outside);
  if (path === '' || !(path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)))
    throw new Error('The input "cache-folder" must lie outside of the checkout, where no pull request can write.');
  return { root: outside };
}

/** The folder as it really lies, also while its last parts do not exist yet. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const parent = resolve(folder, '..');
    return parent === folder ? folder : join(await realFolder(parent), relative(parent, resolve(folder)));
  }
}
