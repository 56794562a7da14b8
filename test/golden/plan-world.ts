import { createHash } from 'node:crypto';
import { inspectHere } from '../../src/adapters/inspect-here.ts';
import { withLfs } from '../../src/adapters/lfs-objects.ts';
import { createDatasetReader } from '../../src/commands/dataset-reader.ts';
import { preview } from '../../src/commands/preview.ts';
import { reconcile } from '../../src/commands/reconcile.ts';
import { LfsFault } from '../../src/core/dataset/lfs-pointer.ts';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import type { Ledger, Run } from '../../src/core/ledger/schema.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import type { Catalog } from '../../src/core/prices/catalog.ts';
import { fromUsd } from '../../src/core/prices/money.ts';
import type { GitObjects } from '../../src/ports.ts';
import { openAi } from '../../src/providers/openai/description.ts';
import { aBase, aLedger, aRun, aTrainedRun, CATALOG, hash, LIMITS, NOW } from '../support/builders.ts';
import { aForge, aListener, aProvider, memoryLedger } from '../unit/commands/outside.ts';

type Files = Readonly<Record<string, string>>;

/** A commit, what it is compared with, and the day. */
export interface World {
  readonly files: Files;
  /** Without it, there is nothing to compare with. */
  readonly base?: Files;
  readonly now?: string;
  /** Paths that are symbolic links. */
  readonly links?: readonly string[];
  /** What became of every object that Git LFS keeps elsewhere. */
  readonly lfs?: 'missing' | 'damaged';
  /** All models were trained when the base models still could be. */
  readonly trained?: true;
  /** The training of every model failed. */
  readonly failed?: true;
  /** Models that the ledger has and the manifest has not. */
  readonly vanished?: readonly string[];
  /** In dollars. */
  readonly budget?: number;
  /** The same, for one run. */
  readonly perRun?: number;
  /** By how much the clock of this machine is ahead, in milliseconds. */
  readonly clockAhead?: number;
}

const model = (id: string, more: Partial<Catalog['models'][number]> = {}): Catalog['models'][number] => {
  const { set_by_workflow: _, ...row } = aBase();
  return {
    ...row,
    id,
    as_of: NOW.slice(0, 10),
    training_ends: null,
    serving_ends: null,
    replacement: 'steady-2026-01-01',
    ...more,
  };
};

/** A catalog of the test's own, so that a new edition of the real one is not a change of every message. */
const OWN_CATALOG: Catalog = {
  ...CATALOG,
  as_of: NOW.slice(0, 10),
  aliases: { steady: 'steady-2026-01-01' },
  untrainable: { 'only-answers': 'test' },
  models: [
    model('steady-2026-01-01', { methods: ['supervised', 'dpo'] }),
    model('ending-2025-01-01', { methods: ['supervised'], training_ends: '2027-01-06', serving_ends: '2027-01-14' }),
    model('ended-2024-01-01', { training_ends: '2026-02-01', serving_ends: '2026-12-01' }),
    model('unpriced-2026-01-01', { train_usd_per_1m_tokens: null, train_usd_per_1m_tokens_by_method: {} }),
  ],
};

/** All that the preview of a commit has to say: by the program's own way, from bytes to the plan. */
export async function saidAbout(world: World): Promise<readonly Diagnostic[]> {
  if (world.clockAhead !== undefined) return rehearsed(world, world.clockAhead);
  const { trained = false, failed = false, vanished = [] } = world;
  if (!trained && !failed && vanished.length === 0) return (await planned(world, null)).diagnostics;
  const { changes } = await planned({ ...world, now: '2026-01-01T00:00:00.000Z' }, null);
  const runs = [
    ...changes
      .filter(() => trained || failed)
      .map(({ digest, model: name }) => [digest ?? '', runOf(name, trained)] as const),
    ...vanished.map((name, index) => [hash(index + 1), aRun({ model: name, jobId: `ftjob-${index}` })] as const),
  ];
  return (await planned(world, aLedger(Object.fromEntries(runs)))).diagnostics;
}

const runOf = (model: string, isTrained: boolean): Run =>
  isTrained ? aTrainedRun({ model }) : aRun({ model, state: 'failed', endedAt: NOW });

/** A reconcile that writes nothing, because only a reconcile hears what services say of the time. */
async function rehearsed({ files }: World, clockAhead: number): Promise<readonly Diagnostic[]> {
  const git = gitOf({ head: files }, []);
  const output = aListener();
  const reading = {
    service: 'provider',
    theirs: 0,
    sentAt: clockAhead + 1_000,
    receivedAt: clockAhead + 1_200,
  } as const;
  const { plan } = await reconcile(
    {
      git,
      datasets: createDatasetReader(git, output, inspectHere),
      provider: { ...openAi, catalog: OWN_CATALOG },
      forge: aForge({
        repository: async () => ({ id: '4711', defaultBranch: 'main', isPrivate: true }),
        branchHead: async () => 'head',
      }),
      store: memoryLedger(aLedger()).store,
      fineTuning: aProvider({
        capabilities: { ownership: 'filterable-label', idempotentCreate: false },
        listJobs: async () => ({ complete: true, jobs: [] }),
      }),
      output,
      interrupted: new AbortController().signal,
      clock: { now: () => Date.parse(NOW) },
      witness: { readings: () => [reading] },
    },
    { manifestPath: 'models.yaml', now: NOW, limits: LIMITS, runUrl: null, isRehearsal: true },
  );
  return plan.diagnostics;
}

async function planned(
  { files, base, now = NOW, links = [], lfs, budget, perRun }: World,
  ledger: Ledger | null,
): Promise<Plan> {
  const git = withLfs(gitOf({ head: files, ...(base && { base }) }, links), {
    has: async () => lfs !== 'missing',
    async *read({ oid }) {
      const text = Object.values(files).find(candidate => sha256(candidate) === oid);
      if (lfs !== undefined || text === undefined) throw new LfsFault(lfs ?? 'missing', oid);
      yield new TextEncoder().encode(text);
    },
  });
  const { plan } = await preview(
    {
      git,
      datasets: createDatasetReader(git, aListener(), inspectHere),
      provider: { ...openAi, catalog: OWN_CATALOG },
      store: ledger === null ? null : memoryLedger(ledger).store,
    },
    {
      commit: 'head',
      baseCommit: base === undefined ? null : 'base',
      manifestPath: 'models.yaml',
      now,
      limits: {
        ...LIMITS,
        budgetRequired: false,
        ...(budget !== undefined && { budget: fromUsd(budget) }),
        ...(perRun !== undefined && { costPerRun: fromUsd(perRun) }),
      },
    },
  );
  return plan;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function gitOf(commits: Readonly<Record<string, Files>>, links: readonly string[]): GitObjects {
  const blobs = new Map(
    Object.values(commits).flatMap(files => Object.values(files).map(text => [sha256(text), text])),
  );
  return {
    resolve: async revision => (commits[revision] === undefined ? null : revision),
    entry: async (commit, path) => {
      const text = commits[commit]?.[path];
      if (text === undefined) return null;
      const kind = links.includes(path) ? 'symlink' : 'file';
      return { oid: sha256(text), kind, bytes: new TextEncoder().encode(text).length };
    },
    async *read(oid) {
      yield new TextEncoder().encode(blobs.get(oid) ?? '');
    },
    close: async () => undefined,
  };
}
