import { examplesOf, repeated } from './code-example.ts';

const message = (role: string, content: string) => ({ role, content });
const chat = (question: string, answer: string, system?: string): string =>
  JSON.stringify({
    messages: [
      ...(system === undefined ? [] : [message('system', system)]),
      message('user', question),
      message('assistant', answer),
    ],
  });
const preference = (preferred: string, other: string): string =>
  JSON.stringify({
    input: { messages: [message('user', 'Ping?')] },
    preferred_output: [message('assistant', preferred)],
    non_preferred_output: [message('assistant', other)],
  });
const pair = (prompt: string, completion: string): string => JSON.stringify({ prompt, completion });

const GOOD = chat('Ping?', 'Pong.');
const OTHERS = repeated(50, chat('Ping #?', 'Pong #.'));
const among = (...lines: readonly string[]): string => `${lines.join('\n')}\n${OTHERS}`;

const SYSTEM = 'You answer the customers of a shop. Be short, be kind, and never promise a date.';
const ESSAY =
  'A fine-tuned model is declared in a file, changed by a pull request, priced before the merge, trained after it, and ' +
  'named in the same file when it is ready to be asked. What was paid is written down, what was removed is kept for a ' +
  'while, and what nobody asked for is reported and left alone.';

const PAIRS = repeated(100, pair('# ->', ' # END'));
const pairs = (prompt: string, completion: string): string => repeated(100, pair(prompt, completion));
const labels = (rare: number): string =>
  [
    repeated(25, chat('Is # spam?', 'spam')),
    repeated(rare, chat('Is mail # spam?', 'ham')),
    repeated(25, chat('What is #?', 'other')),
  ].join('');
const json = (last: string): string => `${repeated(50, chat('Label #?', '{"label":#}'))}${chat('The last?', last)}`;

const JSON_OBJECT = 'The entry of the model has `response_format: { type: json_object }`.';
const SCHEMA = 'The schema of `response_format` is {"type":"object","required":["label"]}.';

/** Findings that compare examples with each other. */
export const CORPUS_EXAMPLES = examplesOf('dataset', {
  W_DUPLICATE: [among(GOOD, GOOD), among(GOOD)],
  W_CONTRADICTION: [among(GOOD, chat('Ping?', 'Peng.')), among(GOOD, chat('Ping, in the north?', 'Peng.'))],
  W_NEAR_DUPLICATE: [among(chat(ESSAY, 'Yes.'), chat(`${ESSAY} Always.`, 'Yes.')), among(chat(ESSAY, 'Yes.'))],
  W_SWAPPED_PREFERENCE: [
    `${preference('Pong.', 'What?')}\n${preference('What?', 'Pong.')}\n⟨${preference('Pong #.', 'What #?').replace('Ping', 'Ping #')}\n×50⟩`,
    `${preference('Pong.', 'What?')}\n⟨${preference('Pong #.', 'What #?').replace('Ping', 'Ping #')}\n×50⟩`,
  ],
  W_LABEL_BALANCE: [labels(2), labels(25)],
  W_JSON_ANSWERS: [json('```json\n{"label":51}\n```'), json('{"label":51}')],
  E_ANSWER_JSON: [json('The label is 51.'), json('{"label":51}'), JSON_OBJECT],
  E_ANSWER_SCHEMA: [json('{"lable":51}'), json('{"label":51}'), SCHEMA],
  W_SYSTEM_PROMPTS: [
    `${repeated(50, chat('Ping #?', 'Pong #.', SYSTEM))}${chat('Ping?', 'Pong.', SYSTEM.replace(' Be', ' be'))}`,
    repeated(50, chat('Ping #?', 'Pong #.', SYSTEM)),
  ],
  N_SYSTEM_PROMPTS: [
    `${repeated(25, chat('Ping #?', 'Pong #.', SYSTEM))}${repeated(25, chat('What #?', 'That #.', 'Answer in rhymes.'))}`,
    repeated(50, chat('Ping #?', 'Pong #.', SYSTEM)),
  ],
  W_ANSWER_CUT: [
    among(chat('Why?', 'Because the old one was too small for all that we')),
    among(chat('Why?', 'Because the old one was too small for all that we had.')),
  ],
  W_LENGTH_OUTLIER: [among(chat('What does the page say? ⟨word # ×4000⟩', 'Little.')), OTHERS],
  W_PROMPT_SEPARATOR: [pairs('what #', ' # END'), PAIRS],
  W_PROMPT_PREFIX: [pairs('Please answer this: # ->', ' # END'), PAIRS],
  W_SAME_PROMPTS: [pairs('what ->', ' # END'), PAIRS],
  W_SEPARATOR_INSIDE: [`${pair('which -> and what ->', ' both END')}\n${PAIRS}`, PAIRS],
  W_COMPLETION_ENDING: [pairs('# ->', ' # or #'), PAIRS],
  W_COMPLETION_PREFIX: [pairs('# ->', ' answer: # END'), PAIRS],
  W_SAME_COMPLETIONS: [pairs('# ->', ' so END'), PAIRS],
  W_ENDING_INSIDE: [`${pair('which ->', ' the END is near END')}\n${PAIRS}`, PAIRS],
  W_UPPER_CASE: [pairs('# WHAT ->', ' # END'), PAIRS],
});
