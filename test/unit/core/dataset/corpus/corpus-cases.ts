import type { CodeCase } from '../code-cases.ts';
import { amongGoodLines, GOOD_LINE, goodLines } from '../inspect-bytes.ts';
import { chatLine, fileOf, linesOf, wordsOf } from './chat-lines.ts';

const SYSTEM = 'You answer questions of the customers of a shop. Be short, be kind, and never promise a date.';
const asked = (number: number): string => chatLine(SYSTEM, `Question ${number}?`, `Answer ${number}.`);

const under = (system: string | null, number: number): string =>
  chatLine(system, `Question ${number}?`, `Answer ${number}.`);
const underOwn = (number: number): string => under(`You are helper ${number}.`, number);

const TEXT = wordsOf(0, 60);
const essay = (words: readonly string[]): string => chatLine(null, 'Tell me.', words.join(' '));
const SPACED = GOOD_LINE.replace('{', ' { ').replaceAll('":', '" :');
const TURNED = '{"messages":[{"content":"Ping?","role":"user"},{"content":"Pong.","role":"assistant"}]}';

/** Cases of the codes about examples compared with each other. */
export const CORPUS_CASES: Readonly<Record<string, CodeCase>> = {
  W_DUPLICATE: {
    bad: [
      [amongGoodLines(GOOD_LINE, GOOD_LINE), 4],
      [amongGoodLines(GOOD_LINE, SPACED), 4],
      [amongGoodLines(TURNED, 'x', GOOD_LINE), 5],
    ],
    good: [
      amongGoodLines(GOOD_LINE, GOOD_LINE.replace('Pong', 'pong')),
      amongGoodLines(GOOD_LINE, GOOD_LINE.replace('{', '{"tools":[{"type":"function"}],')),
      amongGoodLines(GOOD_LINE, GOOD_LINE.replace('"}]', '","weight":0}]')),
    ],
  },
  W_CONTRADICTION: {
    bad: [
      [amongGoodLines(GOOD_LINE, GOOD_LINE.replace('Pong', 'Peng')), 4],
      [amongGoodLines(GOOD_LINE, GOOD_LINE, GOOD_LINE.replace('Pong', 'Peng'), GOOD_LINE.replace('Pong', 'P')), 5],
    ],
    good: [
      amongGoodLines(GOOD_LINE, GOOD_LINE),
      amongGoodLines(GOOD_LINE.replaceAll('"user"', '"system"'), chatLine('Ping?', 'Ping?', 'Pong.')),
      fileOf(
        goodLines(50),
        goodLines(50).map(line => line.replace('Po', 'Pu')),
      ),
    ],
  },
  W_NEAR_DUPLICATE: {
    bad: [
      [amongGoodLines(essay(TEXT), essay([...TEXT, 'more'])), 4],
      [amongGoodLines(essay(TEXT), essay(wordsOf(1, 60)), essay(TEXT.slice(1))), 5],
    ],
    good: [
      amongGoodLines(essay(TEXT), essay(TEXT)),
      amongGoodLines(essay(TEXT), essay([...TEXT.slice(0, 45), ...wordsOf(1, 15)])),
      amongGoodLines(essay(TEXT.slice(0, 16)), essay(TEXT.slice(0, 15))),
      fileOf(linesOf(50, number => essay([...TEXT, `w${number}`]))),
    ],
  },
  W_FEW_EXAMPLES: {
    bad: [[fileOf(goodLines(10))], [fileOf(goodLines(49))]],
    good: [fileOf(goodLines(9)), fileOf(goodLines(50))],
  },
  W_LENGTH_OUTLIER: {
    bad: [
      [amongGoodLines(essay(wordsOf(1, 4000))), 3],
      [amongGoodLines(essay(wordsOf(1, 1500))), 3],
    ],
    good: [
      amongGoodLines(essay(wordsOf(1, 400))),
      fileOf(
        linesOf(50, number => essay(wordsOf(number, 1000))),
        essay(wordsOf(99, 8000)),
      ),
    ],
  },
  W_SYSTEM_PROMPTS: {
    bad: [
      [fileOf(linesOf(50, asked), chatLine(null, 'Question 51?', 'Answer 51.')), 51],
      [fileOf(linesOf(50, asked), chatLine(SYSTEM.toUpperCase(), 'Question 51?', 'Answer 51.')), 51],
      [fileOf(linesOf(50, asked), chatLine(`${SYSTEM} Thanks.`, 'Question 51?', 'Answer 51.')), 51],
    ],
    good: [
      fileOf(linesOf(50, asked), chatLine('You translate.', 'Question 51?', 'Answer 51.')),
      fileOf(
        linesOf(50, number => chatLine('You translate.', `Question ${number}?`, 'Yes.')),
        chatLine('You add up.', 'Question 51?', 'Yes.'),
      ),
      fileOf(goodLines(50), asked(1)),
      fileOf(
        linesOf(50, asked),
        linesOf(20, number => chatLine(null, `Question ${number}?`, 'No.')),
      ),
      fileOf(linesOf(150, number => chatLine(`${SYSTEM} ${number}`, `Question ${number}?`, 'No.'))),
    ],
  },
  N_SYSTEM_PROMPTS: {
    bad: [
      [fileOf(linesOf(11, underOwn))],
      [fileOf(linesOf(100, underOwn))],
      [fileOf(linesOf(1100, underOwn))],
      [fileOf(linesOf(100, number => under(`Prompt ${number % 11}`, number)))],
      [
        fileOf(
          linesOf(26, asked),
          linesOf(24, number => under('You translate.', number)),
        ),
      ],
      [
        fileOf(
          linesOf(26, asked),
          linesOf(24, number => under(null, number)),
        ),
      ],
      [
        fileOf(
          linesOf(24, asked),
          linesOf(26, number => under(null, number)),
        ),
      ],
    ],
    good: [
      fileOf(linesOf(9, underOwn)),
      fileOf(linesOf(10, underOwn)),
      fileOf(linesOf(120, number => under(`Prompt ${number % 11}`, number))),
      fileOf(linesOf(2000, number => under(`Prompt ${number % 130}`, number))),
      fileOf(linesOf(50, number => under(`Prompt ${number % 5}`, number))),
      fileOf(
        linesOf(41, asked),
        linesOf(9, number => under('You translate.', number)),
      ),
      fileOf(linesOf(50, number => under(null, number))),
    ],
  },
};
