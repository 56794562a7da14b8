import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/git.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let close: () => PromiseLike<void>;
beforeAll(async () => {
  const place = await temporaryFolder();
  close = () => place[Symbol.asyncDispose]();
  folder = place.folder;
  await writeFile(join(folder, 'a.jsonl'), file(rows('Ping?', 'Ping again?')));
});
afterAll(() => close?.());

const cli = (...args: readonly string[]) => runCli(folder, args);

function rows(...users: readonly string[]): string {
  const asked = users.map(content => ({ role: 'user', content }));
  return JSON.stringify({ messages: [...asked, { role: 'assistant', content: 'Pong.' }] });
}

function file(odd: string): string {
  return `${[...Array.from({ length: 12 }, (_, n) => rows(`Ping ${n}?`)), odd].join('\n')}\n`;
}

describe('inspect --portable-to', () => {
  test('fails when the provider would refuse the file, and names the lines', async () => {
    const refused = await cli('inspect', '--worktree', 'a.jsonl', '--portable-to', 'together');
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain(
      'a.jsonl: Together refuses this file as it is.\n    refuses: two user messages in a row (user and assistant must alternate), line 13\n',
    );
    const taken = await cli('inspect', '--worktree', 'a.jsonl', '--portable-to', 'openai');
    expect(taken.exitCode).toBe(0);
    expect(taken.stdout).toContain('a.jsonl: OpenAI takes this file as it is.\n');
  });

  test('does not fail on what is not documented, and says so', async () => {
    const { exitCode, stdout } = await cli('inspect', '--worktree', 'a.jsonl', '--portable-to', 'nebius');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('It is not documented whether Nebius Token Factory takes this file as it is.');
  });

  test('gives the same as JSON, with every provider', async () => {
    const { exitCode, stdout } = await cli('--json', 'inspect', '--worktree', 'a.jsonl', '--portable-to', 'together');
    expect(exitCode).toBe(1);
    const { files } = JSON.parse(stdout);
    expect(files[0].verdict).not.toBe('errors');
    expect(files[0].portability).toContainEqual({
      provider: 'together',
      title: 'Together',
      verdict: 'refuses',
      method: 'supervised',
      reasons: [{ verdict: 'refuses', feature: 'user-twice', what: expect.any(String), count: 1, lines: [13] }],
    });
  });

  test('knows its providers', async () => {
    expect(await cli('inspect', '--worktree', 'a.jsonl', '--portable-to', 'nobody')).toMatchObject({
      exitCode: 64,
      stdout: '',
    });
  });
});
