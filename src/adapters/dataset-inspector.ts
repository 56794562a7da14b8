import { availableParallelism } from 'node:os';
import { inspectCounted } from '../core/tokens/inspect-counted.ts';
import type { InspectFile } from '../ports.ts';
import { type Screen, withProgress } from './progress.ts';

/** Smaller files are inspected in one thread. */
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
    if (threads <= 1 || job.bytes < MANY_BYTES) return inspectCounted(job);
    const { inspectWithThreads } = await import('./inspect-pool.ts');
    return inspectWithThreads(job, { threads });
  };
  return options.screen === undefined ? inspect : withProgress(inspect, options.screen, () => performance.now());
}
