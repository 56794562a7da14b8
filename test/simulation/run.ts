import { perform } from '../../src/commands/perform.ts';
import { createProposer } from '../../src/commands/propose-model-ids.ts';
import { createPublisher } from '../../src/commands/publish-model-id.ts';
import { type ReconcileParts, type ReconcilePorts, reconcileWith } from '../../src/commands/reconcile.ts';
import { UserError } from '../../src/commands/user-error.ts';
import { setModelId } from '../../src/core/manifest/splice.ts';
import { openAi } from '../../src/providers/openai/description.ts';
import { Crash, Host, Lost } from './host.ts';
import { limitsOf } from './limits.ts';
import { nothingSeen } from './sight.ts';
import { DATA } from './specs.ts';
import { MINUTE } from './times.ts';
import { toySplice } from './toy-splice.ts';
import type { World } from './world.ts';

/** Every so many seeds the real splice writes model IDs; in the others a quicker one does. */
const REAL_SPLICE = 16;

/** One run of the real `reconcile` on a host of its own, from looking to its end, which may be a crash. */
export async function runOnce(world: World, name: string, skew = 0): Promise<void> {
  const begun = world.timeline.now + skew;
  const host = new Host(world, { name, skew, sight: nothingSeen(begun) });
  world.runs += 1;
  world.note(name, 'begins a run', skew === 0 ? '' : `its clock is wrong by ${Math.round(skew / 1000)} s`);
  try {
    const now = new Date(begun).toISOString();
    const limits = limitsOf(world);
    await reconcileWith(partsFor(world, host), portsFor(world, host), {
      manifestPath: 'models.yaml',
      now,
      limits,
      runUrl: null,
    });
  } catch (error) {
    if (!(error instanceof Crash || error instanceof Lost || error instanceof UserError)) throw error;
  }
  world.note(name, host.isDead ? 'has died' : 'has ended', '');
}

const NEVER = new AbortController().signal;

function portsFor(world: World, host: Host): ReconcilePorts {
  return {
    forge: world.repository.branches(host),
    proposals: world.proposals.host(host),
    store: world.ledger.store(host),
    fineTuning: world.provider.client(host),
    output: { info: () => undefined, warn: () => undefined, trace: () => undefined },
    interrupted: interruption(world),
    clock: { now: () => (world.defect === 'early-clock' ? host.sight.begun : host.now) },
    witness: { readings: () => (world.defect === 'blind-clock' ? [] : host.readings) },
    git: {
      resolve: async revision => revision,
      entry: async () => null,
      async *read() {
        yield DATA;
      },
      close: async () => undefined,
    },
    datasets: { read: () => Promise.reject(new Error('Commits are read whole here')) } as never,
    provider: openAi,
  };
}

function interruption(world: World): AbortSignal {
  if (world.isCalm || world.random(1) >= world.weather.interruptions) return NEVER;
  const controller = new AbortController();
  world.timeline.schedule(world.random(2 * MINUTE), () => controller.abort());
  return controller.signal;
}

function partsFor(world: World, host: Host): ReconcileParts {
  const splice = world.seed % REAL_SPLICE === 0 ? setModelId : toySplice;
  return {
    gatherAt: world.repository.gatherAt(host),
    perform: brokenPerform(world),
    createPublisher: (forge, branch, planned, gatherAt) => {
      const publisher = createPublisher(forge, branch, planned, gatherAt, splice);
      return world.defect === 'no-delete-look' ? { ...publisher, tipLetsGo: async () => true } : publisher;
    },
    createProposer: (forge, proposals, order) => createProposer(forge, proposals, order, splice),
  };
}

function brokenPerform({ defect }: World): typeof perform {
  switch (defect) {
    case 'no-fence':
      return (protocol, change, state, ports) =>
        perform(protocol, change, Object.defineProperty(state, 'isAsRead', { get: () => true, set: ignore }), ports);
    case 'no-deadline':
    case 'no-window':
    case 'early-clock':
      return (protocol, change, state, ports) =>
        perform(protocol, change, state, { ...ports, waitingWindow: Number.POSITIVE_INFINITY });
    default:
      return perform;
  }
}

function ignore(): void {}
