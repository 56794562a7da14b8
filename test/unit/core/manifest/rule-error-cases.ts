import { type ErrorCase, entry } from './schema-error-cases.ts';

/** A manifest of no models with rules, which begin on line 4. */
function rules(...lines: string[]): string {
  return `version: 1\nmodels: {}\nrules:\n${lines.map(line => `  ${line}\n`).join('')}`;
}

const SEVERITIES = '"error", "warning", "notice" or "off"';
const REASON = 'text of 10 to 200 characters that says why';

/** Cases of rules and of response formats. */
export const RULE_ERRORS: readonly ErrorCase[] = [
  [
    'a response format without a type',
    entry('response_format: {}'),
    'E_MANIFEST_MISSING m.yaml:4:5 "type" is missing in response_format.',
  ],
  [
    'another response format',
    entry('response_format: { type: text }'),
    'E_MANIFEST_VALUE m.yaml:4:30 type must be "json_schema" or "json_object", not "text".',
  ],
  [
    'a response format without its schema',
    entry('response_format: { type: json_schema }'),
    'E_MANIFEST_MISSING m.yaml:4:5 "json_schema" is missing in response_format.',
  ],
  [
    'a schema that is text',
    entry('response_format:', '  type: json_schema', '  json_schema: { name: a, schema: "{}" }'),
    'E_MANIFEST_VALUE m.yaml:6:39 schema must be a mapping, not "{}".',
  ],
  [
    'a misspelt key of a response format',
    entry('response_format:', '  type: json_schema', '  json_schema: { name: a, shema: {}, schema: {} }'),
    'E_MANIFEST_KEY m.yaml:6:31 Unknown key "shema"; did you mean "schema"?',
  ],
  [
    'a schema in the wrong place',
    entry('response_format: { type: json_object, schema: {} }'),
    'E_MANIFEST_KEY m.yaml:4:43 Unknown key "schema"; it belongs under "json_schema".',
  ],
  [
    'a name of a format that requests could not have',
    entry('response_format:', '  type: json_schema', '  json_schema: { name: a b, schema: {} }'),
    'E_MANIFEST_VALUE m.yaml:6:28 name must be 1 to 64 of letters, digits, "_" and "-", not "a b".',
  ],
  ['rules as list', rules('- a'), 'E_MANIFEST_VALUE m.yaml:4:3 rules must be a mapping, not a list.'],
  [
    'a rule that is only a severity',
    rules('W_OVERLAP: off'),
    'E_MANIFEST_VALUE m.yaml:4:14 rule "W_OVERLAP" must be a mapping, not "off".',
  ],
  [
    'a rule without a reason',
    rules('W_OVERLAP: { severity: off }'),
    'E_MANIFEST_MISSING m.yaml:4:3 "reason" is missing in rule "W_OVERLAP".',
  ],
  [
    'a reason that says nothing',
    rules('W_OVERLAP: { severity: off, reason: "  because  " }'),
    `E_MANIFEST_VALUE m.yaml:4:39 reason must be ${REASON}, not "  because  ".`,
  ],
  [
    'a severity that does not exist',
    rules('W_OVERLAP:', '  severity: none', '  reason: The files overlap on purpose.'),
    `E_MANIFEST_VALUE m.yaml:5:15 severity must be ${SEVERITIES}, not "none".`,
  ],
  [
    'a misspelt key of a rule',
    rules('W_OVERLAP:', '  severity: off', '  reson: The files overlap on purpose.'),
    'E_MANIFEST_MISSING m.yaml:4:3 "reason" is missing in rule "W_OVERLAP".',
    'E_MANIFEST_KEY m.yaml:6:5 Unknown key "reson"; did you mean "reason"?',
  ],
  [
    '__proto__ as rule',
    rules('__proto__: { severity: off, reason: It would go unseen. }'),
    'E_RULE_UNKNOWN m.yaml:4:3 There is no code "__proto__"; codes have capital letters.',
  ],
];
