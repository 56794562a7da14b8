import { randomUUID } from 'node:crypto';
import { noteRules } from '../core/dataset/rule-notes.ts';
import { hasErrors } from '../core/diagnostics/diagnostic.ts';
import { wrongClock } from '../core/plan/clock-skew.ts';
import type { Known } from '../core/plan/decide.ts';
import { makePlan } from '../core/plan/make-plan.ts';
import type { Change, Limits, Plan } from '../core/plan/plan.ts';
import type { Outcome } from '../core/reconcile/effects.ts';
import type { Clock, ClockWitness, FineTuningProvider, LedgerStore, Output } from '../ports.ts';
import type { BranchHost, ProposalHost, ReviewRecords } from '../ports-code-host.ts';
import { carryOutPlan, datasetBytes } from './carry-out-plan.ts';
import { type Gathered, type GatherPorts, gather } from './gather.ts';
import { bearLedger, readLedger } from './known.ts';
import type { Observation } from './observe-notices.ts';
import { type LedgerState, type PerformPorts, perform } from './perform.ts';
import { createProposer, type Proposer } from './propose-model-ids.ts';
import { createPublisher, followTip } from './publish-model-id.ts';
import { readReviewed } from './reviewed-plan.ts';
import { withUnmarkedJobs } from './unmarked-jobs.ts';
import { UserError } from './user-error.ts';

export interface ReconcilePorts extends GatherPorts {
  readonly forge: BranchHost;
  /** Where model IDs are proposed; without it they are committed to the default branch. */
  readonly proposals?: ProposalHost | null;
  /** Trains only what a merged pull request showed; without it that is not asked. */
  readonly reviews?: ReviewRecords | null;
  readonly store: LedgerStore;
  readonly fineTuning: FineTuningProvider;
  readonly output: Output;
  readonly interrupted: AbortSignal;
  readonly clock: Clock;
  /** What services said of the time; without it, and where they say nothing, the clock is taken to be right. */
  readonly witness?: Pick<ClockWitness, 'readings'>;
}

export interface ReconcileOptions {
  readonly manifestPath: string;
  /** ISO instant. */
  readonly now: string;
  readonly limits: Limits;
  readonly runUrl: string | null;
  /** Look and plan, but write nothing anywhere. */
  readonly isRehearsal?: boolean;
}

export interface Reconciled {
  readonly plan: Plan;
  readonly results: readonly { readonly change: Change; readonly outcome: Outcome | null }[];
  /** What notices are taken from; `null` when the manifest could not be read. */
  readonly seen: Observation | null;
}

/**
 * Takes the next safe step for every model, from the current tip of the default branch, whatever event started the
 * run: gather → observe → plan → carry out. It never waits for a training.
 */
export async function reconcile(ports: ReconcilePorts, options: ReconcileOptions): Promise<Reconciled> {
  const gatherAt = (commit: string): Promise<Gathered> => gatherTip(ports, commit, options);
  return reconcileWith({ gatherAt, perform, createPublisher, createProposer }, ports, options);
}

/** What a simulation exchanges: reading a commit takes most of a run, and a test of the tests breaks the others. */
export interface ReconcileParts {
  readonly gatherAt: (commit: string) => Promise<Gathered>;
  readonly perform: typeof perform;
  readonly createPublisher: typeof createPublisher;
  readonly createProposer: typeof createProposer;
}

export async function reconcileWith(
  { gatherAt, ...parts }: ReconcileParts,
  ports: ReconcilePorts,
  options: ReconcileOptions,
): Promise<Reconciled> {
  const repository = await ports.forge.repository();
  const branch = repository.defaultBranch;
  const head = await ports.forge.branchHead(branch);
  if (head === null) throw new UserError(`The default branch ${branch} has no commit.`, { fix: 'Push one.' });
  const gathered = await gatherAt(head);
  const marked = await ports.fineTuning.listJobs(repository.id);
  const state = await observeLedger(ports, marked, { ...options, repository: repository.id });
  const listing = await withUnmarkedJobs(marked, state.ledger, ports.fineTuning);
  if (!listing.complete)
    ports.output.warn(`The provider's job list is incomplete (${listing.why}); nothing is created in this run.`);
  const { reviews = null } = ports;
  const reviewed = reviews === null ? null : await readReviewed(reviews, branch, options.manifestPath);
  const mark = { repository: repository.id, lineage: state.ledger.lineage };
  const { ownership } = ports.fineTuning.capabilities;
  const { now, limits } = options;
  const removal = gathered.removal !== null && ports.fineTuning.deleteModel === undefined ? null : gathered.removal;
  const known: Known = {
    ledger: state.ledger,
    listing,
    mark,
    ownership,
    now,
    limits,
    reviewed,
    removal,
    wrongClock: wrongClock(ports.witness?.readings() ?? []),
  };
  const plan = makePlan(gathered.models ?? [], gathered.models === null ? withoutRuns(known) : known, {
    commit: gathered.commit,
    manifestPath: options.manifestPath,
    manifestOid: gathered.manifestOid,
    catalog: ports.provider.catalog,
    diagnostics: gathered.diagnostics,
    rules: noteRules(gathered.rules, null),
  });
  const direct = parts.createPublisher(ports.forge, branch, gathered, gatherAt);
  const { proposals = null } = ports;
  const proposer =
    proposals === null
      ? null
      : parts.createProposer(ports.forge, proposals, {
          base: branch,
          manifestPath: options.manifestPath,
          wanted: plan.changes.filter(({ action }) => action === 'publish' || action === 'republish'),
          tip: followTip(ports.forge, branch, gathered, gatherAt),
        });
  const performPorts: PerformPorts = {
    provider: ports.fineTuning,
    store: ports.store,
    publisher: proposer === null ? direct : { ...direct, publish: proposer.publish },
    output: ports.output,
    datasetBytes: (change, role) => datasetBytes(ports.git, change, role),
    interrupted: ports.interrupted,
    clock: ports.clock,
    waitingWindow: options.limits.waitingWindow,
  };
  const { catalog } = ports.provider;
  const by = { catalog, perform: parts.perform };
  const results = await carryOutPlan(plan, state, { ...known, listing }, options, performPorts, by);
  const { models } = gathered;
  const mayWrite = !options.limits.frozen && options.isRehearsal !== true && !ports.interrupted.aborted;
  if (proposer !== null && mayWrite && models !== null) await withdrawUnneeded(proposer, plan, ports.output);
  const after = { ...known, ledger: state.ledger };
  return { plan, results, seen: models === null ? null : { models, known: after, settled: settled(results), catalog } };
}

/** Models whose ID was written just now. */
function settled(results: Reconciled['results']): Set<string> {
  const isWritten = ({ change, outcome }: Reconciled['results'][number]): boolean =>
    outcome?.kind === 'done' && (change.action === 'publish' || change.action === 'republish');
  return new Set(results.filter(isWritten).map(({ change }) => change.model));
}

/** With nothing to propose, an open proposal is out of date. An incomplete listing may hide what it is for. */
async function withdrawUnneeded(proposer: Proposer, plan: Plan, output: Output): Promise<void> {
  if (plan.observed !== 'current') return;
  if (plan.changes.some(({ action }) => action === 'publish' || action === 'republish')) return;
  try {
    const said = await proposer.withdraw();
    if (said !== null) output.info(said);
  } catch (error) {
    output.warn(`An open proposal could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads a commit of the default branch, which the clone may not have yet. */
async function gatherTip(ports: ReconcilePorts, head: string, options: ReconcileOptions): Promise<Gathered> {
  const commit = await ports.git.resolve(head);
  if (commit === null)
    throw new UserError(`Commit ${head.slice(0, 7)} could not be fetched.`, {
      fix: 'Check out the repository before this step.',
    });
  return gather(ports, { commit, manifestPath: options.manifestPath, today: options.now.slice(0, 10) });
}

/** A manifest that cannot be read asks for nothing: no run becomes unwanted by it. */
function withoutRuns(known: Known): Known {
  return { ...known, ledger: { ...known.ledger, runs: {} } };
}

async function observeLedger(
  ports: ReconcilePorts,
  listing: Known['listing'],
  options: ReconcileOptions & { readonly repository: string },
): Promise<LedgerState> {
  const { repository } = options;
  const found = await readLedger(ports.store, repository);
  if (found !== null) return found;
  const { waitingWindow } = options.limits;
  // Other runs will read this date: by that of the run's start, or by a clock that is known to be wrong, the quarantine
  // could be over already.
  const ahead = wrongClock(ports.witness?.readings() ?? [])?.milliseconds ?? 0;
  const now = new Date(ports.clock.now() - ahead).toISOString();
  const ledger = bearLedger(listing, { lineage: randomUUID(), repository, now, waitingWindow });
  const state: LedgerState = { ledger, position: { head: null }, isAsRead: true };
  // A quarantine has to be remembered, or it would begin anew with every run.
  if (ledger.quarantinedUntil === null || options.isRehearsal === true) return state;
  const written = await ports.store.write(ledger, state.position, 'Begin a new ledger');
  if (written.kind !== 'written')
    throw new UserError('The ledger could not be written.', { fix: 'The next run tries again.' });
  return { ...state, position: written.position };
}

/** What is left for a person to mend makes a run fail; a state that was explained before does not, so no cron stays red. */
export function reconcileFailed(reconciled: Reconciled): boolean {
  const { plan, results } = reconciled;
  if (hasErrors(plan.diagnostics)) return true;
  return results.some(({ change, outcome }) => {
    if (outcome?.kind === 'failed' || outcome?.kind === 'refused') return true;
    return change.action === 'blocked' && NEEDS_A_PERSON.has(change.reason);
  });
}

const NEEDS_A_PERSON: ReadonlySet<Change['reason']> = new Set<Change['reason']>([
  'problems',
  'create-unconfirmed',
  'base-retired',
  'price-unknown',
  'budget-unset',
  'over-budget',
  'over-model-limit',
  'over-run-limit',
  'mass-removal',
  'not-reviewed',
  'cost-rose-since-review',
  'job-missing',
  'model-unknown',
]);
