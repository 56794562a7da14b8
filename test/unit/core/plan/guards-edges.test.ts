import { describe, expect, test } from 'vitest';
import { NO_APPROVALS, parseApprovals } from '../../../../src/core/plan/approvals.ts';
import { guardRemovals } from '../../../../src/core/plan/mass-removal.ts';
import type { Change, DesiredModel } from '../../../../src/core/plan/plan.ts';
import { priceChange } from '../../../../src/core/plan/price-change.ts';
import { fromUsd } from '../../../../src/core/prices/money.ts';
import {
  aChange,
  aLedger,
  aModel,
  aRun,
  aTrainedRun,
  CATALOG,
  digestOf,
  hash,
  knowing,
} from '../../../support/builders.ts';

const gone = (name: string, more: Partial<Change> = {}): Change =>
  aChange({
    model: name,
    desired: null,
    digest: hash(name.length),
    action: 'cancel',
    reason: 'no-longer-wanted',
    ...more,
  });

function guarded(
  changes: Change[],
  models: DesiredModel[] = [],
  isTolerated: (change: Change) => boolean = () => false,
) {
  const runs = Object.fromEntries(models.map(model => [digestOf(model), aTrainedRun({ model: model.name })]));
  return guardRemovals(changes, models, knowing({ ledger: aLedger(runs) }), {
    manifestPath: 'ml/models.yaml',
    isTolerated,
  });
}

describe('models that vanish together', () => {
  const two = [gone('b'), gone('a')];

  test('are told once, at the manifest, with a confirmation of all their names in order', () => {
    const { diagnostics, approvals } = guarded(two);
    expect(diagnostics).toMatchObject([
      {
        code: 'E_MASS_REMOVAL',
        severity: 'error',
        place: { path: 'ml/models.yaml' },
        message: expect.stringContaining('2 of 2'),
      },
    ]);
    expect(approvals).toEqual(['mass-removal a b']);
  });

  test('are a warning only where the base has lost every one of them already', () => {
    const severities = (isTolerated: (change: Change) => boolean) =>
      guarded([...two, gone('c', { action: 'wait' })], [], isTolerated).diagnostics.map(({ severity }) => severity);
    expect(severities(({ reason }) => reason === 'mass-removal')).toEqual(['warning']);
    expect(severities(({ model }) => model === 'a')).toEqual(['error']);
  });

  test.each(['cancel', 'retire', 'delete'] as const)('are not touched by a %s', action => {
    expect(guarded(two.map(change => ({ ...change, action }))).changes).toMatchObject([
      { action: 'blocked', reason: 'mass-removal', until: null },
      { action: 'blocked', reason: 'mass-removal', until: null },
    ]);
  });

  test('are waited for as before, and what is about others goes on', () => {
    const kept = aModel('kept');
    const others = [gone('a', { action: 'wait' }), gone('kept', { digest: hash(4) })];
    const { changes, diagnostics } = guarded([...two, gone('c'), ...others], [kept]);
    expect(diagnostics[0]?.message).toContain('3 of their jobs');
    expect(changes.slice(3)).toEqual(others);
  });

  test('need a name that a manifest can have for a confirmation', () => {
    expect(guarded([gone('a'), gone('B b')]).approvals).toEqual([]);
  });

  test('are nothing to confirm where nothing is held', () => {
    expect(guarded([gone('a')])).toEqual({ changes: [gone('a')], diagnostics: [], approvals: [] });
  });

  test('are counted beside entries that were renamed, and not beside ones without a known training', () => {
    const models = [aModel('x', { entry: { seed: 1 } }), aModel('y', { entry: { seed: 2 } })];
    const runs = Object.fromEntries(
      models.map(model => [digestOf(model), aTrainedRun({ model: `old-${model.name}` })]),
    );
    const place = { manifestPath: 'm', isTolerated: () => false };
    const held = (beside: DesiredModel[]) =>
      guardRemovals(two, beside, knowing({ ledger: aLedger(runs) }), place).approvals.length;
    expect(held(models)).toBe(0);
    const edited = ['old-x', 'old-y'].map((name, n) => aModel(name, { entry: { seed: 7 + n } }));
    expect(held(edited)).toBe(0);
    expect(held([aModel('z', { training: null }), aModel('w', { training: null })])).toBe(1);
  });
});

describe('an approval', () => {
  const digest = hash(10);
  const parsed = (text: string) => parseApprovals(text);
  const amount = (text: string) => {
    const found = parsed(`over-budget ${digest} ${text}`);
    return found.kind === 'wrong' ? null : (found.approvals.overBudget.get(digest) ?? null);
  };

  test.each([
    ['7', fromUsd(7)],
    ['$7', fromUsd(7)],
    ['999999', fromUsd(999_999)],
    ['0.5', fromUsd(0.5)],
    ['0.000000001', 1],
    ['7.', null],
    ['1000000', null],
    ['0.0000000001', null],
    ['7 dollars', null],
    ['-7', null],
    ['', null],
  ])('of %j is %j nano-dollars', (text, nano) => expect(amount(text)).toBe(nano));

  test('may have more blanks, and a comment after it', () => {
    expect(amount('7 # agreed with the team')).toBe(fromUsd(7));
    expect(parsed(`over-budget   ${digest}   7`)).toEqual(parsed(`over-budget ${digest} 7`));
    expect(parsed('mass-removal   a   b-2')).toEqual(parsed('mass-removal a b-2'));
    expect(parsed('# nothing\n\n')).toEqual({ kind: 'approvals', approvals: NO_APPROVALS });
  });

  test.each([
    `no over-budget ${digest} 7`,
    `over-budget ${digest.slice(1)} 7`,
    `over-budget ${digest.replace('a', 'g')} 7`,
    'no mass-removal a',
    'mass-removal',
    'mass-removal A',
    'mass-removal a B',
    `mass-removal ${'a'.repeat(49)}`,
  ])('is not %j, of which only the line is told', text => {
    expect(parsed(`# first\n${text}`)).toEqual({ kind: 'wrong', line: 2 });
  });

  test('removes every name that it has, and holds the longest', () => {
    const name = `a${'b'.repeat(47)}`;
    const found = parsed(`mass-removal x ${name}`);
    expect(found).toMatchObject({ kind: 'approvals', approvals: { removals: new Set(['x', name]) } });
  });
});

describe('the price of the last training', () => {
  const model = aModel();
  const told = (runs: Parameters<typeof aLedger>[0], wanted = model) =>
    priceChange(wanted, aLedger(runs), { catalog: CATALOG, today: '2026-11-22' })?.was ?? null;
  const billed = (more: Parameters<typeof aTrainedRun>[0] = {}) =>
    aTrainedRun({ trainedTokens: 1_000, billedNanoUsd: 7_000_000, ...more });

  test('is that of its own training, also under another name', () => {
    expect(told({ [digestOf(model)]: billed({ model: 'old-name' }) })).toBe(7);
  });

  test('is told by no training without a bill, however late it came', () => {
    const later = { startedAt: '2026-11-22T09:59:00.000Z' };
    const before = { [hash(1)]: billed() };
    for (const silent of [{ billedNanoUsd: null }, { trainedTokens: 0 }, { trainedTokens: null }, { billedNanoUsd: 0 }])
      expect(told({ ...before, [hash(2)]: billed({ ...later, ...silent }) })).toBe(7);
    expect(
      told({
        ...before,
        [hash(2)]: aRun({ ...later, state: 'failed', trainedTokens: 1_000, billedNanoUsd: 9_000_000 }),
      }),
    ).toBe(7);
  });

  test('is not told of a base model that the catalog does not have', () => {
    const unknown = aModel('tone', { entry: { base_model: 'gpt-unknown' } });
    expect(told({ [hash(1)]: billed({ baseModel: 'gpt-unknown' }) }, unknown)).toBeNull();
  });
});
