import { type CodeExample, examplesOf } from './code-example.ts';
import { CHAT_EXAMPLES } from './code-examples-chat.ts';
import { CONTENT_EXAMPLES } from './code-examples-content.ts';
import { CORPUS_EXAMPLES } from './code-examples-corpus.ts';
import { MANIFEST_EXAMPLES } from './code-examples-manifest.ts';
import { PLAN_EXAMPLES } from './code-examples-plan.ts';
import { READING_EXAMPLES } from './code-examples-reading.ts';

const USER = '{"role":"user","content":"Ping?"}';
const ASSISTANT = '{"role":"assistant","content":"Pong."}';
const GOOD = `{"messages":[${USER},${ASSISTANT}]}`;

const withAssistant = (message: string): string => `{"messages":[${USER},${message}]}`;

const preference = (preferred: string, other: string): string =>
  `{"input":{"messages":[${USER}]},"preferred_output":[${preferred}],"non_preferred_output":[${other}]}`;
const WORSE = '{"role":"assistant","content":"What?"}';
const GOOD_PREFERENCE = preference(ASSISTANT, WORSE);
const GOOD_PAIR = '{"prompt":"Ping? ->","completion":" Pong. END"}';

/** The shape of one line of a dataset. */
const LINE_EXAMPLES = examplesOf('line', {
  E_JSON: [`{'messages': [${USER}, ${ASSISTANT}]}`, GOOD],
  E_JSON_KEY: [GOOD.replace('{', '{"__proto__":{},'), GOOD],
  W_SURROGATE: [
    withAssistant('{"role":"assistant","content":"\\ud83c"}'),
    withAssistant('{"role":"assistant","content":"\\ud83c\\udfd3"}'),
  ],
  E_JSON_OBJECT: [`[${USER},${ASSISTANT}]`, GOOD],
  E_JSON_DUP: [withAssistant('{"role":"assistant","content":"Pong.","content":"Ping!"}'), GOOD],
  E_MESSAGES: ['{"messages":[]}', GOOD],
  E_MESSAGE: ['{"messages":["Ping?","Pong."]}', GOOD],
  E_ROLE: [withAssistant('{"role":"bot","content":"Pong."}'), GOOD],
  E_CONTENT: [withAssistant('{"role":"assistant","content":42}'), withAssistant('{"role":"assistant","content":"42"}')],
  E_EXTRA_KEY: [`{"id":7,"messages":[${USER},${ASSISTANT}]}`, GOOD],
  E_MESSAGE_KEY: [withAssistant('{"role":"assistant","content":"Pong.","score":1}'), GOOD],
  E_WEIGHT: [
    withAssistant('{"role":"assistant","content":"Pong.","weight":0.5}'),
    withAssistant('{"role":"assistant","content":"Pong.","weight":1}'),
  ],
  E_NO_ASSISTANT: [`{"messages":[${USER}]}`, GOOD],
  E_NO_TRAINED_MESSAGE: [withAssistant('{"role":"assistant","content":"Pong.","weight":0}'), GOOD],
  W_EMPTY_ANSWER: [withAssistant('{"role":"assistant","content":""}'), GOOD],
  W_ANSWER_EDGE: [withAssistant('{"role":"assistant","content":" Pong.\\n"}'), GOOD],
  W_ANSWER_LABEL: [withAssistant('{"role":"assistant","content":"Assistant: Pong."}'), GOOD],
  W_LAST_MESSAGE: [`{"messages":[${USER},${ASSISTANT},${USER}]}`, GOOD],
  W_DEVELOPER_ROLE: [
    `{"messages":[{"role":"developer","content":"Be brief."},${USER},${ASSISTANT}]}`,
    `{"messages":[{"role":"system","content":"Be brief."},${USER},${ASSISTANT}]}`,
  ],
  E_PREFERENCE_INPUT: [GOOD_PREFERENCE.replace(/"input":.*?\]\},/, ''), GOOD_PREFERENCE],
  E_PREFERENCE_OUTPUT: [preference('', WORSE), GOOD_PREFERENCE],
  E_PREFERENCE_ROLE: [preference(USER, WORSE), GOOD_PREFERENCE],
  E_PREFERENCE_SPELLING: [GOOD_PREFERENCE.replaceAll('_output', '_completion'), GOOD_PREFERENCE],
  E_PREFERENCE_KEY: [GOOD_PREFERENCE.replace('{', '{"id":7,'), GOOD_PREFERENCE],
  E_PREFERENCE_IMAGE: [
    GOOD_PREFERENCE.replace('"Ping?"', '[{"type":"image_url","image_url":{"url":"https://example.com/ping.png"}}]'),
    GOOD_PREFERENCE,
  ],
  W_PREFERENCE_END: [GOOD_PREFERENCE.replace(USER, `${USER},${ASSISTANT}`), GOOD_PREFERENCE],
  W_PREFERENCE_SAME: [preference(ASSISTANT, ASSISTANT), GOOD_PREFERENCE],
  E_RFT_LAST_MESSAGE: [
    `{"messages":[${USER},{"role":"system","content":"Be brief."}],"target":"Pong."}`,
    `{"messages":[{"role":"system","content":"Be brief."},${USER}],"target":"Pong."}`,
  ],
  E_PAIR_FIELD: ['{"prompt":"Ping? ->","completion":42}', GOOD_PAIR],
  E_PAIR_EMPTY: ['{"prompt":"Ping? ->","completion":""}', GOOD_PAIR],
  E_PAIR_CASE: [GOOD_PAIR.replace('prompt', 'Prompt'), GOOD_PAIR],
  E_PAIR_KEY: [GOOD_PAIR.replace('{', '{"id":7,'), GOOD_PAIR],
  W_COMPLETION_SPACE: [GOOD_PAIR.replace('" Pong', '"Pong'), GOOD_PAIR],
});

/** By code; `code-examples.test.ts` sees to it that every code of the three catalogues has one. */
export const CODE_EXAMPLES: Readonly<Partial<Record<string, CodeExample>>> = {
  ...READING_EXAMPLES,
  ...LINE_EXAMPLES,
  ...CHAT_EXAMPLES,
  ...CONTENT_EXAMPLES,
  ...CORPUS_EXAMPLES,
  ...MANIFEST_EXAMPLES,
  ...PLAN_EXAMPLES,
};
