/** Wires the commands for a person at a desk; the counterpart of what `action.ts` does for a workflow run. */
import { isAbsolute } from 'node:path';
import { createDatasetInspector } from './adapters/dataset-inspector.ts';
import { interruption } from './adapters/environment.ts';
import { createGitObjects } from './adapters/git-objects.ts';
import { keepInspections } from './adapters/kept-inspections.ts';
import { withLfs } from './adapters/lfs-objects.ts';
import { openLfsStore } from './adapters/lfs-store.ts';
import { placeInRepository } from './adapters/repository-place.ts';
import { clockAt, systemClock } from './adapters/system-clock.ts';
import { createTerminalOutput, printJson, printResult } from './adapters/terminal-host.ts';
import { createWorktreeObjects } from './adapters/worktree-objects.ts';
import { createDatasetReader, type DatasetRole } from './commands/dataset-reader.ts';
import { inspectFiles, portableTo } from './commands/inspect.ts';
import type { Preview } from './commands/preview.ts';
import { UserError } from './commands/user-error.ts';
import { inspectionHasErrors } from './core/dataset/inspection.ts';
import { hasErrors } from './core/diagnostics/diagnostic.ts';
import type { Approvals } from './core/plan/approvals.ts';
import {
  DEFAULT_CREATES_PER_RUN,
  DEFAULT_WAITING_WINDOW,
  hasChanges,
  type Limits,
  plannedCost,
} from './core/plan/plan.ts';
import { fromUsd } from './core/prices/money.ts';
import { diagnosticJson, inspectionJson, JSON_SCHEMA_VERSION, planJson, ruleJson } from './core/report/json.ts';
import { portableToText } from './core/report/portability-lines.ts';
import { inspectionText, planText, problemLines, rulesText } from './core/report/terminal.ts';
import { type BranchFlags, branchHost, gitHubBranches, proposalHost } from './desk-branches.ts';
import { type FileFlags, rootOf, withFiles } from './desk-files.ts';
import type { GitObjects, ProviderDescription } from './ports.ts';
import { isLoopback } from './providers/openai/base-url.ts';
import { openAi } from './providers/openai/description.ts';

export interface DeskOptions {
  readonly json?: boolean;
  readonly manifest?: string;
  readonly trace?: boolean;
  /** ISO instant. */
  readonly now?: string;
  /** YAML or JSON, or `@` and the path of a file with it. */
  readonly priceOverrides?: string;
  readonly openAiApiKey: string | null;
  readonly githubToken: string | null;
  readonly startedAt: number;
  readonly folder: string;
  /** False: every dataset is inspected anew. */
  readonly cache?: boolean;
  /** How many threads read a large dataset; all cores when absent. */
  readonly workers?: number;
}

export interface InspectFlags extends FileFlags {
  readonly baseModel?: string;
  readonly role: DatasetRole;
  /** A dialect's name. */
  readonly portableTo?: string;
}

export interface PlanFlags extends BranchFlags {
  readonly commit?: string;
  readonly base?: string;
  readonly worktree?: boolean;
  readonly baseUrl?: string;
  readonly budgetUsd?: number;
  readonly approvals?: Approvals;
  readonly maxCreates?: number;
  readonly maxCostPerRunUsd?: number;
  readonly waitingWindowMinutes?: number;
  readonly detailedExitcode?: boolean;
  readonly yes?: boolean;
  readonly commitMode?: string;
}

export function createDesk(options: DeskOptions) {
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const clock = options.now === undefined ? systemClock : clockAt(options.now);
  const now = new Date(clock.now()).toISOString();
  const inspect = createDatasetInspector({ threads: options.workers ?? null, screen: process.stderr });
  /** For commands that change nothing. */
  const inspectOrRecall =
    options.cache === false ? inspect : keepInspections(inspect, () => placeInRepository(options.folder), output);
  const manifestPath = options.manifest ?? 'models.yaml';
  const asJson = options.json === true;

  const root = (): string => rootOf(options.folder);

  /** A pretended time makes an unanswered create look old, so it may only lead to pretended trainings. */
  async function isRehearsal(flags: PlanFlags): Promise<boolean> {
    if (!isLoopbackUrl(flags.baseUrl ?? '')) return false;
    if (flags.repository !== undefined) return isLoopbackUrl(flags.apiUrl);
    const { remoteAddress } = await import('./adapters/git-branches.ts');
    const address = await remoteAddress(root(), flags.remote);
    return isAbsolute(address) || /^file:/i.test(address) || isLoopbackUrl(address);
  }

  /** OpenAI, at the prices of the command line where it has some. */
  async function provider(): Promise<ProviderDescription> {
    if (options.priceOverrides === undefined) return openAi;
    return (await import('./desk-catalogs.ts')).pricedOpenAi(options.priceOverrides);
  }

  async function previewHere(flags: PlanFlags): Promise<Preview> {
    const [{ preview }, { createGitLedgerReader }, { createBranchLedgerStore }] = await Promise.all([
      import('./commands/preview.ts'),
      import('./adapters/git-ledger-reader.ts'),
      import('./adapters/branch-ledger-store.ts'),
    ]);
    const inWorkTree = flags.worktree === true;
    const root = rootOf(options.folder);
    const committed = createGitObjects({ folder: root, remote: null });
    const git = withLfs(inWorkTree ? createWorktreeObjects(root) : committed, openLfsStore(root));
    try {
      const commit = await git.resolve(flags.commit ?? 'HEAD');
      if (commit === null)
        throw new UserError(`There is no commit ${flags.commit ?? 'HEAD'}.`, { fix: 'Commit first.' });
      const host = await gitHubBranches(flags, options.githubToken);
      const store = host === null ? createGitLedgerReader(committed) : createBranchLedgerStore(host);
      const datasets = createDatasetReader(git, output, inspectOrRecall);
      const ports = { git, datasets, provider: await provider(), store };
      const baseCommit = await resolveBase(flags, committed);
      return await preview(ports, { commit, baseCommit, manifestPath, now, limits: limits(flags, false) });
    } finally {
      await committed.close();
    }
  }

  return {
    async inspect(files: readonly string[], flags: InspectFlags): Promise<number> {
      const { baseModel = null, role } = flags;
      const inspected = await withFiles(options.folder, flags, open =>
        inspectFiles(files, { open, catalog: openAi.catalog, baseModel, role, output, inspect: inspectOrRecall }),
      );
      if (asJson)
        printJson({
          schemaVersion: JSON_SCHEMA_VERSION,
          role,
          files: inspected.map(({ path, inspection }) => inspectionJson(path, inspection)),
        });
      else printResult(inspected.map(({ path, inspection }) => inspectionText(path, inspection)).join('\n'));
      const asked = flags.portableTo === undefined ? [] : portableTo(inspected, flags.portableTo);
      if (!asJson) for (const { path, portability } of asked) printResult(portableToText(path, portability));
      const isRefused = asked.some(({ portability }) => portability.verdict === 'refuses');
      return isRefused || inspected.some(({ inspection }) => inspectionHasErrors(inspection)) ? 1 : 0;
    },

    async validate(flags: PlanFlags): Promise<number> {
      const { plan } = await previewHere(flags);
      if (asJson) {
        const [diagnostics, rules] = [plan.diagnostics.map(diagnosticJson), plan.rules.map(ruleJson)];
        printJson({ schemaVersion: JSON_SCHEMA_VERSION, diagnostics, rules });
      } else {
        const found = problemLines(plan);
        const lines = found.length === 0 ? ['Everything is in order.'] : found;
        printResult([...lines, ...rulesText(plan)].join('\n'));
      }
      return hasErrors(plan.diagnostics) ? 1 : 0;
    },

    async plan(flags: PlanFlags): Promise<number> {
      const { plan, datasets } = await previewHere(flags);
      if (asJson) printJson(planJson(plan, datasets));
      else printResult(planText(plan, plannedCost(plan.changes), 'Merging', datasets));
      if (hasErrors(plan.diagnostics)) return 1;
      return flags.detailedExitcode === true && hasChanges(plan) ? 2 : 0;
    },

    async apply(flags: PlanFlags): Promise<number> {
      if (options.openAiApiKey === null)
        throw new UserError('OPENAI_API_KEY is not set.', { fix: 'Set it to the key of the project that trains.' });
      if (options.now !== undefined && !(await isRehearsal(flags)))
        throw new UserError('"--now" works with apply only against emulators on this machine.', {
          fix: 'Leave it out.',
        });
      const { reconcile, reconcileFailed } = await import('./commands/reconcile.ts');
      const { createBranchLedgerStore } = await import('./adapters/branch-ledger-store.ts');
      const { createClockWitness } = await import('./adapters/clock-witness.ts');
      const { createOpenAiProvider } = await import('./providers/openai/client.ts');
      const git = withLfs(createGitObjects({ folder: root(), remote: { name: flags.remote } }), openLfsStore(root()));
      try {
        const witness = createClockWitness();
        const { githubToken } = options;
        const host = await branchHost(flags, { folder: root(), objects: git, githubToken, witness });
        const store = createBranchLedgerStore(host);
        await (await import('./desk-new-ledger.ts')).refuseNamelessLedger(flags, { folder: root(), store });
        const reconciled = await reconcile(
          {
            git,
            datasets: createDatasetReader(git, output, inspect),
            provider: await provider(),
            forge: host,
            proposals: await proposalHost(flags, { folder: root(), githubToken: options.githubToken }),
            store,
            fineTuning: createOpenAiProvider({
              apiKey: options.openAiApiKey,
              baseUrl: flags.baseUrl ?? '',
              project: null,
              witness,
            }),
            output,
            interrupted: interruption(),
            clock,
            witness,
          },
          { manifestPath, now, limits: limits(flags, true), runUrl: null, isRehearsal: flags.yes !== true },
        );
        if (asJson) printJson(planJson(reconciled.plan));
        else printResult(planText(reconciled.plan, plannedCost(reconciled.plan.changes), 'This run'));
        if (flags.yes !== true) output.info('Nothing was done. Run again with --yes to do it.');
        return reconcileFailed(reconciled) ? 1 : 0;
      } finally {
        await git.close();
      }
    },
  };
}

/** A base that was asked for and is not there must not read as "everything is new". */
async function resolveBase(flags: PlanFlags, git: GitObjects): Promise<string | null> {
  if (flags.base === undefined) return null;
  if (flags.worktree === true)
    throw new UserError('--base does not go with --worktree.', { fix: 'Commit first, or leave one of them out.' });
  const commit = await git.resolve(flags.base);
  if (commit === null) throw new UserError(`There is no commit ${flags.base}.`, { fix: 'Name another with --base.' });
  return commit;
}

function limits(flags: PlanFlags, budgetRequired: boolean): Limits {
  const { waitingWindowMinutes: minutes } = flags;
  return {
    budget: flags.budgetUsd === undefined ? null : fromUsd(flags.budgetUsd),
    budgetRequired,
    costPerRun: flags.maxCostPerRunUsd === undefined ? null : fromUsd(flags.maxCostPerRunUsd),
    createsPerRun: flags.maxCreates ?? DEFAULT_CREATES_PER_RUN,
    waitingWindow: minutes === undefined ? DEFAULT_WAITING_WINDOW : minutes * 60_000,
    frozen: false,
    ...(flags.approvals !== undefined && { approvals: flags.approvals }),
  };
}

function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && isLoopback(new URL(text));
}
