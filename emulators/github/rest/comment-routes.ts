import { GitHubError, validationFailed } from '../github-error.ts';
import type { JsonObject } from '../github-spec.ts';
import {
  officialExample,
  repositoryApi,
  repositoryWeb,
  type StoredComment,
  timestamp,
  userView,
  type World,
} from '../world.ts';
import { type Call, callerLogin, page, parameter, type Routes } from './route.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
export const MAX_CHARACTERS = 65_536;

export const commentRoutes: Routes = {
  [`GET ${ISSUES}/{issue_number}/comments`]: {
    requires: { level: 'read', permissions: ['issues', 'pull-requests'] },
    handle(call) {
      const issue = requireIssue(call);
      const found = call.world.comments.filter(comment => comment.issue === issue);
      return page(
        call,
        found.map(comment => commentView(call.world, comment)),
      );
    },
  },

  [`POST ${ISSUES}/{issue_number}/comments`]: {
    requires: { level: 'write', permissions: ['issues', 'pull-requests'] },
    handle(call) {
      const issue = requireIssue(call);
      const { body } = call.body as { body: string };
      // Create and update word it differently (public reports of both, 2016 to 2026).
      if (body.length > MAX_CHARACTERS)
        throw validationFailed({
          resource: 'IssueComment',
          code: 'unprocessable',
          field: 'data',
          message: `Body is too long (maximum is ${MAX_CHARACTERS} characters)`,
        });
      const comment = addComment(call.world, issue, callerLogin(call), body);
      return { status: 201, body: commentView(call.world, comment) };
    },
  },

  [`PATCH ${ISSUES}/comments/{comment_id}`]: {
    requires: { level: 'write', permissions: ['issues', 'pull-requests'] },
    handle(call) {
      const comment = requireComment(call);
      const { body } = call.body as { body: string };
      if (body.length > MAX_CHARACTERS)
        throw validationFailed({
          resource: 'IssueComment',
          code: 'custom',
          field: 'body',
          message: `body is too long (maximum is ${MAX_CHARACTERS} characters)`,
        });
      comment.body = body;
      comment.updatedAt = call.world.clock.now();
      return { status: 200, body: commentView(call.world, comment) };
    },
  },

  [`DELETE ${ISSUES}/comments/{comment_id}`]: {
    requires: { level: 'write', permissions: ['issues', 'pull-requests'] },
    handle(call) {
      call.world.comments.splice(call.world.comments.indexOf(requireComment(call)), 1);
      return { status: 204, body: undefined };
    },
  },
};

/** Writes a comment as this login; ids only grow, also after a deletion. */
export function addComment(world: World, issue: number, author: string, body: string): StoredComment {
  const last = world.comments.reduce((most, comment) => Math.max(most, comment.id), 1000);
  const now = world.clock.now();
  const comment: StoredComment = { id: last + 1, issue, author, body, createdAt: now, updatedAt: now };
  world.comments.push(comment);
  return comment;
}

function commentView(world: World, comment: StoredComment): JsonObject {
  const { id, issue, author, body } = comment;
  return {
    ...officialExample(world, `POST ${ISSUES}/{issue_number}/comments`, 201),
    id,
    node_id: `IC_${id}`,
    url: `${repositoryApi(world)}/issues/comments/${id}`,
    html_url: `${repositoryWeb(world)}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${repositoryApi(world)}/issues/${issue}`,
    body,
    user: userView(world, author),
    created_at: timestamp(comment.createdAt),
    updated_at: timestamp(comment.updatedAt),
    author_association: author === world.owner ? 'OWNER' : 'NONE',
  };
}

function requireIssue(call: Call): number {
  const number = Number(parameter(call, 'issue_number'));
  if (call.world.issues.some(issue => issue.number === number)) return number;
  throw new GitHubError(404, 'Not Found');
}

function requireComment(call: Call): StoredComment {
  const id = Number(parameter(call, 'comment_id'));
  const found = call.world.comments.find(comment => comment.id === id);
  if (found === undefined) throw new GitHubError(404, 'Not Found');
  return found;
}
