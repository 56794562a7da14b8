import type * as manifestCodes from '../core/diagnostics/codes/manifest-codes.ts';
import { type CodeExample, examplesOf } from './code-example.ts';

type ManifestCode = keyof typeof manifestCodes;

const BASE = 'base_model: gpt-4.1-mini-2025-04-14';
const FILE = 'training_file: datasets/tone/train.jsonl';
const manifest = (entry: readonly string[], head = 'version: 1'): string =>
  [head, 'models:', '  tone:', ...entry.map(line => `    ${line}`)].join('\n');
const entry = (...lines: readonly string[]): string => manifest([BASE, FILE, ...lines]);
const GOOD = entry();

const rule = (code: string, severity: string): string =>
  `version: 1\nmodels: {}\nrules:\n  ${code}: { severity: ${severity}, reason: "A smoke test of ten rows." }`;
const answering = (schema: string): string =>
  entry('response_format:', '  type: json_schema', `  json_schema: { name: order, schema: ${schema} }`);
const named = (name: string): string => GOOD.replace('tone:', `${name}:`);
const models = (count: number): string => `version: 1\nmodels:\n⟨  tone-#: { ${BASE}, ${FILE}, seed: # }\n×${count}⟩`;
/** A line that is `count` levels deep in brackets. */
const nested = (count: number): string => `version: 1\nmodels: ⟨[×${count}⟩⟨]×${count}⟩`;

/** Whole manifests, so that an example can be tried. A code without an example does not compile. */
export const MANIFEST_EXAMPLES: Readonly<Record<ManifestCode, CodeExample>> = examplesOf<ManifestCode>('manifest', {
  E_MANIFEST_SIZE: [models(3500), models(20)],
  E_MANIFEST_TOKENS: [models(2000), models(20)],
  E_MANIFEST_DEPTH: [nested(40), GOOD],
  E_MANIFEST_ALIAS: [
    `${entry('hyperparameters: &usual { n_epochs: 3 }')}\n  triage:\n    ${BASE}\n    training_file: datasets/triage/train.jsonl\n    hyperparameters: *usual`,
    `${entry('hyperparameters: { n_epochs: 3 }')}\n  triage:\n    ${BASE}\n    training_file: datasets/triage/train.jsonl\n    hyperparameters: { n_epochs: 3 }`,
  ],
  E_MANIFEST_TAG: [entry('seed: !!int "7"'), entry('seed: 7')],
  E_MANIFEST_DOCUMENTS: [`${GOOD}\n---\nversion: 1\nmodels: {}`, GOOD],
  E_MANIFEST_DIRECTIVE: [`%YAML 1.1\n---\n${GOOD}`, `%YAML 1.2\n---\n${GOOD}`],
  E_MANIFEST_SYNTAX: [entry('description: Tone: kind and brief'), entry('description: "Tone: kind and brief"')],
  E_MANIFEST_EMPTY: ['version: 1\nmodels:', 'version: 1\nmodels: {}'],
  E_MANIFEST_VERSION: [manifest([BASE, FILE], 'version: "1"'), GOOD],
  E_MANIFEST_KEY: [entry('suffx: tone'), entry('suffix: tone')],
  E_MANIFEST_MISSING: [manifest([BASE]), GOOD],
  E_MANIFEST_DUPLICATE: [entry('seed: 7', 'seed: 8'), entry('seed: 8')],
  E_MANIFEST_VALUE: [entry('max_cost_usd: "$2"'), entry('max_cost_usd: 2')],
  E_MANIFEST_PATH: [
    manifest([BASE, 'training_file: ../tone/train.jsonl']),
    manifest([BASE, 'training_file: datasets/tone/train.jsonl']),
  ],
  E_MANIFEST_SAME_FILE: [
    entry('validation_file: datasets/tone/train.jsonl'),
    entry('validation_file: datasets/tone/validation.jsonl'),
  ],
  E_MODELS: [models(201), models(20)],
  E_NAME: [named('Support_Tone'), named('support-tone')],
  E_SUFFIX: [entry('suffix: Support Tone'), entry('suffix: support-tone')],
  E_EPOCHS: [entry('hyperparameters: { n_epochs: 51 }'), entry('hyperparameters: { n_epochs: 3 }')],
  E_HYPERPARAMETER: [
    entry('hyperparameters: { beta: 0.1 }'),
    manifest([BASE, 'method: dpo', 'training_file: datasets/tone/pairs.jsonl', 'hyperparameters: { beta: 0.1 }']),
  ],
  E_RULE_UNKNOWN: [rule('W_FEW_EXAMPLE', 'off'), rule('W_FEW_EXAMPLES', 'off')],
  E_RULE_FIXED: [rule('E_JSON', 'off'), rule('W_FEW_EXAMPLES', 'off')],
  E_RESPONSE_FORMAT: [answering('{ type: text }'), answering('{ type: object }')],
  N_RESPONSE_FORMAT: [
    answering('{ type: object, properties: { page: { type: string, format: uri } } }'),
    answering('{ type: object, properties: { page: { type: string, pattern: "^https:" } } }'),
  ],
  E_MANIFEST_MORE: [entry('⟨suffix-#: tone\n    ×60⟩seed: 7'), entry('seed: 7')],
});
