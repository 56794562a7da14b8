import {
  LEDGER_BRANCH,
  LEDGER_PATH,
  type Ledger,
  type LedgerParse,
  parseLedger,
  serializeLedger,
} from '../core/ledger/schema.ts';
import type { LedgerPosition, LedgerRead, LedgerStore, LedgerWrite } from '../ports.ts';
import type { BranchHost } from '../ports-code-host.ts';

const README = `# Ledger of finetune-gitops

Written by machine: which trainings were started, adopted, finished and published, and what they cost.
Do not edit it, and keep this branch: it is what keeps a training from being paid for twice.
`;

function parse(bytes: Uint8Array): LedgerParse {
  return parseLedger(new TextDecoder().decode(bytes));
}

/** The ledger on a branch of its own, which is writable even where the default branch is protected. */
export function createBranchLedgerStore(forge: BranchHost): LedgerStore {
  async function read(): Promise<LedgerRead> {
    const head = await forge.branchHead(LEDGER_BRANCH);
    if (head === null) return { kind: 'absent', position: { head } };
    const bytes = await forge.readFile(head, LEDGER_PATH);
    if (bytes === null) return { kind: 'unusable', why: `The branch ${LEDGER_BRANCH} has no ${LEDGER_PATH}.` };
    const parsed = parse(bytes);
    return parsed.kind === 'ledger'
      ? { kind: 'found', ledger: parsed.ledger, position: { head } }
      : { kind: 'unusable', why: parsed.why };
  }

  async function write(ledger: Ledger, expected: LedgerPosition, headline: string): Promise<LedgerWrite> {
    const content = new TextEncoder().encode(serializeLedger(ledger));
    // A ledger that cannot be read again would stop every later run.
    const again = parse(content);
    if (again.kind === 'unusable') return { kind: 'failed', why: `It could not be read again. ${again.why}` };
    const outcome =
      expected.head === null
        ? await forge.createOrphanBranch(
            LEDGER_BRANCH,
            new Map([
              [LEDGER_PATH, content],
              ['README.md', new TextEncoder().encode(README)],
            ]),
            headline,
          )
        : await forge.commitFile({
            branch: LEDGER_BRANCH,
            expectedHead: expected.head,
            path: LEDGER_PATH,
            content,
            headline,
          });
    switch (outcome.kind) {
      case 'committed':
        return { kind: 'written', position: { head: outcome.oid } };
      case 'stale':
        return { kind: 'conflict' };
      case 'refused':
        return { kind: 'failed', why: outcome.why };
      case 'unknown':
        return settle(ledger, outcome.why);
    }
  }

  /** The reply was lost: our own bytes on the branch mean that the write arrived. */
  async function settle(ledger: Ledger, why: string): Promise<LedgerWrite> {
    const now = await read();
    if (now.kind === 'found' && serializeLedger(now.ledger) === serializeLedger(ledger))
      return { kind: 'written', position: now.position };
    return { kind: 'failed', why };
  }

  return { read, write };
}
