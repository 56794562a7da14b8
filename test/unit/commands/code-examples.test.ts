import { describe, expect, test } from 'vitest';
import { CODE_EXAMPLES } from '../../../src/commands/code-examples.ts';
import type { AnswerSchema } from '../../../src/core/dataset/answer-schema.ts';
import { DATASET_CODES } from '../../../src/core/dataset/codes.ts';
import { MAX_DATASET_BYTES, MIN_EXAMPLES } from '../../../src/core/dataset/inspect.ts';
import type { Measure } from '../../../src/core/dataset/measure.ts';
import type { TrainingExample } from '../../../src/core/dataset/training-example.ts';
import { bytesOf } from '../../support/written-example.ts';
import { amongPairs, amongPreferences, amongReinforcement } from '../core/dataset/format-lines.ts';
import { amongGoodLines, inspectBytes } from '../core/dataset/inspect-bytes.ts';

const HERE = '@here@';

/** The file that an example stands for: itself, or its lines among good ones of the format that the code is about. */
function fileOf(code: string, text: string): Uint8Array {
  if (CODE_EXAMPLES[code]?.of === 'dataset') return bytesOf(text);
  const [before = '', after = ''] = amongLines(code)(HERE).split(HERE);
  return Buffer.concat([Buffer.from(before), bytesOf(text), Buffer.from(after)]);
}

function amongLines(code: string): (line: string) => string {
  if (code.includes('_PREFERENCE_')) return amongPreferences;
  if (/_RFT_|_GRADER_|_JSON_(DEPTH|KEYS|NUMBER)/.test(code)) return amongReinforcement;
  return /_PAIR_|_COMPLETION_|_LONG_ROW/.test(code) ? amongPairs : amongGoodLines;
}

/** What the examples about answers say in words. */
const ANSWERS: Readonly<Record<string, AnswerSchema>> = {
  E_ANSWER_JSON: { kind: 'object' },
  E_ANSWER_SCHEMA: { kind: 'schema', schema: { type: 'object', required: ['label'] } },
};

/** One token for each word, as the examples of long texts say. */
function countWords({ conversations: [{ messages }] }: TrainingExample): Measure {
  const texts = messages.flatMap(({ content }) => content ?? []);
  return { tokens: texts.reduce((sum, text) => sum + text.split(' ').length, 0), quality: 'exact' };
}

async function codesIn(code: string, text: string): Promise<string[]> {
  const answerSchema = ANSWERS[code];
  // A tenth of the one file that is too large to be written out in each run, under a tenth of the limit.
  const isLarge = code === 'E_DATASET_SIZE';
  const { findings } = await inspectBytes(fileOf(code, isLarge ? text.replace('×800⟩', '×80⟩') : text), {
    maxBytes: isLarge ? MAX_DATASET_BYTES / 10 : MAX_DATASET_BYTES,
    // Only validation files have no minimum.
    minExamples: code === 'E_EXAMPLE_LIMIT' ? 1 : MIN_EXAMPLES,
    measure: countWords,
    maxExampleTokens: 65_536,
    ...(answerSchema === undefined ? {} : { answerSchema }),
  });
  return findings.map(finding => finding.code);
}

/** What cannot be wrong alone. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  E_TOO_LONG: ['W_LENGTH_OUTLIER'],
  W_NEAR_LIMIT: ['W_LENGTH_OUTLIER'],
  W_LONG_ROW: ['W_LENGTH_OUTLIER', 'W_REPEATED_TEXT'],
};

const examples = DATASET_CODES.flatMap(({ code }) => {
  const example = CODE_EXAMPLES[code];
  return example === undefined ? [] : [[code, example] as const];
});

test('every code about a dataset has an example', () => {
  expect(examples.map(([code]) => code).toSorted()).toEqual(DATASET_CODES.map(({ code }) => code).toSorted());
});

describe.each(examples)('The example of %s', (code, { bad, good }) => {
  test('gives this finding alone when it is bad', async () => {
    expect((await codesIn(code, bad)).toSorted()).toEqual([code, ...(ALSO[code] ?? [])].toSorted());
  });

  test('gives none when it is good', async () => {
    expect(await codesIn(code, good)).toEqual([]);
  });
});
