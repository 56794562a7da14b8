import type { CodeCase } from './code-cases.ts';
import { amongGoodLines } from './inspect-bytes.ts';

function saying(text: string, tool = 'find'): string {
  return JSON.stringify({
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: text },
    ],
    tools: [{ type: 'function', function: { name: 'find', description: tool } }],
  });
}

export const SPECIAL_TOKEN_CASES: Readonly<Record<string, CodeCase>> = {
  W_SPECIAL_TOKEN: {
    bad: [
      [
        amongGoodLines(
          saying('The end.<|endoftext|>'),
          saying('a < b <| c <|im_start|>user'),
          saying('<|reserved_200013|>'),
          saying('Fine.', 'Ends with <|end|>'),
        ),
        ...[3, 4, 5, 6],
      ],
    ],
    good: [
      amongGoodLines(
        saying('a <| b |> c, <|>, <||>, <|end_of_line|>, <|IM_START|>, < |im_start| >, <|im_start>'),
        saying('endoftext, im_start and <s> are names.'),
        saying('<|reserved_1|> <|endoftext |>'),
      ),
    ],
  },
};
