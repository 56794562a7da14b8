import { availableParallelism } from 'node:os';
import type { InspectFile } from '../ports.ts';
import { inspectHere } from './inspect-here.ts';
import { type Screen, withProgress } from './progress.ts';

/**
 * Smaller files are inspected in one thread. With two, the busiest thread and the reading one took together, in CPU time:
 * 0.9 s instead of 1.1 s for 5 MB of chat, 1.5 instead of 1.8 for 10 MB, 2.0 instead of 2.9 for 20 MB; all threads
 * together took 40 % more for 10 MB and 19 % more for 100 MB (Node 24.21, two cores, 2026-11-22).
 */
const MANY_BYTES = 10 * 1_048_576;
/** More threads wait for the one that reads. */
const MOST_THREADS = 4;

/**
 * Inspects large files with all cores, up to `threads` of them, and small ones at once; the result is the same.
 * `screen`: where a person may see how far it is.
 */
export function createDatasetInspector(options: {
  readonly threads: number | null;
  readonly screen?: Screen;
}): InspectFile {
  const threads = Math.min(options.threads ?? availableParallelism(), MOST_THREADS);
  const inspect: InspectFile = async job => {
    if (threads <= 1 || job.bytes < MANY_BYTES) return inspectHere(job);
    const { inspectWithThreads } = await import('./inspect-pool.ts');
    return inspectWithThreads(job, { threads });
  };
  return options.screen === undefined ? inspect : withProgress(inspect, options.screen, () => performance.now());
}
