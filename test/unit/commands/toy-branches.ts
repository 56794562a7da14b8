import { createHash } from 'node:crypto';
import type { BranchPullRequest, CommitOutcome, OpenOutcome, ProposalHost } from '../../../src/ports-code-host.ts';
import { aForge } from './outside.ts';

interface ToyCommit {
  readonly oid: string;
  readonly parent: string | null;
  readonly files: ReadonlyMap<string, string>;
  readonly message: string;
}

/** A code host in memory: branches that really compare and swap, and pull requests from them. Every write is counted. */
export function toyBranches(first: Readonly<Record<string, string>>, withPullRequests = true) {
  const commits = new Map<string, ToyCommit>();
  const heads = new Map<string, string>();
  const pulls: { number: number; branch: string; headSha: string; state: BranchPullRequest['state'] }[] = [];
  const writes: string[] = [];
  /** Each answers one write, or lets it happen with `null`; `after` lets it happen and then answers. */
  const faults: { readonly after: boolean; readonly outcome: CommitOutcome | null; readonly meanwhile?: () => void }[] =
    [];

  const listed: (() => void)[] = [];

  function commit(parent: string | null, changes: Readonly<Record<string, string>>, message: string): string {
    const files = new Map([...(at(parent)?.files ?? []), ...Object.entries(changes)]);
    const oid = createHash('sha1').update(`${commits.size}`).digest('hex');
    commits.set(oid, { oid, parent, files, message });
    return oid;
  }
  const at = (oid: string | null): ToyCommit | undefined => (oid === null ? undefined : commits.get(oid));
  function line(oid: string | null): ToyCommit[] {
    const found = at(oid);
    return found === undefined ? [] : [found, ...line(found.parent)];
  }

  function swap(branch: string, expected: string | null, next: string | null): CommitOutcome {
    if ((heads.get(branch) ?? null) !== expected) return { kind: 'stale' };
    if (next === null) {
      heads.delete(branch);
      for (const pull of pulls) if (pull.branch === branch && pull.state === 'open') pull.state = 'closed';
    } else heads.set(branch, next);
    for (const pull of pulls) if (pull.branch === branch && pull.state === 'open' && next !== null) pull.headSha = next;
    return { kind: 'committed', oid: next ?? '' };
  }

  function written<Outcome>(what: string, act: () => Outcome): Outcome | CommitOutcome {
    writes.push(what);
    const fault = faults.shift();
    fault?.meanwhile?.();
    if (fault === undefined || fault.outcome === null) return act();
    if (fault.after) act();
    return fault.outcome;
  }

  const host: ProposalHost = {
    pullRequests: withPullRequests
      ? {
          async from(branch) {
            for (const act of listed.splice(0)) act();
            const own = pulls.filter(pull => pull.branch === branch).reverse();
            return own.map(({ number, headSha, state }) => ({ number, headSha, state, url: `https://host/${number}` }));
          },
          async open({ branch }) {
            return written('open', (): OpenOutcome => {
              if (pulls.some(pull => pull.branch === branch && pull.state === 'open')) return { kind: 'stale' };
              pulls.push({ number: pulls.length + 1, branch, headSha: heads.get(branch) ?? '', state: 'open' });
              return { kind: 'opened' };
            }) as OpenOutcome;
          },
        }
      : null,
    async compare(base, head) {
      const known = new Set(line(base).map(({ oid }) => oid));
      const ahead = line(head).filter(({ oid }) => !known.has(oid));
      const mergeBase = line(head).find(({ oid }) => known.has(oid));
      if (mergeBase === undefined) return null;
      const paths = new Set([...mergeBase.files.keys(), ...(at(head)?.files.keys() ?? [])]);
      const files = [...paths].filter(path => at(head)?.files.get(path) !== mergeBase.files.get(path));
      return { mergeBase: mergeBase.oid, commits: ahead.reverse(), files };
    },
    async place({ branch, expectedHead, parent, path, content, headline, body }) {
      return written('place', () => {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
        return swap(branch, expectedHead, commit(parent, { [path]: text }, `${headline}\n\n${body}`));
      });
    },
    remove: async (branch, expectedHead) => written('remove', () => swap(branch, expectedHead, null)),
  };
  const forge = aForge({
    branchHead: async branch => heads.get(branch) ?? null,
    readFile: async (oid, path) => {
      const text = at(oid)?.files.get(path);
      return text === undefined ? null : new TextEncoder().encode(text);
    },
  });
  heads.set('main', commit(null, first, 'Begin'));
  return {
    host,
    forge,
    pulls,
    writes,
    faults,
    /** Once, right before pull requests are listed. */
    whenListed: (act: () => void) => void listed.push(act),
    head: (branch: string) => heads.get(branch) ?? null,
    log: (branch: string) => line(heads.get(branch) ?? null),
    read: (branch: string, path: string) => at(heads.get(branch) ?? null)?.files.get(path),
    /** A person's commit. */
    push(branch: string, files: Readonly<Record<string, string>>, message = 'By hand') {
      heads.set(branch, commit(heads.get(branch) ?? null, files, message));
      swap(branch, heads.get(branch) ?? null, heads.get(branch) ?? null);
    },
    /** A person's commit in the place of the last one. */
    amend(branch: string, files: Readonly<Record<string, string>>) {
      const last = at(heads.get(branch) ?? null);
      heads.set(
        branch,
        commit(last?.parent ?? null, { ...Object.fromEntries(last?.files ?? []), ...files }, last?.message ?? ''),
      );
    },
    /** A person presses "Squash and merge". */
    squash(number: number) {
      const pull = pulls.find(candidate => candidate.number === number);
      if (pull === undefined) throw new Error('There is no such pull request');
      heads.set(
        'main',
        commit(heads.get('main') ?? null, Object.fromEntries(at(pull.headSha)?.files ?? []), 'Squashed'),
      );
      pull.state = 'merged';
    },
  };
}
