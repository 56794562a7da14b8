import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tokenCounters } from '../../../src/adapters/rank-files.ts';
import { createDatasetReader } from '../../../src/commands/dataset-reader.ts';
import { preview } from '../../../src/commands/preview.ts';
import { UserError } from '../../../src/commands/user-error.ts';
import type { Ledger } from '../../../src/core/ledger/schema.ts';
import { plannedCost } from '../../../src/core/plan/plan.ts';
import type { GitObjects } from '../../../src/ports.ts';
import { openAi } from '../../../src/providers/openai/description.ts';
import { aLedger, anIntent, LIMITS, NOW } from '../../support/builders.ts';
import { chatRows } from '../../support/openai.ts';
import { aListener, memoryLedger } from './outside.ts';

type Files = Readonly<Record<string, string>>;

/** Commits in memory, by name. */
function commitsOf(commits: Readonly<Record<string, Files>>): GitObjects {
  const blobs = new Map<string, string>();
  const oidOf = (content: string): string => {
    const oid = createHash('sha1').update(content).digest('hex');
    blobs.set(oid, content);
    return oid;
  };
  return {
    resolve: async revision => (commits[revision] === undefined ? null : revision),
    entry: async (commit, path) => {
      const content = commits[commit]?.[path];
      return content === undefined ? null : { oid: oidOf(content), kind: 'file', bytes: content.length };
    },
    async *read(oid) {
      yield new TextEncoder().encode(blobs.get(oid) ?? '');
    },
    close: async () => undefined,
  };
}

const entry = (name: string, more = '') => `  ${name}:
    base_model: gpt-4.1-mini-2025-04-14
    training_file: ${name}.jsonl
${more}`;
const manifest = (...entries: string[]) => `version: 1\nmodels:\n${entries.join('')}`;
const five = ['a', 'b', 'c', 'd', 'e'];
const all: Files = {
  'models.yaml': manifest(...five.map(name => entry(name))),
  ...Object.fromEntries(five.map((name, n) => [`${name}.jsonl`, chatRows(12 + n)])),
};

async function previewed(
  commits: Readonly<Record<string, Files>>,
  ledger: Ledger | null = null,
  base: string | null = null,
) {
  const git = commitsOf(commits);
  const ports = { git, datasets: createDatasetReader(git, tokenCounters, aListener()), provider: openAi };
  const store = ledger === null ? null : memoryLedger(ledger).store;
  const at = { commit: 'head', baseCommit: base, manifestPath: 'models.yaml', now: NOW };
  return preview({ ...ports, store }, { ...at, limits: { ...LIMITS, budgetRequired: false, createsPerRun: 2 } });
}

test('the price of a merge is that of all its trainings, also of those that a later run starts', async () => {
  const { plan } = await previewed({ head: all });
  expect(plan.changes.map(({ action }) => action)).toEqual(['train', 'train', 'train', 'train', 'train']);
  expect(plannedCost(plan.changes).high).toBe(plan.budget.planned);
});

test('no provider is asked, so an unanswered create is what the ledger says', async () => {
  const first = (await previewed({ head: all })).plan.changes[0]?.digest ?? '';
  const { plan } = await previewed({ head: all }, aLedger({ [first]: anIntent(3, { model: 'a' }) }));
  expect(plan.observed).toBe('not-asked');
  expect(plan.changes[0]).toMatchObject({ action: 'wait', reason: 'create-unresolved' });
});

describe('compared with the base', () => {
  test('a change says what it changes', async () => {
    const head = { ...all, 'a.jsonl': chatRows(20) };
    const { plan, touchesModels } = await previewed({ base: all, head }, null, 'base');
    expect(plan.changes[0]?.detail).toContain('12 → 20');
    expect(plan.changes[1]?.detail).toBe('');
    expect(touchesModels).toBe(true);
  });

  test.each<[string, Files, boolean]>([
    ['nothing', all, false],
    ['another file', { ...all, 'README.md': 'x' }, false],
    ['a comment in the manifest', { ...all, 'models.yaml': `# hello\n${all['models.yaml']}` }, false],
    ['a dataset', { ...all, 'e.jsonl': chatRows(30) }, true],
    ['an entry', { ...all, 'models.yaml': manifest(...five.map(name => entry(name, '    seed: 7\n'))) }, true],
    ['a manifest that cannot be read', { ...all, 'models.yaml': 'version: [' }, true],
  ])('%s touches the models: as it should', async (_what, head, touches) => {
    expect((await previewed({ base: all, head }, null, 'base')).touchesModels).toBe(touches);
  });

  test.each([
    ['is not there', 'gone'],
    ['has no manifest', 'empty'],
  ])('a base that %s is no base', async (_what, base) => {
    const { plan, touchesModels } = await previewed({ head: all, empty: {} }, null, base);
    expect([touchesModels, plan.changes[0]?.detail]).toEqual([true, '']);
  });

  test('a model_id that was written by hand is an error', async () => {
    const edited = manifest(entry('a', '    model_id: ft:mine\n'));
    const { plan } = await previewed({ base: all, head: { ...all, 'models.yaml': edited } }, aLedger(), 'base');
    expect(plan.diagnostics.map(({ code }) => code)).toContain('E_MODEL_ID_EDITED');
  });
});

test('a manifest that cannot be read makes nothing unwanted', async () => {
  const ledger = aLedger({ ['7'.repeat(64)]: anIntent(60, { state: 'created', intent: null, jobId: 'ftjob-1' }) });
  const { plan } = await previewed({ head: { 'models.yaml': 'version: [' } }, ledger);
  expect(plan.changes).toEqual([]);
  expect(plan.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
});

test('a commit without a manifest is an error that says what to do', async () => {
  const nothing = previewed({ head: {} });
  await expect(nothing).rejects.toThrow(UserError);
  await expect(nothing).rejects.toMatchObject({ message: 'There is no models.yaml in commit head.' });
});
