import { isObject } from '../../contract/normalise.ts';
import { GitHubError } from '../github-error.ts';
import type { JsonObject } from '../github-spec.ts';
import {
  type CheckRun,
  officialExample,
  repositoryApi,
  repositoryWeb,
  timestamp,
  userView,
  type World,
} from '../world.ts';
import { callerLogin, parameter, type Routes } from './route.ts';

const REPOSITORY = '/repos/{owner}/{repo}';

/** The limits (50 annotations a request, 65,535 characters) stand in the schema, so the contract check keeps them. */
export const checkRoutes: Routes = {
  [`POST ${REPOSITORY}/check-runs`]: {
    requires: { level: 'write', permissions: ['checks'] },
    async handle(call) {
      const { world, body } = call;
      const { head_sha: headSha, ...fields } = body as JsonObject & { head_sha: string };
      await requireCommit(world, headSha);
      const app = callerLogin(call).replace(/\[bot\]$/, '');
      const run: CheckRun = {
        id: world.checkRuns.length + 1,
        headSha,
        app,
        fields,
        annotations: annotationsOf(fields),
      };
      world.checkRuns.push(run);
      return { status: 201, body: checkRunView(world, run) };
    },
  },

  [`PATCH ${REPOSITORY}/check-runs/{check_run_id}`]: {
    requires: { level: 'write', permissions: ['checks'] },
    handle(call) {
      const id = Number(parameter(call, 'check_run_id'));
      const at = call.world.checkRuns.findIndex(run => run.id === id);
      const old = call.world.checkRuns[at];
      if (old === undefined) throw new GitHubError(404, 'Not Found');
      const fields = call.body as JsonObject;
      const run: CheckRun = {
        ...old,
        fields: { ...old.fields, ...fields, output: { ...outputOf(old.fields), ...outputOf(fields) } },
        annotations: [...old.annotations, ...annotationsOf(fields)],
      };
      call.world.checkRuns[at] = run;
      return { status: 200, body: checkRunView(call.world, run) };
    },
  },

  [`POST ${REPOSITORY}/statuses/{sha}`]: {
    requires: { level: 'write', permissions: ['statuses'] },
    async handle(call) {
      const { world } = call;
      const sha = parameter(call, 'sha');
      await requireCommit(world, sha);
      const input = call.body as JsonObject;
      const now = timestamp(world.clock.now());
      return {
        status: 201,
        body: {
          ...officialExample(world, `POST ${REPOSITORY}/statuses/{sha}`, 201),
          url: `${repositoryApi(world)}/statuses/${sha}`,
          state: input['state'],
          description: input['description'] ?? null,
          target_url: input['target_url'] ?? null,
          context: input['context'] ?? 'default',
          creator: userView(world, callerLogin(call)),
          created_at: now,
          updated_at: now,
        },
      };
    },
  },
};

function checkRunView(world: World, run: CheckRun): JsonObject {
  const { fields } = run;
  const output = outputOf(fields);
  const api = `${repositoryApi(world)}/check-runs/${run.id}`;
  // Naming a conclusion completes the run (GitHub's REST reference, "Create a check run").
  const status = fields['conclusion'] === undefined ? (fields['status'] ?? 'queued') : 'completed';
  const now = timestamp(world.clock.now());
  return {
    ...officialExample(world, `POST ${REPOSITORY}/check-runs`, 201),
    id: run.id,
    node_id: `CR_${run.id}`,
    head_sha: run.headSha,
    name: fields['name'],
    external_id: fields['external_id'] ?? null,
    details_url: fields['details_url'] ?? null,
    url: api,
    html_url: `${repositoryWeb(world)}/runs/${run.id}`,
    status,
    conclusion: fields['conclusion'] ?? null,
    started_at: fields['started_at'] ?? now,
    completed_at: status === 'completed' ? (fields['completed_at'] ?? now) : null,
    pull_requests: [],
    output: {
      title: output['title'] ?? null,
      summary: output['summary'] ?? null,
      text: output['text'] ?? null,
      annotations_count: run.annotations.length,
      annotations_url: `${api}/annotations`,
    },
  };
}

function outputOf(fields: JsonObject): JsonObject {
  return isObject(fields['output']) ? fields['output'] : {};
}

function annotationsOf(fields: JsonObject): readonly unknown[] {
  const list = outputOf(fields)['annotations'];
  return Array.isArray(list) ? list : [];
}

async function requireCommit(world: World, sha: string): Promise<void> {
  if ((await world.git.resolve(`${sha}^{commit}`)) === null)
    throw new GitHubError(422, `No commit found for SHA: ${sha}`);
}
