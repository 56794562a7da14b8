import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { AnswerSchema } from '../../../../../src/core/dataset/answer-schema.ts';
import { suggestLine } from '../../../../../src/core/dataset/fix/suggest-line.ts';
import type { SecretKind } from '../../../../../src/core/dataset/sensitive/kinds.ts';
import { inspectInParts } from '../../../../property/inspect-in-parts.ts';
import { amongGoodLines, inspectBytes } from '../inspect-bytes.ts';
import { MADE_UP, randomFrom } from './made-up.ts';

const CLI = fileURLToPath(new URL('../../../../../src/cli.ts', import.meta.url));
const random = randomFrom(7);
const kinds = Object.keys(MADE_UP) as SecretKind[];
const canaries = Array.from({ length: 50 }, (_, index) => {
  const forms = MADE_UP[kinds[index % kinds.length] ?? 'a GitHub token'];
  return forms[index % forms.length]?.(random) ?? '';
});
const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The canary, and its longest stretches without punctuation: no part of it may leak either. */
const traces = canaries.flatMap(canary => [
  canary,
  JSON.stringify(canary).slice(1, -1),
  ...canary.split(/[^A-Za-z0-9]+/).filter(part => part.length >= 12),
]);

function expectNoTrace(written: string): void {
  expect(traces.filter(trace => written.includes(trace))).toEqual([]);
}

const user = (content: unknown): object => ({ role: 'user', content });
const answer = (content: unknown, more: object = {}): object => ({ role: 'assistant', content, ...more });
type Place = (canary: string) => object;

/** Rows of every format, right and wrong ones, with a canary in each place in turn. */
const ROWS: Readonly<Record<string, readonly Place[]>> = {
  chat: [
    c => ({ messages: [user('u'), answer(c)] }),
    c => ({ messages: [user(c), { role: c, content: 'a' }] }),
    c => ({ messages: [user('u'), answer('a', { weight: c })] }),
    c => ({ messages: [user('u'), answer('a', { [c]: 1 })], [c]: c }),
    c => ({ messages: [user([{ type: c, text: c }]), answer('a')] }),
    c => ({ messages: [user('u'), { role: 'tool', tool_call_id: c, content: c }, answer('a')] }),
  ],
  preference: [
    c => ({ input: { messages: [user('u')] }, preferred_output: [answer(c)], non_preferred_output: [answer('b')] }),
    c => ({ input: { messages: [user(c)] }, preferred_output: [answer('a')], non_preferred_output: [answer(c)] }),
    c => ({ input: c, preferred_output: [{ role: c, content: c }], non_preferred_output: c, [c]: 1 }),
  ],
  reinforcement: [
    c => ({ messages: [user('u')], reference_answer: c }),
    c => ({ messages: [user('u')], [c]: { [c]: c } }),
    c => ({ messages: [user(c)], target: 1 }),
  ],
  'prompt-completion': [
    c => ({ prompt: c, completion: ' a END' }),
    c => ({ prompt: 'p ->', completion: c }),
    c => ({ prompt: 'p ->', completion: ' a END', [c]: c }),
  ],
};

function fileOf(places: readonly Place[]): string {
  return canaries.map((canary, index) => `${JSON.stringify(places[index % places.length]?.(canary))}\n`).join('');
}

describe.each(Object.entries(ROWS))('secrets in %s rows', (format, places) => {
  const file = fileOf(places);

  test('stand in no finding, in no verdict about providers and in no part', async () => {
    const inspection = await inspectBytes(file, { maxExampleTokens: 3 });
    expect(inspection.format).toBe(format);
    expect(inspection.findings.map(({ code }) => code)).toContain('E_SECRET');
    expect(inspection.portability.length).toBeGreaterThan(5);
    expectNoTrace(JSON.stringify(inspection));
    expectNoTrace(
      JSON.stringify(
        await inspectInParts(Buffer.from(file), [file.length / 2], { expected: null, maxExampleTokens: 3 }),
      ),
    );
  });

  test('are not printed by any command', async () => {
    const name = `${format}.jsonl`;
    writeFileSync(join(folder, name), file);
    const commands = [
      ['--trace', 'inspect', '--worktree', '--portable-to', 'together', name],
      ['--json', 'inspect', '--worktree', '--portable-to', 'openai', name],
      ['compare', '--worktree', name],
      ['inspect', '--worktree', '--shard', '1/2', '-o', `${format}.part`, name],
      ['fix', '--all', name],
      ['split', name],
    ];
    for (const printed of await Promise.all(commands.map(printedBy))) {
      expect(printed).not.toBe('');
      expectNoTrace(printed);
    }
    expectNoTrace(readFileSync(join(folder, `${format}.part`), 'utf8'));
  }, 300_000);
});

test('answers that a schema refuses are not repeated', async () => {
  const answerSchema: AnswerSchema = {
    kind: 'schema',
    schema: { type: 'object', properties: { a: { enum: ['b'] } }, additionalProperties: false },
  };
  const rows = canaries.flatMap(canary =>
    [canary, JSON.stringify({ a: canary }), JSON.stringify({ [canary]: canary })].map(text =>
      JSON.stringify({ messages: [user('u'), answer(text)] }),
    ),
  );
  const inspection = await inspectBytes(amongGoodLines(...rows), { answerSchema });
  expect(inspection.findings.map(({ code }) => code)).toContain('E_ANSWER_SCHEMA');
  expectNoTrace(JSON.stringify(inspection));
});

test('no line with a secret is suggested, though another would be', async () => {
  const suggested = async (content: string): Promise<unknown> => {
    const line = JSON.stringify({ messages: [user(content), answer('a ', { weight: null })] });
    const { findings } = await inspectBytes(amongGoodLines(line));
    return suggestLine('train.jsonl', Buffer.from(line), findings);
  };
  expect(await suggested('u')).not.toBeNull();
  for (const canary of canaries) expect(await suggested(canary)).toBeNull();
});

function printedBy(args: readonly string[]): Promise<string> {
  return new Promise(resolve => {
    execFile(process.execPath, [CLI, ...args], { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
