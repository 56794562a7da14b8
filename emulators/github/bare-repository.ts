import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitRunOptions, runGit } from './git-process.ts';

export interface Identity {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly seconds: number;
}

interface CommitRequest {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Identity;
  readonly committer: Identity;
}

/** One change to a tree; `oid: null` removes the path. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly oid: string | null;
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly oid: string;
  readonly bytes: number | null;
  readonly path: string;
}

const SERVER_CONFIG = `[uploadpack]
	allowReachableSHA1InWant = true
	allowAnySHA1InWant = true
	allowFilter = true
[http]
	receivepack = true
[gc]
	auto = 0
`;

const ABSENT = '0'.repeat(40);

/** A bare repository on disk, read and written by the git program. */
export class BareRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** A new repository that serves what GitHub serves: any object by its id, and pushes over HTTP. */
  static async create(folder: string, branch: string): Promise<BareRepository> {
    const repository = new BareRepository(folder);
    const made = await runGit(['init', '--quiet', '--bare', `--initial-branch=${branch}`, folder]);
    if (made.status !== 0) throw new Error(`git init failed: ${made.stderr}`);
    await appendFile(join(folder, 'config'), SERVER_CONFIG);
    return repository;
  }

  async bytes(args: readonly string[], options: GitRunOptions = {}): Promise<Buffer> {
    const { status, stdout, stderr } = await runGit(args, { ...options, folder: this.folder });
    if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  async run(args: readonly string[], options: GitRunOptions = {}): Promise<string> {
    return (await this.bytes(args, options)).toString('utf8').replace(/\n$/, '');
  }

  /** The output, or `null` when git says no. */
  async ask(args: readonly string[], options: GitRunOptions = {}): Promise<string | null> {
    const { status, stdout } = await runGit(args, { ...options, folder: this.folder });
    return status === 0 ? stdout.toString('utf8').replace(/\n$/, '') : null;
  }

  /** The object id a full ref name, an object id or `<rev>:<path>` stands for, or `null`. */
  async resolve(revision: string): Promise<string | null> {
    if (revision.startsWith('-')) return null;
    return this.ask(['rev-parse', '--verify', '--quiet', revision]);
  }

  /** The commit that a branch, a tag, a full ref name or an object id stands for, as in GitHub's `ref` parameters. */
  async commitOf(name: string): Promise<string | null> {
    for (const revision of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
      const oid = await this.resolve(`${revision}^{commit}`);
      if (oid !== null) return oid;
    }
    return null;
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    return (await this.ask(['merge-base', '--is-ancestor', ancestor, descendant])) !== null;
  }

  async refs(prefix: string): Promise<ReadonlyMap<string, string>> {
    const lines = await this.run(['for-each-ref', '--format=%(refname) %(objectname)', prefix]);
    return new Map(
      lines
        .split('\n')
        .filter(line => line !== '')
        .map(line => line.split(' ') as [string, string]),
    );
  }

  async tree(treeish: string, options: { readonly recursive: boolean; readonly path?: string }): Promise<TreeEntry[]> {
    const args = ['--literal-pathspecs', 'ls-tree', '-z', '-l', ...(options.recursive ? ['-r', '-t'] : []), treeish];
    const listing = await this.run(options.path === undefined ? args : [...args, '--', options.path]);
    return listing
      .split('\0')
      .filter(line => line !== '')
      .map(line => {
        const [facts = '', path = ''] = line.split('\t', 2);
        const [mode = '', type = '', oid = '', bytes = '-'] = facts.split(/ +/);
        return { mode, type, oid, bytes: bytes === '-' ? null : Number(bytes), path };
      });
  }

  async writeBlob(content: Uint8Array): Promise<string> {
    return this.run(['hash-object', '-w', '--stdin'], { input: content });
  }

  /** A new tree: `base` (or nothing) with the changes applied, in an index of its own. */
  async writeTree(base: string | null, changes: readonly TreeChange[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'github-index-'));
    const environment = { GIT_INDEX_FILE: join(folder, 'index') };
    try {
      await this.run(base === null ? ['read-tree', '--empty'] : ['read-tree', base], { environment });
      const lines = changes.map(({ path, mode, oid }) => `${oid === null ? '0' : mode} ${oid ?? ABSENT}\t${path}\0`);
      await this.run(['update-index', '-z', '--index-info'], { environment, input: lines.join('') });
      return await this.run(['write-tree'], { environment });
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  async writeCommit({ tree, parents, message, author, committer }: CommitRequest): Promise<string> {
    const environment = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: `@${author.seconds} +0000`,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: `@${committer.seconds} +0000`,
    };
    return this.run(['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])], {
      environment,
      input: message,
    });
  }

  /**
   * Compare-and-swap by git's own lock: moves `ref` from `expected` (`null`: must not exist) to `next`.
   * `false` when the ref stood elsewhere, also when it moved in between.
   */
  async moveRef(ref: string, next: string, expected: string | null): Promise<boolean> {
    const moved = await runGit(['update-ref', ref, next, expected ?? ABSENT], { folder: this.folder });
    if (moved.status === 0) return true;
    if ((await this.resolve(ref)) === expected) throw new Error(`git update-ref ${ref} failed: ${moved.stderr}`);
    return false;
  }
}
