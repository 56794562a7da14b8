import type { BareRepository } from '../bare-repository.ts';
import type { JsonObject } from '../github-spec.ts';
import { repositoryApi, repositoryWeb, timestamp, type World } from '../world.ts';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

/** The commit, or `null` when there is no such commit. */
export async function readCommit(git: BareRepository, oid: string): Promise<Commit | null> {
  const text = await git.ask(['cat-file', 'commit', oid]);
  if (text === null) return null;
  const end = text.indexOf('\n\n');
  const lines = text.slice(0, end).split('\n');
  const values = (name: string): string[] =>
    lines.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1));
  return {
    oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: person(values('author')[0] ?? ''),
    committer: person(values('committer')[0] ?? ''),
    message: text.slice(end + 2).replace(/\n$/, ''),
  };
}

/** The low-level commit of the git data routes. */
export function gitCommitView(world: World, commit: Commit): JsonObject {
  return {
    sha: commit.oid,
    node_id: `C_${commit.oid}`,
    url: `${repositoryApi(world)}/git/commits/${commit.oid}`,
    html_url: commitPage(world, commit.oid),
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${repositoryApi(world)}/git/trees/${commit.tree}` },
    parents: parentViews(world, commit),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

/** The commit of lists and comparisons. `author` and `committer` are accounts, which commits by e-mail need not have. */
export function commitView(world: World, commit: Commit): JsonObject {
  const { sha, node_id, html_url, parents, url, ...inner } = gitCommitView(world, commit);
  const api = `${repositoryApi(world)}/commits/${commit.oid}`;
  return {
    sha,
    node_id,
    html_url,
    parents,
    url: api,
    comments_url: `${api}/comments`,
    author: null,
    committer: null,
    commit: { ...inner, url, comment_count: 0 },
  };
}

export function commitPage(world: World, oid: string): string {
  return `${repositoryWeb(world)}/commit/${oid}`;
}

function parentViews(world: World, commit: Commit): JsonObject[] {
  return commit.parents.map(sha => ({
    sha,
    url: `${repositoryApi(world)}/git/commits/${sha}`,
    html_url: commitPage(world, sha),
  }));
}

function person(line: string): Person {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(line) ?? [];
  return { name, email, date: timestamp(Number(seconds) * 1000) };
}
