/** Wires the commands for a person at a desk; the counterpart of what `action.ts` does for a workflow run. */
import { createBranchLedgerStore } from './adapters/branch-ledger-store.ts';
import { interruption } from './adapters/environment.ts';
import { createGitLedgerReader } from './adapters/git-ledger-reader.ts';
import { createGitObjects } from './adapters/git-objects.ts';
import { tokenCounters } from './adapters/rank-files.ts';
import { repositoryFolder, repositoryPath } from './adapters/repository-folder.ts';
import { clockAt, systemClock } from './adapters/system-clock.ts';
import { createTerminalOutput, printJson, printResult } from './adapters/terminal-host.ts';
import { openUserFile } from './adapters/worktree-files.ts';
import { createWorktreeObjects } from './adapters/worktree-objects.ts';
import { createDatasetReader } from './commands/dataset-reader.ts';
import { inspectFiles, type OpenFile } from './commands/inspect.ts';
import { readLedger } from './commands/known.ts';
import { type Preview, preview } from './commands/preview.ts';
import { UserError } from './commands/user-error.ts';
import { inspectionHasErrors } from './core/dataset/inspection.ts';
import { hasErrors } from './core/diagnostics/diagnostic.ts';
import {
  DEFAULT_CREATES_PER_RUN,
  DEFAULT_WAITING_WINDOW,
  hasChanges,
  type Limits,
  plannedCost,
} from './core/plan/plan.ts';
import { fromUsd } from './core/prices/money.ts';
import { diagnosticJson, inspectionJson, JSON_SCHEMA_VERSION, ledgerJson, planJson } from './core/report/json.ts';
import { diagnosticLines, inspectionText, ledgerText, planText } from './core/report/terminal.ts';
import type { Forge, GitObjects } from './ports.ts';
import { isLoopback } from './providers/openai/base-url.ts';
import { openAi } from './providers/openai/description.ts';

export interface DeskOptions {
  readonly json?: boolean;
  readonly manifest?: string;
  readonly trace?: boolean;
  /** ISO instant. */
  readonly now?: string;
  readonly openAiApiKey: string | null;
  readonly githubToken: string | null;
  readonly startedAt: number;
  readonly folder: string;
}

export interface InspectFlags {
  readonly baseModel?: string;
  readonly worktree?: boolean;
  readonly commit: string;
}

export interface PlanFlags {
  readonly commit?: string;
  readonly base?: string;
  readonly worktree?: boolean;
  readonly repository?: string;
  readonly apiUrl: string;
  readonly baseUrl?: string;
  readonly budgetUsd?: number;
  readonly detailedExitcode?: boolean;
  readonly yes?: boolean;
}

export function createDesk(options: DeskOptions) {
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const clock = options.now === undefined ? systemClock : clockAt(options.now);
  const now = new Date(clock.now()).toISOString();
  const manifestPath = options.manifest ?? 'models.yaml';
  const asJson = options.json === true;

  function root(): string {
    const folder = repositoryFolder(options.folder);
    if (folder === null) throw new UserError('This is not a git repository.', { fix: 'Change into one.' });
    return folder;
  }

  async function forge(flags: PlanFlags): Promise<Forge | null> {
    if (flags.repository === undefined) return null;
    if (options.githubToken === null)
      throw new UserError('GITHUB_TOKEN is not set.', { fix: 'Set it to a token that can read the repository.' });
    const { createGitHubForge } = await import('./adapters/github-forge.ts');
    return createGitHubForge({ token: options.githubToken, repository: flags.repository, apiUrl: flags.apiUrl });
  }

  async function previewHere(flags: PlanFlags): Promise<Preview> {
    const inWorkTree = flags.worktree === true;
    const committed = createGitObjects({ folder: root(), remote: null });
    const git: GitObjects = inWorkTree ? createWorktreeObjects(root()) : committed;
    try {
      const commit = await git.resolve(flags.commit ?? 'HEAD');
      if (commit === null)
        throw new UserError(`There is no commit ${flags.commit ?? 'HEAD'}.`, { fix: 'Commit first.' });
      const host = await forge(flags);
      const store = host === null ? createGitLedgerReader(committed) : createBranchLedgerStore(host);
      const ports = { git, datasets: createDatasetReader(git, tokenCounters, output), provider: openAi, store };
      const baseCommit = await resolveBase(flags, committed);
      return await preview(ports, { commit, baseCommit, manifestPath, now, limits: limits(flags, false) });
    } finally {
      await committed.close();
    }
  }

  return {
    async inspect(files: readonly string[], flags: InspectFlags): Promise<number> {
      const git = flags.worktree === true ? null : createGitObjects({ folder: root(), remote: null });
      try {
        const open = git === null ? openOnDisk : await openInCommit(git, root(), flags.commit);
        const baseModel = flags.baseModel ?? null;
        const where = { open, catalog: openAi.catalog, baseModel };
        const inspected = await inspectFiles(files, { ...where, counters: tokenCounters, output });
        if (asJson)
          printJson({
            schemaVersion: JSON_SCHEMA_VERSION,
            files: inspected.map(({ path, inspection }) => inspectionJson(path, inspection)),
          });
        else printResult(inspected.map(({ path, inspection }) => inspectionText(path, inspection)).join('\n'));
        return inspected.some(({ inspection }) => inspectionHasErrors(inspection)) ? 1 : 0;
      } finally {
        await git?.close();
      }
    },

    async validate(flags: PlanFlags): Promise<number> {
      const { plan } = await previewHere(flags);
      if (asJson) printJson({ schemaVersion: JSON_SCHEMA_VERSION, diagnostics: plan.diagnostics.map(diagnosticJson) });
      else if (plan.diagnostics.length === 0) printResult('Everything is in order.');
      else printResult(plan.diagnostics.flatMap(diagnosticLines).join('\n'));
      return hasErrors(plan.diagnostics) ? 1 : 0;
    },

    async plan(flags: PlanFlags): Promise<number> {
      const { plan, datasets } = await previewHere(flags);
      if (asJson) printJson(planJson(plan, datasets));
      else printResult(planText(plan, plannedCost(plan.changes), 'Merging', datasets));
      if (hasErrors(plan.diagnostics)) return 1;
      return flags.detailedExitcode === true && hasChanges(plan) ? 2 : 0;
    },

    async status(flags: PlanFlags): Promise<number> {
      const host = await forge(flags);
      const state = host === null ? null : await readLedger(createBranchLedgerStore(host));
      if (asJson) printJson(ledgerJson(state?.ledger ?? null));
      else printResult(ledgerText(state?.ledger ?? null));
      return 0;
    },

    async apply(flags: PlanFlags): Promise<number> {
      const host = await forge(flags);
      if (options.openAiApiKey === null || host === null)
        throw new UserError('OPENAI_API_KEY is not set.', { fix: 'Set it to the key of the project that trains.' });
      if (options.now !== undefined && ![flags.apiUrl, flags.baseUrl ?? ''].every(isLoopbackUrl))
        throw new UserError('"--now" works with apply only against emulators on this machine.', {
          fix: 'Leave it out.',
        });
      const { reconcile, reconcileFailed } = await import('./commands/reconcile.ts');
      const { createOpenAiProvider } = await import('./providers/openai/client.ts');
      const git = createGitObjects({ folder: root(), remote: { name: 'origin' } });
      try {
        const reconciled = await reconcile(
          {
            git,
            datasets: createDatasetReader(git, tokenCounters, output),
            provider: openAi,
            forge: host,
            store: createBranchLedgerStore(host),
            fineTuning: createOpenAiProvider({
              apiKey: options.openAiApiKey,
              baseUrl: flags.baseUrl ?? '',
              project: null,
            }),
            output,
            interrupted: interruption(),
            clock,
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
  return {
    budget: flags.budgetUsd === undefined ? null : fromUsd(flags.budgetUsd),
    budgetRequired,
    createsPerRun: DEFAULT_CREATES_PER_RUN,
    waitingWindow: DEFAULT_WAITING_WINDOW,
    frozen: false,
  };
}

/** A pretended time makes an unanswered create look old, so it may only lead to pretended trainings. */
function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && isLoopback(new URL(text));
}

const openOnDisk: OpenFile = async path => {
  const file = await openUserFile(path);
  if (file.kind === 'file') return { kind: 'file', chunks: () => file.chunks() };
  return file.kind === 'absent' ? file : { kind: 'refused', what: `path that ${file.why}` };
};

async function openInCommit(git: GitObjects, root: string, revision: string): Promise<OpenFile> {
  const commit = await git.resolve(revision);
  if (commit === null)
    throw new UserError(`There is no commit ${revision}.`, { fix: 'Commit first, or use --worktree.' });
  return async path => {
    const entry = await git.entry(commit, repositoryPath(root, path));
    if (entry === null) return { kind: 'absent' };
    return entry.kind === 'file'
      ? { kind: 'file', chunks: () => git.read(entry.oid) }
      : { kind: 'refused', what: entry.kind };
  };
}
