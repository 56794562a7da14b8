/** Wires what there is to say about the models for a person at a desk: as scheduled runs see it, without writing. */
import { createDatasetInspector } from './adapters/dataset-inspector.ts';
import { withLfs } from './adapters/lfs-objects.ts';
import { openLfsStore } from './adapters/lfs-store.ts';
import { clockAt, systemClock } from './adapters/system-clock.ts';
import { createTerminalOutput } from './adapters/terminal-host.ts';
import { createDatasetReader } from './commands/dataset-reader.ts';
import { gather } from './commands/gather.ts';
import { FOREIGN, ownerOf } from './commands/ledger-owner.ts';
import { type NoticesSeen, observeNotices } from './commands/observe-notices.ts';
import { withUnmarkedJobs } from './commands/unmarked-jobs.ts';
import { UserError } from './commands/user-error.ts';
import type { Ledger } from './core/ledger/schema.ts';
import { newLedger } from './core/ledger/transitions.ts';
import type { JobListing } from './core/plan/observed.ts';
import type { DesiredModel } from './core/plan/plan.ts';
import { DEFAULT_CREATES_PER_RUN, DEFAULT_WAITING_WINDOW } from './core/plan/plan.ts';
import type { DeskOptions } from './desk.ts';
import { rootOf } from './desk-files.ts';
import type { FineTuningProvider, GitObjects, ProviderDescription } from './ports.ts';
import type { BranchHost } from './ports-code-host.ts';
import { openAi } from './providers/openai/description.ts';

const NO_LINEAGE = '00000000-0000-0000-0000-000000000000';

export type DeskNotices =
  | (NoticesSeen & { readonly kind: 'seen' /** `null`: the provider was asked. */; readonly unasked: string | null })
  /** The default branch has nothing that notices could be about. */
  | { readonly kind: 'none'; readonly why: string };

/** Reads the tip of the default branch, and with a key the provider. */
export async function noticesAtDesk(
  { host, objects }: { readonly host: BranchHost; readonly objects: GitObjects },
  ledger: Ledger | null,
  options: DeskOptions,
  baseUrl: string,
): Promise<DeskNotices> {
  const now = new Date((options.now === undefined ? systemClock : clockAt(options.now)).now()).toISOString();
  const { id: here, defaultBranch } = await host.repository();
  const repository = ownerOf(ledger, here);
  if (repository === null) return { kind: 'none', why: FOREIGN.replace(/\.$/, '') };
  const models = await modelsAt(await host.branchHead(defaultBranch), objects, options, now.slice(0, 10));
  if (typeof models === 'string') return { kind: 'none', why: models };
  const used = ledger ?? newLedger(NO_LINEAGE, now, null);
  const { provider, listing, unasked } = await ask({ repository, ledger: used }, options, baseUrl);
  const known = {
    ledger: used,
    listing,
    mark: { repository, lineage: ledger?.lineage ?? NO_LINEAGE },
    now,
    limits: {
      budget: null,
      budgetRequired: false,
      createsPerRun: DEFAULT_CREATES_PER_RUN,
      waitingWindow: DEFAULT_WAITING_WINDOW,
      frozen: false,
    },
  };
  const { catalog } = await providerOf(options);
  const seen = await observeNotices({ models, known, settled: new Set(), catalog }, provider);
  return { kind: 'seen', ...seen, unasked };
}

/** At the prices that the workflow's runs have too. */
async function providerOf({ priceOverrides }: DeskOptions): Promise<ProviderDescription> {
  return priceOverrides === undefined ? openAi : (await import('./desk-catalogs.ts')).pricedOpenAi(priceOverrides);
}

/** The models of a commit, or why there are none to look at. */
export async function modelsAt(
  head: string | null,
  objects: GitObjects,
  options: DeskOptions,
  today: string,
): Promise<readonly DesiredModel[] | string> {
  const commit = head === null ? null : await objects.resolve(head);
  if (commit === null) return 'the default branch is not here';
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const inspect = createDatasetInspector({ threads: options.workers ?? null, screen: process.stderr });
  const git = withLfs(objects, openLfsStore(rootOf(options.folder)));
  const datasets = createDatasetReader(git, output, inspect);
  const manifestPath = options.manifest ?? 'models.yaml';
  try {
    const provider = await providerOf(options);
    const { models } = await gather({ git, datasets, provider }, { commit, manifestPath, today });
    return models ?? 'the manifest has errors';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

interface Asked {
  readonly provider: FineTuningProvider | null;
  readonly listing: JobListing | null;
  readonly unasked: string | null;
}

/** A provider that does not answer keeps nobody from reading the ledger. */
async function ask(
  { repository, ledger }: { readonly repository: string; readonly ledger: Ledger },
  { openAiApiKey }: DeskOptions,
  baseUrl: string,
): Promise<Asked> {
  const none = (unasked: string): Asked => ({ provider: null, listing: null, unasked });
  if (openAiApiKey === null) return none('without a key the provider was not asked');
  const { createOpenAiProvider } = await import('./providers/openai/client.ts');
  const provider = createOpenAiProvider({ apiKey: openAiApiKey, baseUrl, project: null });
  try {
    const listing = await withUnmarkedJobs(await provider.listJobs(repository), ledger, provider);
    return listing.complete ? { provider, listing, unasked: null } : none(`the provider's jobs: ${listing.why}`);
  } catch (error) {
    return none(error instanceof Error ? error.message : String(error));
  }
}
