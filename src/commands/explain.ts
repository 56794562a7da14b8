import { DATASET_CODES } from '../core/dataset/codes.ts';
import * as manifestCodes from '../core/diagnostics/codes/manifest-codes.ts';
import * as planCodes from '../core/diagnostics/codes/plan-codes.ts';
import type { Code } from '../core/diagnostics/diagnostic.ts';
import { showText } from '../core/diagnostics/show-text.ts';
import { nearest } from '../core/manifest/suggest.ts';
import { JSON_SCHEMA_VERSION } from '../core/report/json.ts';
import { type CodeExample, hasNotation, NOTATION } from './code-example.ts';
import { CODE_EXAMPLES } from './code-examples.ts';
import { CODE_SOURCES, sourceText } from './code-sources.ts';
import { UserError } from './user-error.ts';

const CODES: ReadonlyMap<string, Code<never>> = new Map(
  [...DATASET_CODES, ...Object.values(manifestCodes), ...Object.values(planCodes)].map(code => [code.code, code]),
);

const CONSEQUENCE = {
  error: 'Error: the check of the pull request fails until it is mended.',
  warning: 'Warning: it stops nothing, but deserves a look before the merge.',
  notice: 'Notice: it only informs.',
} as const;

/** The code that is meant, in any case, with a hyphen or an underscore. */
export function findCode(typed: string): Code<never> {
  const name = typed.trim().toUpperCase().replaceAll('-', '_');
  const code = CODES.get(name) ?? CODES.get(`E_${name}`) ?? CODES.get(`W_${name}`) ?? CODES.get(`N_${name}`);
  if (code !== undefined) return code;
  const meant = nearest(name, [...CODES.keys()]);
  throw new UserError(`There is no code "${showText(typed)}".`, {
    fix: meant === null ? 'All codes are listed in docs/diagnostics/README.md.' : `Did you mean ${meant}?`,
  });
}

export function explainText(code: Code<never>): string {
  const example = CODE_EXAMPLES[code.code];
  const source = CODE_SOURCES[code.code];
  return [
    `${code.code}: ${code.headline}`,
    CONSEQUENCE[code.severity],
    '',
    ...(fixedMessage(code) === null ? [] : [`What:  ${fixedMessage(code)}`]),
    `Why:   ${code.why}`,
    `Fix:   ${code.fix}`,
    ...(source === undefined ? [] : [`From:  ${sourceText(source)}`]),
    ...(example === undefined ? [] : ['', ...exampleLines(example)]),
    '',
  ].join('\n');
}

function exampleLines(example: CodeExample): string[] {
  return [
    ...(example.given === null ? [] : [`Given: ${example.given}`]),
    labelled('Bad:', example.bad),
    labelled('Good:', example.good),
    ...(hasNotation(example) ? [`Note:  ${NOTATION}`] : []),
  ];
}

/** One line stands beside its label; of several, each keeps its indent below it. */
function labelled(label: string, text: string): string {
  return text.includes('\n') ? `${label}\n${text.replace(/^/gm, '  ')}` : label.padEnd(7) + text;
}

export function explainJson(code: Code<never>): object {
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    code: code.code,
    severity: code.severity,
    headline: code.headline,
    message: fixedMessage(code),
    why: code.why,
    fix: code.fix,
    source: CODE_SOURCES[code.code] ?? null,
    example: CODE_EXAMPLES[code.code] ?? null,
  };
}

/** A message that needs no facts says the same everywhere; the others are about one place. */
function fixedMessage(code: Code<never>): string | null {
  return code.message.length === 0 ? (code.message as () => string)() : null;
}
