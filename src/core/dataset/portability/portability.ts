/** What training with a file is called wherever it is done. */
export type TrainingMethod = 'supervised' | 'preference' | 'reinforcement';

/**
 * Why a provider does not simply take a file. `refuses` and `unknown` decide the verdict; `ignores` says that the file
 * is taken and trained as if the thing were not there.
 */
export interface PortabilityReason {
  readonly verdict: 'refuses' | 'unknown' | 'ignores';
  /** The name of a feature, of a limit, or the code of a finding. */
  readonly feature: string;
  /** Words for people, without dataset content. */
  readonly what: string;
  /** How many lines it is about; 0 when it is about the whole file. */
  readonly count: number;
  /** The first of these lines, ascending. */
  readonly lines: readonly number[];
}

/** Whether one provider would take a file as it is. */
export interface Portability {
  /** The dialect's name, such as `together`. */
  readonly provider: string;
  readonly title: string;
  /** `unknown`: nothing refuses it, but something that decides is not documented. */
  readonly verdict: 'takes' | 'refuses' | 'unknown';
  /** What such a file trains there, or `null` when the format is not taken. */
  readonly method: TrainingMethod | null;
  /** Refusals first, then what is not known, then what is ignored. */
  readonly reasons: readonly PortabilityReason[];
}
