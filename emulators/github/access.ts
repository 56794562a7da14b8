import { GitHubError } from './github-error.ts';

/** The names of a workflow's `permissions`, and two that only an App or a person can have. */
export type Permission =
  | 'contents'
  | 'pull-requests'
  | 'issues'
  | 'checks'
  | 'statuses'
  | 'variables'
  | 'administration';

export interface Token {
  /** Logins that end in `[bot]` are Apps, as `github-actions[bot]` is for a workflow's GITHUB_TOKEN. */
  readonly login: string;
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>;
}

/** What a route asks of the token. Any one of `permissions` is enough; none named means any token. */
export interface Requirement {
  readonly level: 'read' | 'write';
  readonly permissions: readonly Permission[];
}

export function isBot(login: string): boolean {
  return login.endsWith('[bot]');
}

/** The token of an `Authorization` header, or `null` without one. Throws 401 for a token nobody issued. */
export function authenticate(header: string | undefined, tokens: ReadonlyMap<string, Token>): Token | null {
  if (header === undefined) return null;
  const token = tokens.get(presentedSecret(header));
  if (token === undefined) throw new GitHubError(401, 'Bad credentials');
  return token;
}

/** Throws what GitHub answers when the token may not do this; a private repository hides from strangers. */
export function authorise(token: Token | null, requirement: Requirement, isPrivate: boolean): void {
  const { level, permissions } = requirement;
  if (token === null) {
    if (level === 'write') throw new GitHubError(401, 'Requires authentication');
    if (isPrivate) throw new GitHubError(404, 'Not Found');
    return;
  }
  if (level === 'read' && !isPrivate) return;
  if (permissions.length === 0 || permissions.some(permission => grants(token, permission, level))) return;
  const accepted = permissions.map(permission => `${permission.replace('-', '_')}=${level}`).join('; ');
  throw new GitHubError(403, refusal(token), { headers: { 'x-accepted-github-permissions': accepted } });
}

export function grants(token: Token, permission: Permission, level: 'read' | 'write'): boolean {
  const granted = token.permissions[permission];
  return granted === 'write' || granted === level;
}

/** GitHub's words for a token that lacks a permission. */
export function refusal(token: Token): string {
  return isBot(token.login)
    ? 'Resource not accessible by integration'
    : 'Resource not accessible by personal access token';
}

function presentedSecret(header: string): string {
  const [scheme = '', credentials = ''] = header.split(/ +/, 2);
  if (scheme.toLowerCase() !== 'basic') return credentials;
  const [, password = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 2);
  return password;
}
