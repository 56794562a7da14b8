import { RULE_ERRORS } from '../unit/core/manifest/rule-error-cases.ts';
import { entry, SCHEMA_ERRORS } from '../unit/core/manifest/schema-error-cases.ts';
import { YAML_ERRORS } from '../unit/core/manifest/yaml-error-cases.ts';

const answering = (schema: string): string =>
  entry('response_format:', '  type: json_schema', `  json_schema: { name: a, schema: ${schema} }`);

/** What parsing alone does not find; the other codes have their cases in the tables of the parser's tests. */
const MORE_BAD: Readonly<Record<string, string>> = {
  E_MANIFEST_MORE: `version: 1\nmodels: {}\n${Array.from({ length: 70 }, (_, n) => `strange-${n}: 1\n`).join('')}`,
  E_RULE_UNKNOWN: 'version: 1\nmodels: {}\nrules:\n  W_OVERLAPS: { severity: off, reason: It is meant to be so. }\n',
  E_RULE_FIXED: 'version: 1\nmodels: {}\nrules:\n  E_ROLE: { severity: off, reason: It is meant to be so. }\n',
  E_RESPONSE_FORMAT: answering('{ type: strnig }'),
  N_RESPONSE_FORMAT: answering('{ type: string, format: uri }'),
};

/** The first manifest of the tables that gives `code`. */
export function badManifest(code: string): string | undefined {
  const cases = [...SCHEMA_ERRORS, ...RULE_ERRORS, ...YAML_ERRORS];
  return MORE_BAD[code] ?? cases.find(([, , ...expected]) => expected.some(line => line.startsWith(`${code} `)))?.[1];
}
