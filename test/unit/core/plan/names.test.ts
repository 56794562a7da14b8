import { expect, test } from 'vitest';
import { jobFor, markFor, mayCreateAgain } from '../../../../src/core/plan/ownership.ts';
import { DEFAULT_WAITING_WINDOW, hasChanges, plannedCost } from '../../../../src/core/plan/plan.ts';
import { isOwnWork, proposalBranch, proposalMessage } from '../../../../src/core/plan/proposal.ts';
import { aChange, aJob, aModel, aPlan, hash, listed, MARK } from '../../../support/builders.ts';

// Names that another run, of today or of a later version, must find again.

test.each([
  ['models.yaml', /^finetune-gitops\/model-ids$/],
  ['./models.yaml', /^finetune-gitops\/model-ids-models-yaml-[0-9a-f]{8}$/],
  ['ml/modèles  finaux.yaml', /^finetune-gitops\/model-ids-ml-mod-les-finaux-yaml-[0-9a-f]{8}$/],
  ['ml/(a)', /^finetune-gitops\/model-ids-ml-a-[0-9a-f]{8}$/],
])('the manifest %s has a branch that people can read', (path, branch) => {
  expect(proposalBranch(path)).toMatch(branch);
});

test('a proposal says by the hash of the manifest that it is ours', () => {
  // sha256 of the three bytes "new".
  const sha256 = '11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437';
  const { headline, body } = proposalMessage([{ name: 'tone', digest: 'd1' }], 'new');
  expect([headline, body]).toEqual(['Set model_id of tone', `- tone: d1\n\nFinetune-GitOps-Manifest: ${sha256}`]);
  const work = { files: ['models.yaml'], manifestPath: 'models.yaml', manifestText: 'new' };
  expect(isOwnWork({ ...work, messages: [`${headline}\n\n${body}  \n`] })).toBe(true);
});

test('a job carries its mark under keys that earlier versions look for', () => {
  expect(markFor(MARK, { model: 'tone', digest: hash(7), nonce: 'n' })).toEqual({
    ftg_v: '1',
    ftg_repo: MARK.repository,
    ftg_lineage: MARK.lineage,
    ftg_model: 'tone',
    ftg_digest: hash(7),
    ftg_attempt: 'n',
  });
});

test('of equally old jobs the lower ID stands for the training, in whatever order they are listed', () => {
  const [three, four, five] = [3, 4, 5].map(n => aJob({ n, createdAt: 1, digest: hash(7) }));
  if (three === undefined || four === undefined || five === undefined) throw new Error('Three jobs were made');
  for (const jobs of [
    [three, four, five],
    [five, four, three],
    [four, five, three],
    [four, three, five],
  ])
    expect(jobFor(hash(7), listed(...jobs), MARK)?.id).toBe('ftjob-3');
});

test.each(['validating_files', 'queued', 'running', 'unrecognised'] as const)(
  'a job that is %s comes after one that succeeded and before one that ended otherwise',
  status => {
    const first = (...jobs: ReturnType<typeof aJob>[]) => jobFor(hash(7), listed(...jobs), MARK)?.id;
    expect(first(aJob({ n: 1, status }), aJob({ n: 2, status: 'succeeded' }))).toBe('ftjob-2');
    for (const ended of ['failed', 'cancelled'] as const)
      expect(first(aJob({ n: 1, status: ended }), aJob({ n: 2, status }))).toBe('ftjob-2');
  },
);

test('an unanswered create is waited for a quarter of an hour, which all clocks and lists are measured by', () => {
  expect(DEFAULT_WAITING_WINDOW).toBe(900_000);
});

test.each([
  ['filterable-label', true],
  ['exclusive-name', true],
  ['read-back', false],
  ['none', false],
] as const)('with ownership by %s an unanswered create may be tried anew: %s', (ownership, may) => {
  expect(mayCreateAgain(ownership)).toBe(may);
});

test('one change among many is a change', () => {
  const [train, keep] = [aChange({ action: 'train' }), aChange({ action: 'keep' })];
  expect(hasChanges(aPlan({ changes: [keep, train, keep] }))).toBe(true);
  expect(hasChanges(aPlan({ changes: [keep, keep] }))).toBe(false);
});

test('a training that no entry asks for has no known cost', () => {
  const [known, unknown] = [aChange({ desired: aModel() }), aChange({ desired: null })];
  expect(plannedCost([unknown])).toEqual({ low: 0, expected: 0, high: 0, unknown: 1 });
  expect(plannedCost([known, unknown])).toEqual({ ...plannedCost([known]), unknown: 1 });
});
