import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../../src/core/manifest/parse.ts';
import { locate, locateValue } from '../../../../src/core/manifest/positions.ts';
import { MAX_MODELS } from '../../../../src/core/manifest/schema.ts';

const SMALL = `version: 1
models:
  tone:
    base_model: gpt-4.1-mini-2025-04-14
    training_file: datasets/tone.jsonl
`;

const TONE = {
  provider: 'openai',
  base_model: 'gpt-4.1-mini-2025-04-14',
  method: 'supervised',
  training_file: 'datasets/tone.jsonl',
  hyperparameters: {},
};

describe('a good manifest', () => {
  test.each([
    ['plain', SMALL],
    ['with a byte order mark', `\ufeff${SMALL}`],
    ['with CRLF', SMALL.replaceAll('\n', '\r\n')],
    ['without a final newline', SMALL.trimEnd()],
    ['with a document start', `---\n${SMALL}`],
    ['with a document end', `${SMALL}...\n`],
    ['with %YAML 1.2', `%YAML 1.2\n---\n${SMALL}`],
    ['as JSON', JSON.stringify({ version: 1, models: { tone: TONE } }, null, 2)],
    ['with comments', SMALL.replaceAll('\n', ' # why\n')],
  ])('is read the same %s', (_, text) => {
    const { manifest, diagnostics } = parseManifest(text, 'models.yaml');
    expect(diagnostics).toEqual([]);
    expect(manifest).toEqual({ version: 1, models: { tone: TONE } });
  });

  test('may say that there are no models', () => {
    expect(parseManifest('version: 1\nmodels: {}\n', 'm').manifest).toEqual({ version: 1, models: {} });
  });

  test('keeps every value of a full entry', () => {
    const entry = {
      ...TONE,
      validation_file: 'datasets/v.jsonl',
      hyperparameters: { n_epochs: 3, batch_size: 'auto', learning_rate_multiplier: 1.8 },
      suffix: 'tone',
      seed: 0,
      max_cost_usd: 0.5,
      generation: 2,
      description: 'Two\nlines',
      model_id: null,
    };
    const text = JSON.stringify({ version: 1, models: { tone: entry } });
    expect(parseManifest(text, 'm').manifest?.models['tone']).toEqual(entry);
  });

  test('is the one of this repository', () => {
    const text = readFileSync(new URL('../../../../models.yaml', import.meta.url), 'utf8');
    expect(parseManifest(text, 'models.yaml').diagnostics).toEqual([]);
  });

  test('may use every key for as many models as are allowed', () => {
    const entry = [
      '    provider: openai',
      '    base_model: gpt-4.1-mini-2025-04-14',
      '    method: supervised',
      '    training_file: datasets/a/train.jsonl',
      '    validation_file: datasets/a/validation.jsonl',
      '    hyperparameters: { n_epochs: 3, batch_size: 4, learning_rate_multiplier: 1.8 }',
      '    suffix: many',
      '    seed: 42',
      '    max_cost_usd: 20',
      '    generation: 1',
      '    description: One of many models.',
      '    model_id: ft:gpt-4.1-mini-2025-04-14:acme:many:9XkQ2abc',
    ].join('\n');
    const models = Array.from({ length: MAX_MODELS }, (_, index) => `  model-${index}:\n${entry}\n`).join('');
    const { manifest, diagnostics } = parseManifest(`version: 1\nmodels:\n${models}`, 'models.yaml');
    expect(diagnostics).toEqual([]);
    expect(Object.keys(manifest?.models ?? {})).toHaveLength(MAX_MODELS);
  });
});

describe('positions', () => {
  const { positions } = parseManifest(`\ufeff${SMALL}    model_id:\n`, 'models.yaml');
  const tone = ['models', 'tone'];

  test.each([
    [['version'], 1, 1],
    [['models'], 2, 1],
    [tone, 3, 3],
    [[...tone, 'training_file'], 5, 5],
    [[...tone, 'model_id'], 6, 5],
  ])('name line and column of the key %j', (keyPath, line, column) => {
    expect(locate(positions, keyPath)).toEqual({ path: 'models.yaml', line, column });
  });

  test('name the nearest key around one that was left out', () => {
    expect(locate(positions, [...tone, 'hyperparameters', 'n_epochs'])).toMatchObject({ line: 3, column: 3 });
    expect(locate(positions, ['models', 'other'])).toMatchObject({ line: 2, column: 1 });
    expect(locate(positions, ['others'])).toMatchObject({ line: 1, column: 1 });
  });

  test('name a value, or the key where there is no value', () => {
    expect(locateValue(positions, [...tone, 'training_file'])).toMatchObject({ line: 5, column: 20 });
    expect(locateValue(positions, [...tone, 'model_id'])).toMatchObject({ line: 6, column: 5 });
  });

  test('name only the file when it could not be read', () => {
    expect(locate(parseManifest('a: [', 'models.yaml').positions, tone)).toEqual({ path: 'models.yaml' });
  });
});
