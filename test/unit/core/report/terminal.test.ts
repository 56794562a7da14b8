import { expect, test } from 'vitest';
import { plannedCost } from '../../../../src/core/plan/plan.ts';
import { diagnosticLines, inspectionText, ledgerText, planText } from '../../../../src/core/report/terminal.ts';
import {
  aChange,
  aFinding,
  aLedger,
  anInspection,
  anIntent,
  aPlan,
  aRun,
  aTrainedRun,
  hash,
} from '../../../support/builders.ts';

const BELL = '\u001b]0;owned\u0007';

test('a plan is a verdict, a line a model, what is wrong, and the budget', () => {
  const changes = [
    aChange({ model: 'support-tone' }),
    aChange({ model: 'router', action: 'blocked', reason: 'job-failed', detail: 'server_error' }),
  ];
  const diagnostics = [
    {
      code: 'W_X',
      severity: 'warning' as const,
      headline: 'h',
      message: 'Look.',
      fix: 'Do.',
      place: { path: 'a', line: 2 },
    },
  ];
  const plan = aPlan({ changes, diagnostics });
  expect(
    planText(plan, plannedCost(changes), 'Merging'),
  ).toBe(`Merging trains 1 model for $0.09 and leaves 1 model blocked.

  train     support-tone  $0.09  6,000 tokens × 3 (auto)  (new model)
  blocked   router        6,000 tokens × 3 (auto)  (its job failed: server_error; set or raise generation to train the same again)

a:2: warning W_X: Look.
    Do.
Budget this month: $0.00 of $10.00.
Plan ${'0'.repeat(12)} of commit c0ffee0.
`);
});

test('a plan of files that are not committed says so', () => {
  const plan = aPlan({ commit: 'work tree', budget: { limit: null, committed: 0, planned: 0 } });
  expect(planText(plan, plannedCost([]), 'Merging')).toBe(
    `Merging changes no model and costs nothing.\n\nPlan ${'0'.repeat(12)} of the work tree.\n`,
  );
});

test('a plan says what one run may start, with a budget or without', () => {
  const text = (limit: number | null) =>
    planText(aPlan({ budget: { limit, committed: 0, planned: 0, perRun: 5e9 } }), plannedCost([]), 'Merging');
  expect(text(null)).toContain('\nOne run may start up to $5.00.\nPlan ');
  expect(text(1e9)).toContain('\nBudget this month: $0.00 of $1.00. One run may start up to $5.00.\nPlan ');
});

test.each([
  [{ path: 'a', line: 2, column: 3 }, 'a:2:3: error E: m'],
  [{ path: 'a', line: 2 }, 'a:2: error E: m'],
  [{ path: 'a', column: 3 }, 'a: error E: m'],
  [null, 'error E: m'],
])('the place %j is written as editors read it', (place, line) => {
  expect(diagnosticLines({ code: 'E', severity: 'error', headline: '', message: 'm', fix: 'f', place })[0]).toBe(line);
});

test('an inspection says what the file is and what is wrong with it', () => {
  const inspection = anInspection({
    findings: [aFinding({ count: 2 }), aFinding({ lines: [], message: 'All of it.' })],
  });
  expect(
    inspectionText('train.jsonl', inspection),
  ).toBe(`train.jsonl: chat, 120 examples, 6,000 tokens per epoch (exact)
train.jsonl:3: error E_ROLE: Message 2 has the role "robot". (2 in this file)
    Use system, user, assistant or tool.
train.jsonl: error E_ROLE: All of it.
    Use system, user, assistant or tool.
`);
  expect(inspectionText('x', anInspection({ tokensPerEpoch: null, examples: 1 }))).toBe(
    'x: chat, 1 example, tokens not counted\n',
  );
});

test('a line that says something else than the first has a line of its own', () => {
  const places = [
    { line: 3, column: 78, message: 'At 78.' },
    { line: 9, column: 12, message: 'At 12.' },
  ];
  const finding = aFinding({ lines: [3, 9], count: 2, message: 'At 78.', fix: 'Mend it.', places });
  expect(
    inspectionText('a.jsonl', anInspection({ findings: [finding] }))
      .split('\n')
      .slice(1),
  ).toEqual([
    'a.jsonl:3:78: error E_ROLE: At 78. (2 in this file: lines 3 (byte 78), 9 (byte 12))',
    'a.jsonl:9:12: error E_ROLE: At 12.',
    '    Mend it.',
    '',
  ]);
});

test('a count that is not exact is shown with its band', () => {
  const tokenDoubts = [
    { why: 'tools' as const, below: 500, above: 700 },
    { why: 'image-size' as const, below: 100, above: 1_000 },
  ];
  const counted = anInspection({ tokenQuality: 'estimated', tokenDoubts });
  expect(inspectionText('x', counted)).toContain('6,000 tokens per epoch (estimated, 5,400 to 7,700)');
});

test('the ledger is told newest first', () => {
  const ledger = aLedger({
    [hash(1)]: aTrainedRun({ startedAt: '2026-11-20T08:00:00.000Z' }),
    [hash(2)]: aRun({ model: 'router', state: 'failed', error: { code: 'server_error', message: '' } }),
    [hash(3)]: anIntent(5, { model: 'new' }),
  });
  expect(ledgerText(ledger)).toBe(`  intended  new     no job yet  $0.09 reserved  since 2026-11-22 09:55 UTC
  failed    router  ftjob-1  $0.09 reserved  since 2026-11-22 09:30 UTC  server_error
  succeeded tone    ft:gpt-4.1-mini-2025-04-14:acme::abc1  $0.09 billed  since 2026-11-20 08:00 UTC
`);
});

test.each([null, aLedger()])('without a training there is a sentence', ledger => {
  expect(ledgerText(ledger)).toBe('No training has been started from this repository.\n');
});

test('nothing from a ledger, a path or a provider reaches the terminal as a command', () => {
  const error = { code: BELL, message: BELL };
  const ledger = aLedger({ [hash(1)]: aRun({ model: BELL, modelId: BELL, jobId: BELL, error }) });
  const change = aChange({ model: BELL, desired: null, action: 'blocked', reason: 'job-failed', detail: BELL });
  const finding = aFinding({ message: BELL, fix: BELL });
  const shown = [
    ledgerText(ledger),
    planText(aPlan({ changes: [change] }), plannedCost([]), 'Merging'),
    inspectionText(BELL, anInspection({ findings: [finding] })),
  ].join('');
  expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(shown).toContain('\\u{1b}]0;owned\\u{7}');
});
