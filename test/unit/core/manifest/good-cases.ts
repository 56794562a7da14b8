import { entry } from './schema-error-cases.ts';

const LAST_LINES = 'version: 1\nmodels: {}\n';

function models(count: number): string {
  const entries = Array.from(
    { length: count },
    (_, index) => `  m${index}: { base_model: m, training_file: a.jsonl }\n`,
  );
  return `version: 1\nmodels:\n${entries.join('')}`;
}

const rule = (code: string, severity: string): string =>
  `${LAST_LINES}rules:\n  ${code}: { severity: ${severity}, reason: It is meant to be so. }\n`;
const answering = (schema: string): string =>
  entry('response_format:', '  type: json_schema', `  json_schema: { name: a, schema: ${schema} }`);

/** For each code of a manifest: manifests that come close to what it is about, and are right. */
export const GOOD_MANIFESTS: Readonly<Record<string, readonly string[]>> = {
  E_MANIFEST_SIZE: [`${LAST_LINES}#${'x'.repeat(256 * 1024 - LAST_LINES.length - 1)}`],
  E_MANIFEST_TOKENS: [`${LAST_LINES}${'\n'.repeat(19_000)}`],
  E_MANIFEST_DEPTH: [answering(`${'{ items: '.repeat(20)}{}${' }'.repeat(20)}`)],
  E_MANIFEST_ALIAS: [entry('description: "*x & <<"'), entry('description: a & b * c')],
  E_MANIFEST_TAG: [entry('description: "!important"'), entry('description: Really!')],
  E_MANIFEST_DOCUMENTS: [`---\n${LAST_LINES}`, entry('description: a --- b')],
  E_MANIFEST_DIRECTIVE: [`%YAML 1.2\n---\n${LAST_LINES}`],
  E_MANIFEST_SYNTAX: [entry('description: "a: b: c"'), entry('description: "a\\tb"')],
  E_MANIFEST_EMPTY: [LAST_LINES],
  E_MANIFEST_VERSION: ['version: 0x1\nmodels: {}\n'],
  E_MANIFEST_KEY: [entry('"suffix": a')],
  E_MANIFEST_MISSING: [entry()],
  E_MANIFEST_DUPLICATE: [entry('seed: 1', 'suffix: seed')],
  E_MANIFEST_VALUE: [entry('seed: 0', 'max_cost_usd: 1000000'), entry('hyperparameters: { batch_size: auto }')],
  E_MANIFEST_PATH: [entry('validation_file: a..b/.c.jsonl')],
  E_MANIFEST_SAME_FILE: [entry('validation_file: A.jsonl')],
  E_MANIFEST_MORE: [entry()],
  E_MODELS: [models(200)],
  E_NAME: [`version: 1\nmodels:\n  a${'-1'.repeat(23)}: { base_model: m, training_file: a.jsonl }\n`],
  E_SUFFIX: [entry(`suffix: ${'a-1'.repeat(13)}z`), entry('suffix: "16"')],
  E_EPOCHS: [entry('hyperparameters: { n_epochs: 50 }'), entry('hyperparameters: { n_epochs: auto }')],
  E_HYPERPARAMETER: [entry('method: dpo', 'hyperparameters: { beta: 0.1, n_epochs: 2 }')],
  E_RULE_UNKNOWN: [rule('W_OVERLAP', 'off')],
  E_RULE_FIXED: [rule('E_SECRET', 'warning'), rule('N_CRLF', 'off')],
  E_RESPONSE_FORMAT: [
    answering('{ type: [object, "null"], required: [] }'),
    entry('response_format: { type: json_object }'),
  ],
  N_RESPONSE_FORMAT: [answering('{ type: object, title: t, description: d }')],
};
