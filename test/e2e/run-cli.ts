import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { STACK_TRACE } from './cli.ts';

export const CLI = join(import.meta.dirname, '../../src/cli.ts');
export const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');

interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line from its source, in a folder that is no repository. */
export function runCli(folder: string, args: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, [CLI, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', exitCode => {
      expect(stderr).not.toMatch(STACK_TRACE);
      resolve({ exitCode, stdout, stderr });
    });
  });
}
