import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createGitObjects } from '../../src/adapters/git-objects.ts';
import {
  commitAll,
  contentOf,
  git,
  initRepository,
  recordingGit,
  scratchFolders,
  writeFiles,
} from './scratch-repository.ts';

const newFolder = scratchFolders();
afterEach(() => vi.unstubAllEnvs());

/** An origin with the commits base ← head on main and one more on branch topic, and a clone of main's last commit. */
async function cloned(depth: readonly string[] = ['--depth=1']) {
  const origin = await newFolder();
  await initRepository(origin);
  await git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const commits: string[] = [];
  for (const content of ['base', 'head', 'topic']) {
    if (content === 'topic') await git(origin, 'checkout', '--quiet', '-b', 'topic');
    await writeFiles(origin, { files: { 'ok.jsonl': content } });
    commits.push(await commitAll(origin));
  }
  const [base = '', head = '', topic = ''] = commits;
  await git(origin, 'checkout', '--quiet', 'main');
  await git(origin, 'branch', 'trap/refs/heads/nested'); // `ls-remote refs/heads/nested` lists it, too.
  const folder = join(await newFolder(), 'clone');
  const from = ['--quiet', '--single-branch', '--branch=main', '--no-tags', pathToFileURL(origin).href];
  await git(dirname(folder), 'clone', ...depth, ...from, folder);
  return { origin, folder, base, head, topic };
}

async function refsAndShallow(folder: string): Promise<string> {
  const files = await readdir(join(folder, '.git'));
  const marks = files.filter(name => name === 'FETCH_HEAD' || name.endsWith('.lock'));
  return `${await git(folder, 'for-each-ref')} ${marks.join()} ${await git(folder, 'rev-parse', '--is-shallow-repository')}`;
}

describe('a commit that the clone does not have', () => {
  test.each(['base', 'topic'] as const)('is fetched by its id: %s', async which => {
    const { folder, ...commits } = await cloned();
    const before = await refsAndShallow(folder);
    const offline = createGitObjects({ folder });
    expect(await offline.resolve(commits[which])).toBe(null);
    const objects = createGitObjects({ folder, remote: { name: 'origin' } });
    expect(await objects.resolve(commits[which])).toBe(commits[which]);
    const entry = await objects.entry(commits[which], 'ok.jsonl');
    expect((await contentOf(objects.read(entry?.oid ?? ''))).toString()).toBe(which);
    expect(await refsAndShallow(folder)).toBe(before);
    await objects.close();
  });

  test.each(['topic', 'refs/heads/topic'])('is fetched by its branch: %s', async branch => {
    const { folder, topic } = await cloned();
    const before = await refsAndShallow(folder);
    expect(await createGitObjects({ folder, remote: { name: 'origin' } }).resolve(branch)).toBe(topic);
    expect(await refsAndShallow(folder)).toBe(before);
  });

  test('is fetched without making a full clone shallow', async () => {
    const { folder, topic } = await cloned([]);
    const before = await refsAndShallow(folder);
    expect(before).toMatch(/false$/);
    expect(await createGitObjects({ folder, remote: { name: 'origin' } }).resolve(topic)).toBe(topic);
    expect(await refsAndShallow(folder)).toBe(before);
  });

  test('is fetched while another is: they take turns', async () => {
    const { folder, base, topic } = await cloned();
    const objects = createGitObjects({ folder, remote: { name: 'origin' } });
    const asked = ['topic', base, 'nope', topic, base];
    expect(await Promise.all(asked.map(revision => objects.resolve(revision)))).toEqual([
      topic,
      base,
      null,
      topic,
      base,
    ]);
  });

  test.each([
    'nope',
    'main~1',
    'to*',
    'opic',
    'nested',
    '1'.repeat(40),
    '0'.repeat(40),
    '-x',
    '--upload-pack=touch stolen',
    'a b',
    'x@{1',
  ])('is null when the remote has no %j either', async revision => {
    const { folder } = await cloned();
    expect(await createGitObjects({ folder, remote: { name: 'origin' } }).resolve(revision)).toBe(null);
  });

  test('is an error, not an absence, when the remote does not answer', async () => {
    const { folder, base } = await cloned();
    await git(folder, 'remote', 'add', 'gone', '/nonexistent/repository');
    await git(folder, 'remote', 'add', 'program', 'ext::sh -c "touch stolen"');
    await git(folder, 'config', 'protocol.ext.allow', 'always');
    for (const revision of [base, 'topic']) {
      await expect(createGitObjects({ folder, remote: { name: 'gone' } }).resolve(revision)).rejects.toThrow(
        'nonexistent',
      );
      const program = createGitObjects({ folder, remote: { name: 'program' } });
      await expect(program.resolve(revision)).rejects.toThrow("transport 'ext' not allowed");
    }
    expect(await readdir(folder)).toEqual(['.git', 'ok.jsonl']);
    expect(() => createGitObjects({ folder, remote: { name: '--upload-pack=touch stolen' } })).toThrow('not usable');
  });
});

/** The origin over HTTP by `git http-backend`, open only to this Authorization header. */
async function serve(origin: string, expected: string) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    if (request.headers.authorization !== expected) {
      response.writeHead(403).end(`no: ${request.headers.authorization}`);
      return;
    }
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'],
        GIT_PROJECT_ROOT: origin,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
    });
    request.pipe(backend.stdin);
    response.socket?.cork();
    // A CGI reply begins with header lines like an HTTP one, without a status when all is well.
    response.socket?.write('HTTP/1.1 200 OK\r\nConnection: close\r\n');
    response.socket?.uncork();
    if (response.socket !== null) backend.stdout.pipe(response.socket);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

describe('a private remote', () => {
  const header = `basic ${Buffer.from('x-access-token:canary-token').toString('base64')}`;

  test('gets the token in place of the header that the checkout configured, and no command line has it', async () => {
    const { origin, folder, base } = await cloned();
    const { url, seen } = await serve(origin, header);
    await git(folder, 'remote', 'set-url', 'origin', `${url}/.git`);
    await git(folder, 'config', `http.${url}/.extraheader`, 'AUTHORIZATION: basic old');
    const { program, calls } = await recordingGit(await newFolder());
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    const remote = { name: 'origin', credentials: { url, token: 'canary-token' } };
    expect(await createGitObjects({ folder, remote, git: program }).resolve(base)).toBe(base);
    expect(new Set(seen)).toEqual(new Set([header]));
    const commandLines = (await readdir(calls)).filter(name => name.endsWith('.args'));
    for (const name of commandLines) expect(await readFile(join(calls, name), 'utf8')).not.toMatch(/canary|basic/);
    expect(await readFile(join(folder, '.git/config'), 'utf8')).not.toContain('canary');
  });

  test('that refuses is an error that does not repeat the token', async () => {
    const { origin, folder, base } = await cloned();
    const { url } = await serve(origin, 'another');
    await git(folder, 'remote', 'set-url', 'origin', `${url.replace('//', '//canary-user:canary-word@')}/.git`);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    const objects = createGitObjects({
      folder,
      remote: { name: 'origin', credentials: { url, token: 'canary-token' } },
    });
    const error: unknown = await objects.resolve(base).catch((reason: unknown) => reason);
    expect(String(error)).toContain('403');
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/canary|basic [A-Za-z0-9]/);
  });

  test('has no secret in an error, even when git prints all it knows', async () => {
    const { folder, base } = await cloned();
    const talkative = join(await newFolder(), 'talkative-git.sh');
    const lines = [
      '#!/bin/sh',
      'case "$*" in *" fetch "*) env >&2; echo "https://u:canary-word@host/" >&2; exit 128;; esac',
    ];
    await writeFile(talkative, `${lines.join('\n')}\nexec git "$@"\n`, { mode: 0o755 });
    const remote = { name: 'origin', credentials: { url: 'https://git.example', token: 'canary-token' } };
    const error: unknown = await createGitObjects({ folder, remote, git: talkative }).resolve(base).catch(String);
    expect(error).toMatch(/AUTHORIZATION: basic \*\*\*\n/);
    expect(error).toContain('https://***@host/');
    expect(error).not.toContain('canary');
  });
});
