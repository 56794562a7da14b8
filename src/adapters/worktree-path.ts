/** Why the path is not a plain one below the root, or `null` when it is. */
export function whyNotPlain(path: string): string | null {
  if (path.includes('\0') || !path.isWellFormed()) return 'has a NUL or broken Unicode in its name';
  if (path.includes('\\')) return 'has a backslash in its name; use "/" between folders';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'is named by an absolute path';
  const parts = path.split('/');
  if (parts.some(part => part === '' || part === '.' || part === '..'))
    return 'has an empty, "." or ".." part in its path';
  if (parts.some(isGitFolder)) return 'lies in the folder of git';
  return null;
}

/**
 * `.git` in every spelling that macOS and Windows take for it: case, characters that HFS+ ignores, trailing dots and
 * spaces, NTFS streams and its short name (git's own `is_hfs_dotgit` and `is_ntfs_dotgit`, CVE-2014-9390).
 */
function isGitFolder(part: string): boolean {
  const ignoredByHfs = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
  const name = part
    .replaceAll(ignoredByHfs, '')
    .replace(/:.*$/su, '')
    .replace(/[. ]+$/, '')
    .toLowerCase();
  return name === '.git' || name === 'git~1';
}
