import type { CodeCase } from '../code-cases.ts';
import { amongGoodLines } from '../inspect-bytes.ts';
import { chatLine, fileOf, linesOf, wordsOf } from './chat-lines.ts';

const answered = (answer: string): string => chatLine(null, 'And then?', answer);
const labelled = (count: number, label: string): string[] =>
  linesOf(count, number => chatLine(null, `Text ${number} of ${label}`, label));
const asJson = (number: number): string => chatLine(null, `Text ${number}`, `{"label": ${number}}`);

const LOOP = 'I am sorry about that. '.repeat(12);

/** Cases of the codes about what answers are like, alone or beside the others. */
export const ANSWER_CASES: Readonly<Record<string, CodeCase>> = {
  W_LABEL_BALANCE: {
    bad: [
      [fileOf(labelled(20, 'spam'), labelled(2, 'ham'), labelled(20, 'other')), 21],
      [fileOf(labelled(5, 'ham'), labelled(101, 'spam')), 1],
    ],
    good: [
      fileOf(labelled(20, 'spam'), labelled(3, 'ham'), labelled(20, 'other')),
      fileOf(labelled(40, 'spam'), answered(wordsOf(1, 30).join(' '))),
      fileOf(
        labelled(20, 'yes'),
        linesOf(20, number => chatLine(null, `Text ${number}`, `${number}`)),
      ),
      fileOf(labelled(40, 'spam')),
    ],
  },
  W_JSON_ANSWERS: {
    bad: [
      [fileOf(linesOf(20, asJson), answered('```json\n{"label": 1}\n```'), answered('{"label": 1,}')), 21, 22],
      [fileOf(answered('A text.'), linesOf(9, asJson)), 1],
    ],
    good: [
      fileOf(linesOf(20, asJson), answered(' {"label": [1, {"a": null}]}\n')),
      fileOf(
        linesOf(20, asJson),
        linesOf(10, number => answered(`Text ${number}.`)),
      ),
      fileOf(linesOf(8, asJson), answered('A text.')),
    ],
  },
  W_ANSWER_EDGE: {
    bad: [[amongGoodLines(answered('Pong.\n'), answered('\u00a0Pong.')), 3, 4]],
    good: [
      amongGoodLines(answered('Pong. \n Pong.')),
      amongGoodLines(answered(' ')),
      fileOf(
        linesOf(50, number => chatLine(null, `Text ${number}`, ` Answer ${number}.`)),
        answered('Pong.'),
      ),
    ],
  },
  W_REPEATED_TEXT: {
    bad: [[amongGoodLines(answered(LOOP), answered(`${wordsOf(1, 100).join(' ')} ${LOOP}`)), 3, 4]],
    good: [
      amongGoodLines(answered('I am sorry about that. '.repeat(9))),
      amongGoodLines(answered(`${wordsOf(1, 300).join(' ')} ${LOOP}`)),
      amongGoodLines(chatLine(null, LOOP, 'Well.')),
    ],
  },
  W_INVISIBLE: {
    bad: [
      [
        amongGoodLines(...['\u200b', '\u00ad', '\u202e', '\u2066', '\u{e0041}', '\ue000'].map(hidden)),
        3,
        4,
        5,
        6,
        7,
        8,
      ],
      [amongGoodLines(hidden('\ufeff'), hidden('\u200d'), hidden('\u200e'), hidden('\u{10fffd}')), 3, 4, 5, 6],
      [amongGoodLines(chatLine('Be\u2060 kind.', 'Ping?', 'Pong!'), hidden('😀\u200da')), 3, 4],
    ],
    good: [
      amongGoodLines(
        answered('👩\u200d👩\u200d👧 👩🏽\u200d🚀 ❤️\u200d🔥 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'),
      ),
      amongGoodLines(
        answered('می\u200cخواهم'),
        answered('क्\u200dष'),
        answered('שלום 12\u200f'),
        answered('é \u00a0 葛\u{e0100}'),
      ),
    ],
  },
};

function hidden(character: string): string {
  return answered(`Po${character}ng.`);
}
