import { createHash, randomUUID } from 'node:crypto';
import { hasErrors } from '../core/diagnostics/diagnostic.ts';
import type { Known } from '../core/plan/decide.ts';
import { makePlan } from '../core/plan/make-plan.ts';
import type { JobListing } from '../core/plan/observed.ts';
import type { Change, Limits, Plan } from '../core/plan/plan.ts';
import { type Catalog, findBaseModel } from '../core/prices/catalog.ts';
import { type NanoUsd, perToken } from '../core/prices/money.ts';
import type { Outcome } from '../core/reconcile/effects.ts';
import { protocolFor } from '../core/reconcile/protocol-for.ts';
import type { BranchHost, Clock, FineTuningProvider, LedgerStore, Output } from '../ports.ts';
import { type Gathered, type GatherPorts, gather } from './gather.ts';
import { bearLedger, readLedger } from './known.ts';
import { type LedgerState, type PerformPorts, perform } from './perform.ts';
import { createPublisher } from './publish-model-id.ts';
import { UserError } from './user-error.ts';

export interface ReconcilePorts extends GatherPorts {
  readonly forge: BranchHost;
  readonly store: LedgerStore;
  readonly fineTuning: FineTuningProvider;
  readonly output: Output;
  readonly interrupted: AbortSignal;
  readonly clock: Clock;
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
}

/**
 * Takes the next safe step for every model, from the current tip of the default branch, whatever event started the
 * run: gather → observe → plan → carry out. It never waits for a training.
 */
export async function reconcile(ports: ReconcilePorts, options: ReconcileOptions): Promise<Reconciled> {
  const gatherAt = (commit: string): Promise<Gathered> => gatherTip(ports, commit, options);
  return reconcileWith({ gatherAt, perform, createPublisher }, ports, options);
}

/** What a simulation exchanges: reading a commit takes most of a run, and a test of the tests breaks the others. */
export interface ReconcileParts {
  readonly gatherAt: (commit: string) => Promise<Gathered>;
  readonly perform: typeof perform;
  readonly createPublisher: typeof createPublisher;
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
  const listing = await ports.fineTuning.listJobs(repository.id);
  if (!listing.complete)
    ports.output.warn(`The provider's job list is incomplete (${listing.why}); nothing is created in this run.`);

  const state = await observeLedger(ports, listing, options);
  const mark = { repository: repository.id, lineage: state.ledger.lineage };
  const known: Known = { ledger: state.ledger, listing, mark, now: options.now, limits: options.limits };
  const plan = makePlan(gathered.models ?? [], gathered.models === null ? withoutRuns(known) : known, {
    commit: gathered.commit,
    manifestPath: options.manifestPath,
    manifestOid: gathered.manifestOid,
    catalog: ports.provider.catalog,
    diagnostics: gathered.diagnostics,
  });
  const performPorts: PerformPorts = {
    provider: ports.fineTuning,
    store: ports.store,
    publisher: parts.createPublisher(ports.forge, branch, gathered, gatherAt),
    output: ports.output,
    datasetBytes: (change, role) => datasetBytes(ports, change, role),
    interrupted: ports.interrupted,
    clock: ports.clock,
    waitingWindow: options.limits.waitingWindow,
  };
  const by = { catalog: ports.provider.catalog, perform: parts.perform };
  return { plan, results: await carryOutPlan(plan, state, { ...known, listing }, options, performPorts, by) };
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
  options: ReconcileOptions,
): Promise<LedgerState> {
  const found = await readLedger(ports.store);
  if (found !== null) return found;
  const { waitingWindow } = options.limits;
  const ledger = bearLedger(listing, { lineage: randomUUID(), now: options.now, waitingWindow });
  const state: LedgerState = { ledger, position: { head: null }, isAsRead: true };
  // A quarantine has to be remembered, or it would begin anew with every run.
  if (ledger.quarantinedUntil === null || options.isRehearsal === true) return state;
  const written = await ports.store.write(ledger, state.position, 'Begin a new ledger');
  if (written.kind !== 'written')
    throw new UserError('The ledger could not be written.', { fix: 'The next run tries again.' });
  return { ...state, position: written.position };
}

async function carryOutPlan(
  plan: Plan,
  state: LedgerState,
  known: Known & { readonly listing: JobListing },
  options: ReconcileOptions,
  ports: PerformPorts,
  by: { readonly catalog: Catalog; readonly perform: typeof perform },
): Promise<Reconciled['results']> {
  const results: { change: Change; outcome: Outcome | null }[] = [];
  for (const change of plan.changes) {
    const protocol =
      options.limits.frozen || options.isRehearsal === true
        ? null
        : protocolFor(change, {
            ledger: state.ledger,
            listing: known.listing,
            mark: known.mark,
            now: options.now,
            runUrl: options.runUrl,
            commit: plan.commit,
            nonce: randomUUID(),
            pricePerToken: baseModel => pricePerToken(by.catalog, baseModel),
          });
    const outcome = protocol === null ? null : await by.perform(protocol, change, state, ports).catch(brokenOff);
    if (outcome !== null) tell(ports.output, change, outcome);
    results.push({ change, outcome });
  }
  return results;
}

/** A call that failed ends its own change; the other models must not wait for it. */
function brokenOff(error: unknown): Outcome {
  const why = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', said: `${why} The next run goes on from here.` };
}

function tell(output: Output, change: Change, outcome: Outcome): void {
  const provider = outcome.kind === 'refused' ? ` (${outcome.code}: ${outcome.message})` : '';
  const line = `${change.model}: ${outcome.said}${provider}`;
  if (outcome.kind === 'done' || outcome.kind === 'waiting') output.info(line);
  else output.warn(line);
}

function pricePerToken(catalog: Catalog, baseModel: string): NanoUsd | null {
  const price = findBaseModel(catalog, baseModel)?.train_usd_per_1m_tokens ?? null;
  return price === null ? null : perToken(price);
}

async function datasetBytes(
  ports: ReconcilePorts,
  change: Change,
  role: 'training' | 'validation',
): Promise<Uint8Array> {
  const use = change.desired?.[role] ?? null;
  if (use === null) throw new Error(`${change.model} has no ${role} file.`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of ports.git.read(use.oid)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (createHash('sha256').update(bytes).digest('hex') !== use.inspection.sha256)
    throw new Error(`${use.path} is not what was inspected; nothing was uploaded.`);
  return bytes;
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
  'base-retired',
  'price-unknown',
  'budget-unset',
  'over-budget',
  'over-model-limit',
  'job-missing',
]);
