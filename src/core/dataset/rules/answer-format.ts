import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { AnswerSchema } from '../answer-schema.ts';
import { type ChatExample, type ChatMessage, messageName } from '../chat-example.ts';
import { createSchemaChecker, type Keyword, type SchemaChecker } from '../json-schema/schema-checker.ts';
import { shownPath } from '../json-schema/shown-path.ts';
import { inPlace } from '../key-paths.ts';
import { isJsonObject } from '../reader.ts';
import type { ExampleRule, Report } from '../rule.ts';

const E_ANSWER_JSON = defineCode<{ place: string; wanted: 'JSON' | 'a JSON object' }>({
  code: 'E_ANSWER_JSON',
  severity: 'error',
  mayWarn: true,
  headline: 'An answer is not JSON, which the manifest asks for',
  message: ({ place, wanted }) => `${place}: the answer is not the text of ${wanted}.`,
  why: 'The model learns to write this answer, and a program that asks for `response_format` cannot read it.',
  fix: 'Mend the answer, or `response_format` in the manifest; weight 0 keeps a message from being learned.',
  at: inPlace('content'),
});

/** `at` holds names of the manifest and numbers only. */
const E_ANSWER_SCHEMA = defineCode<{ place: string; keyword: Keyword; at: string }>({
  code: 'E_ANSWER_SCHEMA',
  severity: 'error',
  mayWarn: true,
  headline: 'An answer does not fit the schema of the manifest',
  message: ({ place, keyword, at }) =>
    `${place}: the answer breaks \`${keyword}\` of \`response_format\`${at === '' ? '' : ` at ${at}`}.`,
  why: 'The model learns answers that the programs which use it do not expect.',
  fix: 'Mend the answer, or `response_format` in the manifest; weight 0 keeps a message from being learned.',
  at: inPlace('content'),
});

/** Work per example: far more than real schemas take, and bounded by the size of what is judged. */
const FREE_STEPS = 2000;
const STEPS_PER_CHARACTER = 4;

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_ANSWER_JSON, E_ANSWER_SCHEMA],
  appliesTo: ['chat', 'preference', 'prompt-completion'],
  check: (example, _measure, { answerSchema }, report) => {
    if (answerSchema === undefined) return;
    const answers = trainedAnswers(example);
    const characters = answers.reduce((sum, { text }) => sum + text.length, 0);
    const check = createSchemaChecker(FREE_STEPS + STEPS_PER_CHARACTER * characters);
    // The first bad one counts: thousands of exceptions in a line would take long.
    answers.every(answer => isGood(answer, answerSchema, check, report));
  },
};

interface Answer {
  readonly place: string;
  readonly text: string;
}

/** Texts that the model learns to write. A call has a schema of its own, and a refusal is none of the format's. */
function trainedAnswers(example: ChatExample): Answer[] {
  return example.messages.flatMap((message, index) => {
    const text = isAnswer(message) ? message.content : null;
    return text === null
      ? []
      : [{ place: messageName(example, index + 1), text: typeof text === 'string' ? text : text.join('') }];
  });
}

function isAnswer({ role, weight, calls, isRefusal }: ChatMessage): boolean {
  return role === 'assistant' && weight !== 0 && calls.length === 0 && isRefusal !== true;
}

function isGood({ place, text }: Answer, wanted: AnswerSchema, check: SchemaChecker, report: Report): boolean {
  const value = parsed(text);
  const isObject = wanted.kind === 'object';
  if (value === undefined || (isObject && !isJsonObject(value))) {
    report(E_ANSWER_JSON, { place, wanted: isObject ? 'a JSON object' : 'JSON' });
    return false;
  }
  const fault = isObject ? null : check(value, wanted.schema);
  if (fault !== null) report(E_ANSWER_SCHEMA, { place, keyword: fault.keyword, at: shownPath(fault.path) });
  return fault === null;
}

/** `undefined` is all that is told of a fault: the message of the exception quotes the dataset. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
