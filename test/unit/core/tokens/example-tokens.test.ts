import { describe, expect, test } from 'vitest';
import type { TrainableFormat } from '../../../../src/core/dataset/inspection.ts';
import type { Measure } from '../../../../src/core/dataset/measure.ts';
import { readExample } from '../../../../src/core/dataset/read-example.ts';
import { measureChatExample } from '../../../../src/core/tokens/billed-tokens.ts';
import { measureExample } from '../../../../src/core/tokens/example-tokens.ts';
import type { TokenCounter } from '../../../../src/core/tokens/token-counter.ts';
import { pairLine, preferenceLine, reinforcementLine } from '../dataset/format-lines.ts';
import { GOOD_LINE } from '../dataset/inspect-bytes.ts';

/** One token a character, so that a count can be read off the text. */
const CHARACTERS: TokenCounter = {
  encoding: 'o200k_base',
  count: text => text.length,
  countRecurring: text => text.length,
};

function measure(line: string, format: TrainableFormat): Measure {
  const example = readExample(JSON.parse(line), format, () => undefined);
  if (example === null) throw new Error('The line cannot be read.');
  return measureExample(example, CHARACTERS);
}

const EXAMPLE = 1;
const USER = 3 + 'user'.length;
const ASSISTANT = 3 + 'assistant'.length;

describe('billed tokens of an example', () => {
  test('of chat are those of its conversation', () => {
    const messages = [
      { role: 'user', content: 'Ping?', otherParts: 0, calls: [] },
      { role: 'assistant', content: 'Pong.', otherParts: 0, calls: [] },
    ] as const;
    expect(measure(GOOD_LINE, 'chat')).toEqual(measureChatExample({ messages }, CHARACTERS));
    expect(measure(GOOD_LINE, 'chat').quality).toBe('exact');
  });

  test('of a preference are the input and both outputs, estimated', () => {
    expect(measure(preferenceLine('Ask?', 'Good.', 'Bad.'), 'preference')).toEqual({
      tokens: EXAMPLE + USER + 4 + ASSISTANT + 5 + ASSISTANT + 4,
      quality: 'estimated',
    });
  });

  test('of reinforcement are those of the prompt, without the fields for the grader, estimated', () => {
    const tokens = EXAMPLE + USER + 4;
    expect(measure(reinforcementLine('Ask?', { target: 'x'.repeat(99) }), 'reinforcement')).toEqual({
      tokens,
      quality: 'estimated',
    });
  });

  test('of a prompt and its completion are those of both texts, estimated', () => {
    expect(measure(pairLine('Ask ->', ' Yes.'), 'prompt-completion')).toEqual({ tokens: 6 + 5, quality: 'estimated' });
  });
});
