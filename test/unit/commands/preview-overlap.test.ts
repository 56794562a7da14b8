import { expect, test } from 'vitest';
import { chatRows } from '../../support/openai.ts';
import { previewed } from './previewing.ts';

const MANIFEST = `version: 1
models:
  tone:
    base_model: gpt-4.1-mini-2025-04-14
    training_file: train.jsonl
    validation_file: held.jsonl
`;
const rows = chatRows(30).trimEnd().split('\n');
const files = (training: readonly string[], validation: readonly string[], more = '') => ({
  'models.yaml': MANIFEST + more,
  'train.jsonl': training.map(line => `${line}\n`).join(''),
  'held.jsonl': validation.map(line => `${line}\n`).join(''),
});

test('a pull request that lets validation examples into the training file is told so, also where the rule is off', async () => {
  const off = 'rules:\n  W_OVERLAP:\n    severity: off\n    reason: The two overlap on purpose.\n';
  const [training, held] = [rows.slice(0, 20), rows.slice(20)];
  const base = files([...training, ...held.slice(0, 1)], held, off);
  const { datasets } = await previewed(
    { base, head: files([...training, ...held.slice(0, 4)], held, off) },
    null,
    'base',
  );
  expect(datasets.map(({ role, overlap }) => [role, overlap])).toEqual([['training', 3]]);
  const back = await previewed({ base, head: files(training, [...held, ...held.slice(0, 1)], off) }, null, 'base');
  expect(back.datasets.map(({ role, overlap }) => [role, overlap])).toEqual([
    ['training', -1],
    ['validation', -1],
  ]);
});
