import type { PerformPorts } from '../../../src/commands/perform.ts';
import type { Publisher } from '../../../src/commands/publish-model-id.ts';
import type { Ledger } from '../../../src/core/ledger/schema.ts';
import type { FineTuningProvider, LedgerStore, LedgerWrite, Output } from '../../../src/ports.ts';
import type { Forge } from '../../../src/ports-code-host.ts';
import { LIMITS, NOW } from '../../support/builders.ts';

/** An object of which a test gives the part it is about; using anything else fails the test. */
function only<Port extends object>(name: string, given: Partial<Port>): Port {
  return new Proxy(given as Port, {
    get: (target, key) => {
      if (key in target || typeof key === 'symbol') return Reflect.get(target, key);
      throw new Error(`${name}.${key} is not part of this test`);
    },
  });
}

export const aForge = (given: Partial<Forge>): Forge => only('forge', given);
export const aProvider = (given: Partial<FineTuningProvider>): FineTuningProvider => only('provider', given);
export const aPublisher = (given: Partial<Publisher>): Publisher => only('publisher', given);

/** Keeps everything that was said. */
export function aListener(): Output & { readonly said: string[] } {
  const said: string[] = [];
  const hear = (kind: string) => (line: string) => void said.push(`${kind}: ${line}`);
  return { said, info: hear('info'), warn: hear('warn'), trace: () => undefined };
}

/** A ledger in memory with a real compare-and-swap; `before` may answer a write in its place. */
export function memoryLedger(first: Ledger) {
  let ledger = first;
  let head = 0;
  let before: (() => LedgerWrite | null) | null = null;
  const store: LedgerStore = {
    read: async () => ({ kind: 'found', ledger, position: { head: String(head) } }),
    async write(next, expected) {
      const instead = before?.() ?? null;
      if (instead !== null) return instead;
      if (expected.head !== String(head)) return { kind: 'conflict' };
      ledger = next;
      head += 1;
      return { kind: 'written', position: { head: String(head) } };
    },
  };
  return {
    store,
    current: () => ledger,
    state: () => ({ ledger, position: { head: String(head) }, isAsRead: true }),
    /** Somebody else writes. */
    overwrite(next: Ledger) {
      ledger = next;
      head += 1;
    },
    interfere(how: () => LedgerWrite | null) {
      before = how;
    },
  };
}

export function performPorts(given: Partial<PerformPorts>): PerformPorts {
  return {
    provider: aProvider({}),
    publisher: aPublisher({}),
    store: memoryLedger({} as Ledger).store,
    output: aListener(),
    datasetBytes: async () => new Uint8Array(),
    interrupted: new AbortController().signal,
    clock: { now: () => Date.parse(NOW) },
    waitingWindow: LIMITS.waitingWindow,
    ...given,
  };
}
