import { describe, expect, test } from 'vitest';
import { chatRows } from '../../support/openai.ts';
import { type Files, previewed } from './previewing.ts';

/** One model on a few examples, of which one holds an address, under these rules. */
function commit(rules: readonly string[], more: readonly string[] = []): Files {
  const address = JSON.stringify({
    messages: [
      { role: 'user', content: 'Who can help?' },
      { role: 'assistant', content: 'Write to jane.miller@acme-lamps.com.' },
    ],
  });
  const lines = ['version: 1', 'models:', '  tone:', '    base_model: gpt-4.1-mini-2025-04-14'];
  const manifest = [
    ...lines,
    '    training_file: tone.jsonl',
    ...more,
    ...(rules.length === 0 ? [] : ['rules:', ...rules]),
  ];
  return { 'models.yaml': `${manifest.join('\n')}\n`, 'tone.jsonl': `${chatRows(12)}${address}\n` };
}

const rule = (code: string, severity: string): string => `  ${code}: { severity: ${severity}, reason: "Ten letters." }`;

async function seen(head: Files, base: Files | null = null) {
  const { plan, touchesModels } = await previewed(base === null ? { head } : { head, base }, null, base && 'base');
  const codes = plan.diagnostics.map(({ code, severity }) => `${severity} ${code}`);
  return { plan, touchesModels, codes, action: plan.changes[0]?.action };
}

describe('a rule of the manifest counts in the plan:', () => {
  test('as it is, a warning stops nothing', async () => {
    const { codes, action } = await seen(commit([]));
    expect(codes).toContain('warning W_PERSONAL_DATA');
    expect(codes).toContain('warning W_FEW_EXAMPLES');
    expect(action).toBe('train');
  });

  test('a warning that is made an error stops the training', async () => {
    const { codes, action } = await seen(commit([rule('W_PERSONAL_DATA', 'error')]));
    expect(codes).toContain('error W_PERSONAL_DATA');
    expect(action).toBe('blocked');
  });

  test('a rule that is off says nothing, and the digest is the same', async () => {
    const [plain, quiet] = [await seen(commit([])), await seen(commit([rule('W_FEW_EXAMPLES', 'off')]))];
    expect(quiet.codes.join()).not.toContain('W_FEW_EXAMPLES');
    expect(quiet.codes).toContain('warning W_PERSONAL_DATA');
    expect(quiet.plan.changes[0]?.digest).toBe(plain.plan.changes[0]?.digest);
    expect(quiet.plan.rules).toMatchObject([
      { code: 'W_FEW_EXAMPLES', severity: 'off', reason: 'Ten letters.', change: null },
    ]);
  });

  test('the overlap of the two files is one of them', async () => {
    const both = (...rules: string[]) => commit(rules, ['    validation_file: held.jsonl']);
    const held = { 'held.jsonl': chatRows(3) };
    expect((await seen({ ...both(), ...held })).codes).toContain('warning W_OVERLAP');
    expect((await seen({ ...both(rule('W_OVERLAP', 'error')), ...held })).action).toBe('blocked');
  });
});

test('a rule that may not be changed makes the manifest one that asks for nothing', async () => {
  const { codes, plan } = await seen(commit([rule('E_FORMAT', 'off')]));
  expect(codes).toEqual(['error E_RULE_FIXED']);
  expect([plan.changes, plan.rules]).toEqual([[], []]);
  expect(plan.diagnostics[0]?.place).toEqual({ path: 'models.yaml', line: 7, column: 25 });
});

describe('a pull request says that it changes rules, and comments', () => {
  test.each([
    ['adds one', [], [rule('W_DUPLICATE', 'off')], ['added']],
    ['changes one', [rule('W_DUPLICATE', 'off')], [rule('W_DUPLICATE', 'error')], ['edited']],
    ['removes one', [rule('W_DUPLICATE', 'off')], [], ['removed']],
    ['leaves them', [rule('W_DUPLICATE', 'off')], [rule('W_DUPLICATE', 'off')], ['none']],
  ])('when it %s', async (_what, before, after, changes) => {
    const { plan, touchesModels } = await seen(commit(after), commit(before));
    expect(plan.rules.map(({ change }) => change)).toEqual(changes);
    expect(touchesModels).toBe(changes[0] !== 'none');
  });
});
