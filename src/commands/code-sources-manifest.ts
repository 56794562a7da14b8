import type * as manifestCodes from '../core/diagnostics/codes/manifest-codes.ts';
import { type CodeSource, openAiApi, ours, yaml } from './code-source.ts';

const THREATS = 'docs/threat-model.md';
const REMOVAL = 'docs/reliability.md#faults';
const MANIFEST = 'README.md#set-it-up';
const RULES = 'docs/datasets.md#changing-a-rule';
const SCHEMAS = 'docs/datasets.md#holding-answers-against-a-schema';
const BOMBS = 'Row T6: a manifest is measured before it is parsed.';

/** A code without a source does not compile. */
export const MANIFEST_SOURCES: Readonly<Record<keyof typeof manifestCodes, CodeSource>> = {
  E_MANIFEST_SIZE: ours(THREATS, BOMBS),
  E_MANIFEST_TOKENS: ours(THREATS, BOMBS),
  E_MANIFEST_DEPTH: ours(THREATS, BOMBS),
  E_MANIFEST_ALIAS: ours(THREATS, 'Row T6: aliases are how a small file becomes a large one.'),
  E_MANIFEST_TAG: ours(THREATS, 'Row T6: what a value is must be seen in the diff.'),
  E_MANIFEST_DOCUMENTS: ours(MANIFEST),
  E_MANIFEST_DIRECTIVE: ours(MANIFEST, 'Manifests are YAML 1.2; another version reads some values otherwise.'),
  E_MANIFEST_SYNTAX: yaml(),
  E_MANIFEST_EMPTY: ours(REMOVAL, 'Row F3: a manifest that is invalid or missing removes nothing.'),
  E_MANIFEST_VERSION: ours(MANIFEST),
  E_MANIFEST_KEY: ours(MANIFEST),
  E_MANIFEST_MISSING: ours(MANIFEST),
  E_MANIFEST_DUPLICATE: yaml('The keys of a mapping are unique.'),
  E_MANIFEST_VALUE: openAiApi(
    'It has the ranges of settings and seed; those of the other keys are rules of this project.',
  ),
  E_MANIFEST_PATH: ours(THREATS, 'Row T7: paths.'),
  E_MANIFEST_SAME_FILE: ours(MANIFEST),
  E_MODELS: ours(THREATS, 'Row T9: a cost bomb.'),
  E_NAME: ours(MANIFEST),
  E_SUFFIX: ours(
    'docs/decisions/0005-no-suffix-from-the-name.md',
    'OpenAI documents 1 to 64 characters (2026-08-21) and not which ones; earlier limits were lower.',
  ),
  E_EPOCHS: openAiApi(),
  E_HYPERPARAMETER: openAiApi(),
  E_RULE_UNKNOWN: ours(RULES),
  E_RULE_FIXED: ours(RULES),
  E_RESPONSE_FORMAT: ours(SCHEMAS),
  N_RESPONSE_FORMAT: ours('docs/decisions/0008-json-schema-of-untrusted-tools.md'),
  E_MANIFEST_MORE: ours(MANIFEST, 'The first 50 findings are shown.'),
};
