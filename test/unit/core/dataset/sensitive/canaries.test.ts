import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { SecretKind } from '../../../../../src/core/dataset/sensitive/kinds.ts';
import { amongGoodLines, codesOf, inspectBytes } from '../inspect-bytes.ts';
import { MADE_UP, randomFrom } from './made-up.ts';

const CLI = fileURLToPath(new URL('../../../../../src/cli.ts', import.meta.url));
const random = randomFrom(99);
const kinds = Object.keys(MADE_UP) as SecretKind[];
const canaries = Array.from({ length: 50 }, (_, index) => {
  const forms = MADE_UP[kinds[index % kinds.length] ?? 'a GitHub token'];
  return forms[index % forms.length]?.(random) ?? '';
});
const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A canary in each place of an example in turn. */
function lineWith(canary: string, index: number): string {
  const places = [
    { messages: [{ role: 'user', content: canary }, answer('a')] },
    { messages: [{ role: 'user', content: [{ type: 'text', text: canary }] }, answer('a')] },
    { messages: [{ role: 'user', content: 'u', name: canary }, answer('a')] },
    { messages: [user(), calling('f', JSON.stringify({ deep: [canary] }))] },
    { messages: [user(), calling(canary, '{}')] },
    { messages: [user(), answer('a')], tools: [{ type: 'function', function: { name: 'f', description: canary } }] },
    { messages: [user(), { role: 'assistant', content: [{ type: 'refusal', refusal: canary }] }] },
  ];
  return JSON.stringify(places[index % places.length]);
}
const user = (): object => ({ role: 'user', content: 'u' });
const answer = (content: string): object => ({ role: 'assistant', content });
const calling = (name: string, args: string): object => ({
  role: 'assistant',
  tool_calls: [{ id: 'c', type: 'function', function: { name, arguments: args } }],
});

const file = amongGoodLines(...canaries.map(lineWith));

/** The canary itself and its longest stretch without punctuation: no part of it may leak either. */
function tracesOf(canary: string): string[] {
  const parts = canary.split(/[^A-Za-z0-9]+/).filter(part => part.length >= 12);
  return [canary, JSON.stringify(canary).slice(1, -1), ...parts];
}

function run(...args: string[]): Promise<{ exitCode: number | null; printed: string }> {
  return new Promise(resolve => {
    const child = execFile(process.execPath, [CLI, ...args], { cwd: folder }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode, printed: stdout + stderr }),
    );
  });
}

test('fifty secrets are found at their lines, in every place of an example, and none of them is repeated', async () => {
  const inspection = await inspectBytes(file);
  expect(codesOf(inspection)[0]).toBe(`E_SECRET@${canaries.map((_, index) => index + 3).join(',')}`);
  expect(inspection.findings[0]?.message).toBe('Message 1 holds a GitHub token.');
  const written = JSON.stringify(inspection);
  for (const trace of canaries.flatMap(tracesOf)) expect(written).not.toContain(trace);
});

test('a secret in the declaration of a tool is named as such', async () => {
  const { findings } = await inspectBytes(amongGoodLines(lineWith(canaries[0] ?? '', 5)));
  expect(findings.find(({ code }) => code === 'E_SECRET')?.message).toBe('A tool holds a GitHub token.');
});

describe('a secret is found on the first push, whatever the shape of its row', () => {
  const token = canaries[0] ?? '';
  const row = { messages: [user(), answer('a')] };

  test.each<[string, object]>([
    ['a key that no row has', { ...row, note: token }],
    ['the name of such a key', { ...row, [token]: 1 }],
    ['a message of an unknown role', { messages: [{ role: 'bot', content: token }, answer('a')] }],
    ['a key that no message has', { messages: [{ ...user(), trace: { deep: [token] } }, answer('a')] }],
    ['messages that are no list', { messages: { user: token } }],
    ['a row of another format', { instruction: 'Say it.', output: token }],
    ['content that is no text', { messages: [{ role: 'user', content: { value: token } }, answer('a')] }],
  ])('%s', async (_what, value) => {
    const { findings } = await inspectBytes(amongGoodLines(JSON.stringify(value)));
    const { lines, message } = findings.find(({ code }) => code === 'E_SECRET') ?? {};
    expect({ lines, message }).toEqual({ lines: [3], message: 'The row holds a GitHub token.' });
  });

  test('also in a file of another format than was asked for', async () => {
    const rows = Array.from({ length: 12 }, () => ({ instruction: 'Say it.', output: 'It.' }));
    const lines = [...rows, { instruction: 'Say it.', output: token }].map(value => `${JSON.stringify(value)}\n`);
    const inspection = await inspectBytes(lines.join(''), { expected: 'chat' });
    expect(codesOf(inspection)).toEqual(expect.arrayContaining(['E_SECRET@13']));
    expect(inspection.findings.map(({ code }) => code)).toContain('E_FORMAT');
  });

  test('and where its place in the example is known, that is said', async () => {
    const line = JSON.stringify({ messages: [{ role: 'user', content: token }, answer('a')], note: 'n' });
    const { findings } = await inspectBytes(amongGoodLines(line));
    expect(findings.find(({ code }) => code === 'E_SECRET')?.message).toBe('Message 1 holds a GitHub token.');
  });
});

test.each([[[]], [['--json']]])('the command line with %j names lines and kinds, never values', async flags => {
  writeFileSync(join(folder, 'train.jsonl'), file);
  const { exitCode, printed } = await run(...flags, 'inspect', '--worktree', 'train.jsonl');
  expect(printed).toContain('E_SECRET');
  expect(printed).toContain('a GitHub token');
  expect(exitCode).toBe(1);
  for (const trace of canaries.flatMap(tracesOf)) expect(printed).not.toContain(trace);
});
