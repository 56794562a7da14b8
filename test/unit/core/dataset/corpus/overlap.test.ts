import { describe, expect, test } from 'vitest';
import { inspectPart } from '../../../../../src/core/dataset/inspect.ts';
import type { Finding } from '../../../../../src/core/dataset/inspection.ts';
import type { InspectionPart } from '../../../../../src/core/dataset/inspection-part.ts';
import { findOverlap } from '../../../../../src/core/dataset/overlap.ts';
import { fakeMeasure } from '../inspect-bytes.ts';
import { chatLine, fileOf, linesOf } from './chat-lines.ts';

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function partOf(...lines: readonly string[]): Promise<InspectionPart> {
  return inspectPart({
    chunks: once(fileOf(lines)),
    expected: 'chat',
    measure: fakeMeasure,
    maxExampleTokens: null,
    isStart: true,
  });
}

const asked = (number: number, answer = `Answer ${number}.`): string => chatLine(null, `Question ${number}?`, answer);
const TRAINING = linesOf(50, number => asked(number));

const shown = (findings: readonly Finding[]): unknown[] =>
  findings.map(({ code, count, lines, message }) => [code, count, lines, message]);

describe('the overlap of a training and a validation file', () => {
  test('counts examples that stand in both, and those that only share the prompt', async () => {
    const validation = await partOf(asked(99), asked(7), asked(8, 'Another.'), asked(98), asked(9), asked(7));
    expect(shown(findOverlap(await partOf(...TRAINING), validation))).toEqual([
      [
        'W_OVERLAP',
        4,
        [2, 3, 5],
        '3 examples of the validation file also stand in the training file, and 1 more with another answer.',
      ],
    ]);
  });

  test('is silent about files that share nothing', async () => {
    const validation = await partOf(...linesOf(20, number => asked(number + 100)));
    expect(findOverlap(await partOf(...TRAINING), validation)).toEqual([]);
  });

  test('does not count prompts where the training file repeats its prompts on purpose', async () => {
    const training = await partOf(...linesOf(50, number => asked(number % 5, `Answer ${number}.`)));
    expect(findOverlap(training, await partOf(asked(1, 'A'), asked(2, 'B')))).toEqual([]);
    expect(shown(findOverlap(training, await partOf(asked(1, 'A'), asked(2, 'Answer 7.'))))).toEqual([
      ['W_OVERLAP', 1, [2], '1 example of the validation file also stands in the training file.'],
    ]);
  });

  test('is silent where one of the files holds no examples', async () => {
    expect(findOverlap(await partOf(), await partOf(...TRAINING))).toEqual([]);
    expect(findOverlap(await partOf(...TRAINING), await partOf())).toEqual([]);
  });
});
