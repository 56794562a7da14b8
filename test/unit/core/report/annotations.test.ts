import { expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../../../src/core/diagnostics/diagnostic.ts';
import { annotations } from '../../../../src/core/report/annotations.ts';

const diagnostic = (severity: Severity, line: number): Diagnostic => ({
  code: 'X_CODE',
  severity,
  headline: 'Something is wrong',
  message: `Line ${line} is wrong.`,
  fix: 'Mend it.',
  place: { path: 'data.jsonl', line },
});
const several = (severity: Severity, count: number) =>
  Array.from({ length: count }, (_, index) => diagnostic(severity, index + 1));

test('an annotation says where, what and what to do', () => {
  expect(annotations([diagnostic('error', 7)])).toEqual([
    {
      level: 'error',
      title: 'X_CODE: Something is wrong',
      message: 'Line 7 is wrong. Mend it.',
      path: 'data.jsonl',
      line: 7,
    },
  ]);
});

test('errors come first, then warnings, then notices', () => {
  const mixed = [diagnostic('notice', 1), diagnostic('error', 2), diagnostic('warning', 3)];
  expect(annotations(mixed).map(({ level }) => level)).toEqual(['error', 'warning', 'notice']);
});

test('ten of a level are all shown', () => {
  expect(annotations(several('warning', 10)).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('of more the tenth says how many there are, since GitHub would drop them without a word', () => {
  const shown = annotations([...several('error', 11), ...several('warning', 2)]);
  expect(shown).toHaveLength(12);
  expect(shown[9]).toEqual({
    level: 'error',
    title: '… and 2 more',
    message: 'The job summary lists them all.',
    path: null,
    line: null,
  });
});

test('hidden characters are made visible', () => {
  const hostile = { ...diagnostic('error', 1), message: 'a\n::error::\u202e' };
  expect(annotations([hostile])[0]?.message).toBe('a\\u{a}::error::\\u{202e} Mend it.');
});

test('a diagnostic without a place stands nowhere', () => {
  expect(annotations([{ ...diagnostic('error', 1), place: null }])[0]).toMatchObject({ path: null, line: null });
});
