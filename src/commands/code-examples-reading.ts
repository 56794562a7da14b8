import { examplesOf, repeated } from './code-example.ts';

const USER = '{"role":"user","content":"Ping?"}';
const ASSISTANT = '{"role":"assistant","content":"Pong."}';
const GOOD = `{"messages":[${USER},${ASSISTANT}]}`;
const NUMBERED = GOOD.replace('Ping', 'Ping #').replace('Pong', 'Pong #');
const GOOD_FILE = repeated(50, NUMBERED);
const asking = (text: string): string => GOOD.replace('Ping?', text);

const reinforcement = (answer: string): string => `{"messages":[${USER}],"target":${answer}}`;

/** Lines that no reader of JSON Lines takes, or takes as something else. */
const LINES = examplesOf('line', {
  E_LINE_SIZE: [asking('⟨Ping! ×200000⟩'), GOOD],
  E_UTF8: [asking('Caf\\xe9?'), asking('Caf\\xc3\\xa9?')],
  E_BOM: [`\\xef\\xbb\\xbf${GOOD}`, GOOD],
  E_NUL: [asking('Ping?\\x00'), GOOD],
  E_JSON_DEPTH: [reinforcement('⟨[×70⟩0⟨]×70⟩'), reinforcement('[[0]]')],
  E_JSON_KEYS: [reinforcement('{⟨"field_#":0,×64⟩"field_65":0}'), reinforcement('[⟨0,×64⟩0]')],
  E_JSON_NUMBER: [reinforcement('1e400'), reinforcement('"1e400"')],
  W_JSON_NUMBER: [reinforcement('12345678901234567890'), reinforcement('"12345678901234567890"')],
  W_BLANK_LINE: [`${asking('Ping 1?')}\n\n${asking('Ping 2?')}`, `${asking('Ping 1?')}\n${asking('Ping 2?')}`],
  N_CRLF: [`${GOOD}\\x0d`, GOOD],
  E_MIXED_FORMAT: ['{"prompt":"Ping? ->","completion":" Pong. END"}', GOOD],
});

/** What is wrong with a file as a whole. */
const FILES = examplesOf('dataset', {
  E_UTF16: ['\\xff\\xfe{\\x00"\\x00m\\x00e\\x00s\\x00s\\x00a\\x00g\\x00e\\x00s\\x00"\\x00', GOOD_FILE],
  E_BINARY: ['\\x1f\\x8b\\x08\\x00\\x00\\x00\\x00\\x00\\x00\\x03', GOOD_FILE],
  E_CR_LINES: [`⟨${NUMBERED}\\x0d×50⟩`, GOOD_FILE],
  E_FORMAT: [repeated(50, '{"instruction":"Ping #?","output":"Pong #."}'), GOOD_FILE],
  E_EXAMPLES: [repeated(9, NUMBERED), GOOD_FILE],
  W_FEW_EXAMPLES: [repeated(12, NUMBERED), GOOD_FILE],
  E_EXAMPLE_LIMIT: [
    repeated(1001, reinforcement('#').replace('Ping', 'Ping #')),
    repeated(200, reinforcement('#').replace('Ping', 'Ping #')),
    'The file is for validation.',
  ],
  E_DATASET_SIZE: [repeated(800, asking('Ping # ⟨Ping! ×50000⟩')), repeated(800, asking('Ping # ⟨Ping! ×150⟩'))],
});

export const READING_EXAMPLES = { ...LINES, ...FILES };
