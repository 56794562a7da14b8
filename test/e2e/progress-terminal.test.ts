import { execFileSync, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canaryFile, expectNoTrace, plainCanaries } from '../support/canaries.ts';
import { temporaryFolder } from '../support/git.ts';
import { DIST } from '../support/stage.ts';
import { examples } from './examples.ts';

/** Far more than can be counted in the second after which progress is shown, on any machine with one thread. */
const MEGABYTES = 40;
const words = plainCanaries(61);

/** Whether `script` of util-linux is there, which runs a command on a pseudo-terminal; that of BSD has other options. */
function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}

const isHere = hasScript();
const why = isHere ? '' : ' (skipped: no `script` of util-linux)';

test.skipIf(!isHere)(
  `on a real terminal progress shows on standard error, and standard output stays clean${why}`,
  {
    timeout: 300_000,
  },
  async () => {
    await using place = await temporaryFolder();
    const { folder } = place;
    await writeLarge(join(folder, 'large.jsonl'));
    const args = '--workers 1 --json inspect --worktree --base-model gpt-4.1-mini-2025-04-14 large.jsonl';
    const { shown, exitCode } = await onTerminal(
      folder,
      `"${process.execPath}" "${join(DIST, 'cli.js')}" ${args} > out`,
    );

    // An error of the data passes through; nothing else is said.
    expect(exitCode).toBe(1);
    const lines = shown.split('\r\u001b[2K');
    expect(lines.length).toBeGreaterThan(2);
    expect([lines.at(0), lines.at(-1)]).toEqual(['', '']);
    for (const line of lines.slice(1, -1))
      expect(line).toMatch(/^[\d.]+ [KM]iB of 4[\d.]+ MiB, [\d,]+ examples, [\d.]+ [KM]iB\/s$/);
    expectNoTrace(words, shown);

    const out = await readFile(join(folder, 'out'), 'utf8');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\r');
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, files: [{ path: 'large.jsonl', format: 'chat' }] });
  },
);

async function writeLarge(path: string): Promise<void> {
  await using file = await open(path, 'w');
  await file.write(canaryFile('chat', words));
  const block = examples(5000);
  for (let written = 0; written < MEGABYTES * 1_048_576; written += block.length) await file.write(block);
}

/** Runs a command of the shell on a terminal of its own, and gives what a person would see of it. */
function onTerminal(folder: string, command: string): Promise<{ shown: string; exitCode: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm' },
    });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
    child.once('error', reject);
    child.once('close', exitCode => resolve({ shown, exitCode }));
  });
}
