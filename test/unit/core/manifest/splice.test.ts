import { describe, expect, test } from 'vitest';
import { setModelId } from '../../../../src/core/manifest/splice.ts';

const ID = 'ft:gpt-4.1-mini-2025-04-14:acme:tone:9XkQ2abc';

function manifest(entry: string): string {
  return `version: 1\nmodels:\n${entry}`;
}

/** The text after an edit, or the reason why there is none. */
function edited(text: string, modelId: string | null = ID, name = 'tone'): string {
  const result = setModelId(text, name, modelId);
  return result.kind === 'edited' ? result.text : result.kind === 'refused' ? `refused: ${result.why}` : 'unchanged';
}

describe('a missing model_id', () => {
  test.each([
    ['after the last key', '  tone:\n    seed: 1\n', `  tone:\n    seed: 1\n    model_id: ${ID}\n`],
    ['after a comment on its line', '  tone:\n    seed: 1 # a\n', `  tone:\n    seed: 1 # a\n    model_id: ${ID}\n`],
    [
      'after the comments that belong to the entry, before those that do not',
      '  tone:\n    seed: 1\n    # suffix: a\n  # next\n  other: {}\n',
      `  tone:\n    seed: 1\n    # suffix: a\n    model_id: ${ID}\n  # next\n  other: {}\n`,
    ],
    [
      'after nested settings',
      '  tone:\n    hyperparameters:\n      n_epochs: 3\n      # more\n\n  other: {}\n',
      `  tone:\n    hyperparameters:\n      n_epochs: 3\n      # more\n    model_id: ${ID}\n\n  other: {}\n`,
    ],
    [
      'after a text folded over lines',
      '  tone:\n    description: one\n      two\n',
      `  tone:\n    description: one\n      two\n    model_id: ${ID}\n`,
    ],
    [
      'before the first key where a block scalar ends the entry',
      '  tone:\n    # a\n    seed: 1\n    description: |+\n      one\n\n  other: {}\n',
      `  tone:\n    # a\n    model_id: ${ID}\n    seed: 1\n    description: |+\n      one\n\n  other: {}\n`,
    ],
    [
      'with the line ends of the file',
      '  tone:\r\n    seed: 1\r\n',
      `  tone:\r\n    seed: 1\r\n    model_id: ${ID}\r\n`,
    ],
    ['without a final newline', '  tone:\n    seed: 1', `  tone:\n    seed: 1\n    model_id: ${ID}`],
    [
      'with the indent of the file',
      '        tone:\n                seed: 1\n',
      `        tone:\n                seed: 1\n                model_id: ${ID}\n`,
    ],
    [
      'in quotes beside quoted keys',
      "  'tone':\n    'seed': 1\n",
      `  'tone':\n    'seed': 1\n    'model_id': '${ID}'\n`,
    ],
    ['in braces', '  tone: { seed: 1 } # a\n', `  tone: { seed: 1, model_id: "${ID}" } # a\n`],
    ['in empty braces', '  tone: {}\n', `  tone: {model_id: "${ID}"}\n`],
    ['before a last comma', '  tone: {seed: 1,}\n', `  tone: {seed: 1, model_id: "${ID}",}\n`],
    [
      'in braces over lines',
      '  tone: {\n    seed: 1 # a\n  }\n',
      `  tone: {\n    seed: 1, model_id: "${ID}" # a\n  }\n`,
    ],
    ['as JSON', '  "tone": {"seed": 1}\n', `  "tone": {"seed": 1, "model_id": "${ID}"}\n`],
    ['where it is empty', '  tone:\n    model_id: # a\n', `  tone:\n    model_id: ${ID} # a\n`],
    ['where it is null', '  tone:\n    model_id: ~ # a\n', `  tone:\n    model_id: ${ID} # a\n`],
    ['where it is empty in braces', '  tone: {model_id: , seed: 1}\n', `  tone: {model_id: "${ID}" , seed: 1}\n`],
  ])('is written %s', (_, before, expected) => {
    expect(edited(manifest(before))).toBe(manifest(expected));
    expect(edited(manifest(expected))).toBe('unchanged');
  });

  test('is written behind a byte order mark, a directive and a document start', () => {
    const head = '\ufeff%YAML 1.2\n---\n';
    expect(edited(`${head}${manifest('  tone:\n    seed: 1\n')}`)).toBe(
      `${head}${manifest(`  tone:\n    seed: 1\n    model_id: ${ID}\n`)}`,
    );
  });

  test('is quoted when it ends like a key', () => {
    expect(edited(manifest('  tone:\n    seed: 1\n'), 'ft:a:b:')).toBe(
      manifest('  tone:\n    seed: 1\n    model_id: "ft:a:b:"\n'),
    );
  });
});

describe('a model_id', () => {
  test.each([
    ['plain', `  tone:\n    model_id:   ft:old # a\n`, `  tone:\n    model_id:   ${ID} # a\n`],
    ['in double quotes', `  tone:\n    model_id: "ft:old"\n`, `  tone:\n    model_id: "${ID}"\n`],
    ['in single quotes', `  tone: {model_id: 'ft:old'}\n`, `  tone: {model_id: '${ID}'}\n`],
    ['on the next line', `  tone:\n    model_id:\n      ft:old\n`, `  tone:\n    model_id:\n      ${ID}\n`],
    ['that is a number', '  tone:\n    model_id: 7\n', `  tone:\n    model_id: ${ID}\n`],
  ])('is changed in place: %s', (_, before, expected) => {
    expect(edited(manifest(before))).toBe(manifest(expected));
  });

  test.each([
    ['with its line', '  tone:\n    seed: 1\n    model_id: ft:a\n  other: {}\n', '  tone:\n    seed: 1\n  other: {}\n'],
    [
      'but not a comment on its line',
      '  tone:\n    seed: 1\n    model_id: ft:a # b\n',
      '  tone:\n    seed: 1\n    # b\n',
    ],
    ['from the first line', '  tone:\r\n    model_id: ft:a\r\n    seed: 1\r\n', '  tone:\r\n    seed: 1\r\n'],
    ['from the end of a file without newline', '  tone:\n    seed: 1\n    model_id: ft:a', '  tone:\n    seed: 1'],
    ['from the end with CRLF', '  tone:\r\n    seed: 1\r\n    model_id: ft:a', '  tone:\r\n    seed: 1'],
    ['from the end of braces', '  tone: { seed: 1, model_id: "ft:a" }\n', '  tone: { seed: 1 }\n'],
    ['from the start of braces', '  tone: { model_id: ft:a, seed: 1 }\n', '  tone: { seed: 1 }\n'],
    ['from the middle of braces', '  tone: {a: 1, model_id: ft:a, b: 2}\n', '  tone: {a: 1, b: 2}\n'],
    ['from braces of its own', '  tone: {model_id: ft:a}\n', '  tone: {}\n'],
  ])('is removed %s', (_, before, expected) => {
    expect(edited(manifest(before), null)).toBe(manifest(expected));
    expect(edited(manifest(expected), null)).toBe('unchanged');
  });

  test('that is not there, or is null, need not be removed', () => {
    expect(edited(manifest('  tone:\n    seed: 1\n'), null)).toBe('unchanged');
    expect(edited(manifest('  tone:\n    model_id: null\n'), null)).toBe('unchanged');
  });
});

describe('an edit', () => {
  const many = manifest('  tone: {}\n  tone-2:\n    seed: 1\n');

  test('changes the model it names and no other', () => {
    expect(edited(many, ID, 'tone-2')).toBe(`${many}    model_id: ${ID}\n`);
  });

  test.each([
    ['no such model', many, 'absent', 'the manifest has no such model'],
    ['a name of every object', many, 'constructor', 'the manifest has no such model'],
    ['an entry without keys', manifest('  tone:\n'), 'tone', 'the manifest has no such model'],
    ['models that are a list', manifest('  - tone\n'), 'tone', 'the manifest has no such model'],
    ['broken YAML', manifest('  tone: {\n'), 'tone', 'the manifest has errors'],
    ['the same key twice', manifest('  tone: {seed: 1, seed: 1}\n'), 'tone', 'the manifest has errors'],
    ['a list as model_id', manifest('  tone:\n    model_id: [a]\n'), 'tone', 'model_id holds a list or a mapping'],
    ['a block scalar', manifest('  tone:\n    model_id: >-\n      a\n'), 'tone', 'model_id spans more than one line'],
    ['text over lines', manifest('  tone:\n    model_id: a\n      b\n'), 'tone', 'model_id spans more than one line'],
    ['a key without colon', manifest('  tone: {model_id}\n'), 'tone', 'model_id has no colon'],
    ['explicit keys', manifest('  ? tone\n  : ? seed\n    : [1]\n'), 'tone', 'the entry has an unusual layout'],
  ])('is refused with the line to paste: %s', (_, text, name, why) => {
    expect(setModelId(text, name, ID)).toEqual({ kind: 'refused', why, lineToPaste: `model_id: ${ID}` });
  });

  test.each([
    ['model_id over two lines', '  tone:\n    model_id: a\n      b\n'],
    ['model_id with its value on the next line', '  tone:\n    seed: 1\n    model_id:\n      ft:a\n'],
    ['the only key of a block', '  tone:\n    model_id: ft:a\n'],
    ['braces over lines', '  tone: { seed: 1,\n    model_id: ft:a }\n'],
    ['a list as model_id', '  tone:\n    seed: 1\n    model_id:\n      - a\n'],
  ])('that removes is refused with nothing to paste: %s', (_, entry) => {
    expect(setModelId(manifest(entry), 'tone', null)).toMatchObject({ kind: 'refused', lineToPaste: null });
  });

  test.each(['', 'gpt-4', 'ft:', 'ft:a b', 'ft:x"\nevil: true', 'ft:\u001b[2J', `ft:${'x'.repeat(257)}`, 'ft:a\n'])(
    'never writes %j',
    modelId => {
      expect(setModelId(many, 'tone', modelId)).toMatchObject({ kind: 'refused', lineToPaste: null });
    },
  );
});
