/** What is wrong, the manifest, and all its findings in order. */
export type ErrorCase = readonly [about: string, text: string, ...findings: string[]];

/** The lines of one model's entry, from line 4 on; the two required keys come last. */
export function entry(...lines: string[]): string {
  const own = ['base_model: m', 'training_file: a.jsonl'].filter(line => !lines.includes(`- ${line.split(':')[0]}`));
  const all = [...lines.filter(line => !line.startsWith('- ')), ...own];
  return `version: 1\nmodels:\n  tone:\n${all.map(line => `    ${line}\n`).join('')}`;
}

const EMPTY = 'Empty never means "remove every model".';
const READS = 'This finetune-gitops reads version 1.';
const ENTRY_KEYS =
  'provider, base_model, method, training_file, validation_file, hyperparameters, response_format, suffix, seed, max_cost_usd, generation, description, model_id';

export const SCHEMA_ERRORS: readonly ErrorCase[] = [
  ['an empty file', '', `E_MANIFEST_EMPTY m.yaml:1:1 The file is empty. ${EMPTY}`],
  ['only comments', '\ufeff# a\n\n---\n', `E_MANIFEST_EMPTY m.yaml:1:1 The file is empty. ${EMPTY}`],
  ['no models', '# a\nversion: 1\n', `E_MANIFEST_EMPTY m.yaml:2:1 "models" is missing. ${EMPTY}`],
  ['models without value', 'version: 1\nmodels: # a\n', `E_MANIFEST_EMPTY m.yaml:2:1 "models" has no value. ${EMPTY}`],
  ['a list', '- a\n', 'E_MANIFEST_VALUE m.yaml:1:1 The manifest must be a mapping, not a list.'],
  ['one value', 'hello\n', 'E_MANIFEST_VALUE m.yaml:1:1 The manifest must be a mapping, not a single value.'],
  ['no version', 'models: {}\n', `E_MANIFEST_VERSION m.yaml:1:1 "version" is missing. ${READS}`],
  ['text as version', 'version: "1"\n', `E_MANIFEST_VERSION m.yaml:1:10 "version" is not a number. ${READS}`],
  ['an old version', 'version: 0\n', `E_MANIFEST_VERSION m.yaml:1:10 There is no version 0. ${READS}`],
  ['a new version', 'version: 2\nx: 1\n', `E_MANIFEST_VERSION m.yaml:1:10 Version 2 is newer than this tool. ${READS}`],

  ['a misspelt key', entry('suffx: a'), 'E_MANIFEST_KEY m.yaml:4:5 Unknown key "suffx"; did you mean "suffix"?'],
  ['swapped letters', entry('sede: 1'), 'E_MANIFEST_KEY m.yaml:4:5 Unknown key "sede"; did you mean "seed"?'],
  ['wrong case', entry('Seed: 1'), 'E_MANIFEST_KEY m.yaml:4:5 Unknown key "Seed"; did you mean "seed"?'],
  ['hyphens', entry('model-id: a'), 'E_MANIFEST_KEY m.yaml:4:5 Unknown key "model-id"; did you mean "model_id"?'],
  [
    'camel case',
    entry('maxCostUsd: 1'),
    'E_MANIFEST_KEY m.yaml:4:5 Unknown key "maxCostUsd"; did you mean "max_cost_usd"?',
  ],
  [
    'a key of a setting',
    entry('hyperparameters:', '  n_epoch: 3'),
    'E_MANIFEST_KEY m.yaml:5:7 Unknown key "n_epoch"; did you mean "n_epochs"?',
  ],
  [
    'a key one level too high',
    entry('n_epochs: 3'),
    'E_MANIFEST_KEY m.yaml:4:5 Unknown key "n_epochs"; it belongs under "hyperparameters".',
  ],
  [
    'a misspelt key at the wrong place',
    entry('n_epoch: 3'),
    'E_MANIFEST_KEY m.yaml:4:5 Unknown key "n_epoch"; did you mean "n_epochs", under "hyperparameters"?',
  ],
  ['a strange key', entry('colour: red'), `E_MANIFEST_KEY m.yaml:4:5 Unknown key "colour"; known here: ${ENTRY_KEYS}.`],
  [
    '__proto__ as key',
    entry('__proto__: 1'),
    `E_MANIFEST_KEY m.yaml:4:5 Unknown key "__proto__"; known here: ${ENTRY_KEYS}.`,
  ],
  [
    'hidden characters in a key',
    `version: 1\nmodels: {}\n"a\\e[31m\u202e${'b'.repeat(50)}": 1\n`,
    `E_MANIFEST_KEY m.yaml:3:1 Unknown key "a\\u{1b}[31m\\u{202e}${'b'.repeat(32)}…"; known here: version, models, rules, on_remove, delete_after, protect.`,
  ],

  ['no base model', entry('- base_model'), 'E_MANIFEST_MISSING m.yaml:3:3 "base_model" is missing in model "tone".'],
  [
    'an empty entry in braces',
    'version: 1\nmodels: { a: {} }\n',
    'E_MANIFEST_MISSING m.yaml:2:11 "base_model" is missing in model "a".',
    'E_MANIFEST_MISSING m.yaml:2:11 "training_file" is missing in model "a".',
  ],
  [
    'an empty entry',
    'version: 1\nmodels:\n  a:\n',
    'E_MANIFEST_VALUE m.yaml:3:3 model "a" must be a mapping, not empty.',
  ],
  [
    'models as list',
    'version: 1\nmodels:\n  - a\n',
    'E_MANIFEST_VALUE m.yaml:3:3 models must be a mapping, not a list.',
  ],
  [
    'settings as text',
    entry('hyperparameters: a'),
    'E_MANIFEST_VALUE m.yaml:4:22 hyperparameters must be a mapping, not "a".',
  ],
  ['a provider', entry('provider: acme'), 'E_MANIFEST_VALUE m.yaml:4:15 provider must be "openai", not "acme".'],
  [
    'a method',
    entry('method: ppo'),
    'E_MANIFEST_VALUE m.yaml:4:13 method must be "supervised", "dpo" or "reinforcement", not "ppo".',
  ],
  [
    'a setting of another method',
    entry('hyperparameters:', '  beta: 0.1'),
    'E_HYPERPARAMETER m.yaml:5:7 beta is a setting of the method "dpo", and this model is trained with "supervised".',
  ],
  [
    'a setting of another method that is written out',
    entry('method: reinforcement', 'hyperparameters: { beta: auto }'),
    'E_HYPERPARAMETER m.yaml:5:24 beta is a setting of the method "dpo", and this model is trained with "reinforcement".',
  ],
  [
    'a setting that is too large',
    entry('method: dpo', 'hyperparameters: { beta: 2.5 }'),
    'E_MANIFEST_VALUE m.yaml:5:30 beta must be a number above 0, at most 2, or "auto", not 2.5.',
  ],
  [
    'a setting that is nothing',
    entry('method: dpo', 'hyperparameters: { beta: 0 }'),
    'E_MANIFEST_VALUE m.yaml:5:30 beta must be a number above 0, at most 2, or "auto", not 0.',
  ],
  [
    'a base model with spaces',
    entry('- base_model', 'base_model: a b'),
    'E_MANIFEST_VALUE m.yaml:4:17 base_model must be the ID of a model: 1 to 128 of letters, digits and ". _ : / -", not "a b".',
  ],
  [
    'a fraction out of range as seed',
    entry('seed: -1.5'),
    'E_MANIFEST_VALUE m.yaml:4:11 seed must be a whole number from 0 to 2147483647, not -1.5.',
  ],
  [
    'a list as seed',
    entry('seed: [1]'),
    'E_MANIFEST_VALUE m.yaml:4:11 seed must be a whole number from 0 to 2147483647, not a list.',
  ],
  [
    'a limit of nothing',
    entry('max_cost_usd: 0'),
    'E_MANIFEST_VALUE m.yaml:4:19 max_cost_usd must be an amount in US dollars above 0, at most 1000000, not 0.',
  ],
  [
    'an infinite limit',
    entry('max_cost_usd: .inf'),
    'E_MANIFEST_VALUE m.yaml:4:19 max_cost_usd must be an amount in US dollars above 0, at most 1000000, not Infinity.',
  ],
  [
    'settings out of range',
    entry('hyperparameters: { batch_size: 0, learning_rate_multiplier: many }'),
    'E_MANIFEST_VALUE m.yaml:4:36 batch_size must be a whole number from 1 to 256, or "auto", not 0.',
    'E_MANIFEST_VALUE m.yaml:4:65 learning_rate_multiplier must be a number above 0, at most 100, or "auto", not "many".',
  ],
  [
    'too many epochs',
    entry('hyperparameters: { n_epochs: 51 }'),
    'E_EPOCHS m.yaml:4:34 n_epochs must be a whole number from 1 to 50, or "auto", not 51.',
  ],
  ['a suffix', entry('suffix: A_b'), 'E_SUFFIX m.yaml:4:13 suffix must be 1 to 40 of a-z, 0-9 and "-", not "A_b".'],
  [
    'a number as suffix',
    entry('suffix: 0x10'),
    'E_SUFFIX m.yaml:4:13 suffix must be 1 to 40 of a-z, 0-9 and "-", not 16 without quotes.',
  ],
  [
    'a key that is a list',
    'version: 1\nmodels: {}\n? [a]\n: 1\n',
    'E_MANIFEST_VALUE m.yaml:3:3 A key must be text, not a list.',
  ],

  [
    'a model name',
    'version: 1\nmodels:\n  My_Model: { base_model: m, training_file: a.jsonl }\n',
    'E_NAME m.yaml:3:3 Model name "My_Model" must be 1 to 48 of a-z, 0-9 and "-", starting with a letter.',
  ],
  [
    '__proto__ as name',
    'version: 1\nmodels: { __proto__: { base_model: m, training_file: a.jsonl } }\n',
    'E_NAME m.yaml:2:11 Model name "__proto__" must be 1 to 48 of a-z, 0-9 and "-", starting with a letter.',
  ],
  [
    'constructor as name',
    'version: 1\nmodels: { constructor: { base_model: m, training_file: a.jsonl } }\n',
    'E_NAME m.yaml:2:11 A model cannot be named "constructor".',
  ],
  [
    'too many models',
    `version: 1\nmodels:\n${Array.from({ length: 201 }, (_, i) => `  m${i}: { base_model: m, training_file: a.jsonl }\n`).join('')}`,
    'E_MODELS m.yaml:2:1 201 models; the limit is 200.',
  ],
  [
    'the same key twice',
    entry('seed: 1', '"seed": 2'),
    'E_MANIFEST_DUPLICATE m.yaml:5:5 Key "seed" appears twice; it is on line 4 already.',
  ],
  [
    'the same model twice',
    'version: 1\nmodels:\n  a: { base_model: m, training_file: a.jsonl }\n  a: {}\n',
    'E_MANIFEST_DUPLICATE m.yaml:4:3 Key "a" appears twice; it is on line 3 already.',
  ],
  [
    'the same file twice',
    entry('validation_file: "a.jsonl"'),
    'E_MANIFEST_SAME_FILE m.yaml:4:22 validation_file is the same file as training_file.',
  ],
  [
    'a path outside',
    entry('validation_file: ../a.jsonl'),
    'E_MANIFEST_PATH m.yaml:4:22 validation_file "../a.jsonl" contains "." or ".." as a part.',
  ],
  [
    'a path of another kind',
    entry('validation_file: a.json'),
    'E_MANIFEST_PATH m.yaml:4:22 validation_file "a.json" does not end in ".jsonl".',
  ],
  [
    'a number as path',
    entry('validation_file: 7'),
    'E_MANIFEST_VALUE m.yaml:4:22 validation_file must be the path of a .jsonl file, not 7 without quotes.',
  ],
];
