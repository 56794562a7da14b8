import { grants, refusal, type Token } from './access.ts';
import { isRefused, RULE_VIOLATION } from './branch-protection.ts';
import { GraphqlRefusal } from './create-commit-on-branch.ts';
import { NotEmulated } from './github-error.ts';
import { officialExample, type World } from './world.ts';

/** The variables, after graphql-js has checked them against GitHub's schema. */
export interface UpdateRefsInput {
  readonly clientMutationId?: string | null;
  readonly repositoryId: string;
  readonly refUpdates: readonly {
    readonly name: string;
    readonly afterOid: string;
    readonly beforeOid?: string | null;
    readonly force?: boolean | null;
  }[];
}

/** Forty zeros stand for no ref (GitHub's GraphQL reference, `updateRefs`). */
const ABSENT = '0'.repeat(40);

/** Creates, moves or deletes a ref, if it stands where the caller says. Several at once are not emulated. */
export async function updateRefs(world: World, token: Token, input: UpdateRefsInput) {
  if (!grants(token, 'contents', 'write')) throw new GraphqlRefusal('FORBIDDEN', refusal(token));
  if (input.repositoryId !== officialExample(world, 'GET /repos/{owner}/{repo}')['node_id'])
    throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${input.repositoryId}'`);
  const [update, ...more] = input.refUpdates;
  if (update === undefined || more.length > 0) throw new NotEmulated('updateRefs of several refs');
  const { name, afterOid, beforeOid, force } = update;
  const { git } = world;
  if (!/^refs\/heads\/./.test(name) || (await git.ask(['check-ref-format', name])) === null)
    throw new GraphqlRefusal('UNPROCESSABLE', `${name} is not a valid ref name.`);
  const current = (await git.resolve(name)) ?? ABSENT;
  // The words are this emulator's own: none are published, and a client must not read them.
  if (beforeOid !== undefined && beforeOid !== null && beforeOid !== current)
    throw new GraphqlRefusal('UNPROCESSABLE', `${name} is not at ${beforeOid}.`);
  if (isRefused(world, name, token)) throw new GraphqlRefusal('UNPROCESSABLE', RULE_VIOLATION);
  if (afterOid !== ABSENT && (await git.resolve(`${afterOid}^{commit}`)) === null)
    throw new GraphqlRefusal('UNPROCESSABLE', `${afterOid} does not exist.`);
  const isForward = current === ABSENT || afterOid === ABSENT || (await git.isAncestor(current, afterOid));
  if (!isForward && force !== true) throw new GraphqlRefusal('UNPROCESSABLE', 'Update is not a fast forward');
  const moved =
    afterOid === ABSENT
      ? (await git.ask(['update-ref', '-d', name, current])) !== null
      : await git.moveRef(name, afterOid, current === ABSENT ? null : current);
  if (!moved) throw new GraphqlRefusal('UNPROCESSABLE', `${name} is not at ${current}.`);
  return { clientMutationId: input.clientMutationId ?? null };
}
