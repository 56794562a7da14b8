import { describe, expect, test } from 'vitest';
import * as codes from '../../../../src/core/diagnostics/codes/manifest-codes.ts';
import { formatPlace } from '../../../../src/core/diagnostics/diagnostic.ts';
import { MAX_DIAGNOSTICS, parseManifest } from '../../../../src/core/manifest/parse.ts';
import { RULE_ERRORS } from './rule-error-cases.ts';
import { SCHEMA_ERRORS } from './schema-error-cases.ts';
import { YAML_ERRORS } from './yaml-error-cases.ts';

const ERRORS = [...SCHEMA_ERRORS, ...RULE_ERRORS, ...YAML_ERRORS];

function findings(text: string): string[] {
  const { manifest, diagnostics } = parseManifest(text, 'm.yaml');
  expect(manifest).toBeNull();
  return diagnostics.map(({ code, place, message }) => `${code} ${place && formatPlace(place)} ${message}`);
}

describe('an error', () => {
  test.each(ERRORS)('is told with its place: %s', (_, text, ...expected) => {
    expect(findings(text)).toEqual(expected);
  });

  test('is told for each of the first places, in the order of the file, and the rest are counted', () => {
    const keys = Array.from({ length: 70 }, (_, index) => `strange-${index}: 1\n`).join('');
    const all = findings(`version: 1\nmodels: {}\n${keys}`);
    expect(all).toHaveLength(MAX_DIAGNOSTICS + 1);
    expect(all[0]).toContain('m.yaml:3:1 Unknown key "strange-0"');
    expect(all.at(-1)).toBe(`E_MANIFEST_MORE m.yaml:${MAX_DIAGNOSTICS + 2}:1 ... and 20 more.`);
  });

  test('of every code but those told elsewhere is in the table', () => {
    const told = new Set(ERRORS.flatMap(([, , ...expected]) => expected.map(line => line.split(' ')[0])));
    const elsewhere = ['E_MANIFEST_MORE', 'E_RULE_FIXED', 'E_RESPONSE_FORMAT', 'N_RESPONSE_FORMAT'];
    expect([...told, ...elsewhere].toSorted()).toEqual(
      Object.values(codes)
        .map(({ code }) => code)
        .toSorted(),
    );
  });
});
