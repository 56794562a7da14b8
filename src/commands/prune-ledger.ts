import { prunableRuns, pruned, type StillAsked } from '../core/ledger/prune.ts';
import { serializeLedger } from '../core/ledger/schema.ts';
import type { LedgerStore } from '../ports.ts';
import { readLedger } from './known.ts';
import { UserError } from './user-error.ts';

export interface Pruning {
  readonly kind: 'nothing-to-do' | 'found' | 'pruned';
  readonly runs: number;
  readonly prunable: number;
  /** Of the ledger as it is, and as it would be or is now. */
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** Takes out of the ledger what nothing needs, by one compare-and-swap. The branch's history keeps every version. */
export async function pruneLedger(
  store: LedgerStore,
  asked: StillAsked,
  options: { readonly now: string; readonly isRehearsal: boolean },
): Promise<Pruning> {
  const state = await readLedger(store);
  if (state === null) throw new UserError('There is no ledger yet.', { fix: 'The first training begins one.' });
  const { ledger, position } = state;
  const digests = prunableRuns(ledger, asked, options.now);
  const next = pruned(ledger, digests);
  const bytesBefore = Buffer.byteLength(serializeLedger(ledger));
  const counts = { runs: Object.keys(ledger.runs).length, prunable: digests.length, bytesBefore };
  if (digests.length === 0) return { kind: 'nothing-to-do', ...counts, bytesAfter: bytesBefore };
  const bytesAfter = Buffer.byteLength(serializeLedger(next));
  if (options.isRehearsal) return { kind: 'found', ...counts, bytesAfter };
  const written = await store.write(next, position, `Prune ${digests.length} runs that left no model`);
  if (written.kind === 'written') return { kind: 'pruned', ...counts, bytesAfter };
  const why = written.kind === 'conflict' ? 'Somebody wrote the ledger meanwhile.' : `${written.why}.`;
  throw new UserError(`The ledger was not pruned. ${why}`, { fix: 'Run the command again.' });
}

export function pruningText({ kind, runs, prunable, bytesBefore, bytesAfter }: Pruning): string {
  const size = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;
  if (kind === 'nothing-to-do') return `All ${runs} runs are needed (${size(bytesBefore)} of 4096 KiB).`;
  const sizes = `${size(bytesBefore)} before, ${size(bytesAfter)} after, of 4096 KiB`;
  if (kind === 'pruned') return `Pruned ${prunable} of ${runs} runs (${sizes}).`;
  return `${prunable} of ${runs} runs are needed no more (${sizes}). Run again with --yes to prune them.`;
}
