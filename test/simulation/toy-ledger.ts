import { bearLedger } from '../../src/commands/known.ts';
import type { Ledger } from '../../src/core/ledger/schema.ts';
import type { LedgerRead, LedgerStore, LedgerWrite } from '../../src/ports.ts';
import { MARK } from '../support/builders.ts';
import type { Host } from './host.ts';
import { WINDOW } from './times.ts';
import type { World } from './world.ts';

interface Version {
  readonly id: string;
  readonly ledger: Ledger | 'corrupt';
}

/** The branch of the ledger, written by compare-and-swap; it can be deleted, broken, mended and tampered with. */
export class ToyLedger {
  readonly #world: World;
  readonly #versions: Version[] = [];
  readonly #written = new Set<Ledger>();
  #count = 0;
  /** How often a write that arrived late began a deleted branch anew, with an older ledger. */
  putBack = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get head(): Version | null {
    return this.#versions.at(-1) ?? null;
  }

  /** The newest ledger, if it can be read. */
  get current(): Ledger | null {
    const ledger = this.head?.ledger;
    return ledger === undefined || ledger === 'corrupt' ? null : ledger;
  }

  get earlier(): readonly Ledger[] {
    return this.#versions.flatMap(({ ledger }) => (ledger === 'corrupt' ? [] : [ledger]));
  }

  put(ledger: Ledger | 'corrupt'): void {
    this.#count += 1;
    this.#versions.push({ id: String(this.#count), ledger });
  }

  /** Somebody deletes the branch. */
  wipe(): void {
    this.#versions.length = 0;
  }

  /** `ledger repair`: the newest version that can be read, with a quarantine. */
  repair(): void {
    if (this.head?.ledger !== 'corrupt') return;
    const whole = this.earlier.at(-1);
    const quarantinedUntil = new Date(this.#world.timeline.now + WINDOW).toISOString();
    if (whole === undefined) this.wipe();
    else this.put({ ...whole, serial: whole.serial + 1, quarantinedUntil });
  }

  store(host: Host): LedgerStore {
    const read = (): Promise<LedgerRead> => host.look('read-ledger', 'forge', () => this.#read(host));
    return {
      read,
      write: async (ledger, expected, headline) => {
        const written = await host.change<LedgerWrite | null>(
          `write-ledger (${headline})`,
          'forge',
          () => this.#write(host, ledger, expected.head),
          () => null,
        );
        if (written !== null) return written;
        // As the real store does: the reply was lost, so the branch is read again.
        const now = await read();
        return now.kind === 'found' && now.ledger === ledger
          ? { kind: 'written', position: now.position }
          : { kind: 'failed', why: 'no answer' };
      },
    };
  }

  #read(host: Host): LedgerRead {
    const { head } = this;
    if (head === null) {
      if (host.sight.ledger === undefined) host.sight.ledger = null;
      if (this.#world.defect === 'no-quarantine') return withoutQuarantine(host);
      return { kind: 'absent', position: { head: null } };
    }
    if (head.ledger === 'corrupt') return { kind: 'unusable', why: 'The ledger is not valid JSON.' };
    const ledger = this.#world.defect === 'one-observation' ? longUnwanted(head.ledger) : head.ledger;
    if (host.sight.ledger === undefined) host.sight.ledger = ledger;
    return { kind: 'found', ledger, position: { head: head.id } };
  }

  #write(host: Host, ledger: Ledger, expected: string | null): LedgerWrite {
    const { head } = this;
    if (this.#world.defect !== 'no-cas' && expected !== (head?.id ?? null)) return { kind: 'conflict' };
    this.#world.checks.ledgerWritten(host, this.current, ledger);
    if (head === null && this.#written.has(ledger)) this.putBack += 1;
    this.#written.add(ledger);
    this.put(ledger);
    return { kind: 'written', position: { head: String(this.#count) } };
  }
}

/** The defect that begins every new ledger as if there had been none. */
function withoutQuarantine({ sight }: Host): LedgerRead {
  const birth = { lineage: MARK.lineage, now: new Date(sight.begun).toISOString(), waitingWindow: WINDOW };
  const ledger = { ...bearLedger(sight.listing, birth), quarantinedUntil: null };
  return { kind: 'found', ledger, position: { head: null } };
}

/** The defect that takes one observation for two. */
function longUnwanted(ledger: Ledger): Ledger {
  const runs = Object.entries(ledger.runs).map(([digest, run]) => [
    digest,
    run.state === 'created' ? { ...run, unwantedSince: run.unwantedSince ?? ledger.bornAt } : run,
  ]);
  return { ...ledger, runs: Object.fromEntries(runs) };
}
