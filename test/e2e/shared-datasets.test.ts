import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initRepository, temporaryFolder } from '../support/git.ts';
import { sharedDir } from '../support/shared-dir.ts';
import { TODAY } from '../support/stage.ts';
import { runCli, STACK_TRACE } from './cli.ts';
import { manifest } from './examples.ts';

const shared = sharedDir('datasets');
const names = shared === null ? [] : readdirSync(shared).filter(name => /\.jsonl?$/.test(name));
const why = shared === null ? ' (skipped: no folder with datasets)' : '';

/** `x.json` becomes `x.json.jsonl`: a manifest may only name JSONL. */
function pathOf(name: string): string {
  return `data/${name.endsWith('.jsonl') ? name : `${name}.jsonl`}`;
}

interface PlanOutput {
  readonly changes: readonly { readonly action: string }[];
  readonly diagnostics: readonly { readonly severity: string; readonly path: string | null; readonly fix: string }[];
}

describe.skipIf(shared === null)(`A dataset from the wild is planned or refused with words${why}`, () => {
  let folder: string;
  let close: () => PromiseLike<void>;

  beforeAll(async () => {
    const place = await temporaryFolder();
    close = () => place[Symbol.asyncDispose]();
    folder = place.folder;
    const files: Record<string, string | Uint8Array> = {};
    for (const [index, name] of names.entries()) {
      files[`${index}.yaml`] = manifest({ wild: { training: pathOf(name) } });
      files[pathOf(name)] = await readFile(join(shared ?? '', name));
    }
    await initRepository(folder, files);
  });
  afterAll(() => close?.());

  test.each([...names.entries()])('%i: %s', async (index, name) => {
    const args = ['--json', '--now', TODAY, '--manifest', `${index}.yaml`, 'plan'];
    const { exitCode, stdout, stderr } = await runCli(folder, args);
    expect(stderr).not.toMatch(STACK_TRACE);
    const { changes, diagnostics } = JSON.parse(stdout) as PlanOutput;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(exitCode).toBe(errors.length === 0 ? 0 : 1);
    expect(changes.map(({ action }) => action)).toEqual([errors.length === 0 ? 'train' : 'blocked']);
    for (const { path, fix } of errors) {
      // What is missing is not at a line of the pointer, but where the manifest asks for it.
      expect(path).toBe(name.includes('lfs-pointer') ? `${index}.yaml` : pathOf(name));
      expect(fix).not.toBe('');
    }
  });
});
