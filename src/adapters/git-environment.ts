import { realpathSync } from 'node:fs';
import { devNull } from 'node:os';
import { resolve } from 'node:path';

/** The remote that may be asked for missing commits, with the token for it if it needs one. */
export interface GitRemote {
  readonly name: string;
  readonly credentials?: { readonly url: string; readonly token: string };
}

/**
 * What git, ssh and the credential programs need to find themselves, their configuration, agents and proxies. An allow
 * list: GIT_* would redirect us to another repository, and API keys or job tokens are no business of these programs.
 */
const inherited = new RegExp(
  `^(${[
    'PATH|PATHEXT|HOME|USER|LOGNAME|SUDO_UID|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|XDG_[A-Z_]+',
    'SSH_AUTH_SOCK|SSH_AGENT_PID|KRB5CCNAME|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY',
    '(HTTPS?|ALL|NO)_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|CURL_CA_BUNDLE',
    'SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|USERPROFILE|HOMEDRIVE|HOMEPATH|(LOCAL)?APPDATA|PROGRAM(DATA|FILES)',
  ].join('|')})$`,
  'i',
);

type Setting = readonly [name: string, value: string];

/** The whole environment of every git process: what it may know, and the settings that outrank all configuration files. */
export function gitEnvironment(folder: string, remote: GitRemote | null): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => (v && inherited.test(k) ? [[k, v]] : []))),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    // Outranks every protocol.* setting, so that `ext::` never runs a program; without a remote nothing is reached,
    // not even by the lazy fetch of a partial clone.
    GIT_ALLOW_PROTOCOL: remote === null ? 'none' : 'file:http:https:ssh',
    ...asEnvironment([...guards, ...trust(folder), ...authorization(remote)]),
  };
}

/** Texts that must not appear in an error. */
export function secretsOf(remote: GitRemote | null): readonly string[] {
  const token = remote?.credentials?.token ?? '';
  return token === '' ? [] : [basic(token), token];
}

/**
 * No hook, monitor, prompt or housekeeping starts. What remains is how a fetch reaches its remote (ssh command,
 * credential program): that is the user's own configuration, and it is used only when a remote was given.
 */
const guards: readonly Setting[] = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  ['core.precomposeUnicode', 'false'],
  ['protocol.ext.allow', 'never'],
  ['maintenance.auto', 'false'],
  ['gc.auto', '0'],
];

/**
 * In a container job the checkout belongs to another user, and git would refuse it (CVE-2022-24765). The caller named
 * this folder, so it is trusted; a repository found in a folder above it still is not. Needs git 2.38.
 */
function trust(folder: string): readonly Setting[] {
  return [...new Set([resolve(folder), realPathOf(folder)])].map(path => ['safe.directory', path]);
}

/**
 * The first, empty value clears the header that actions/checkout may have configured: two would be refused.
 * No redirect: the header must not travel to another host.
 */
function authorization(remote: GitRemote | null): readonly Setting[] {
  if (!remote?.credentials?.token) return [];
  const { url, token } = remote.credentials;
  const header = `http.${new URL(url).href.replace(/\/*$/, '/')}.extraheader`;
  return [
    [header, ''],
    [header, `AUTHORIZATION: basic ${basic(token)}`],
    ['http.followRedirects', 'false'],
  ];
}

/** By environment, because a command line is readable by every process of the machine. Needs git 2.31. */
function asEnvironment(settings: readonly Setting[]): Record<string, string> {
  const pairs = settings.flatMap(([name, value], i) => [
    [`GIT_CONFIG_KEY_${i}`, name],
    [`GIT_CONFIG_VALUE_${i}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(pairs) };
}

function basic(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder); // Not there or not readable: git says so in its own words.
  }
}
