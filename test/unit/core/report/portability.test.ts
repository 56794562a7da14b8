import { describe, expect, test } from 'vitest';
import type { DatasetChange } from '../../../../src/core/dataset/diff/dataset-change.ts';
import type { Portability } from '../../../../src/core/dataset/portability/portability.ts';
import { portabilitySection } from '../../../../src/core/report/portability.ts';
import { portabilityLines, portableToText } from '../../../../src/core/report/portability-lines.ts';
import { aChange, aModel, aPlan } from '../../../support/builders.ts';
import { aPortability } from '../../../support/portability.ts';

const OPENAI = aPortability({ provider: 'openai', title: 'OpenAI', verdict: 'takes', reasons: [] });
const AZURE = aPortability({ provider: 'azure-openai', title: 'Azure OpenAI', verdict: 'takes', reasons: [] });
const TOGETHER = aPortability();
const NEBIUS = aPortability({
  provider: 'nebius',
  title: 'Nebius',
  verdict: 'unknown',
  reasons: [{ verdict: 'unknown', feature: 'name', what: '`name` on a message', count: 1, lines: [3] }],
});
const TRL = aPortability({
  provider: 'trl',
  title: 'TRL',
  verdict: 'takes',
  reasons: [{ verdict: 'ignores', feature: 'weight', what: '`weight`', count: 12, lines: [1, 2, 3, 4, 5] }],
});
const ALL = [OPENAI, TOGETHER, AZURE, NEBIUS, TRL];
const HOSTILE = '</details>| @octocat `x` \u001b[31m';

describe('The table of an inspection', () => {
  test('has a row for each answer, with the providers that share it', () => {
    expect(portabilityLines(ALL)).toEqual([
      '  Portable to:',
      '    takes    OpenAI, Azure OpenAI',
      '    takes    TRL: ignores `weight`, lines 1, 2, 3 and 9 more',
      '    unknown  Nebius: `name` on a message, line 3',
      '    refuses  Together: `name` on a message, lines 3, 17',
    ]);
  });

  test('names two reasons and counts the others', () => {
    const reasons = ['a', 'b', 'c'].map(what => ({
      verdict: 'refuses' as const,
      feature: what,
      what,
      count: 0,
      lines: [],
    }));
    expect(portabilityLines([{ ...TOGETHER, reasons }])).toContain('    refuses  Together: a; b; and 1 more');
  });

  test('is left out where there was no file to read', () => {
    expect(portabilityLines([])).toEqual([]);
  });
});

test.each([
  [OPENAI, 'a.jsonl: OpenAI takes this file as it is.'],
  [TOGETHER, 'a.jsonl: Together refuses this file as it is.\n    refuses: `name` on a message, lines 3, 17'],
  [
    NEBIUS,
    'a.jsonl: It is not documented whether Nebius takes this file as it is.\n    unknown: `name` on a message, line 3',
  ],
])('whoever asks about a provider is told every reason', (portability, text) => {
  expect(portableToText('a.jsonl', portability)).toBe(text);
});

const CHANGED: DatasetChange = {
  model: 'tone',
  role: 'training',
  path: 'data/tone.jsonl',
  tokens: null,
  costNanoUsd: null,
  overlap: null,
  diff: { kind: 'not-compared', why: 'no-lines', before: 1, after: 2 },
};

function planWith(portability: readonly Portability[]) {
  return aPlan({ changes: [aChange({ model: 'tone', desired: aModel('tone', { training: { portability } }) })] });
}

describe('The comment', () => {
  test('says in one folded line where else the changed data could be trained', () => {
    expect(portabilitySection(planWith(ALL), [CHANGED]).split('\n')).toEqual([
      '<details><summary>Portable to</summary>',
      '',
      '- `data/tone.jsonl` (training data of `tone`) would also be taken by Azure OpenAI, TRL; not by Together (\\`name\\` on a message, lines 3, 17); not known for Nebius.',
      '',
      '</details>',
      '',
    ]);
  });

  test('says so when there is nowhere else', () => {
    expect(portabilitySection(planWith([OPENAI, TOGETHER]), [CHANGED])).toContain(
      'would be taken by no other known provider',
    );
  });

  test.each([
    ['no dataset changed', planWith(ALL), []],
    ['the other dataset changed', planWith(ALL), [{ ...CHANGED, role: 'validation' as const }]],
    ['the model is gone', aPlan({ changes: [] }), [CHANGED]],
    ['nothing was read', planWith([]), [CHANGED]],
    ['only its own provider is known', planWith([OPENAI]), [CHANGED]],
  ])('is silent when %s', (_when, plan, datasets) => {
    expect(portabilitySection(plan, datasets)).toBe('');
  });

  test('stays short however many datasets changed', () => {
    const section = portabilitySection(
      planWith(ALL),
      Array.from({ length: 14 }, () => CHANGED),
    );
    expect(section.split('\n').filter(line => line.startsWith('- '))).toHaveLength(11);
    expect(section).toContain('- … and 4 more\n');
  });
});

test('no text reaches a comment or a terminal unescaped', () => {
  const reasons = [{ verdict: 'refuses' as const, feature: HOSTILE, what: HOSTILE, count: 1, lines: [1] }];
  const hostile = { ...TOGETHER, title: HOSTILE, reasons };
  const shown = [...portabilityLines([hostile]), portableToText(HOSTILE, hostile)].join('');
  expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  const section = portabilitySection(planWith([hostile]), [CHANGED]);
  expect(section.match(/<\/details>/g)).toHaveLength(1);
  expect(section).not.toContain('@octocat');
});
