import type { CodeCase } from '../code-cases.ts';
import { amongGoodLines } from '../inspect-bytes.ts';
import { chatLine, fileOf, linesOf, wordsOf } from './chat-lines.ts';

const answered = (answer: string): string => chatLine(null, 'And then?', answer);
const labelled = (count: number, label: string): string[] =>
  linesOf(count, number => chatLine(null, `Text ${number} of ${label}`, label));
const asJson = (number: number): string => chatLine(null, `Text ${number}`, `{"label": ${number}}`);
const asList = (number: number): string => chatLine(null, `Text ${number}`, `[${number}]`);

const sentence = (number: number): string => chatLine(null, `Text ${number}`, `This is the answer to text ${number}.`);

const SPOKEN = ['Assistant: Pong.', ' **AI:** Pong.', '### Response:\nPong.', '[Chatbot] : Pong.', '助手：好的。'];
const ENDED = [
  ...['Is this the end of it all?', 'He said: "This is what I meant to say."', 'It is done (and will stay done).'],
  ...[
    '```\nlet text = "a text of some length"\n```',
    '**This is what is most important here.**',
    'Have fun with it 🎉',
  ],
  ...[
    'これは日本語で書かれた答えです。',
    'यह हिंदी में लिखा गया एक उत्तर है।',
    'هل هذا هو الجواب الصحيح؟',
    '「これは日本語の答えです」',
  ],
  ...['<p>This is a text in mark-up.</p>', 'SELECT name FROM people WHERE age > 42;', 'And so it goes on and on …'],
];
const OPEN = 'More about this stands at https://example.com/docs/start';

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
      [fileOf(answered('["a"]'), linesOf(20, asJson), answered('A text.')), 1, 22],
      [fileOf(answered('{"a":1}'), linesOf(20, asList), answered('[a]')), 1, 22],
    ],
    good: [
      fileOf(linesOf(20, asJson), answered(' {"label": [1, {"a": null}]}\n')),
      fileOf(linesOf(20, asList), answered(' []\n')),
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
  W_ANSWER_LABEL: {
    bad: [
      [fileOf(linesOf(20, sentence), SPOKEN.map(answered)), ...SPOKEN.map((_, index) => index + 21)],
      // Never a habit to keep, unlike "Answer:".
      [fileOf(SPOKEN.slice(0, 2).map(answered)), 1, 2],
      [
        fileOf(linesOf(20, sentence), answered('AI: Pong.'), answered('Answer: Pong.'), answered('Bot: P.')),
        21,
        22,
        23,
      ],
    ],
    good: [
      fileOf(linesOf(20, sentence), ['The answer: yes.', 'Assistant managers: two.', 'Bottles: 7.'].map(answered)),
      fileOf(linesOf(20, sentence), answered('Assistants do: they help.'), answered('As an assistant: no.')),
      fileOf(linesOf(20, number => chatLine(null, `Text ${number}`, `Answer: ${number}.`))),
      fileOf(linesOf(20, sentence), chatLine(null, 'Assistant: who are you?', 'A program.')),
    ],
  },
  W_ANSWER_CUT: {
    bad: [
      [fileOf(linesOf(19, sentence), answered('You can do this by first opening the')), 20],
      [
        fileOf(
          linesOf(38, sentence),
          answered('まず設定画面を開いてから次に'),
          answered('A comma, a dash or a colon:'),
        ),
        39,
        40,
      ],
      [fileOf(linesOf(30, sentence), answered('First.\n\nThen you turn the key to the left until the')), 31],
    ],
    good: [
      fileOf(linesOf(18, sentence), answered('You can do this by first opening the')),
      fileOf(
        linesOf(37, sentence),
        linesOf(2, () => answered('You can do this by first opening the')),
      ),
      fileOf(linesOf(40, sentence), ENDED.map(answered)),
      fileOf(
        linesOf(40, sentence),
        [
          'Yes',
          '15 + 27 = 42',
          'Mithridates I of Parthia',
          'B) not enough information',
          'Two:\n- one thing that is needed for it',
          OPEN,
        ].map(answered),
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
