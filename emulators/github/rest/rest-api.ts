import type { EmulatedReply, EmulatedRequest } from '../../server/emulator-server.ts';
import { authenticate, authorise } from '../access.ts';
import { GitHubError, NotEmulated } from '../github-error.ts';
import { githubSpec, type Operation } from '../github-spec.ts';
import type { World } from '../world.ts';
import { accountRoutes } from './account-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { compareRoutes } from './compare-routes.ts';
import { contentsRoutes } from './contents-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { objectRoutes } from './object-routes.ts';
import { pullRoutes } from './pull-routes.ts';
import { refRoutes } from './ref-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import type { Route, Routes } from './route.ts';

const ROUTES: Routes = {
  ...accountRoutes,
  ...checkRoutes,
  ...commentRoutes,
  ...compareRoutes,
  ...contentsRoutes,
  ...issueRoutes,
  ...objectRoutes,
  ...pullRoutes,
  ...refRoutes,
  ...repositoryRoutes,
  ...reviewRoutes,
};

/** Statuses that GitHub may answer on any route, whether the route's own list has them or not. */
const ANYWHERE = new Set([400, 401, 403, 404, 409, 422]);

/** Replies the document describes as exactly one of two schemas that every error fits: no error can pass that check. */
const AMBIGUOUS = new Set([
  'PUT /repos/{owner}/{repo}/contents/{path} 409',
  'POST /repos/{owner}/{repo}/git/blobs 422',
]);

/** Answers one REST request. Whatever leaves GitHub's document is refused and noted in `world.violations`. */
export async function answerRest(world: World, request: EmulatedRequest, path: string): Promise<EmulatedReply> {
  const { contract } = githubSpec();
  const match = contract.match(request.method, path);
  if (match === null) {
    world.violations.push(`${request.method} ${path} is not an operation of the vendored document`);
    return errorReply(new GitHubError(404, 'Not Found'));
  }
  const operation = `${request.method} ${match.pathTemplate}` as Operation;
  const reply = await attempt(world, request, path, operation, match.parameters);
  checkReply(world, request, path, operation, reply);
  return { ...reply, headers: { ...rateLimit(world), ...reply.headers } };
}

async function attempt(
  world: World,
  request: EmulatedRequest,
  path: string,
  operation: Operation,
  parameters: Readonly<Record<string, string>>,
): Promise<EmulatedReply> {
  try {
    const route: Route | undefined = ROUTES[operation];
    if (route === undefined) throw new NotEmulated(operation);
    const token = authenticate(request.headers.authorization, world.tokens);
    authorise(token, route.requires, world.isPrivate);
    if (operation.includes('{owner}')) requireOurRepository(world, parameters);
    const body = parseBody(request.body);
    const breaches = githubSpec().contract.checkRequest(request.method, path, body);
    if (breaches.length > 0) {
      world.violations.push(`${request.method} ${path}: request: ${breaches.join('; ')}`);
      throw new GitHubError(422, `Invalid request.\n\n${breaches.join('\n')}`);
    }
    if (operation.includes('/git/') && (await world.git.refs('refs/heads')).size === 0)
      throw new GitHubError(409, 'Git Repository is empty.');
    return await route.handle({
      world,
      parameters,
      path,
      query: request.query,
      headers: request.headers,
      body,
      token,
    });
  } catch (error) {
    if (error instanceof GitHubError) return errorReply(error);
    if (!(error instanceof NotEmulated)) throw error;
    world.violations.push(error.message);
    return errorReply(new GitHubError(501, error.message));
  }
}

function checkReply(
  world: World,
  request: EmulatedRequest,
  path: string,
  operation: Operation,
  reply: EmulatedReply,
): void {
  // Raw files are not JSON, and 501 is this emulator's own.
  if (reply.body instanceof Uint8Array || reply.status === 501) return;
  const { contract, documents } = githubSpec();
  const body: unknown = reply.body === undefined ? undefined : JSON.parse(JSON.stringify(reply.body));
  const { status } = reply;
  const unlisted = ANYWHERE.has(status) && !documents(operation, status);
  const breaches =
    unlisted || AMBIGUOUS.has(`${operation} ${status}`)
      ? contract.checkSchema('basic-error', body)
      : contract.checkResponse(request.method, path, status, body);
  if (breaches.length > 0)
    world.violations.push(`${request.method} ${path}: reply ${status}: ${breaches.slice(0, 3).join('; ')}`);
}

function errorReply(error: GitHubError): EmulatedReply {
  return {
    status: error.status,
    headers: error.headers,
    body: {
      message: error.message,
      ...(error.problems.length === 0 ? {} : { errors: error.problems }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(error.status),
    },
  };
}

function requireOurRepository(world: World, parameters: Readonly<Record<string, string>>): void {
  const asked = `${parameters['owner']}/${parameters['repo']}`.toLowerCase();
  if (asked !== `${world.owner}/${world.repository}`.toLowerCase()) throw new GitHubError(404, 'Not Found');
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch (cause) {
    throw notJson(cause);
  }
}

function notJson(cause: unknown): GitHubError {
  return new GitHubError(400, 'Problems parsing JSON', { cause });
}

function rateLimit(world: World): Record<string, string> {
  return {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(world.clock.seconds() + 3600),
    'x-ratelimit-resource': 'core',
    'x-github-media-type': 'github.v3; format=json',
  };
}
