import type { BranchPullRequest, CommitOutcome, OpenOutcome, ProposalHost } from '../../src/ports-code-host.ts';
import type { Host } from './host.ts';
import { graphOf } from './proposal-graph.ts';
import type { World } from './world.ts';

/** A commit that is not on the default branch, or was not when it was made. */
export interface ProposedCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  /** The manifest. */
  readonly text: string;
  readonly message: string;
  /** Other paths that it changes. */
  readonly files: readonly string[];
  readonly isOurs: boolean;
}

export interface ToyPull {
  readonly number: number;
  headSha: string;
  state: BranchPullRequest['state'];
  closedAt: number;
}

type Placement = Parameters<ProposalHost['place']>[0];

const UNKNOWN = { kind: 'unknown', why: 'no answer' } as const;

/** The one branch of proposals and its pull requests, written by compare-and-swap, as GitHub and git have it. */
export class ToyProposals {
  readonly pulls: ToyPull[] = [];
  readonly commits = new Map<string, ProposedCommit>();
  readonly graph;
  head: string | null = null;
  isProtected = false;
  merges = 0;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.graph = graphOf(world.repository, this.commits);
  }

  get open(): ToyPull | undefined {
    return this.pulls.find(({ state }) => state === 'open');
  }

  /** The branch was left standing after its merge, which may have squashed its commits. */
  get isMerged(): boolean {
    const newest = this.pulls.at(-1);
    return newest?.state === 'merged' && newest.headSha === this.head;
  }

  make(commit: Omit<ProposedCommit, 'oid'>): string {
    const oid = `f${this.commits.size.toString(16).padStart(39, '0')}`;
    this.commits.set(oid, { oid, ...commit });
    return oid;
  }

  /** A pull request follows its branch, and closes with it. */
  move(head: string | null): void {
    this.head = head;
    const { open } = this;
    if (open === undefined) return;
    if (head === null) this.end(open, 'closed');
    else open.headSha = head;
  }

  end(pull: ToyPull, state: 'closed' | 'merged'): void {
    pull.state = state;
    pull.closedAt = this.#world.timeline.now;
  }

  headFor(host: Host, branch: string): Promise<string | null> {
    return host.look('read-branch', 'forge', () => (branch.startsWith('finetune-gitops/') ? this.head : null));
  }

  read(host: Host, commit: string): Promise<Uint8Array> {
    return host.look('read-file', 'forge', () => new TextEncoder().encode(this.graph.textOf(commit)));
  }

  /** `null` where IDs are committed to the default branch. */
  host(host: Host): ProposalHost | null {
    const { weather } = this.#world;
    if (weather.publishes === 'directly') return null;
    return {
      pullRequests: weather.publishes === 'by-branch' ? null : this.#pullRequests(host),
      compare: (base, head) =>
        host.look('compare', 'forge', () => {
          const comparison = this.graph.compare(base, head);
          return this.#world.defect === 'no-owner' ? { ...comparison, commits: [] } : comparison;
        }),
      place: placement => {
        this.#world.meddle();
        return host.change<CommitOutcome>(
          'place-proposal',
          'forge',
          () => this.#place(host, placement),
          () => UNKNOWN,
        );
      },
      remove: (branch, expectedHead) => {
        this.#world.meddle();
        const remove = (): CommitOutcome => this.#swap(host, branch, expectedHead, null, null);
        return host.change<CommitOutcome>('remove-proposal', 'forge', remove, () => UNKNOWN);
      },
    };
  }

  #pullRequests(host: Host): NonNullable<ProposalHost['pullRequests']> {
    return {
      from: () =>
        host.look('list-pulls', 'forge', () => {
          host.sight.pullsAt = this.#world.timeline.now;
          return this.pulls
            .map(({ number, headSha, state }) => ({ number, headSha, state, url: `https://host/${number}` }))
            .reverse();
        }),
      open: () => {
        this.#world.meddle();
        const newest = this.pulls.at(-1);
        const wasRefused = newest?.state === 'closed' && newest.headSha === this.head;
        if (wasRefused && newest.closedAt < host.sight.pullsAt && !host.isDead)
          this.#world.checks.violated('I9', `pull request ${newest.number}, which a person closed, was opened again`);
        return host.change<OpenOutcome>(
          'open-pull',
          'forge',
          () => this.#open(),
          () => UNKNOWN,
        );
      },
    };
  }

  #open(): OpenOutcome {
    const { head, open } = this;
    if (open !== undefined) return { kind: 'stale' };
    if (head === null) return { kind: 'refused', why: 'there is no such branch' };
    if (this.graph.ahead(this.#world.repository.tip.oid, head).length === 0)
      return { kind: 'refused', why: 'there is nothing to merge' };
    this.pulls.push({ number: this.pulls.length + 1, headSha: head, state: 'open', closedAt: 0 });
    this.#world.proposed();
    return { kind: 'opened' };
  }

  #place(host: Host, { branch, expectedHead, parent, content, headline, body }: Placement): CommitOutcome {
    const text = new TextDecoder().decode(content);
    const message = `${headline}\n\n${body ?? ''}`;
    return this.#swap(
      host,
      branch,
      expectedHead,
      { parents: [parent], text, message, files: [], isOurs: true },
      parent,
    );
  }

  #swap(
    host: Host,
    branch: string,
    expected: string | null,
    commit: Omit<ProposedCommit, 'oid'> | null,
    parent: string | null,
  ): CommitOutcome {
    const { defect, checks, repository } = this.#world;
    if (this.isProtected) return { kind: 'refused', why: 'the branch is protected' };
    if (this.head !== expected && defect !== 'no-lease') return { kind: 'stale' };
    const lost = this.head === null || this.isMerged ? [] : this.graph.ahead(repository.tip.oid, this.head);
    const texts = commit === null || parent === null ? null : { before: this.graph.textOf(parent), after: commit.text };
    checks.placed(host, branch, lost, texts);
    const head = commit === null ? null : this.make(commit);
    this.move(head);
    this.#world.proposed();
    return { kind: 'committed', oid: head ?? '' };
  }
}
