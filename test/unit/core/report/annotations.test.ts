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

test('each line of a finding has one with its own words, while there is room', () => {
  const places = [3, 3, 9].map((line, index) => ({ line, message: `Place ${index}.` }));
  const found = { ...diagnostic('error', 3), message: 'Place 0. (2 in this file: lines 3, 9)', places };
  expect(annotations([found, diagnostic('error', 5)]).map(({ line, message }) => [line, message])).toEqual([
    [3, 'Place 0. (2 in this file: lines 3, 9) Place 1. Mend it.'],
    [5, 'Line 5 is wrong. Mend it.'],
    [9, 'Place 2. Mend it.'],
  ]);
});

test('each line has the column of the first thing that is said of it', () => {
  const places = [
    { line: 3, column: 8, message: 'a' },
    { line: 3, column: 5, message: 'b' },
    { line: 9, message: 'c' },
    { line: 9, column: 4, message: 'd' },
    { line: 12, column: 2, message: 'e' },
  ];
  const place = { path: 'data.jsonl', line: 3, column: 8 };
  const shown = annotations([{ ...diagnostic('error', 3), place, places }]);
  expect(shown.map(({ line, column }) => [line, column])).toEqual([
    [3, 8],
    [9, undefined],
    [12, 2],
  ]);
});

test('no finding gives way to another line of a finding', () => {
  const places = [1, 2, 3].map(line => ({ line, message: 'Wrong.' }));
  const [first = diagnostic('error', 1), ...others] = several('error', 10);
  expect(annotations([{ ...first, places }, ...others])).toEqual(annotations([first, ...others]));
});

test('hidden characters are made visible', () => {
  const hostile = { ...diagnostic('error', 1), message: 'a\n::error::\u202e' };
  expect(annotations([hostile])[0]?.message).toBe('a\\u{a}::error::\\u{202e} Mend it.');
});

test('a diagnostic without a place stands nowhere', () => {
  expect(annotations([{ ...diagnostic('error', 1), place: null }])[0]).toMatchObject({ path: null, line: null });
});
