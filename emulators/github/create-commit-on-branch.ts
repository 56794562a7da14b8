import { grants, refusal, type Token } from './access.ts';
import type { TreeChange } from './bare-repository.ts';
import { isRefused, RULE_VIOLATION } from './branch-protection.ts';
import { commitPage } from './rest/commit-view.ts';
import { refNodeId, refOfNodeId } from './rest/ref-routes.ts';
import { botIdentity, timestamp, type World } from './world.ts';

/** The variables, after graphql-js has checked them against GitHub's schema. */
export interface CreateCommitInput {
  readonly clientMutationId?: string | null;
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

/** An error in the `errors` of a GraphQL reply; GitHub puts the `type` beside the message. */
export class GraphqlRefusal extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = 'GraphqlRefusal';
    this.type = type;
  }
}

/**
 * GitHub's compare-and-swap for files: one commit on top of `expectedHeadOid`, or nothing. Of two calls with the same
 * expected head exactly one wins, by git's own lock on the ref.
 */
export async function createCommitOnBranch(world: World, token: Token, input: CreateCommitInput) {
  if (!grants(token, 'contents', 'write')) throw new GraphqlRefusal('FORBIDDEN', refusal(token));
  const { git } = world;
  const ref = branchRef(world, input);
  const head = await git.resolve(ref);
  if (head === null) throw new GraphqlRefusal('NOT_FOUND', `No such branch: ${ref.replace('refs/heads/', '')}`);
  if (head !== input.expectedHeadOid) throw stale(input);
  if (isRefused(world, ref, token)) throw new GraphqlRefusal('UNPROCESSABLE', RULE_VIOLATION);

  const tree = await git.writeTree(head, await treeChanges(world, head, input));
  const { headline, body } = input.message;
  const message = body === undefined || body === null || body === '' ? headline : `${headline}\n\n${body}`;
  const by = botIdentity(world);
  const oid = await git.writeCommit({ tree, parents: [head], message, author: by, committer: by });
  if (!(await git.moveRef(ref, oid, head))) throw stale(input);
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: {
      id: `C_${oid}`,
      oid,
      abbreviatedOid: oid.slice(0, 7),
      url: commitPage(world, oid),
      message,
      messageHeadline: headline,
      committedDate: timestamp(by.seconds * 1000),
    },
    ref: { id: refNodeId(ref), name: ref.replace('refs/heads/', ''), prefix: 'refs/heads/' },
  };
}

async function treeChanges(world: World, head: string, input: CreateCommitInput): Promise<TreeChange[]> {
  const changes: TreeChange[] = [];
  for (const { path } of input.fileChanges?.deletions ?? []) {
    if ((await world.git.resolve(`${head}:${path}`)) === null)
      throw new GraphqlRefusal(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist as of commit oid \`${head}\``,
      );
    changes.push({ path, mode: '100644', oid: null });
  }
  // The mutation has no file mode: every file it writes becomes 100644.
  for (const { path, contents } of input.fileChanges?.additions ?? [])
    changes.push({ path, mode: '100644', oid: await world.git.writeBlob(decodeBase64(path, contents)) });
  return changes;
}

function branchRef(world: World, { branch }: CreateCommitInput): string {
  if (branch.id !== undefined && branch.id !== null) {
    const ref = refOfNodeId(branch.id);
    if (ref !== null) return ref;
    throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${branch.id}'`);
  }
  const name = branch.repositoryNameWithOwner ?? '';
  if (name.toLowerCase() !== `${world.owner}/${world.repository}`.toLowerCase())
    throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
  return `refs/heads/${(branch.branchName ?? '').replace(/^refs\/heads\//, '')}`;
}

/** GitHub's own words, with two spaces (public logs of 2025-11-27). */
function stale(input: CreateCommitInput): GraphqlRefusal {
  return new GraphqlRefusal(
    'STALE_DATA',
    `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`,
  );
}

function decodeBase64(path: string, text: string): Buffer {
  const compact = text.replace(/\s/g, '');
  const bytes = Buffer.from(compact, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') === compact.replace(/=+$/, '')) return bytes;
  throw new GraphqlRefusal('UNPROCESSABLE', `The contents of ${path} are not base64`);
}
