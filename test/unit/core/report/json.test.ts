import { expect, test } from 'vitest';
import { inspectionJson, ledgerJson, planJson } from '../../../../src/core/report/json.ts';
import {
  aChange,
  aFinding,
  aLedger,
  aModel,
  anInspection,
  anIntent,
  aPlan,
  aTrainedRun,
  BASE_MODEL,
  hash,
  MARK,
} from '../../../support/builders.ts';
import { aPortability } from '../../../support/portability.ts';

test('a plan in JSON: money in dollars, what is unknown is null and never zero', () => {
  const unknown = { ...aModel('b'), estimate: null };
  const changes = [aChange({ model: 'a' }), aChange({ desired: unknown, action: 'blocked', reason: 'price-unknown' })];
  expect(planJson(aPlan({ changes, budget: { limit: null, committed: 5e8, planned: 9e7 } }))).toMatchObject({
    schemaVersion: 1,
    commit: aPlan().commit,
    planDigest: hash(99),
    observed: 'not-asked',
    changes: [
      {
        model: 'a',
        action: 'train',
        reason: 'new-model',
        specDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        examples: 120,
        tokensPerEpoch: 6_000,
        epochs: 3,
        estimate: { lowUsd: 0.09, expectedUsd: 0.09, highUsd: 0.09, quality: 'exact' },
      },
      { model: 'b', action: 'blocked', estimate: null },
    ],
    budget: { limitUsd: null, committedUsd: 0.5, plannedUsd: 0.09, perRunUsd: null },
  });
});

test('a limit of one run is told in dollars', () => {
  const budget = { limit: null, committed: 0, planned: 0, perRun: 5e8 };
  expect(planJson(aPlan({ budget }))).toMatchObject({ budget: { perRunUsd: 0.5 } });
});

test('a change that the manifest no longer names has nothing to count', () => {
  const plan = planJson(aPlan({ changes: [aChange({ desired: null, action: 'retire', digest: hash(1) })] }));
  expect(plan).toMatchObject({ changes: [{ examples: null, tokensPerEpoch: null, epochs: null, estimate: null }] });
});

test('a diagnostic has a place or nulls', () => {
  const base = { code: 'E_X', severity: 'error' as const, headline: 'h', message: 'm', fix: 'f' };
  const diagnostics = [
    { ...base, place: { path: 'a', line: 1, column: 2 } },
    { ...base, place: null },
  ];
  expect(planJson(aPlan({ diagnostics }))).toMatchObject({
    diagnostics: [
      { code: 'E_X', severity: 'error', path: 'a', line: 1, column: 2, message: 'm', fix: 'f' },
      { path: null, line: null, column: null },
    ],
  });
});

test.each([
  ['ok', []],
  ['ok', [aFinding({ severity: 'notice' })]],
  ['warnings', [aFinding({ severity: 'warning' })]],
  ['errors', [aFinding({ severity: 'warning' }), aFinding()]],
])('an inspection has the verdict %s', (verdict, findings) => {
  expect(inspectionJson('a.jsonl', anInspection({ findings }))).toMatchObject({ path: 'a.jsonl', verdict });
});

test('an inspection tells what it measured', () => {
  const places = [
    { line: 3, column: 12, message: 'One.' },
    { line: 4, message: 'Two.' },
  ];
  expect(
    inspectionJson('a.jsonl', anInspection({ findings: [aFinding({ lines: [3, 4], count: 9, places })] })),
  ).toEqual({
    path: 'a.jsonl',
    format: 'chat',
    examples: 120,
    verdict: 'errors',
    tokens: { perEpoch: 6_000, low: 6_000, high: 6_000, quality: 'exact', longest: 90, doubts: [] },
    bytes: 24_000,
    sha256: hash(1),
    findings: [
      {
        code: 'E_ROLE',
        severity: 'error',
        line: 3,
        column: 12,
        count: 9,
        lines: [3, 4],
        message: 'Message 2 has the role "robot".',
        fix: 'Use system, user, assistant or tool.',
        places: [
          { line: 3, column: 12, message: 'One.' },
          { line: 4, column: null, message: 'Two.' },
        ],
      },
    ],
    portability: [],
  });
});

test('an inspection tells what each provider would do with the file', () => {
  const reason = { verdict: 'refuses', feature: 'name', what: '`name` on a message', count: 2, lines: [3, 17] };
  expect(inspectionJson('a.jsonl', anInspection({ portability: [aPortability()] }))).toMatchObject({
    portability: [
      { provider: 'together', title: 'Together', verdict: 'refuses', method: 'supervised', reasons: [reason] },
    ],
  });
});

test('a count that may be off has its band and the reasons', () => {
  const tokenDoubts = [{ why: 'tools' as const, below: 500, above: 700 }];
  expect(inspectionJson('a.jsonl', anInspection({ tokenQuality: 'estimated', tokenDoubts }))).toMatchObject({
    tokens: { perEpoch: 6_000, low: 5_500, high: 6_700, doubts: tokenDoubts },
  });
  expect(inspectionJson('a.jsonl', anInspection({ tokensPerEpoch: null }))).toMatchObject({
    tokens: { perEpoch: null, low: null, high: null },
  });
});

test('the ledger in JSON', () => {
  const ledger = aLedger({ [hash(1)]: aTrainedRun(), [hash(2)]: anIntent(5) });
  expect(ledgerJson(ledger)).toMatchObject({
    schemaVersion: 1,
    lineage: MARK.lineage,
    serial: 0,
    runs: [
      { specDigest: hash(1), state: 'succeeded', modelId: `ft:${BASE_MODEL}:acme::abc1`, billedUsd: 0.09 },
      { specDigest: hash(2), state: 'intended', modelId: null, reservedUsd: 0.09, billedUsd: null },
    ],
  });
  expect(ledgerJson(null)).toEqual({ schemaVersion: 1, lineage: null, serial: null, runs: [] });
});
