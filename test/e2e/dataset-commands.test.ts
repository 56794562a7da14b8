import { spawn } from 'node:child_process';
import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLI, NODE, runCli } from './run-cli.ts';

const ALPACA = '{"instruction":"Ping?","input":"","output":"Pong.","id":1}\n';
const CHAT = '{"messages":[{"role":"user","content":"Ping?"},{"role":"assistant","content":"Pong."}]}\n';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datasets-'));
});
afterEach(() => rm(folder, { recursive: true }));

const cli = (...args: readonly string[]) => runCli(folder, args);
const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const get = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

describe('convert', () => {
  test('writes rows to standard output and what was left out to standard error', async () => {
    await put('a.json', `[${ALPACA}]`);
    const { exitCode, stdout, stderr } = await cli('convert', 'a.json', '--to', 'chat');
    expect([exitCode, stdout]).toEqual([0, CHAT]);
    expect(stderr).toBe('a.json: 1 row from alpaca to chat; left out:\n  id: 1 time\n');
  });

  test('writes a new file, and replaces one only by force', async () => {
    await put('a.jsonl', ALPACA);
    const args = ['convert', 'a.jsonl', '--to', 'chat', '-o', 'b.jsonl'];
    expect(await cli(...args)).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await get('b.jsonl')).toBe(CHAT);
    await put('b.jsonl', 'precious');
    expect((await cli(...args)).stderr).toContain('The file b.jsonl exists already');
    expect(await get('b.jsonl')).toBe('precious');
    expect(await cli(...args, '--force')).toMatchObject({ exitCode: 0 });
    expect(await get('b.jsonl')).toBe(CHAT);
  });

  test('writes nothing when one record has no counterpart, and says why as JSON', async () => {
    await put('a.jsonl', `${ALPACA}{"instruction":"i","output":[]}\n`);
    const { exitCode, stdout } = await cli('--json', 'convert', 'a.jsonl', '--to', 'chat', '-o', 'b.jsonl');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      rows: null,
      problems: [{ line: 2, what: 'The field "output" is not a text.' }],
      count: 1,
    });
    expect(await readdir(folder)).toEqual(['a.jsonl']);
  });

  test('leaves nothing half written when it is ended in the midst', async () => {
    await put('a.jsonl', ALPACA.repeat(200_000));
    const arguments_ = [CLI, 'convert', 'a.jsonl', '--to', 'chat', '-o', 'b.jsonl'];
    const child = spawn(NODE, arguments_, { cwd: folder, stdio: 'ignore' });
    const ended = new Promise(resolve => child.once('close', resolve));
    while (child.exitCode === null && (await readdir(folder)).length === 1) await setImmediate();
    child.kill('SIGINT');
    await ended;
    const [, ...written] = (await readdir(folder)).toSorted();
    expect(await Promise.all(written.map(async name => [name, await get(name)]))).toEqual(
      written.length === 0 ? [] : [['b.jsonl', CHAT.repeat(200_000)]],
    );
  });

  test('shows what cannot be seen in names of fields', async () => {
    await put('a.jsonl', '{"instruction":"i","output":"o","\\u001b[31mred":1}\n');
    expect((await cli('convert', 'a.jsonl', '--to', 'chat')).stderr).toContain('\\u{1b}[31mred: 1 time');
  });

  test.each([
    ['convert', 'a.jsonl'],
    ['convert', 'a.jsonl', '--to', 'xml'],
    ['fix', 'a.jsonl', '--check', '--write'],
    ['split', 'a.jsonl'],
    ['split', 'a.jsonl', '--validation', '1.5'],
    ['split', 'a.jsonl', '--validation', '0.0'],
    ['explain'],
  ])('%s %j %j is refused as a misspelt command line', async (...args) => {
    expect(await cli(...args)).toMatchObject({ exitCode: 64, stdout: '' });
  });
});

describe('fix', () => {
  const crLf = CHAT.replace('\n', '\r\n');

  test('only says what it would do, with exit code 1, and then does it', async () => {
    await put('a.jsonl', `\ufeff${crLf}`);
    await chmod(join(folder, 'a.jsonl'), 0o640);
    const check = await cli('fix', 'a.jsonl');
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toContain('a.jsonl:1: E_BOM: byte order mark removed (1 line)');
    expect(check.stdout).toContain('a.jsonl:1: N_CRLF: CR LF became LF (1 line)');
    expect(await get('a.jsonl')).toBe(`\ufeff${crLf}`);

    expect(await cli('fix', '--write', 'a.jsonl')).toMatchObject({ exitCode: 0 });
    expect(await get('a.jsonl')).toBe(CHAT);
    expect((await stat(join(folder, 'a.jsonl'))).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['a.jsonl']);
    expect(await cli('fix', '--check', 'a.jsonl')).toMatchObject({ exitCode: 0, stdout: 'a.jsonl: nothing to fix.\n' });
  });

  test('writes lines that end in CR alone with LF', async () => {
    await put('a.jsonl', CHAT.replace('\n', '\r').repeat(2));
    expect(await cli('fix', '--write', 'a.jsonl')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await get('a.jsonl')).toBe(CHAT.repeat(2));
  });

  test('gives each change with its line and code as JSON', async () => {
    await put('a.jsonl', `${CHAT}\n${CHAT}`);
    const { stdout } = await cli('--json', 'fix', '--all', '--write', 'a.jsonl');
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      files: [
        {
          path: 'a.jsonl',
          written: true,
          changes: [
            { fix: 'blank-line', code: 'W_BLANK_LINE', line: 2, count: 1, lines: [2] },
            { fix: 'duplicate', code: 'W_DUPLICATE', line: 3, count: 1, lines: [3] },
          ],
          notes: [],
        },
      ],
    });
    expect(await get('a.jsonl')).toBe(CHAT);
  });

  test('leaves a symbolic link and what it leads to as they are', async () => {
    await put('a.jsonl', crLf);
    await symlink('a.jsonl', join(folder, 'link.jsonl'));
    const { exitCode, stderr } = await cli('fix', '--write', 'link.jsonl');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is a symbolic link; name the file that it leads to');
    expect((await lstat(join(folder, 'link.jsonl'))).isSymbolicLink()).toBe(true);
    expect(await get('a.jsonl')).toBe(crLf);
  });

  test('leaves a read-only file as it is, also for a user who could replace it', async () => {
    await put('a.jsonl', crLf);
    await chmod(join(folder, 'a.jsonl'), 0o444);
    expect((await cli('fix', '--write', 'a.jsonl')).stderr).toContain('The file a.jsonl is read-only');
    await put('b.jsonl', ALPACA);
    const forced = await cli('convert', 'b.jsonl', '--to', 'chat', '-o', 'a.jsonl', '--force');
    expect([forced.exitCode, forced.stderr]).toEqual([1, expect.stringContaining('is read-only')]);
    expect(await get('a.jsonl')).toBe(crLf);
  });

  test('writes none of its files when one of them may not be written, and each but once', async () => {
    await put('a.jsonl', crLf);
    await put('b.jsonl', crLf);
    await chmod(join(folder, 'b.jsonl'), 0o444);
    const { exitCode, stderr } = await cli('fix', '--write', 'a.jsonl', 'b.jsonl');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('The file b.jsonl is read-only')]);
    expect(await get('a.jsonl')).toBe(crLf);
    expect(await cli('fix', '--write', 'a.jsonl', './a.jsonl')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await get('a.jsonl')).toBe(CHAT);
  });

  test('writes none of its files when one of them is not JSON Lines', async () => {
    await put('a.jsonl', crLf);
    await put('b.csv', 'a,b\n\n1,2\n');
    const { exitCode, stderr } = await cli('fix', '--write', 'a.jsonl', 'b.csv');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('b.csv is a table, not JSON Lines')]);
    expect(await get('a.jsonl')).toBe(crLf);
  });
});

describe('explain', () => {
  test('says what a code means, with an example, however it is typed', async () => {
    const { exitCode, stdout } = await cli('explain', 'e-weight');
    expect(exitCode).toBe(0);
    for (const part of ['E_WEIGHT: ', 'Error: ', 'Why:   ', 'Fix:   ', 'Bad:   {"messages"', 'Good:  {"messages"'])
      expect(stdout).toContain(part);
  });

  test('gives the same as JSON', async () => {
    const { stdout } = await cli('--json', 'explain', 'W_BLANK_LINE');
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'W_BLANK_LINE',
      severity: 'warning',
      message: 'The line is blank.',
      source: { kind: 'theirs', title: 'JSON Lines', url: 'https://jsonlines.org/' },
      example: { of: 'line', given: null },
    });
  });

  test('suggests a code for one that does not exist', async () => {
    expect(await cli('explain', 'E_WIEGHT')).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'error: There is no code "E_WIEGHT". Did you mean E_WEIGHT?\n',
    });
  });
});
