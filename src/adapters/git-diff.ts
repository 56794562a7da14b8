import { spawn } from 'node:child_process';
import type { DiffReader } from '../ports.ts';
import { type Git, gitError, prepareGit, runGit } from './git-process.ts';

/**
 * GitHub shows no more of one file's difference ("Repository limits", docs.github.com, 2026): 500 KB of it, or 20,000
 * lines. Comments on lines that it does not show are refused.
 */
const MAX_SHOWN_BYTES = 500 * 1024;
const MAX_SHOWN_LINES = 20_000;

/** Names and contents are compared as GitHub does, whatever git is configured to do here. */
const PLAIN = ['--no-color', '--no-ext-diff', '--no-textconv', '--find-renames=50%', '--diff-algorithm=myers'];

/** The differences between two commits that the repository has; it is never asked for others. */
export function createGitDiff(options: { readonly folder: string; readonly git?: string }): DiffReader {
  const git = prepareGit(options.folder, null, options.git ?? 'git');
  return {
    async addedLines(base, head, path) {
      const patch = await readPatch(git, (await renamedBlobs(git, base, head, path)) ?? [base, head, '--', path]);
      if (patch === null) return null;
      const lines = addedLines(patch);
      return lines.size > MAX_SHOWN_LINES ? null : lines;
    },
  };
}

/** The blobs of a file before and after it was renamed to `path`; `null` when it had that path before, or is new. */
async function renamedBlobs(git: Git, base: string, head: string, path: string): Promise<[string, string] | null> {
  const format = ['--raw', '-z', '--no-abbrev', '--diff-filter=R'];
  const listed = await runGit(git, ['diff', ...PLAIN, ...format, '--end-of-options', base, head]);
  if (listed.code !== 0) throw gitError(git, `compare ${base} with ${head}`, listed);
  const fields = listed.output.split('\0');
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [, , before = '', after = ''] = fields[at]?.split(' ') ?? [];
    if (fields[at + 2] === path) return [before, after];
  }
  return null;
}

/** The patch, as text of its bytes; `null` when it is longer than GitHub shows, and then no more of it is read. */
function readPatch(git: Git, sides: readonly string[]): Promise<string | null> {
  const compare = ['-C', git.folder, '--literal-pathspecs', 'diff', ...PLAIN, '--unified=3', '--end-of-options'];
  return new Promise((done, fail) => {
    const child = spawn(git.program, [...compare, ...sides], {
      env: git.environment,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    let patch = '';
    child.stdout.setEncoding('latin1').on('data', (text: string) => {
      patch += text;
      if (patch.length > MAX_SHOWN_BYTES) child.kill();
    });
    child.once('error', cause => fail(new Error('git diff could not run', { cause })));
    child.once('close', code => {
      if (patch.length > MAX_SHOWN_BYTES) done(null);
      else if (code === 0) done(patch);
      else fail(new Error(`git could not compare ${sides.join(' ')}: it ended with code ${code}`));
    });
  });
}

/** The numbers of the lines that begin with a plus, by the counts of the hunks they are in. */
function addedLines(patch: string): Set<number> {
  const added = new Set<number>();
  let [line, left] = [0, 0];
  for (const row of patch.split('\n')) {
    const hunk = left === 0 ? /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(row) : null;
    if (hunk !== null) [line, left] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
    else if (left > 0 && (row[0] === '+' || row[0] === ' ')) {
      if (row[0] === '+') added.add(line);
      line += 1;
      left -= 1;
    }
  }
  return added;
}
