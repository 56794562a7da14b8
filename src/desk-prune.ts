/** Wires the pruning of the ledger: what the default branch asks for, and the ledger beside it. */
import { createBranchLedgerStore } from './adapters/branch-ledger-store.ts';
import { clockAt, systemClock } from './adapters/system-clock.ts';
import { readLedger } from './commands/known.ts';
import { FOREIGN, ownerOf } from './commands/ledger-owner.ts';
import { type Pruning, pruneLedger } from './commands/prune-ledger.ts';
import { UserError } from './commands/user-error.ts';
import type { DeskOptions } from './desk.ts';
import { modelsAt } from './desk-notices.ts';
import type { GitObjects } from './ports.ts';
import type { BranchHost } from './ports-code-host.ts';

/** A manifest that cannot be read, or an entry whose training is not known, may ask for anything: then nothing is pruned. */
export async function pruneAtDesk(
  { host, objects }: { readonly host: BranchHost; readonly objects: GitObjects },
  options: DeskOptions,
  isRehearsal: boolean,
): Promise<Pruning> {
  const now = new Date((options.now === undefined ? systemClock : clockAt(options.now)).now()).toISOString();
  const { id, defaultBranch } = await host.repository();
  const store = createBranchLedgerStore(host);
  const found = await readLedger(store);
  if (ownerOf(found?.ledger ?? null, id) === null)
    throw new UserError(FOREIGN, { fix: 'Nothing was changed. The first run of apply says what to do.' });
  const models = await modelsAt(await host.branchHead(defaultBranch), objects, options, now.slice(0, 10));
  const fix = 'Mend the manifest on the default branch first.';
  if (typeof models === 'string') throw new UserError(`Nothing is pruned: ${models}.`, { fix });
  const digests = models.flatMap(({ digest }) => digest ?? []);
  if (digests.length < models.length) throw new UserError('Nothing is pruned: an entry has problems.', { fix });
  const { manifest = 'models.yaml' } = options;
  const asked = { digests: new Set(digests), names: new Set(models.map(({ name }) => name)), manifest };
  return pruneLedger(store, asked, { now, isRehearsal });
}
