import { describe, expect, test } from 'vitest';
import { addEntry, EMPTY_MANIFEST } from '../../../../src/core/manifest/add-entry.ts';
import { parseManifest } from '../../../../src/core/manifest/parse.ts';
import type { ModelEntry } from '../../../../src/core/manifest/schema.ts';

const ENTRY: ModelEntry = {
  provider: 'openai',
  base_model: 'gpt-4.1-mini-2025-04-14',
  method: 'supervised',
  training_file: 'data/tone.jsonl',
  hyperparameters: { n_epochs: 3, learning_rate_multiplier: 1.8 },
  suffix: '1e3',
  seed: 7,
  model_id: 'ft:gpt-4.1-mini-2025-04-14:acme:tone:9XkQ2abc',
};
const LINES = `tone:
  provider: openai
  base_model: gpt-4.1-mini-2025-04-14
  method: supervised
  training_file: data/tone.jsonl
  hyperparameters:
    n_epochs: 3
    learning_rate_multiplier: 1.8
  suffix: "1e3"
  seed: 7
  model_id: ft:gpt-4.1-mini-2025-04-14:acme:tone:9XkQ2abc
`;
const indented = (by: number, text = LINES): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

function added(text: string, name = 'tone'): string {
  const result = addEntry(text, name, ENTRY);
  return result.kind === 'added' ? result.text : `refused: ${result.why}`;
}

const OTHER = '  other: # kept\n    base_model:   "x"\n    training_file: a.jsonl\n';

describe('an entry is added', () => {
  test.each([
    ['in the place of an empty map', EMPTY_MANIFEST, `version: 1\n\nmodels:\n${indented(2)}`],
    ['in an empty map without a final newline', 'version: 1\nmodels: {}', `version: 1\nmodels:\n${indented(2)}`],
    ['after the last model', `models:\n${OTHER}`, `models:\n${OTHER}${indented(2)}`],
    ['in the indent of the others', 'models:\n    a:\n        b: c\n', `models:\n    a:\n        b: c\n${indented(4)}`],
    [
      'before keys that follow, and the comments and blank lines that belong to them',
      `models:\n${OTHER}    # of other\n\n# The rules.\nversion: 1\n`,
      `models:\n${OTHER}    # of other\n${indented(2)}\n# The rules.\nversion: 1\n`,
    ],
    ['where the file ends without a newline', 'models:\n  a:\n    b: c', `models:\n  a:\n    b: c\n${indented(2)}`],
    [
      'after a block scalar',
      'models:\n  a:\n    b: |\n      c\nversion: 1\n',
      `models:\n  a:\n    b: |\n      c\n${indented(2)}version: 1\n`,
    ],
    ['after a map in braces', 'models:\n  a: { b: c }\n', `models:\n  a: { b: c }\n${indented(2)}`],
  ])('%s', (_, before, after) => expect(added(before)).toBe(after));

  test('with the line ends and the byte order mark of the file', () => {
    const before = `\ufeffversion: 1\r\nmodels:\r\n${OTHER.replaceAll('\n', '\r\n')}`;
    expect(added(before)).toBe(before + indented(2).replaceAll('\n', '\r\n'));
  });

  test('and reads as what was meant', () => {
    const { manifest } = parseManifest(added(EMPTY_MANIFEST), 'models.yaml');
    expect(manifest?.models['tone']).toEqual(ENTRY);
  });
});

describe('nothing is added, but the lines are there to paste,', () => {
  test.each([
    ['when the name is taken', 'models:\n  tone: {}\n', 'refused: the manifest has a model of this name'],
    ['when the models are in braces', 'models: { a: { b: c } }\n', 'refused: `models` is written in braces'],
    ['when the manifest has errors', 'models: [\n', 'refused: the manifest has errors'],
    ['when there are no models', 'version: 1\n', 'refused: the manifest has errors'],
    [
      'when a comment stands behind the empty map',
      'models: {} # none\n',
      'refused: something stands behind the empty `models`',
    ],
  ])('%s', (_, text, why) => {
    expect(added(text)).toBe(why);
    expect(addEntry(text, 'tone', ENTRY).lines).toBe(indented(2));
  });

  test('when the name is none', () => expect(added(EMPTY_MANIFEST, 'Tone')).toMatch(/^refused: the name/));
});
