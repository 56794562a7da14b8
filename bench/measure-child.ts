import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What one run of a program took, by its own account, and what it printed. */
export interface Measured {
  /** Seconds from the start of the process to its end. */
  readonly wall: number;
  /** Seconds of all its threads, in the program and in the kernel. */
  readonly cpu: number;
  /** Bytes of memory at the highest. */
  readonly peak: number;
  readonly output: string;
}

/** Runs inside the child before the program, and writes what the kernel knows of it to file descriptor 3 at the end. */
const ACCOUNT = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
  process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`,
)}`;

/**
 * Runs Node on these arguments in a process of its own. Exit code 1 is a verdict on the data, more is a failure.
 * `within`: a program with its arguments that becomes Node, such as `taskset`.
 */
export async function measureChild(args: readonly string[], within: readonly string[] = []): Promise<Measured> {
  const start = performance.now();
  const [program, ...given] = [...within, process.execPath, '--import', ACCOUNT, ...args];
  const child = spawn(program ?? process.execPath, given, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const [, output, errors, account] = child.stdio;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const [code, printed, complaint, usage] = await Promise.all([ended, ...[output, errors, account].map(read)]);
  const wall = (performance.now() - start) / 1000;
  if ((code !== 0 && code !== 1) || printed === undefined || usage === undefined || usage === '')
    throw new Error(`node ${args.join(' ')} ended with ${code}: ${complaint}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage) as NodeJS.ResourceUsage;
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024, output: printed };
}

function read(stream: unknown): Promise<string> {
  return text(stream as AsyncIterable<Buffer>);
}
