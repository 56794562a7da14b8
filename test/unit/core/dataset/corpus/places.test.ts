import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { mergeParts } from '../../../../../src/core/dataset/inspect.ts';
import { inspectInParts } from '../../../../property/inspect-in-parts.ts';
import {
  amongPairs,
  amongPreferences,
  amongReinforcement,
  pairLine,
  preferenceLine,
  reinforcementLine,
} from '../format-lines.ts';
import { amongGoodLines, GOOD_LINE, inspectBytes } from '../inspect-bytes.ts';
import { chatLine, wordsOf } from './chat-lines.ts';

const essay = (number: number, more: string): string =>
  chatLine(null, 'Tell me.', [...wordsOf(number, 60), more].join(' '));
const graded = (question: string, target: string): string => reinforcementLine(question, { target });
const LIMITS = { maxExampleTokens: null, minExamples: 2 };
/** Two tokens of messages and one for ten characters. */
const long = (characters: number): string => chatLine(null, '', 'a'.repeat(characters));

/** Files of lines from 3 on, and each line that is to be told with the number that its words name. */
const CASES: readonly (readonly [
  code: string,
  file: string,
  places: readonly (readonly [line: number, said: number])[],
])[] = [
  [
    'W_CONTRADICTION',
    amongGoodLines(
      ...[chatLine(null, 'A?', '1'), chatLine(null, 'B?', '1'), chatLine(null, 'C?', '1')],
      ...[chatLine(null, 'C?', '2'), chatLine(null, 'A?', '2'), chatLine(null, 'B?', '2')],
    ),
    [
      [6, 5],
      [7, 3],
      [8, 4],
    ],
  ],
  [
    'W_CONTRADICTION',
    amongReinforcement(graded('A?', '1'), graded('B?', '1'), graded('B?', '2'), graded('A?', '2')),
    [
      [5, 4],
      [6, 3],
    ],
  ],
  [
    'W_CONTRADICTION',
    amongPairs(
      ...['A', 'B'].map(at => pairLine(`${at} ->`, ' 1 END')),
      ...['B', 'A'].map(at => pairLine(`${at} ->`, ' 2 END')),
    ),
    [
      [5, 4],
      [6, 3],
    ],
  ],
  [
    'W_NEAR_DUPLICATE',
    amongGoodLines(
      ...[essay(1, 'a'), essay(2, 'a'), essay(2, 'b'), essay(1, 'b'), essay(2, 'c')],
      ...[essay(3, 'a'), essay(4, 'a')],
    ),
    [
      [5, 4],
      [6, 3],
      [7, 4],
    ],
  ],
  [
    'W_SWAPPED_PREFERENCE',
    amongPreferences(
      ...[preferenceLine('q', 'a', 'b'), preferenceLine('r', 'a', 'b')],
      ...[preferenceLine('r', 'b', 'a'), preferenceLine('q', 'b', 'a')],
    ),
    [
      [5, 4],
      [6, 3],
    ],
  ],
  [
    'W_LENGTH_OUTLIER',
    amongGoodLines(long(8000), GOOD_LINE, long(20_000), long(6000)),
    [
      [3, 802],
      [5, 2002],
      [6, 602],
    ],
  ],
];

test.each(CASES)('each line of %s is told with what is true of it', async (code, file, places) => {
  const finding = (await inspectBytes(file)).findings.find(one => one.code === code);
  const told = finding?.places.map(({ line, message }) => [line, Number(/(?:line|about) (\d+)/.exec(message)?.[1])]);
  expect(told).toEqual(places);
  expect(finding?.message).toBe(finding?.places[0]?.message);
});

test.each(CASES)('the places of %s are the same when the file is cut in every line', async (_code, file) => {
  const bytes = Buffer.from(file);
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1);
  const parts = await inspectInParts(bytes, ends.slice(0, 8), { ...LIMITS, expected: null });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(mergeParts(JSON.parse(JSON.stringify(parts)), sha256).findings).toEqual(
    (await inspectBytes(bytes, LIMITS)).findings,
  );
});

test('a line that ends with a comma too many is told so, and no other line', async () => {
  const { findings } = await inspectBytes(
    amongGoodLines('{"messages":', `${GOOD_LINE},`, '{]', GOOD_LINE.replace('}]}', '},]}')),
  );
  const [finding] = findings.filter(({ code }) => code === 'E_JSON');
  expect(finding?.places.map(({ line, message }) => [line, message.includes('a comma too many')])).toEqual([
    [3, false],
    [4, true],
    [5, false],
    [6, true],
  ]);
});
