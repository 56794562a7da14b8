import type { InspectionPart } from '../core/dataset/inspection-part.ts';
import type { Measure } from '../core/dataset/measure.ts';
import type { InspectionRules } from '../core/tokens/inspect-counted.ts';

/** What a thread is started with. */
export interface WorkerTask {
  readonly rules: InspectionRules;
  /** Whether somebody wants to be told each example. */
  readonly tellExamples: boolean;
}

/** What a thread answers to the last piece of a batch. Lines count from 1 at the start of the batch. */
export interface InspectedBatch {
  readonly part: InspectionPart;
  readonly examples: readonly (readonly [line: number, measure: Measure | null])[];
}
