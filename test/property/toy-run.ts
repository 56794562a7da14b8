import { bearLedger, readLedger } from '../../src/commands/known.ts';
import { type LedgerState, perform } from '../../src/commands/perform.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import { protocolFor } from '../../src/core/reconcile/protocol-for.ts';
import { CATALOG, LIMITS, MARK } from '../support/builders.ts';
import { Crash, Host, Lost } from './toy-host.ts';
import type { ToyWorld } from './toy-world.ts';

/** One run of the program on a host of its own, from looking to its end, which may be a crash. */
export async function runOnce(world: ToyWorld): Promise<void> {
  try {
    await reconcileOnce(world, new Host(world));
  } catch (error) {
    if (!(error instanceof Crash || error instanceof Lost)) throw error;
  }
}

/** `reconcile` without reading a repository: look, plan, carry out with the real protocols and the real driver. */
async function reconcileOnce(world: ToyWorld, host: Host): Promise<void> {
  const now = new Date(world.timeline.now).toISOString();
  const { waitingWindow } = world.rules;
  const provider = world.provider(host);
  const store = world.store(host);
  const models = world.wanted();
  const listing = await provider.listJobs(MARK.repository);
  const state = fenced(
    (await readLedger(store)) ?? {
      ledger: bearLedger(listing, { lineage: MARK.lineage, now, waitingWindow }),
      position: { head: null },
      isAsRead: true,
    },
    world.rules.hasFence,
  );
  const known = { ledger: state.ledger, listing, mark: MARK, now, limits: { ...LIMITS, waitingWindow } };
  const source = { commit: 'c', manifestPath: 'models.yaml', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
  for (const change of makePlan(models, known, source).changes) {
    const protocol = protocolFor(change, {
      ledger: state.ledger,
      listing,
      mark: MARK,
      now,
      runUrl: null,
      commit: null,
      nonce: `nonce-${world.random(1)}`,
      pricePerToken: () => 5_000,
    });
    if (protocol !== null)
      await perform(protocol, change, state, {
        provider,
        store,
        publisher: world.publisher(host),
        output: { info: () => undefined, warn: () => undefined, trace: () => undefined },
        datasetBytes: async () => new Uint8Array(),
        interrupted: new AbortController().signal,
        clock: { now: () => (world.rules.hasClock ? world.timeline.now : Date.parse(now)) },
        waitingWindow: world.rules.hasDeadline ? waitingWindow : Number.POSITIVE_INFINITY,
      });
  }
}

/** Without the fence the state always claims that nobody else wrote. */
function fenced(state: LedgerState, hasFence: boolean): LedgerState {
  if (hasFence) return state;
  return Object.defineProperty(state, 'isAsRead', { get: () => true, set: () => undefined });
}
