import type { Inspection } from '../dataset/inspection.ts';
import type { RuleNote } from '../dataset/rule-notes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { ModelEntry } from '../manifest/schema.ts';
import type { BaseModel } from '../prices/catalog.ts';
import type { CostEstimate } from '../prices/cost.ts';
import { fromUsd, type NanoUsd } from '../prices/money.ts';
import type { Approvals } from './approvals.ts';
import type { ResolvedSpec } from './spec.ts';

export type Action =
  | 'train'
  | 'adopt'
  | 'republish'
  | 'wait'
  | 'publish'
  | 'cancel'
  | 'retire'
  | 'delete'
  | 'keep'
  | 'blocked';

/** Why an action was chosen: shown to people, never used to decide. */
export type Reason =
  | 'new-model'
  | 'spec-changed'
  | 'earlier-attempt-left-nothing'
  | 'matching-job-found'
  | 'trained-before'
  | 'job-succeeded'
  | 'job-in-progress'
  | 'job-status-unknown'
  | 'model-id-missing'
  | 'create-unresolved'
  | 'create-unconfirmed'
  | 'quarantine'
  | 'listing-incomplete'
  | 'create-limit'
  | 'run-cost-limit'
  | 'up-to-date'
  | 'no-longer-wanted'
  | 'removed-from-manifest'
  | 'duplicate-job'
  | 'model-unknown'
  | 'superseded'
  | 'deletion-pending'
  | 'deletion-lifted'
  | 'deletion-unresolved'
  | 'too-many-deletions'
  | 'not-provably-ours'
  | 'delete-forbidden'
  | 'delete-refused'
  | 'model-deleted'
  | 'problems'
  | 'job-failed'
  | 'job-cancelled'
  | 'job-missing'
  | 'provider-refused'
  | 'base-retired'
  | 'price-unknown'
  | 'budget-unset'
  | 'over-budget'
  | 'over-model-limit'
  | 'over-run-limit'
  | 'mass-removal'
  | 'not-reviewed'
  | 'cost-rose-since-review'
  | 'clock-wrong'
  | 'frozen';

/** A dataset of a model, read at the planned commit. */
export interface DatasetUse {
  readonly path: string;
  readonly oid: string;
  readonly inspection: Inspection;
}

/** One model entry with everything known about it before the provider is asked. */
export interface DesiredModel {
  readonly name: string;
  readonly entry: ModelEntry;
  /** The catalog's row of the base model; `null` when it has none. */
  readonly base: BaseModel | null;
  /** Where the entry names its base model. */
  readonly basePlace: Place;
  readonly training: DatasetUse | null;
  readonly validation: DatasetUse | null;
  /** How many validation examples stand in the training file as well; absent where that was not compared. */
  readonly overlap?: number;
  /** `null` when a dataset is missing or has errors, or the base model is not known. */
  readonly spec: ResolvedSpec | null;
  readonly digest: string | null;
  /** `null`: not estimated. */
  readonly estimate: CostEstimate | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What will be done about one model, or about one run that the manifest no longer asks for. */
export interface Change {
  readonly model: string;
  readonly action: Action;
  readonly reason: Reason;
  /** A few words more for people, without untrusted text; empty when the reason says it all. */
  readonly detail: string;
  readonly digest: string | null;
  readonly desired: DesiredModel | null;
  readonly jobId: string | null;
  /** The fine-tuned model's ID that is or will be in the manifest. */
  readonly modelId: string | null;
  /** ISO instant at which a `wait` ends by itself, where that is known. */
  readonly until: string | null;
}

export interface Limits {
  /** Most that may be committed in a calendar month (UTC); `null`: not set. */
  readonly budget: NanoUsd | null;
  /** Without a budget nothing is created. A preview may not know the budget; it says so instead of blocking. */
  readonly budgetRequired: boolean;
  /** Most trainings started by one run; infinite where a plan looks at all the runs that its trainings take. */
  readonly createsPerRun: number;
  /** Most that the trainings started by one run may cost together, upper end; absent or `null`: not set. */
  readonly costPerRun?: NanoUsd | null;
  /** W in milliseconds: how long an unanswered create may still show up. */
  readonly waitingWindow: number;
  /** Nothing is created, cancelled or published while set. */
  readonly frozen: boolean;
  /** What the workflow lets past its guards; absent: nothing. */
  readonly approvals?: Approvals;
}

export const DEFAULT_WAITING_WINDOW = 15 * 60_000;
export const DEFAULT_CREATES_PER_RUN = 3;

export interface BudgetUse {
  readonly limit: NanoUsd | null;
  /** Committed this month by earlier runs. */
  readonly committed: NanoUsd;
  /** What the plan's trainings add, upper end. */
  readonly planned: NanoUsd;
  /** Most that one run may start; absent or `null`: not set. */
  readonly perRun?: NanoUsd | null;
}

/** Everything a reconcile will do, and nothing it will not do. */
export interface Plan {
  /** The commit the manifest and datasets were read at. */
  readonly commit: string;
  /** `not-asked`: no provider was contacted, as on a pull request; job states are the ledger's last known ones. */
  readonly observed: 'current' | 'incomplete' | 'not-asked';
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that count differently in this repository, and what the change does about them. */
  readonly rules: readonly RuleNote[];
  readonly budget: BudgetUse;
  /** What would let past what a guard blocked: lines for the workflow's input `approvals`. */
  readonly approvals?: readonly string[];
  /** Content address of the plan. */
  readonly digest: string;
}

const MUTATING: ReadonlySet<Action> = new Set(['train', 'adopt', 'republish', 'publish', 'cancel', 'retire', 'delete']);

/** Whether carrying the plan out would change anything anywhere. */
export function hasChanges(plan: Plan): boolean {
  return plan.changes.some(change => MUTATING.has(change.action));
}

/**
 * What a budget must hold for a training: the upper end of its estimate. Where there is none, the manifest's
 * `max_cost_usd` that a reviewer agreed to; `null` when there is neither, and then it must not start.
 */
export function ceilingOf({ estimate, entry }: Pick<DesiredModel, 'estimate' | 'entry'>): NanoUsd | null {
  if (estimate !== null) return estimate.high;
  return entry.max_cost_usd === undefined ? null : fromUsd(entry.max_cost_usd);
}

/**
 * The cost of all trainings the plan starts; `unknown` counts those without an estimate, of which `high` has what is
 * set aside for them.
 */
export function plannedCost(changes: readonly Change[]): {
  low: NanoUsd;
  high: NanoUsd;
  expected: NanoUsd;
  unknown: number;
} {
  const total = { low: 0, expected: 0, high: 0, unknown: 0 };
  for (const change of changes) {
    if (change.action !== 'train') continue;
    const estimate = change.desired?.estimate ?? null;
    if (estimate === null) total.unknown += 1;
    total.low += estimate?.low ?? 0;
    total.expected += estimate?.expected ?? 0;
    total.high += change.desired === null ? 0 : (ceilingOf(change.desired) ?? 0);
  }
  return total;
}
