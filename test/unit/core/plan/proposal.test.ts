import { describe, expect, test } from 'vitest';
import { isOwnWork, proposalBranch, proposalMessage } from '../../../../src/core/plan/proposal.ts';

test('every manifest has a branch of its own, with a name that git takes', () => {
  expect(proposalBranch('models.yaml')).toBe('finetune-gitops/model-ids');
  const paths = [
    'team-a/models.yaml',
    'team/a-models.yaml',
    'ml/modèles finaux..yaml',
    '-',
    `${'deep/'.repeat(40)}m.yaml`,
  ];
  const branches = paths.map(proposalBranch);
  expect(new Set(branches).size).toBe(paths.length);
  for (const branch of branches) expect(branch).toMatch(/^finetune-gitops\/model-ids-[A-Za-z0-9-]{0,40}-[0-9a-f]{8}$/);
});

const message = ({ headline, body }: { headline: string; body: string }): string => `${headline}\n\n${body}\n`;
const models = [
  { name: 'tone', digest: 'd1' },
  { name: 'triage', digest: 'd2' },
];

test('a message names every model with its spec', () => {
  expect(proposalMessage(models.slice(0, 1), 'x').headline).toBe('Set model_id of tone');
  const { headline, body } = proposalMessage(models, 'x');
  expect(headline).toBe('Set model_id of 2 models');
  expect(body).toContain('- tone: d1\n- triage: d2\n');
});

describe('work is ours', () => {
  const ours = message(proposalMessage(models, 'new'));
  const work = { messages: [ours], files: ['models.yaml'], manifestPath: 'models.yaml', manifestText: 'new' };

  test('when one commit writes the manifest that its message says, or when there is none', () => {
    expect(isOwnWork(work)).toBe(true);
    expect(isOwnWork({ ...work, messages: [], files: [] })).toBe(true);
  });

  test.each([
    ['another commit follows', { messages: [ours, ours] }],
    ['it changes another file', { files: ['README.md'] }],
    ['it also changes another file', { files: ['models.yaml', 'README.md'] }],
    ['the manifest is another', { manifestText: 'newer' }],
    ['the manifest is gone', { manifestText: null }],
    ['the message is another', { messages: ['Set model_id of tone'] }],
    ['the message goes on', { messages: [`${ours}\nSigned-off-by: me`] }],
  ])('but not when %s', (_what, more) => {
    expect(isOwnWork({ ...work, ...more })).toBe(false);
  });
});
