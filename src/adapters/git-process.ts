import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { type GitRemote, gitEnvironment, secretsOf } from './git-environment.ts';

/** Everything git is started with. Made once, so that no call can forget a guard. */
export interface Git {
  readonly program: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Texts that must not appear in an error. */
  readonly secrets: readonly string[];
}

export interface GitResult {
  readonly code: number;
  readonly output: string;
  readonly complaint: string;
}

/** Local reads take milliseconds; only a dead network drive or a stuck server takes this long. */
const patienceMs = 5 * 60_000;

export function prepareGit(folder: string, remote: GitRemote | null, program: string): Git {
  return { program, folder: resolve(folder), environment: gitEnvironment(folder, remote), secrets: secretsOf(remote) };
}

/** Runs git to its end. `input` goes to its standard input. Rejects only when git could not run at all. */
export function runGit(git: Git, args: readonly string[], input: string | Uint8Array = ''): Promise<GitResult> {
  return new Promise((done, fail) => {
    const child = execFile(
      git.program,
      ['-C', git.folder, '--literal-pathspecs', ...args],
      { env: git.environment, timeout: patienceMs, windowsHide: true },
      (error, output, complaint) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') done({ code, output, complaint: withoutSecrets(git, complaint) });
        else fail(new Error(`git ${args[0]} could not run or was stopped`, { cause: hiding(git, error) }));
      },
    );
    // Git may end before it has read its input (not a repository); its exit code tells why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** An error in git's own words, for people. */
export function gitError(git: Git, task: string, result: GitResult): Error {
  const complaint = result.complaint.trim() || `git ended with code ${result.code}`;
  return new Error(`git could not ${task} in ${git.folder}: ${complaint}`);
}

export function withoutSecrets(git: Git, text: string): string {
  const hidden = git.secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return hidden.replaceAll(/\/\/[^/@\s]+@/g, '//***@');
}

/** Node puts the whole complaint of a stopped process into its error. */
function hiding(git: Git, error: Error | null): Error {
  return new Error(withoutSecrets(git, error?.message ?? 'no exit code'));
}
