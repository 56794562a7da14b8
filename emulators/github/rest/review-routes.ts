import { GitHubError } from '../github-error.ts';
import type { JsonObject } from '../github-spec.ts';
import { type PullRequestIssue, requirePull } from '../pull-requests.ts';
import { threeDotDiff } from '../three-dot-diff.ts';
import {
  officialExample,
  repositoryApi,
  repositoryWeb,
  type StoredReviewComment,
  timestamp,
  userView,
  type World,
} from '../world.ts';
import { MAX_CHARACTERS } from './comment-routes.ts';
import { type Call, callerLogin, page, parameter, type Routes } from './route.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';

export const reviewRoutes: Routes = {
  [`POST ${PULL}/reviews`]: {
    requires: { level: 'write', permissions: ['pull-requests'] },
    async handle(call) {
      const { world } = call;
      const issue = pullOf(call);
      const { body = '', event, comments = [], commit_id = issue.pull.headSha } = call.body as ReviewInput;
      if (event !== 'COMMENT') throw unprocessable('Only reviews that comment are emulated');
      if (body === '') throw unprocessable('Body is required');
      if (commit_id !== issue.pull.headSha) throw unprocessable('The commit is not the head of the pull request');
      // All of them or none; the words are those GitHub was seen to answer with (public reports, 2026-04).
      await checkLines(world, issue, comments);
      const review = world.reviewComments.reduce((most, comment) => Math.max(most, comment.review), 80) + 1;
      for (const comment of comments) addReviewComment(world, issue, { ...comment, review, author: callerLogin(call) });
      return { status: 200, body: reviewView(world, issue, { id: review, body, author: callerLogin(call) }) };
    },
  },

  [`GET ${PULL}/comments`]: {
    requires: { level: 'read', permissions: ['pull-requests'] },
    async handle(call) {
      const issue = pullOf(call);
      const found = call.world.reviewComments.filter(comment => comment.issue === issue.number);
      return page(call, await Promise.all(found.map(comment => commentView(call.world, issue, comment))));
    },
  },
};

interface ReviewInput {
  readonly body?: string;
  readonly event?: string;
  readonly commit_id?: string;
  readonly comments?: readonly CommentInput[];
}

interface CommentInput {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: string;
}

/** A comment stands on a line that the patch of its file shows, be it new or beside what is new. */
async function checkLines(world: World, issue: PullRequestIssue, comments: readonly CommentInput[]): Promise<void> {
  const files = await threeDotDiff(world.git, issue.pull.baseSha, issue.pull.headSha);
  for (const { path, line, side = 'RIGHT', body } of comments) {
    const file = files.find(candidate => candidate.path === path);
    if (file === undefined) throw unprocessable('Path could not be resolved');
    if (side !== 'RIGHT') throw unprocessable('Only comments on the new side are emulated');
    if (line === undefined || !isShown(file.patch ?? '', line)) throw unprocessable('Line could not be resolved');
    if (body.length > MAX_CHARACTERS) throw unprocessable('Body is too long');
  }
}

function isShown(patch: string, line: number): boolean {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].some(([, start, count = '1']) => {
    return line >= Number(start) && line < Number(start) + Number(count);
  });
}

/** Writes a comment on a line as this login; ids only grow. */
function addReviewComment(
  world: World,
  issue: PullRequestIssue,
  given: CommentInput & { readonly author: string; readonly review: number },
): StoredReviewComment {
  const { path, body, line = 1, author, review } = given;
  const id = world.reviewComments.reduce((most, one) => Math.max(most, one.id), 5000) + 1;
  const where = { path, line, commit: issue.pull.headSha };
  const comment = { id, review, issue: issue.number, author, body, createdAt: world.clock.now(), ...where };
  world.reviewComments.push(comment);
  return comment;
}

function reviewView(
  world: World,
  issue: PullRequestIssue,
  { id, body, author }: { readonly id: number; readonly body: string; readonly author: string },
): JsonObject {
  const web = `${repositoryWeb(world)}/pull/${issue.number}`;
  const api = `${repositoryApi(world)}/pulls/${issue.number}`;
  return {
    ...officialExample(world, `POST ${PULL}/reviews`),
    id,
    user: userView(world, author),
    body,
    state: 'COMMENTED',
    html_url: `${web}#pullrequestreview-${id}`,
    pull_request_url: api,
    _links: { html: { href: `${web}#pullrequestreview-${id}` }, pull_request: { href: api } },
    submitted_at: timestamp(world.clock.now()),
    commit_id: issue.pull.headSha,
    author_association: 'NONE',
  };
}

async function commentView(world: World, issue: PullRequestIssue, comment: StoredReviewComment): Promise<JsonObject> {
  const {
    line: _line,
    position: _position,
    start_line: _startLine,
    ...example
  } = officialExample(world, `GET ${PULL}/comments`);
  const { id, review, path, line, commit, body, author } = comment;
  const self = `${repositoryApi(world)}/pulls/comments/${id}`;
  const web = `${repositoryWeb(world)}/pull/${issue.number}#discussion_r${id}`;
  const api = `${repositoryApi(world)}/pulls/${issue.number}`;
  const [then, now] = [await lineAt(world, commit, comment), await lineAt(world, issue.pull.headSha, comment)];
  return {
    ...example,
    url: self,
    id,
    node_id: `PRRC_${id}`,
    pull_request_review_id: review,
    path,
    commit_id: issue.pull.headSha,
    original_commit_id: commit,
    user: userView(world, author),
    body,
    created_at: timestamp(comment.createdAt),
    updated_at: timestamp(comment.createdAt),
    html_url: web,
    pull_request_url: api,
    _links: { self: { href: self }, html: { href: web }, pull_request: { href: api } },
    in_reply_to_id: undefined,
    original_line: line,
    side: 'RIGHT',
    // An outdated comment has no line of today.
    ...(then === now ? { line } : {}),
  };
}

async function lineAt(world: World, commit: string, { path, line }: StoredReviewComment): Promise<string | undefined> {
  return (await world.git.ask(['show', `${commit}:${path}`]))?.split('\n')[line - 1];
}

function pullOf(call: Call): PullRequestIssue {
  return requirePull(call.world, Number(parameter(call, 'pull_number')));
}

function unprocessable(why: string): GitHubError {
  return new GitHubError(422, 'Unprocessable Entity', { problems: [why] });
}
