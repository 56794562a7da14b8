import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { prepareGit, runGit } from './git-process.ts';
import type { Place } from './kept-inspections.ts';
import { repositoryFolder } from './repository-folder.ts';

/** Beside the objects of the repository around `folder`, for all its work trees; `null`: there is no repository. */
export async function placeInRepository(folder: string): Promise<Place | null> {
  const root = repositoryFolder(folder);
  if (root === null) return null;
  const below = ['finetune-gitops', 'inspections'];
  const dotGit = join(root, '.git');
  if ((await stat(dotGit)).isDirectory()) return { root: dotGit, below };
  // A file: a work tree or a submodule of another repository.
  const { code, output } = await runGit(prepareGit(root, null, 'git'), ['rev-parse', '--git-common-dir']);
  return code === 0 ? { root: resolve(root, output.replace(/\r?\n$/, '')), below } : null;
}
