import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type EntryFolder, openEntryFolder } from '../../src/adapters/entry-folder.ts';
import { inspectHere } from '../../src/adapters/inspect-here.ts';
import { withCache } from '../../src/adapters/inspection-cache.ts';
import { sealEntry, unsealEntry } from '../../src/core/dataset/inspection-entry.ts';
import { findOverlap } from '../../src/core/dataset/overlap.ts';
import type { InspectionJob, InspectionRules } from '../../src/core/tokens/inspect-counted.ts';
import type { FileInspection, InspectFile } from '../../src/ports.ts';
import { examples } from '../e2e/examples.ts';
import { temporaryFolder } from '../support/git.ts';

const BYTES = Buffer.from(`${examples(12)}{"messages":[]}\n${examples(1)}`);
const RULES: InspectionRules = {
  encoding: 'o200k_base',
  expected: 'chat',
  images: null,
  maxExampleTokens: null,
  minExamples: 10,
};
const MEBIBYTE = 1_048_576;

async function scratch(): Promise<string> {
  const place = await temporaryFolder();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return place.folder;
}

function job(rules = RULES, contentId = 'git-blob:1', bytes: Uint8Array = BYTES): InspectionJob {
  async function* chunks() {
    yield bytes;
  }
  return { rules, contentId, bytes: bytes.length, chunks: chunks() };
}

/** One process's cache over a folder. */
function open(entries: EntryFolder, version = 'build 1') {
  const [traces, inspected]: [string[], InspectionJob[]] = [[], []];
  const counted: InspectFile = each => {
    inspected.push(each);
    return inspectHere(each);
  };
  const inspect = withCache(counted, { entries, version, output: { trace: line => traces.push(line) } });
  return { inspect, traces, inspected };
}

function openFolder(root: string) {
  return openEntryFolder({ root, below: ['a', 'b'], maxBytes: MEBIBYTE });
}

async function all({ inspection, part }: FileInspection): Promise<string> {
  return JSON.stringify([inspection, await part()]);
}

async function paths(root: string, ending = ''): Promise<string[]> {
  const folder = join(root, 'a', 'b');
  return (await readdir(folder)).filter(name => name.endsWith(ending)).map(name => join(folder, name));
}

test('what was inspected is read, and is the same to the byte', async () => {
  const root = await scratch();
  const plain = await all(await inspectHere(job()));
  const cold = open(openFolder(root));
  expect(await all(await cold.inspect(job()))).toBe(plain);
  expect(cold.inspected).toHaveLength(1);
  const warm = open(openFolder(root));
  const read = await warm.inspect(job());
  expect(await all(read)).toBe(plain);
  expect(warm.inspected).toHaveLength(0);
  const other = await inspectHere(job());
  expect(findOverlap(await read.part(), other.part())).toEqual(findOverlap(other.part(), other.part()));
});

test('the part is kept only when it was asked for, and inspected for when it is not there', async () => {
  const root = await scratch();
  await open(openFolder(root)).inspect(job());
  expect(await paths(root, '.part.gz')).toEqual([]);
  const warm = open(openFolder(root));
  const { part } = await warm.inspect(job());
  expect(warm.inspected).toHaveLength(0);
  const plain = JSON.stringify((await inspectHere(job())).part());
  expect(JSON.stringify(await part())).toBe(plain);
  expect(JSON.stringify(await part())).toBe(plain);
  expect(warm.inspected).toHaveLength(1);
  expect(await paths(root, '.part.gz')).toHaveLength(1);
});

test.each([
  ['other bytes', () => job(RULES, 'git-blob:2')],
  ['another encoding', () => job({ ...RULES, encoding: 'cl100k_base' })],
  ['another format', () => job({ ...RULES, expected: null })],
  ['another minimum', () => job({ ...RULES, minExamples: 1 })],
  ['another limit', () => job({ ...RULES, maxExampleTokens: 5 })],
  ['another size under the same name', () => job(RULES, 'git-blob:1', BYTES.subarray(0, 200))],
])('%s are inspected', async (_what, make) => {
  const root = await scratch();
  await open(openFolder(root)).inspect(job());
  const warm = open(openFolder(root));
  expect(await all(await warm.inspect(make()))).toBe(await all(await inspectHere(make())));
  expect(warm.inspected).toHaveLength(1);
});

test('what another version kept is not read', async () => {
  const root = await scratch();
  await open(openFolder(root)).inspect(job());
  const other = open(openFolder(root), 'build 2');
  await other.inspect(job());
  expect(other.inspected).toHaveLength(1);
});

test('bytes without a name, and runs of a larger file, are neither kept nor read', async () => {
  const root = await scratch();
  const { contentId: _name, ...nameless } = job();
  await open(openFolder(root)).inspect(nameless);
  await open(openFolder(root)).inspect({ ...job(), isStart: false });
  await open(openFolder(root)).inspect({ ...job(), onExample: () => undefined });
  await expect(readdir(root)).resolves.toEqual([]);
});

describe('Passed over and replaced is', () => {
  const damages: [string, (entry: Buffer) => Uint8Array][] = [
    ['an empty entry', () => Buffer.alloc(0)],
    ['a cut entry', entry => entry.subarray(0, -5)],
    ['an entry with one bit changed', entry => entry.with(entry.length - 9, (entry.at(-9) ?? 0) ^ 1)],
    ['bytes of no kind', () => Buffer.alloc(5000, 0x80)],
  ];
  test.each(damages)('%s', async (_what, damage) => {
    const root = await scratch();
    const plain = await all(await inspectHere(job()));
    await all(await open(openFolder(root)).inspect(job()));
    for (const path of await paths(root)) await writeFile(path, damage(await readFile(path)));
    const mended = open(openFolder(root));
    expect(await all(await mended.inspect(job()))).toBe(plain);
    expect(mended.traces.join()).toContain('passes over');
    const after = open(openFolder(root));
    expect(await all(await after.inspect(job()))).toBe(plain);
    expect(after.inspected).toHaveLength(0);
  });

  type Fields = Record<string, unknown> & { findings: Record<string, unknown>[] };
  const forgeries: [string, (inspection: Fields) => unknown][] = [
    ['a forged inspection with words of its own', one => (one.findings[0] = { ...one.findings[0], fix: 'Pay.' })],
    ['one with a rule that there is not', one => (one.findings[0] = { ...one.findings[0], code: 'E_NONE' })],
    ['one that steers a terminal', one => (one.findings[0] = { ...one.findings[0], message: '\u001b[2J' })],
    ['one with a field more', one => (one['more'] = 1)],
    ['one with a negative count', one => (one['tokensPerEpoch'] = -1)],
    ['one of another file size', one => (one['bytes'] = 1)],
  ];
  test.each(forgeries)('%s, though it is sealed', async (_what, forge) => {
    const root = await scratch();
    const plain = await all(await inspectHere(job()));
    await open(openFolder(root)).inspect(job());
    const [path = ''] = await paths(root);
    const key = path.slice(-69, -5);
    const inspection = JSON.parse(Buffer.from(unsealEntry('inspection', key, await readFile(path)) ?? '').toString());
    expect(inspection.findings).not.toEqual([]);
    forge(inspection);
    await writeFile(path, sealEntry('inspection', key, Buffer.from(JSON.stringify(inspection))));
    const mended = open(openFolder(root));
    expect(await all(await mended.inspect(job()))).toBe(plain);
    expect(mended.inspected).toHaveLength(1);
  });

  test('an entry under the name of another', async () => {
    const root = await scratch();
    await open(openFolder(root)).inspect(job());
    const [first = ''] = await paths(root);
    await open(openFolder(root)).inspect(job(RULES, 'git-blob:2'));
    for (const path of await paths(root)) if (path !== first) await writeFile(path, await readFile(first));
    const mended = open(openFolder(root));
    await mended.inspect(job(RULES, 'git-blob:2'));
    expect(mended.inspected).toHaveLength(1);
  });

  test('a link in the place of an entry; what it leads to stays as it is', async () => {
    const root = await scratch();
    await open(openFolder(root)).inspect(job());
    const [path = ''] = await paths(root);
    const aside = join(root, 'aside');
    await writeFile(aside, await readFile(path));
    await rm(path);
    await symlink(aside, path);
    const before = await readFile(aside);
    const mended = open(openFolder(root));
    await mended.inspect(job());
    expect(mended.inspected).toHaveLength(1);
    expect((await lstat(path)).isFile()).toBe(true);
    expect(await readFile(aside)).toEqual(before);
  });
});

describe('The folder', () => {
  test('is not used when it is a link; the inspection is right all the same', async () => {
    const [root, elsewhere] = [await scratch(), await scratch()];
    await mkdir(join(root, 'a'));
    await symlink(elsewhere, join(root, 'a', 'b'));
    const cold = open(openFolder(root));
    expect(await all(await cold.inspect(job()))).toBe(await all(await inspectHere(job())));
    expect(await readdir(elsewhere)).toEqual([]);
    expect(cold.traces.join()).toContain('does not keep');
  });

  test('may be a file in the way, too', async () => {
    const root = await scratch();
    await writeFile(join(root, 'a'), '');
    const cold = open(openFolder(root));
    expect((await cold.inspect(job())).inspection.examples).toBe(14);
    expect(cold.traces.join()).toContain('does not keep');
  });

  test('and its entries are for their owner only', async () => {
    const root = await scratch();
    await open(openFolder(root)).inspect(job());
    const [path = ''] = await paths(root);
    expect((await lstat(path)).mode & 0o777).toBe(0o600);
    expect((await lstat(join(root, 'a', 'b'))).mode & 0o777).toBe(0o700);
  });

  test('serves many at once', async () => {
    const root = await scratch();
    const plain = await all(await inspectHere(job()));
    const together = Array.from({ length: 8 }, async () => all(await open(openFolder(root)).inspect(job())));
    expect(new Set(await Promise.all(together))).toEqual(new Set([plain]));
    expect(await paths(root)).toHaveLength(2);
  });
});
