import { isPull } from './pull-requests.ts';
import type { World } from './world.ts';

interface PullArguments {
  readonly baseRefName?: string | null;
  readonly states?: readonly string[] | null;
}

interface CheckFilter {
  readonly filterBy?: { readonly checkName?: string | null } | null;
}

/** `repository` of GraphQL, as far as the check runs on commits: any one, or the heads of merged pull requests. */
export function repositoryResolver(world: World) {
  return {
    object: ({ oid }: { readonly oid: string }) => ({ __typename: 'Commit', ...commitOf(world, oid) }),
    pullRequests: ({ baseRefName, states }: PullArguments) => ({
      nodes: world.issues
        .filter(isPull)
        .filter(({ pull }) => baseRefName === undefined || baseRefName === null || pull.baseBranch === baseRefName)
        .filter(({ pull }) => !(states ?? []).includes('MERGED') || pull.merged)
        .reverse()
        .map(({ pull }) => ({ commits: { nodes: [{ commit: commitOf(world, pull.headSha) }] } })),
    }),
  };
}

/** One suite for each App that has checks on the commit, as on GitHub. */
function commitOf(world: World, oid: string) {
  return {
    checkSuites: ({ filterBy }: CheckFilter) => {
      const named = world.checkRuns.filter(
        ({ headSha, fields }) => headSha === oid && fields['name'] === filterBy?.checkName,
      );
      const apps = [...new Set(named.map(({ app }) => app))];
      return {
        nodes: apps.map(slug => ({
          app: { slug },
          checkRuns: {
            nodes: named
              .filter(({ app }) => app === slug)
              .slice(-1)
              .map(runView),
          },
        })),
      };
    },
  };
}

function runView({ id, fields }: World['checkRuns'][number]) {
  const output = fields['output'] as Readonly<Record<'title' | 'summary' | 'text', string | undefined>> | undefined;
  const conclusion = fields['conclusion'];
  return {
    databaseId: id,
    conclusion: typeof conclusion === 'string' ? conclusion.toUpperCase() : null,
    title: output?.title ?? null,
    summary: output?.summary ?? null,
    text: output?.text ?? null,
  };
}
