import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { changeableCodes } from '../../../../src/core/dataset/rule-changes.ts';
import { manifestJsonSchema } from '../../../../src/core/manifest/json-schema.ts';

const CODES = changeableCodes();

function rootFile(name: string): string {
  return readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8');
}

const validate = new Ajv({ strict: true, allErrors: true }).compile(manifestJsonSchema(CODES));
const entry = { base_model: 'm', training_file: 'a.jsonl' };
const manifest = (over: object) => ({ version: 1, models: { tone: { ...entry, ...over } } });

/** The keys under `properties`, at any depth, that have no description. */
function undescribed(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, part]) => [
    ...(keyword === 'properties' ? Object.keys(part).filter(key => !('description' in part[key])) : []),
    ...undescribed(part),
  ]);
}

describe('the JSON Schema', () => {
  test('is in models.schema.json as it is generated; else run: node scripts/schema.ts', () => {
    expect(JSON.parse(rootFile('models.schema.json'))).toEqual(manifestJsonSchema(CODES));
    expect(rootFile('models.schema.json')).toBe(`${JSON.stringify(manifestJsonSchema(CODES), null, 2)}\n`);
  });

  test('is draft-07 without an address of its own, so that it works from any path', () => {
    expect(manifestJsonSchema(CODES)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
    expect(JSON.stringify(manifestJsonSchema(CODES))).not.toMatch(/"\$id"|"\$ref"/);
  });

  test("accepts this repository's manifest", () => {
    expect(validate(parse(rootFile('models.yaml')))).toBe(true);
  });

  test.each([
    manifest({}),
    manifest({ model_id: null, hyperparameters: { n_epochs: 'auto', learning_rate_multiplier: 0.1 } }),
    { version: 1, models: {} },
    { version: 1, models: {}, rules: { W_FEW_EXAMPLES: { severity: 'off', reason: 'A smoke test.' } } },
  ])('accepts %j', value => {
    expect(validate(value)).toBe(true);
  });

  test.each([
    {},
    { version: 2, models: {} },
    { version: 1, models: { 'My Model': entry } },
    { version: 1, models: { tone: {} } },
    { version: 1, models: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`m${index}`, entry])) },
    manifest({ sufix: 'a' }),
    manifest({ training_file: 'a.json' }),
    manifest({ hyperparameters: { n_epochs: 0 } }),
    manifest({ seed: '1' }),
    { version: 1, models: {}, rules: { E_JSON: { severity: 'warning', reason: 'A smoke test.' } } },
    { version: 1, models: {}, rules: { W_FEW_EXAMPLES: { severity: 'off' } } },
  ])('refuses %j', value => {
    expect(validate(value)).toBe(false);
  });

  test('has a description for every key that an editor may offer', () => {
    expect(undescribed(manifestJsonSchema(CODES))).toEqual([]);
  });
});
