import type { VotesState } from './detect-format.ts';
import type { FileShape } from './file-shape.ts';
import type { LineTally } from './findings.ts';
import type { FormatLooksState } from './format-looks.ts';
import type { Finding, TrainableFormat } from './inspection.ts';
import type { PortabilityState } from './portability/portability-look.ts';
import type { Limits } from './rule.ts';

/** Changes with the meaning of any state below, so that parts of different versions are never joined. */
export const PART_VERSION = 6;

/**
 * Everything measured about a run of whole lines of a dataset, as plain data that `JSON.stringify` keeps. Holds hashes
 * of the dataset's text, never the text. Lines count from 1 at the start of the part.
 */
export interface InspectionPart {
  readonly version: typeof PART_VERSION;
  readonly expected: TrainableFormat | null;
  readonly limits: Limits;
  readonly bytes: number;
  readonly lines: number;
  readonly examples: number;
  readonly shape: FileShape | null;
  readonly votes: VotesState;
  readonly reading: readonly Finding[];
  readonly blank: LineTally;
  readonly crLf: LineTally;
  readonly formats: FormatLooksState;
  readonly portability: PortabilityState;
}
