import type { WholeInspection } from '../core/dataset/inspect.ts';
import { type InspectionJob, inspectCounted } from '../core/tokens/inspect-counted.ts';
import { tokenCounters } from './rank-files.ts';

/** Inspects a file in this thread. */
export function inspectHere(job: InspectionJob): Promise<WholeInspection> {
  return inspectCounted(job, tokenCounters);
}
