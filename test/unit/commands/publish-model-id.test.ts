import { describe, expect, test } from 'vitest';
import type { Gathered } from '../../../src/commands/gather.ts';
import { createPublisher } from '../../../src/commands/publish-model-id.ts';
import type { CommitOutcome, FileCommit } from '../../../src/ports-code-host.ts';
import { aModel, digestOf, NOW } from '../../support/builders.ts';
import { aForge } from './outside.ts';

const manifest = `version: 1
models:
  # our tone
  tone:
    base_model: gpt-4.1-mini-2025-04-14
    training_file: datasets/tone/train.jsonl
`;
const model = aModel();
const digest = digestOf(model);
const ID = 'ft:gpt-4.1-mini-2025-04-14:acme::abc1';

const gathered = (commit: string, manifestText = manifest, models: Gathered['models'] = [model]): Gathered => ({
  commit,
  manifestPath: 'models.yaml',
  manifestOid: `oid-${commit}`,
  manifestText,
  models,
  rules: {},
  removal: null,
  diagnostics: [],
});

/** A branch at `c1`; each commit is answered by the next outcome, after which the branch may stand elsewhere. */
function publisherOn(
  outcomes: readonly CommitOutcome[],
  tips: Readonly<Record<string, Gathered>> = {},
  stored: (sent: Uint8Array) => Uint8Array | null = sent => sent,
) {
  const commits: FileCommit[] = [];
  let head = 'c1';
  const forge = aForge({
    branchHead: async () => head,
    commitFile: async commit => {
      commits.push(commit);
      const outcome = outcomes[commits.length - 1] ?? { kind: 'committed', oid: 'done' };
      if (outcome.kind !== 'committed' && outcome.kind !== 'refused' && tips[`c${commits.length + 1}`] !== undefined)
        head = `c${commits.length + 1}`;
      return outcome;
    },
    readFile: async () => stored(commits.at(-1)?.content ?? new Uint8Array()),
  });
  const gatherAt = async (commit: string) => tips[commit] ?? gathered(commit);
  const publisher = createPublisher(forge, 'main', gathered('c1'), gatherAt);
  return { publisher, commits, move: (to: string) => (head = to) };
}

const textOf = (commit: FileCommit | undefined) => new TextDecoder().decode(commit?.content);

test('one line is added to the manifest, on top of the commit that was planned', async () => {
  const { publisher, commits } = publisherOn([{ kind: 'committed', oid: 'c9' }]);
  expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'committed', oid: 'c9' });
  expect(commits).toMatchObject([{ branch: 'main', expectedHead: 'c1', path: 'models.yaml' }]);
  expect(commits[0]?.headline).toBe('Set model_id of tone');
  expect(textOf(commits[0])).toBe(`${manifest}    model_id: ${ID}\n`);
});

test.each<[string, (sent: Uint8Array) => Uint8Array | null]>([
  ['holds another file', sent => sent.subarray(1)],
  ['holds none', () => null],
])('a commit that %s is no success', async (_what, stored) => {
  const { publisher } = publisherOn([{ kind: 'committed', oid: 'c9' }], {}, stored);
  const why = 'commit c9 does not hold what was sent';
  expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'failed', why });
});

test('an ID that is there already needs no commit', async () => {
  const tips = { c2: gathered('c2', `${manifest}    model_id: ${ID}\n`) };
  const { publisher, commits, move } = publisherOn([], tips);
  move('c2');
  expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'already' });
  expect(commits).toEqual([]);
});

describe('on a branch that moved', () => {
  test('the edit, not the file, is applied again', async () => {
    const edited = manifest.replace('# our tone', '# our new tone');
    const { publisher, commits } = publisherOn([{ kind: 'stale' }], { c2: gathered('c2', edited) });
    expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'committed', oid: 'done' });
    expect(commits.map(commit => commit.expectedHead)).toEqual(['c1', 'c2']);
    expect(textOf(commits[1])).toBe(`${edited}    model_id: ${ID}\n`);
  });

  test('a model that was renamed is found by its training', async () => {
    const renamed = manifest.replace('tone:', 'warm:');
    const tips = { c2: gathered('c2', renamed, [{ ...model, name: 'warm' }]) };
    const { publisher, commits } = publisherOn([{ kind: 'stale' }], tips);
    await publisher.publish('tone', digest, ID);
    expect(commits[1]?.headline).toBe('Set model_id of warm');
    expect(textOf(commits[1])).toContain(`model_id: ${ID}`);
  });

  test.each([
    ['is gone', gathered('c2', 'version: 1\nmodels: {}\n', [])],
    ['asks for another training', gathered('c2', manifest, [aModel('tone', { entry: { seed: 7 } })])],
    ['cannot be read', gathered('c2', 'not yaml', null)],
  ])('nothing is written when the entry %s', async (_what, tip) => {
    const { publisher, commits } = publisherOn([{ kind: 'stale' }], { c2: tip });
    expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'not-wanted' });
    expect(commits).toHaveLength(1);
  });

  test('it gives up when the branch keeps moving', async () => {
    const stale = Array.from({ length: 9 }, () => ({ kind: 'stale' }) as const);
    const { publisher, commits } = publisherOn(stale);
    expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'failed', why: 'the branch kept moving' });
    expect(commits).toHaveLength(5);
  });
});

test('a lost reply is settled by reading the branch again', async () => {
  const there = gathered('c2', `${manifest}    model_id: ${ID}\n`);
  const { publisher, commits } = publisherOn([{ kind: 'unknown', why: 'reset' }], { c2: there });
  expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'already' });
  expect(commits).toHaveLength(1);
});

test('a refusal is final and told', async () => {
  const { publisher, commits } = publisherOn([{ kind: 'refused', why: 'The branch is protected.' }]);
  expect(await publisher.publish('tone', digest, ID)).toEqual({ kind: 'failed', why: 'The branch is protected.' });
  expect(commits).toHaveLength(1);
});

describe('whether the tip wants a training', () => {
  const broken = aModel('other', { training: null });
  test.each<[string, Gathered['models'], boolean, boolean]>([
    ['an entry asks for it', [model], true, false],
    ['no entry asks for it', [aModel('tone', { entry: { seed: 7 } })], false, true],
    ['there is no entry', [], false, true],
    ['the manifest cannot be read', null, false, false],
    ['an entry asks for it and another has errors', [broken, model], true, false],
    ['an entry has errors, so it may ask for anything', [broken], false, false],
  ])('%s', async (_what, models, wants, unwants) => {
    const { publisher, move } = publisherOn([], { c2: gathered('c2', manifest, models) });
    expect(await publisher.tipAgrees(digest, true)).toBe(true);
    move('c2');
    expect([await publisher.tipAgrees(digest, true), await publisher.tipAgrees(digest, false)]).toEqual([
      wants,
      unwants,
    ]);
  });
});

describe('whether the tip lets a model go', () => {
  const broken = aModel('other', { training: null });
  const gone = { name: 'tone', digest, modelId: ID };
  const removal = (more: object = {}) => ({
    deleteAfter: 1_000,
    protect: new Set<string>(),
    manifestText: '',
    ...more,
  });
  const noted = { since: NOW, now: Date.parse(NOW) + 1_000 };
  test.each<[string, Partial<Gathered>, boolean]>([
    ['it says nothing of it', { models: [], removal: removal() }, true],
    ['it keeps all models', { models: [], removal: null }, false],
    ['it cannot be read', { models: null, removal: null }, false],
    ['it protects the name', { models: [], removal: removal({ protect: new Set(['tone']) }) }, false],
    ['a comment holds the ID', { models: [], removal: removal({ manifestText: `# ${ID}` }) }, false],
    ['an entry asks for the training', { models: [model], removal: removal() }, false],
    ['an entry has errors, so it may ask for anything', { models: [broken], removal: removal() }, false],
    ['it wants models to stay longer', { models: [], removal: removal({ deleteAfter: 1_001 }) }, false],
  ])('%s', async (_what, tip, expected) => {
    const { publisher, move } = publisherOn([], { c2: { ...gathered('c2'), ...tip } });
    move('c2');
    expect(await publisher.tipLetsGo(gone, noted)).toBe(expected);
  });
});
