import { expect, test } from 'vitest';
import { nebius } from '../../../../../src/core/dataset/dialects/nebius.ts';
import { vertexGemini } from '../../../../../src/core/dataset/dialects/vertex-gemini.ts';
import type { Dialect } from '../../../../../src/core/dataset/portability/dialect.ts';
import { judge, type PortableFile } from '../../../../../src/core/dataset/portability/judge.ts';

const NONE = { count: 0, lines: [] };
const GOOD: PortableFile = {
  kind: 'chat',
  hasRows: true,
  bytes: 1000,
  examples: 100,
  isTraining: true,
  features: new Map(),
  unreadable: NONE,
  strangers: NONE,
  findings: [],
};

function told(dialect: Dialect, file: Partial<PortableFile>): string {
  const { verdict, reasons } = judge(dialect, { ...GOOD, ...file });
  return [verdict, ...reasons.map(({ what }) => what)].join(': ');
}

test.each([
  [5_000_000_000, 'takes'],
  [5_000_000_001, 'unknown: more than 5000000000 bytes'],
  [50_000_000_000, 'unknown: more than 5000000000 bytes'],
  [50_000_000_001, 'refuses: more than 50000000000 bytes'],
])('Nebius and %i bytes, between two documented limits', (bytes, verdict) => {
  expect(told(nebius, { bytes })).toBe(verdict);
});

test.each([
  [5000, false, 'takes'],
  [5001, false, 'refuses: more than 5000 examples'],
  [5001, true, 'takes'],
  [1_000_001, true, 'refuses: more than 1000000 examples'],
])('Vertex AI Gemini and %i rows, training: %s', (examples, isTraining, verdict) => {
  expect(told(vertexGemini, { kind: 'gemini', examples, isTraining })).toBe(verdict);
});
