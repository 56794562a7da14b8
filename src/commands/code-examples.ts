/** A line that gives the finding, and the same line without it; `…` stands for what does not matter. */
interface CodeExample {
  readonly bad: string;
  readonly good: string;
}

const USER = '{"role":"user","content":"Ping?"}';
const ASSISTANT = '{"role":"assistant","content":"Pong."}';
const GOOD = `{"messages":[${USER},${ASSISTANT}]}`;

const withAssistant = (message: string): string => `{"messages":[${USER},${message}]}`;

/** For codes about one line of a chat dataset, where an example says more than words. */
export const CODE_EXAMPLES: Readonly<Partial<Record<string, CodeExample>>> = {
  E_FORMAT: { bad: '{"prompt":"Ping?","completion":"Pong."}', good: GOOD },
  E_JSON: { bad: `{'messages': [${USER}, ${ASSISTANT}]}`, good: GOOD },
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
  W_LAST_MESSAGE: { bad: `{"messages":[${USER},${ASSISTANT},${USER}]}`, good: GOOD },
  W_DEVELOPER_ROLE: {
    bad: `{"messages":[{"role":"developer","content":"Be brief."},${USER},${ASSISTANT}]}`,
    good: `{"messages":[{"role":"system","content":"Be brief."},${USER},${ASSISTANT}]}`,
  },
};
