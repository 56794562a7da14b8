import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/git.ts';
import { DIST } from '../support/stage.ts';
import { examples } from './examples.ts';

/** What the built command line says about a dataset where only these rank files exist: so it reads no others. */
async function inspectWith(ranks: readonly string[], args: readonly string[]) {
  const dist = await mkdtemp(join(tmpdir(), 'finetune-gitops-dist-'));
  onTestFinished(() => rm(dist, { recursive: true, force: true }));
  await cp(DIST, dist, { recursive: true, filter: path => !path.endsWith('.bin') });
  for (const name of ranks) await cp(join(DIST, 'ranks', `${name}.bin`), join(dist, 'ranks', `${name}.bin`));
  const place = await temporaryFolder();
  onTestFinished(() => place[Symbol.asyncDispose]());
  await writeFile(join(place.folder, 'desk.jsonl'), examples(12));
  const all = ['--json', 'inspect', '--worktree', ...args, 'desk.jsonl'];
  const { stdout, stderr } = spawnSync(process.execPath, [join(dist, 'cli.js'), ...all], {
    cwd: place.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  const reply = JSON.parse(stdout) as { files?: { tokens: { perEpoch: number | null } }[] };
  return { tokens: reply.files?.[0]?.tokens.perEpoch, stderr };
}

describe('The command line reads', () => {
  test('no rank file to inspect a file for no base model', async () => {
    expect(await inspectWith([], [])).toMatchObject({ tokens: null });
  });

  test.each([
    ['gpt-4.1-mini-2025-04-14', 'o200k_base'],
    ['gpt-4o-mini-2024-07-18', 'o200k_base'],
    ['gpt-3.5-turbo-0125', 'cl100k_base'],
  ])('for %s only that of %s', async (baseModel, ranks) => {
    const { tokens, stderr } = await inspectWith([ranks], ['--base-model', baseModel]);
    expect(tokens, stderr).toBeGreaterThan(0);
  });

  test('a rank file as soon as there is something to count', async () => {
    const { tokens, stderr } = await inspectWith(['cl100k_base'], ['--base-model', 'gpt-4.1-mini-2025-04-14']);
    expect(tokens).toBeUndefined();
    expect(stderr).toContain('o200k_base.bin');
  });
});
