import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const CHAT = '{"messages":[{"role":"user","content":"Ping?"},{"role":"assistant","content":"Pong."}]}\n';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'split-'));
});
afterEach(() => rm(folder, { recursive: true }));

const cli = (...args: readonly string[]) => runCli(folder, args);
const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const get = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

describe('split', () => {
  const rows = Array.from({ length: 100 }, (_, index) =>
    CHAT.replace('Ping?', `Ping ${index}?`).replace('Pong.', `${'Pong, and '.repeat(9)}${index}.`),
  );

  test('writes both files and counts examples and tokens', async () => {
    await put('a.jsonl', rows.join(''));
    const args = ['--base-model', 'gpt-4.1-mini-2025-04-14', '--out-train', 't.jsonl', '--out-validation', 'v.jsonl'];
    const { exitCode, stdout } = await cli('--json', 'split', 'a.jsonl', '--validation', '0.2', ...args);
    expect(exitCode).toBe(0);
    const [train, validation] = [await get('t.jsonl'), await get('v.jsonl')];
    const count = (text: string): number => text.split('\n').length - 1;
    expect(count(train) + count(validation)).toBe(100);
    expect(JSON.parse(stdout)).toMatchObject({
      train: {
        examples: count(train),
        tokensPerEpoch: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      validation: { examples: count(validation), tokensPerEpoch: expect.any(Number) },
      labels: null,
    });
    expect((await cli('split', 'a.jsonl', '--validation', '0.2', ...args)).stderr).toContain('exists already');
  });

  test('says that a side is empty, and refuses a file that holds nothing', async () => {
    await put('one.jsonl', CHAT);
    const one = await cli('split', 'one.jsonl', '--validation', '0.2');
    expect([one.exitCode, one.stdout]).toEqual([0, expect.stringContaining('note: one side is empty')]);
    expect((await cli('split', 'a.jsonl', '--validation', '0.2')).stdout).not.toContain('note: one side');
    await put('none.jsonl', '\n\n');
    const none = await cli('split', 'none.jsonl', '--validation', '0.2', '--out-train', 'x', '--out-validation', 'y');
    expect([none.exitCode, none.stderr]).toEqual([1, expect.stringContaining('none.jsonl holds no examples.')]);
  });

  test.each([
    ['a.jsonl', 'v.jsonl', 'is the one to split'],
    ['t.jsonl', './a.jsonl', 'is the one to split'],
    ['t.jsonl', './t.jsonl', 'A split has two files'],
    ['t.jsonl', 'none/v.jsonl', 'lies in a folder that does not exist'],
    ['t.jsonl', 'link.jsonl', 'is a symbolic link'],
  ])('to %s and %s writes neither, also by force', async (train, validation, why) => {
    await put('a.jsonl', rows.join(''));
    await symlink('elsewhere.jsonl', join(folder, 'link.jsonl'));
    const args = ['--out-train', train, '--out-validation', validation, '--force'];
    const { exitCode, stderr } = await cli('split', 'a.jsonl', '--validation', '0.2', ...args);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(why)]);
    expect(await get('a.jsonl')).toBe(rows.join(''));
    expect((await readdir(folder)).toSorted()).toEqual(['a.jsonl', 'link.jsonl']);
  });

  test('says what a file is that has no lines to divide', async () => {
    await put('a.csv', 'prompt,completion\na,b\n');
    const { exitCode, stderr } = await cli('split', 'a.csv', '--validation', '0.2');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('a.csv is a table, not JSON Lines.')]);
  });

  test('names the line that it cannot place', async () => {
    await put('a.jsonl', `${CHAT}nonsense\n`);
    expect(await cli('split', 'a.jsonl', '--validation', '0.2')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('a.jsonl:2: the line is not a JSON object'),
    });
  });
});
