import { LEDGER_BRANCH, LEDGER_PATH, parseLedger } from '../core/ledger/schema.ts';
import type { GitObjects, LedgerStore } from '../ports.ts';

/** Reads the ledger from the clone's copy of its branch: enough for a plan on a desk without any token. */
export function createGitLedgerReader(git: GitObjects): LedgerStore {
  return {
    async read() {
      const head = await git.resolve(`refs/remotes/origin/${LEDGER_BRANCH}`);
      const entry = head === null ? null : await git.entry(head, LEDGER_PATH);
      if (head === null || entry === null) return { kind: 'absent', position: { head: null } };
      const chunks: Uint8Array[] = [];
      for await (const chunk of git.read(entry.oid)) chunks.push(chunk);
      const parsed = parseLedger(Buffer.concat(chunks).toString('utf8'));
      return parsed.kind === 'ledger' ? { kind: 'found', ledger: parsed.ledger, position: { head } } : parsed;
    },
    write: async () => ({ kind: 'failed', why: 'this ledger is read only; give --repository and a GITHUB_TOKEN' }),
  };
}
