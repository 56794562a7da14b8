import { dirname } from 'node:path';
import type { EmulatedReply, EmulatedRequest } from '../server/emulator-server.ts';
import { authenticate, grants, type Token } from './access.ts';
import { BYPASS_VARIABLE } from './branch-protection.ts';
import { runGit } from './git-process.ts';
import { GitHubError } from './github-error.ts';
import type { World } from './world.ts';

const SERVICE = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Whether this path belongs to git's smart HTTP protocol. */
export function isGitPath(path: string): boolean {
  return SERVICE.test(path);
}

/** Clone, fetch and push, by git's own `http-backend` (plain CGI) on the bare repository. */
export async function answerGit(world: World, request: EmulatedRequest): Promise<EmulatedReply> {
  const [, owner, repository, service = ''] = SERVICE.exec(request.path) ?? [];
  const isPush = service === 'git-receive-pack' || request.query.get('service') === 'git-receive-pack';
  try {
    if (owner !== world.owner || repository !== world.repository) throw new GitHubError(404, 'Not Found');
    const token = authenticate(request.headers.authorization, world.tokens);
    authoriseGit(world, token, isPush);
    return await backend(world, request, service, token);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const challenge = error.status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
    return { status: error.status, body: `${error.message}\n`, headers: challenge };
  }
}

function authoriseGit(world: World, token: Token | null, isPush: boolean): void {
  if (token === null && (isPush || world.isPrivate)) throw new GitHubError(401, 'Repository not found.');
  if (token === null) return;
  if (isPush && !grants(token, 'contents', 'write'))
    throw new GitHubError(403, `Permission to ${world.owner}/${world.repository}.git denied to ${token.login}.`);
  if (world.isPrivate && !grants(token, 'contents', 'read')) throw new GitHubError(403, 'Write access not granted.');
}

async function backend(world: World, request: EmulatedRequest, service: string, token: Token | null) {
  const { headers } = request;
  const path = `/${world.owner}/${world.repository}.git/${service}`;
  const result = await runGit(['http-backend'], {
    input: request.body,
    environment: {
      GIT_PROJECT_ROOT: dirname(dirname(world.git.folder)),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: path,
      REQUEST_METHOD: request.method,
      QUERY_STRING: request.query.toString(),
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: String(request.body.length),
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      REMOTE_USER: token?.login ?? '',
      REMOTE_ADDR: '127.0.0.1',
      ...(token !== null && grants(token, 'administration', 'write') ? { [BYPASS_VARIABLE]: '1' } : {}),
    },
  });
  return fromCgi(result.stdout);
}

/** A CGI answer: header lines, `Status` among them unless it is 200, an empty line, the body. */
function fromCgi(output: Buffer): EmulatedReply {
  const end = output.indexOf('\r\n\r\n');
  if (end === -1) throw new Error('git http-backend gave no answer');
  const headers: Record<string, string> = {};
  for (const line of output.subarray(0, end).toString('utf8').split('\r\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const { status = '200', ...rest } = headers;
  return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(end + 4) };
}
