import { defineCode } from '../diagnostic.ts';

export const E_MANIFEST_SIZE = defineCode<{ kib: number; limit: number }>({
  code: 'E_MANIFEST_SIZE',
  severity: 'error',
  headline: 'Manifest is too large',
  message: ({ kib, limit }) => `The manifest is ${kib} KiB; the limit is ${limit} KiB.`,
  why: 'A manifest comes with a pull request from anyone, so reading it must stay cheap.',
  fix: 'Split it or remove generated parts.',
});

export const E_MANIFEST_TOKENS = defineCode<{ limit: number }>({
  code: 'E_MANIFEST_TOKENS',
  severity: 'error',
  headline: 'Manifest has too many parts',
  message: ({ limit }) => `The manifest has more than ${limit} YAML tokens; here is the first one too many.`,
  why: 'A manifest comes with a pull request from anyone, so reading it must stay cheap.',
  fix: 'Split it or remove generated parts.',
});

export const E_MANIFEST_DEPTH = defineCode<{ limit: number }>({
  code: 'E_MANIFEST_DEPTH',
  severity: 'error',
  headline: 'Manifest is nested too deeply',
  message: ({ limit }) => `Nesting deeper than ${limit}.`,
  why: 'Deep nesting overflows the stack of YAML readers; a manifest needs four levels.',
  fix: 'Remove the nested brackets, list markers or indents.',
});

export const E_MANIFEST_ALIAS = defineCode<{ what: 'an anchor (&)' | 'an alias (*)' | 'a merge key (<<)' }>({
  code: 'E_MANIFEST_ALIAS',
  severity: 'error',
  headline: 'Anchors and aliases are not supported',
  message: ({ what }) => `This is ${what}; anchors, aliases and merge keys are not supported.`,
  why: 'Each model must read the same in a diff as it is meant, without looking up another line.',
  fix: 'Write the value out. Put text that starts with "*" or "&" in quotes.',
});

export const E_MANIFEST_TAG = defineCode<Record<never, never>>({
  code: 'E_MANIFEST_TAG',
  severity: 'error',
  headline: 'YAML tags are not supported',
  message: () => 'This is a YAML tag (!); tags are not supported.',
  why: 'A tag changes what a value means without showing it.',
  fix: 'Remove the tag. Put text that starts with "!" in quotes.',
});

export const E_MANIFEST_DOCUMENTS = defineCode<Record<never, never>>({
  code: 'E_MANIFEST_DOCUMENTS',
  severity: 'error',
  headline: 'Manifest holds more than one YAML document',
  message: () => 'A second YAML document starts here; a manifest is one document.',
  why: 'It would be unclear which document counts.',
  fix: 'Remove the "---" or "..." between them and merge the models under one "models:".',
});

export const E_MANIFEST_DIRECTIVE = defineCode<Record<never, never>>({
  code: 'E_MANIFEST_DIRECTIVE',
  severity: 'error',
  headline: 'YAML directive is not supported',
  message: () => 'The only directive a manifest may have is "%YAML 1.2".',
  why: 'Other directives change how values are read.',
  fix: 'Remove the line.',
});

/** `problem` comes from `syntax-words.ts`, never from the YAML library, whose messages quote the file. */
export const E_MANIFEST_SYNTAX = defineCode<{ problem: string }>({
  code: 'E_MANIFEST_SYNTAX',
  severity: 'error',
  headline: 'Manifest is not valid YAML',
  message: ({ problem }) => `Not valid YAML: ${problem}.`,
  why: 'An unreadable manifest changes nothing: no model is trained, cancelled or removed.',
  fix: 'Correct the line; the cause may be on the line above.',
});

export const E_MANIFEST_EMPTY = defineCode<{
  what: 'The file is empty' | '"models" is missing' | '"models" has no value';
}>({
  code: 'E_MANIFEST_EMPTY',
  severity: 'error',
  headline: 'Manifest declares no models',
  message: ({ what }) => `${what}. Empty never means "remove every model".`,
  why: 'A truncated or emptied file must not be read as a wish to remove every model.',
  fix: 'Declare models under "models:", or write "models: {}" when there really are none.',
});

export const E_MANIFEST_VERSION = defineCode<{ problem: string; supported: number }>({
  code: 'E_MANIFEST_VERSION',
  severity: 'error',
  headline: 'Manifest version is not supported',
  message: ({ problem, supported }) => `${problem}. This finetune-gitops reads version ${supported}.`,
  why: 'A version says what the keys mean; guessing could train something else than was meant.',
  fix: 'Write "version: 1", or update finetune-gitops if the manifest was written for a newer one.',
});

export const E_MANIFEST_KEY = defineCode<{ key: string; hint: string }>({
  code: 'E_MANIFEST_KEY',
  severity: 'error',
  headline: 'Unknown key in the manifest',
  message: ({ key, hint }) => `Unknown key "${key}"; ${hint}`,
  why: 'A misspelt key would be ignored silently, and the default would be trained and paid for.',
  fix: 'Correct the spelling, or remove the key.',
});

export const E_MANIFEST_MISSING = defineCode<{ key: string; parent: string }>({
  code: 'E_MANIFEST_MISSING',
  severity: 'error',
  headline: 'Required key is missing',
  message: ({ key, parent }) => `"${key}" is missing in ${parent}.`,
  why: 'There is no safe default for it.',
  fix: 'Add the key.',
});

export const E_MANIFEST_DUPLICATE = defineCode<{ key: string; first: number }>({
  code: 'E_MANIFEST_DUPLICATE',
  severity: 'error',
  headline: 'Key appears twice',
  message: ({ key, first }) => `Key "${key}" appears twice; it is on line ${first} already.`,
  why: 'Readers of YAML disagree about which of the two counts.',
  fix: 'Remove one of them.',
});

export const E_MANIFEST_VALUE = defineCode<{ what: string; expected: string; got: string }>({
  code: 'E_MANIFEST_VALUE',
  severity: 'error',
  headline: 'Value has the wrong type or range',
  message: ({ what, expected, got }) => `${what} must be ${expected}, not ${got}.`,
  why: 'The provider would refuse it, or train something else than was meant.',
  fix: 'Correct the value, or remove the key if it has a default.',
});

export const E_MANIFEST_PATH = defineCode<{ key: string; path: string; problem: string }>({
  code: 'E_MANIFEST_PATH',
  severity: 'error',
  headline: 'Dataset path is not allowed',
  message: ({ key, path, problem }) => `${key} "${path}" ${problem}.`,
  why: 'Only reviewed files of this repository may be read and sent to a provider.',
  fix: 'Write the path from the root of the repository with "/", for example datasets/support/train.jsonl.',
});

export const E_MANIFEST_SAME_FILE = defineCode<Record<never, never>>({
  code: 'E_MANIFEST_SAME_FILE',
  severity: 'error',
  headline: 'Training and validation file are the same',
  message: () => 'validation_file is the same file as training_file.',
  why: 'Validation on the training data says nothing about the model.',
  fix: 'Give a file with other examples, or remove validation_file.',
});

export const E_MODELS = defineCode<{ count: number; limit: number }>({
  code: 'E_MODELS',
  severity: 'error',
  headline: 'Too many models',
  message: ({ count, limit }) => `${count} models; the limit is ${limit}.`,
  why: 'The limit keeps a mistake or a generated manifest from becoming a large bill.',
  fix: 'Remove models, or keep some in another repository.',
});

export const E_NAME = defineCode<{ name: string }>({
  code: 'E_NAME',
  severity: 'error',
  headline: 'Model name is not allowed',
  message: ({ name }) =>
    name === 'constructor'
      ? 'A model cannot be named "constructor".'
      : `Model name "${name}" must be 1 to 48 of a-z, 0-9 and "-", starting with a letter.`,
  why: 'The name stands in job metadata, comments and file names, where other characters are trouble.',
  fix: 'Choose another name. A renamed model with the same data and settings is not trained again.',
});

export const E_SUFFIX = defineCode<{ got: string }>({
  code: 'E_SUFFIX',
  severity: 'error',
  headline: 'Suffix is not allowed',
  message: ({ got }) => `suffix must be 1 to 40 of a-z, 0-9 and "-", not ${got}.`,
  why: "The suffix becomes part of the fine-tuned model's ID.",
  fix: 'Correct the suffix, or remove it: then the ID has none.',
});

/** `limit` is the provider's in the manifest, and may be a workflow's lower one in a plan. */
export const E_EPOCHS = defineCode<{ got: string; limit: number }>({
  code: 'E_EPOCHS',
  severity: 'error',
  headline: 'Number of epochs is out of range',
  message: ({ got, limit }) => `n_epochs must be a whole number from 1 to ${limit}, or "auto", not ${got}.`,
  why: 'Each epoch is billed in full.',
  fix: 'Choose a number in the range.',
});

export const E_HYPERPARAMETER = defineCode<{ key: string; method: string; asked: string }>({
  code: 'E_HYPERPARAMETER',
  severity: 'error',
  headline: 'Hyperparameter belongs to another method',
  message: ({ key, method, asked }) =>
    `${key} is a setting of the method "${method}", and this model is trained with "${asked}".`,
  why: 'The provider would refuse it, or train without it.',
  fix: 'Remove the setting, or write the method that it belongs to.',
});

export const E_RULE_UNKNOWN = defineCode<{ code: string; hint: string }>({
  code: 'E_RULE_UNKNOWN',
  severity: 'error',
  headline: 'There is no such rule',
  message: ({ code, hint }) => `There is no code "${code}"; ${hint}`,
  why: 'A misspelt code would leave the rule as it is, while its reason reads as if it were changed.',
  fix: 'Write the code as a finding shows it, such as W_FEW_EXAMPLES.',
});

export const E_RULE_FIXED = defineCode<{ code: string; severity: string; why: string }>({
  code: 'E_RULE_FIXED',
  severity: 'error',
  headline: 'This rule cannot be changed like that',
  message: ({ code, severity, why }) => `${code} cannot be set to "${severity}": ${why}.`,
  why: 'Changing it would hide a problem until the training fails, or would hide what a merge does.',
  fix: 'Remove the entry under "rules:", and mend what the rule finds.',
});

export const E_RESPONSE_FORMAT = defineCode<{ keyword: string; at: string }>({
  code: 'E_RESPONSE_FORMAT',
  severity: 'error',
  headline: 'A schema in response_format cannot be understood',
  message: ({ keyword, at }) => `${at} of the schema: "${keyword}" has no value that JSON Schema knows.`,
  why: 'Such a schema would accept every answer, and nobody would notice.',
  fix: 'Correct the schema: types are string, number, integer, boolean, object, array and null.',
});

export const N_RESPONSE_FORMAT = defineCode<{ keywords: string }>({
  code: 'N_RESPONSE_FORMAT',
  severity: 'notice',
  headline: 'Parts of response_format are not checked',
  message: ({ keywords }) => `Answers are not held against these keywords of the schema: ${keywords}.`,
  why: 'Only what a check can judge by itself, and in a time that is bounded, is judged; the rest accepts everything.',
  fix: 'Check these in your own tests, if they matter.',
});

export const E_MANIFEST_MORE = defineCode<{ more: number }>({
  code: 'E_MANIFEST_MORE',
  severity: 'error',
  headline: 'More problems in the manifest',
  message: ({ more }) => `... and ${more} more.`,
  why: 'Only the first problems are shown.',
  fix: 'Correct the ones shown, then look again.',
});
