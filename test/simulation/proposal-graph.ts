import type { Comparison } from '../../src/ports-code-host.ts';
import type { ProposedCommit } from './toy-proposals.ts';
import type { ToyRepository } from './toy-repository.ts';

/** What follows from what, over the default branch and the commits beside it. */
export interface ProposalGraph {
  textOf(oid: string): string;
  /** Commits beside the default branch that `head` has and `base` has not, the oldest first. */
  ahead(base: string, head: string): ProposedCommit[];
  compare(base: string, head: string): Comparison;
  mergeBase(base: string, head: string): string;
}

export function graphOf(repository: ToyRepository, commits: ReadonlyMap<string, ProposedCommit>): ProposalGraph {
  /** All that a commit follows, and itself. */
  function ancestry(oid: string, known = new Set<string>()): Set<string> {
    if (known.has(oid)) return known;
    const beside = commits.get(oid);
    if (beside !== undefined) {
      known.add(oid);
      for (const parent of beside.parents) ancestry(parent, known);
      return known;
    }
    for (const commit of repository.upTo(oid)) {
      known.add(commit.oid);
      if (commit.merged !== null) ancestry(commit.merged, known);
    }
    return known;
  }

  function textOf(oid: string): string {
    const text = commits.get(oid)?.text ?? repository.upTo(oid)[0]?.text;
    if (text === undefined) throw new Error('There is no such commit');
    return text;
  }

  function mergeBase(base: string, head: string): string {
    const known = ancestry(base);
    const shared = [...ancestry(head)].filter(oid => known.has(oid));
    const weigh = (oid: string): number => ancestry(oid).size;
    return shared.reduce((best, oid) => (weigh(oid) > weigh(best) ? oid : best));
  }

  function missing(base: string, head: string): string[] {
    const known = ancestry(base);
    return [...ancestry(head)].filter(oid => !known.has(oid)).reverse();
  }

  function ahead(base: string, head: string): ProposedCommit[] {
    return missing(base, head).flatMap(oid => commits.get(oid) ?? []);
  }

  return {
    textOf,
    ahead,
    mergeBase,
    compare(base, head) {
      const shared = mergeBase(base, head);
      const beside = ahead(base, head);
      const isEdited = textOf(shared) !== textOf(head);
      return {
        mergeBase: shared,
        commits: missing(base, head).map(oid => ({ oid, message: commits.get(oid)?.message ?? 'An edit' })),
        files: [...beside.flatMap(({ files }) => files), ...(isEdited ? ['models.yaml'] : [])],
      };
    },
  };
}
