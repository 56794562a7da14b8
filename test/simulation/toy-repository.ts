import type { Gathered } from '../../src/commands/gather.ts';
import type { DesiredModel } from '../../src/core/plan/plan.ts';
import type { BranchHost, CommitOutcome, FileCommit } from '../../src/ports-code-host.ts';
import { MARK } from '../support/builders.ts';
import type { Host } from './host.ts';
import { removalIn } from './limits.ts';
import { modelsOf } from './specs.ts';
import { MINUTE } from './times.ts';
import type { World } from './world.ts';

export interface Commit {
  readonly oid: string;
  /** A proposal's commit that was merged by it. */
  readonly merged: string | null;
  readonly text: string;
  readonly models: readonly DesiredModel[] | null;
}

/** A look of some run at the tip of the default branch. */
interface Look {
  readonly at: number;
  readonly models: readonly DesiredModel[] | null;
}

const PATH = 'models.yaml';

/** The default branch: people push to it, runs commit to it by compare-and-swap, as GitHub and git have it. */
export class ToyRepository {
  isProtected = false;
  readonly looks: Look[] = [];
  readonly #world: World;
  readonly #commits: Commit[] = [];

  constructor(world: World, text: string) {
    this.#world = world;
    this.push(text);
  }

  get tip(): Commit {
    return this.#at(this.#commits.length - 1);
  }

  /** Texts of earlier commits, the oldest first. */
  get texts(): readonly string[] {
    return this.#commits.map(commit => commit.text);
  }

  push(text: string, merged: string | null = null): void {
    const oid = (this.#commits.length + 1).toString(16).padStart(40, '0');
    this.#commits.push({ oid, merged, text, models: modelsOf(text) });
  }

  /** A commit of the default branch and all that it follows, the newest first; nothing for any other. */
  upTo(oid: string): Commit[] {
    return this.#commits.slice(0, this.#commits.findIndex(commit => commit.oid === oid) + 1).reverse();
  }

  wants(digest: string): boolean {
    return this.tip.models?.some(model => model.digest === digest) ?? false;
  }

  gatherAt(host: Host): (oid: string) => Promise<Gathered> {
    return oid =>
      host.look(
        'read-commit',
        'forge',
        () => {
          const { text, models } = this.#at(Number.parseInt(oid, 16) - 1);
          host.sight.models ??= models;
          return {
            commit: oid,
            manifestPath: PATH,
            manifestOid: oid,
            manifestText: text,
            models,
            diagnostics: [],
            rules: {},
            removal: removalIn(this.#world, text),
          };
        },
        undefined,
        20 * MINUTE,
      );
  }

  branches(host: Host): BranchHost {
    return {
      repository: () =>
        host.look('repository', 'forge', () => ({ id: MARK.repository, defaultBranch: 'main', isPrivate: true })),
      branchHead: branch => {
        if (branch !== 'main') return this.#world.proposals.headFor(host, branch);
        // The first look is what a run is dated by; a later one, before something irreversible, may take very long.
        const slowest = host.sight.models === null ? 2 * MINUTE : 20 * MINUTE;
        return host.look('read-tip', 'forge', () => this.#look(host), undefined, slowest);
      },
      commitFile: commit => {
        if (this.#world.weather.publishes !== 'directly')
          this.#world.checks.violated('I6', 'a commit to the default branch, where IDs are proposed');
        if (this.#world.random(1) < this.#world.weather.rivalry && !this.#world.isCalm) this.#world.edit();
        return host.change<CommitOutcome>(
          'commit-model-id',
          'forge',
          () => this.#commit(host, commit),
          () => ({ kind: 'unknown', why: 'no answer' }),
        );
      },
      readFile: commit => this.#world.proposals.read(host, commit),
      createOrphanBranch: notAsked,
    };
  }

  #look(host: Host): string {
    this.looks.push({ at: this.#world.timeline.now, models: this.tip.models });
    host.sight.tip = this.tip.models;
    host.sight.tipAt = this.#world.timeline.now;
    return this.tip.oid;
  }

  #commit(host: Host, { expectedHead, content }: FileCommit): CommitOutcome {
    if (this.isProtected) return { kind: 'refused', why: 'the branch is protected' };
    const before = this.tip;
    if (expectedHead !== before.oid) return { kind: 'stale' };
    const text = new TextDecoder().decode(content);
    this.#world.checks.committed(host, before.text, text);
    this.push(text);
    return { kind: 'committed', oid: this.tip.oid };
  }

  #at(index: number): Commit {
    const commit = this.#commits[index];
    if (commit === undefined) throw new Error('There is no such commit');
    return commit;
  }
}

function notAsked(): Promise<never> {
  return Promise.reject(new Error('The ledger is not kept here'));
}
