import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openWorktreeFile } from '../../src/adapters/worktree-files.ts';
import { contentOf, scratchFolders } from './scratch-repository.ts';

const newFolder = scratchFolders();
const patience = { timeout: 120_000 };
/** Deep, so that there is time to swap the first folder while the others are being looked at. */
const below = `${'deep/'.repeat(30)}train.jsonl`;

/** Runs in a thread of its own: puts the real thing and the lure in turns at `spot`, as fast as it can. */
const swapper = `
  const { renameSync, symlinkSync, rmSync } = require('node:fs');
  const { workerData, parentPort } = require('node:worker_threads');
  const { spot, away, lure, how, flag } = workerData;
  const stop = new Int32Array(flag);
  parentPort.postMessage('ready');
  while (Atomics.load(stop, 0) === 0) {
    renameSync(spot, away);
    if (how === 'symlink') symlinkSync(lure, spot);
    else renameSync(lure, spot);
    if (how === 'symlink') rmSync(spot);
    else renameSync(spot, lure);
    renameSync(away, spot);
  }
`;

interface Swapping {
  /** Ends with the real thing in its place. */
  stop(): Promise<void>;
}

async function swapping(workerData: {
  spot: string;
  away: string;
  lure: string;
  how: 'symlink' | 'rename';
}): Promise<Swapping> {
  const flag = new SharedArrayBuffer(4);
  const worker = new Worker(swapper, { eval: true, workerData: { ...workerData, flag } });
  const ended = new Promise(exit => worker.once('exit', exit));
  async function stop(): Promise<void> {
    Atomics.store(new Int32Array(flag), 0, 1);
    await ended;
  }
  onTestFinished(stop);
  await new Promise((ready, fail) => worker.once('message', ready).once('error', fail));
  return { stop };
}

async function workTree(): Promise<{ root: string; outside: string }> {
  const folder = await newFolder();
  const [root, outside] = [join(folder, 'root'), join(folder, 'outside')];
  for (const [top, content] of Object.entries({ [join(root, 'data')]: 'inside', [outside]: 'a longer secret' })) {
    await mkdir(dirname(join(top, below)), { recursive: true });
    await writeFile(join(top, below), content);
  }
  return { root, outside };
}

/** What one careful read ends in. */
async function outcome(root: string): Promise<string> {
  const file = await openWorktreeFile(root, `data/${below}`);
  if (file.kind !== 'file') return file.kind;
  if (file.bytes !== 'inside'.length) return 'the length of the secret';
  return contentOf(file.chunks()).then(String, () => 'error');
}

async function naiveRead(root: string): Promise<string> {
  return readFile(join(root, 'data', below), 'utf8').catch(() => 'error');
}

/** At least `rounds`, and on until the wanted outcome was seen, so that the race is known to have been run. */
async function outcomesOf(attempt: () => Promise<string>, wanted: string, rounds = 300): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let round = 0; round < rounds || !seen.has(wanted); round += 1) {
    seen.add(await attempt());
    if (round > 100 * rounds) break;
  }
  return seen;
}

describe('a work tree whose parts are swapped while it is read', patience, () => {
  test('gives no byte from outside when a folder becomes a link', async () => {
    const { root, outside } = await workTree();
    const swaps = await swapping({ spot: join(root, 'data'), away: join(root, 'away'), lure: outside, how: 'symlink' });
    expect(await outcomesOf(() => naiveRead(root), 'a longer secret')).toContain('a longer secret');
    const seen = await outcomesOf(() => outcome(root), 'refused', 2000);
    expect(seen).toContain('refused');
    expect([...seen].filter(outcome => outcome.includes('secret'))).toEqual([]);
    await swaps.stop();
    expect(await outcome(root)).toBe('inside');
  });

  test('gives no byte from outside when the file becomes a link', async () => {
    const { root, outside } = await workTree();
    const spot = join(root, 'data', below);
    const swaps = await swapping({ spot, away: `${spot}.away`, lure: join(outside, below), how: 'symlink' });
    expect(await outcomesOf(() => naiveRead(root), 'a longer secret')).toContain('a longer secret');
    const seen = await outcomesOf(() => outcome(root), 'refused');
    expect(seen).toContain('refused');
    expect([...seen].filter(outcome => outcome.includes('secret'))).toEqual([]);
    await swaps.stop();
    expect(await outcome(root)).toBe('inside');
  });

  test('does not hang when the file becomes a FIFO', async () => {
    const { root } = await workTree();
    const fifo = join(root, 'fifo');
    await promisify(execFile)('mkfifo', [fifo]);
    const spot = join(root, 'data', below);
    const swaps = await swapping({ spot, away: `${spot}.away`, lure: fifo, how: 'rename' });
    const seen = await outcomesOf(() => outcome(root), 'refused');
    expect(seen).toContain('refused');
    await swaps.stop();
    expect(await outcome(root)).toBe('inside');
  });
});
