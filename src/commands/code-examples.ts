import { CHAT_EXAMPLES } from './code-examples-chat.ts';

/** A line that gives the finding, and the same line without it. */
export interface CodeExample {
  readonly bad: string;
  readonly good: string;
}

const USER = '{"role":"user","content":"Ping?"}';
const ASSISTANT = '{"role":"assistant","content":"Pong."}';
const GOOD = `{"messages":[${USER},${ASSISTANT}]}`;

const withAssistant = (message: string): string => `{"messages":[${USER},${message}]}`;

const preference = (preferred: string, other: string): string =>
  `{"input":{"messages":[${USER}]},"preferred_output":[${preferred}],"non_preferred_output":[${other}]}`;
const WORSE = '{"role":"assistant","content":"What?"}';
const GOOD_PREFERENCE = preference(ASSISTANT, WORSE);
const GOOD_PAIR = '{"prompt":"Ping? ->","completion":" Pong. END"}';

/** For codes about one line of a dataset, where an example says more than words. */
export const CODE_EXAMPLES: Readonly<Partial<Record<string, CodeExample>>> = {
  ...CHAT_EXAMPLES,
  E_FORMAT: { bad: '{"instruction":"Ping?","output":"Pong."}', good: GOOD },
  E_JSON: { bad: `{'messages': [${USER}, ${ASSISTANT}]}`, good: GOOD },
  E_JSON_KEY: { bad: GOOD.replace('{', '{"__proto__":{},'), good: GOOD },
  W_SURROGATE: {
    bad: withAssistant('{"role":"assistant","content":"\\ud83c"}'),
    good: withAssistant('{"role":"assistant","content":"\\ud83c\\udfd3"}'),
  },
  E_JSON_OBJECT: { bad: `[${USER},${ASSISTANT}]`, good: GOOD },
  E_JSON_DUP: { bad: withAssistant('{"role":"assistant","content":"Pong.","content":"Ping!"}'), good: GOOD },
  E_MESSAGES: { bad: '{"messages":[]}', good: GOOD },
  E_MESSAGE: { bad: '{"messages":["Ping?","Pong."]}', good: GOOD },
  E_ROLE: { bad: withAssistant('{"role":"bot","content":"Pong."}'), good: GOOD },
  E_CONTENT: {
    bad: withAssistant('{"role":"assistant","content":42}'),
    good: withAssistant('{"role":"assistant","content":"42"}'),
  },
  E_EXTRA_KEY: { bad: `{"id":7,"messages":[${USER},${ASSISTANT}]}`, good: GOOD },
  E_MESSAGE_KEY: { bad: withAssistant('{"role":"assistant","content":"Pong.","score":1}'), good: GOOD },
  E_WEIGHT: {
    bad: withAssistant('{"role":"assistant","content":"Pong.","weight":0.5}'),
    good: withAssistant('{"role":"assistant","content":"Pong.","weight":1}'),
  },
  E_NO_ASSISTANT: { bad: `{"messages":[${USER}]}`, good: GOOD },
  E_NO_TRAINED_MESSAGE: {
    bad: withAssistant('{"role":"assistant","content":"Pong.","weight":0}'),
    good: GOOD,
  },
  W_EMPTY_ANSWER: { bad: withAssistant('{"role":"assistant","content":""}'), good: GOOD },
  W_ANSWER_EDGE: { bad: withAssistant('{"role":"assistant","content":" Pong.\\n"}'), good: GOOD },
  W_ANSWER_LABEL: { bad: withAssistant('{"role":"assistant","content":"Assistant: Pong."}'), good: GOOD },
  W_LAST_MESSAGE: { bad: `{"messages":[${USER},${ASSISTANT},${USER}]}`, good: GOOD },
  W_DEVELOPER_ROLE: {
    bad: `{"messages":[{"role":"developer","content":"Be brief."},${USER},${ASSISTANT}]}`,
    good: `{"messages":[{"role":"system","content":"Be brief."},${USER},${ASSISTANT}]}`,
  },
  E_PREFERENCE_INPUT: { bad: GOOD_PREFERENCE.replace('"input"', '"prompt"'), good: GOOD_PREFERENCE },
  E_PREFERENCE_OUTPUT: { bad: preference('', WORSE), good: GOOD_PREFERENCE },
  E_PREFERENCE_ROLE: { bad: preference(USER, WORSE), good: GOOD_PREFERENCE },
  E_PREFERENCE_SPELLING: { bad: GOOD_PREFERENCE.replaceAll('_output', '_completion'), good: GOOD_PREFERENCE },
  E_PREFERENCE_KEY: { bad: GOOD_PREFERENCE.replace('{', '{"id":7,'), good: GOOD_PREFERENCE },
  E_PREFERENCE_IMAGE: {
    bad: GOOD_PREFERENCE.replace(
      '"Ping?"',
      '[{"type":"image_url","image_url":{"url":"https://example.com/ping.png"}}]',
    ),
    good: GOOD_PREFERENCE,
  },
  W_PREFERENCE_END: { bad: GOOD_PREFERENCE.replace(USER, `${USER},${ASSISTANT}`), good: GOOD_PREFERENCE },
  W_PREFERENCE_SAME: { bad: preference(ASSISTANT, ASSISTANT), good: GOOD_PREFERENCE },
  E_RFT_LAST_MESSAGE: {
    bad: `{"messages":[${USER},{"role":"system","content":"Be brief."}],"reference_answer":"Pong."}`,
    good: `{"messages":[{"role":"system","content":"Be brief."},${USER}],"reference_answer":"Pong."}`,
  },
  E_PAIR_FIELD: { bad: '{"prompt":"Ping? ->","completion":42}', good: GOOD_PAIR },
  E_PAIR_EMPTY: { bad: '{"prompt":"Ping? ->","completion":""}', good: GOOD_PAIR },
  E_PAIR_CASE: { bad: GOOD_PAIR.replace('prompt', 'Prompt'), good: GOOD_PAIR },
  E_PAIR_KEY: { bad: GOOD_PAIR.replace('{', '{"id":7,'), good: GOOD_PAIR },
  W_COMPLETION_SPACE: { bad: GOOD_PAIR.replace('" Pong', '"Pong'), good: GOOD_PAIR },
};
