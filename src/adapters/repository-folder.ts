import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The top of the repository that holds `folder`, or `null`. */
export function repositoryFolder(folder: string): string | null {
  const top = resolve(folder);
  if (existsSync(join(top, '.git'))) return top;
  return dirname(top) === top ? null : repositoryFolder(dirname(top));
}

/** Whether `folder` is, or lies in, a repository without a work tree: it holds what `.git` holds elsewhere. */
export function isBareRepository(folder: string): boolean {
  const top = resolve(folder);
  if (['HEAD', 'objects', 'refs'].every(name => existsSync(join(top, name)))) return true;
  return dirname(top) !== top && isBareRepository(dirname(top));
}

/** A path as a user typed it, as git knows it: from the repository's top, with `/`. */
export function repositoryPath(root: string, typed: string): string {
  return relative(root, resolve(typed)).replaceAll('\\', '/');
}
