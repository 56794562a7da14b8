import { isObject } from '../../contract/normalise.ts';
import type { JsonObject, Operation } from '../github-spec.ts';
import type { PullRequestIssue } from '../pull-requests.ts';
import { threeDotDiff } from '../three-dot-diff.ts';
import { idOf, officialExample, timestamp, userView, type World } from '../world.ts';

const LIST: Operation = 'GET /repos/{owner}/{repo}/pulls';
const ONE: Operation = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';

/** A pull request as lists show it. */
export function pullListView(world: World, issue: PullRequestIssue): JsonObject {
  return overlay(world, issue, officialExample(world, LIST));
}

/** A pull request on its own, with the counts that lists leave out. */
export async function pullView(world: World, issue: PullRequestIssue): Promise<JsonObject> {
  const { pull } = issue;
  const files = await threeDotDiff(world.git, pull.baseSha, pull.headSha);
  return {
    ...overlay(world, issue, officialExample(world, ONE)),
    merged: pull.merged,
    mergeable: issue.state === 'open' ? pull.mergeSha !== null : null,
    mergeable_state: pull.mergeSha === null ? 'dirty' : 'clean',
    merged_by: pull.merged ? userView(world, world.owner) : null,
    comments: world.comments.filter(comment => comment.issue === issue.number).length,
    commits: Number(await world.git.run(['rev-list', '--count', `${pull.baseSha}..${pull.headSha}`])),
    changed_files: files.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
  };
}

function overlay(world: World, issue: PullRequestIssue, example: JsonObject): JsonObject {
  const { pull } = issue;
  const numbered = JSON.parse(JSON.stringify(example).replaceAll('/1347', `/${issue.number}`)) as JsonObject;
  const mergedAt = pull.merged ? timestamp(world.clock.now()) : null;
  return {
    ...numbered,
    id: 100_000 + issue.number,
    number: issue.number,
    state: issue.state,
    title: issue.title,
    body: issue.body,
    locked: false,
    draft: false,
    user: userView(world, issue.author),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    // The example's team has no `type` although the schema requires it.
    requested_teams: [],
    created_at: timestamp(issue.createdAt),
    updated_at: timestamp(world.clock.now()),
    closed_at: issue.state === 'closed' ? timestamp(world.clock.now()) : null,
    merged_at: mergedAt,
    merge_commit_sha: pull.mergeSha,
    head: side(world, numbered['head'], pull.headOwner, pull.headBranch, pull.headSha),
    base: side(world, numbered['base'], world.owner, pull.baseBranch, pull.baseSha),
  };
}

function side(world: World, example: unknown, owner: string, ref: string, sha: string): JsonObject {
  const given = isObject(example) ? example : {};
  const repository = isObject(given['repo']) ? given['repo'] : {};
  const name = `${owner}/${world.repository}`;
  const user = userView(world, owner);
  return {
    ...given,
    label: `${owner}:${ref}`,
    ref,
    sha,
    user,
    repo: {
      ...repository,
      id: idOf(name),
      name: world.repository,
      full_name: name,
      owner: user,
      private: world.isPrivate,
      fork: owner !== world.owner,
      url: `${world.addresses.api}/repos/${name}`,
      html_url: `${world.addresses.web}/${name}`,
      clone_url: `${world.addresses.web}/${name}.git`,
    },
  };
}
