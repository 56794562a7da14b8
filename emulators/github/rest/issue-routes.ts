import { GitHubError } from '../github-error.ts';
import type { JsonObject } from '../github-spec.ts';
import {
  type Issue,
  idOf,
  nextNumber,
  officialExample,
  repositoryApi,
  repositoryWeb,
  timestamp,
  userView,
  type World,
} from '../world.ts';
import { type Call, callerLogin, page, parameter, type Routes } from './route.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';

export const issueRoutes: Routes = {
  [`GET ${ISSUES}`]: {
    requires: { level: 'read', permissions: ['issues', 'pull-requests'] },
    handle: call =>
      page(
        call,
        listed(call).map(issue => issueView(call.world, issue)),
      ),
  },

  [`POST ${ISSUES}`]: {
    requires: { level: 'write', permissions: ['issues'] },
    handle(call) {
      const { world } = call;
      const input = call.body as IssueInput;
      const issue: Issue = {
        number: nextNumber(world),
        author: callerLogin(call),
        createdAt: world.clock.now(),
        title: String(input.title ?? ''),
        body: input.body ?? null,
        state: 'open',
        labels: (input.labels ?? []).map(labelName),
        pull: null,
      };
      world.issues.push(issue);
      return { status: 201, body: issueView(world, issue) };
    },
  },

  [`PATCH ${ISSUES}/{issue_number}`]: {
    requires: { level: 'write', permissions: ['issues', 'pull-requests'] },
    handle(call) {
      const issue = requireIssue(call);
      const input = call.body as IssueInput;
      if (input.title !== undefined && input.title !== null) issue.title = String(input.title);
      if (input.body !== undefined) issue.body = input.body;
      if (input.state !== undefined) issue.state = input.state;
      if (input.labels !== undefined) issue.labels = input.labels.map(labelName);
      issue.updatedAt = call.world.clock.now();
      return { status: 200, body: issueView(call.world, issue) };
    },
  },

  [`POST ${ISSUES}/{issue_number}/labels`]: {
    requires: { level: 'write', permissions: ['issues', 'pull-requests'] },
    handle(call) {
      const issue = requireIssue(call);
      const { labels = [] } = (call.body ?? {}) as { labels?: readonly LabelInput[] };
      issue.labels = [...new Set([...issue.labels, ...labels.map(labelName)])];
      return { status: 200, body: issue.labels.map(name => labelView(call.world, name)) };
    },
  },
};

/** Filtered and ordered as asked (GitHub's REST reference, "List repository issues"): pull requests are among them. */
function listed({ world, query }: Call): Issue[] {
  const [state, creator, labels] = [query.get('state') ?? 'open', query.get('creator'), query.get('labels')];
  const isByUpdate = query.get('sort') === 'updated';
  const when = (issue: Issue): number => (isByUpdate ? changedAt(world, issue) : issue.createdAt);
  const found = world.issues
    .filter(issue => state === 'all' || issue.state === state)
    .filter(issue => creator === null || issue.author === creator)
    .filter(issue => labels === null || labels.split(',').every(label => issue.labels.includes(label)))
    .sort((a, b) => when(b) - when(a) || b.number - a.number);
  return query.get('direction') === 'asc' ? found.reverse() : found;
}

function changedAt(world: World, issue: Issue): number {
  const comments = world.comments.filter(comment => comment.issue === issue.number);
  return Math.max(issue.updatedAt ?? issue.createdAt, ...comments.map(comment => comment.updatedAt));
}

type LabelInput = string | { readonly name?: string };

interface IssueInput {
  readonly title?: string | number | null;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly labels?: readonly LabelInput[];
}

function issueView(world: World, issue: Issue): JsonObject {
  const { closed_by: _closedBy, ...example } = officialExample(world, `POST ${ISSUES}`, 201);
  const numbered = JSON.parse(JSON.stringify(example).replaceAll('/1347', `/${issue.number}`)) as JsonObject;
  const { pull_request: pullRequest, ...plain } = numbered;
  return {
    ...plain,
    ...(issue.pull === null ? {} : { pull_request: pullRequest }),
    id: 200_000 + issue.number,
    number: issue.number,
    url: `${repositoryApi(world)}/issues/${issue.number}`,
    html_url: `${repositoryWeb(world)}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`,
    state: issue.state,
    title: issue.title,
    body: issue.body,
    user: userView(world, issue.author),
    labels: issue.labels.map(name => labelView(world, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    comments: world.comments.filter(comment => comment.issue === issue.number).length,
    created_at: timestamp(issue.createdAt),
    updated_at: timestamp(changedAt(world, issue)),
    closed_at: issue.state === 'closed' ? timestamp(world.clock.now()) : null,
  };
}

function labelView(world: World, name: string): JsonObject {
  return {
    ...officialExample(world, `POST ${ISSUES}/{issue_number}/labels`),
    id: idOf(name),
    name,
    url: `${repositoryApi(world)}/labels/${encodeURIComponent(name)}`,
    description: null,
    default: false,
  };
}

function labelName(label: LabelInput): string {
  return typeof label === 'string' ? label : (label.name ?? '');
}

function requireIssue(call: Call): Issue {
  const number = Number(parameter(call, 'issue_number'));
  const found = call.world.issues.find(issue => issue.number === number);
  if (found === undefined) throw new GitHubError(404, 'Not Found');
  return found;
}
