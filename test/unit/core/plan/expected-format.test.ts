import { expect, test } from 'vitest';
import { expectedFormat } from '../../../../src/core/plan/expected-format.ts';
import { aBase } from '../../../support/builders.ts';

test.each([
  ['supervised', aBase(), 'chat'],
  ['supervised', aBase('babbage-002'), 'prompt-completion'],
  ['supervised', undefined, 'chat'],
  ['dpo', aBase(), 'preference'],
  ['dpo', undefined, 'preference'],
  ['reinforcement', aBase('o4-mini-2025-04-16'), 'reinforcement'],
] as const)('%s on a base model needs the format that goes with it', (method, base, format) => {
  expect(expectedFormat(method, base)).toBe(format);
});
