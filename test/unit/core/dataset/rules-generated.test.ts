import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { rulesModule } from '../../../../scripts/rules.ts';

const run = promisify(execFile);
const script = resolve('scripts/rules.ts');
const check = (...folder: string[]) => run(process.execPath, [script, '--check', ...folder]);

test('the list of rules holds every file in rules/', async () => {
  await expect(check()).resolves.toMatchObject({ stderr: '' });
});

test('adding a rule is adding a file: the check fails until the list is written again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rules-'));
  try {
    await cp('src/core/dataset', folder, { recursive: true });
    await writeFile(join(folder, 'rules', 'one-more.ts'), '');
    await expect(check(folder)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Run: npx node') });
    await run(process.execPath, [script, folder]);
    await expect(check(folder)).resolves.toMatchObject({ stderr: '' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the list is in the order of the file names and skips what is no rule', () => {
  const text = rulesModule(['b.ts', 'README.md', 'a-very-long.ts']);
  expect(text).toContain("import { rule as aVeryLong } from './rules/a-very-long.ts';\nimport { rule as b } from");
  expect(text).toContain('[\n  aVeryLong,\n  b,\n];');
});
