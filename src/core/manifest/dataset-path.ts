import { hasHiddenText } from '../diagnostics/show-text.ts';

/**
 * Why `path` may not name a dataset, as the end of the sentence "<path> ...", or `null` when it may.
 * What passes is relative, in its shortest form and outside `.git`, so it means the same on every system.
 */
export function datasetPathProblem(path: string): string | null {
  if (hasHiddenText(path)) return 'contains control or invisible characters';
  if (path.includes('\\')) return 'contains a backslash; separate folders with "/"';
  if (/^[A-Za-z]:/.test(path)) return 'starts with a drive letter; it must start at the root of the repository';
  if (path.startsWith('/')) return 'is absolute; it must start at the root of the repository';
  const parts = path.split('/');
  if (parts.includes('')) return 'has an empty part ("//")';
  if (parts.some(part => part === '.' || part === '..')) return 'contains "." or ".." as a part';
  // Git itself treats these spellings alike where file systems ignore case.
  if (parts.some(part => part.toLowerCase() === '.git')) return 'lies inside .git';
  return null;
}
