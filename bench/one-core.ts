import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What to write before a command so that all its threads share one core; `null` where no `taskset` is (util-linux has it).
 * The core is the first of those that this process may use: a container may not have core 0.
 */
export async function oneCore(): Promise<readonly string[] | null> {
  try {
    const { stdout } = await run('taskset', ['-cp', String(process.pid)]);
    const core = /: (\d+)/.exec(stdout)?.[1];
    return core === undefined ? null : ['taskset', '-c', core];
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}
