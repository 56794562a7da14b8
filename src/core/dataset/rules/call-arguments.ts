import { defineCode } from '../../diagnostics/diagnostic.ts';
import { findKeyFault } from '../json-keys.ts';
import { createSchemaChecker, type Keyword } from '../json-schema/schema-checker.ts';
import { inCall } from '../key-paths.ts';
import { isJsonObject, type JsonObject } from '../reader.ts';
import type { ExampleRule } from '../rule.ts';
import { trainedCalls } from '../trained-calls.ts';

const E_CALL_ARGUMENTS = defineCode<{ message: number; call: number }>({
  code: 'E_CALL_ARGUMENTS',
  severity: 'error',
  mayWarn: true,
  headline: 'The arguments of a call are not a JSON object',
  message: ({ message, call }) =>
    `Message ${message}: the arguments of call ${call} are not the text of a JSON object.`,
  why: 'The model learns to write these arguments, and no program could read them.',
  fix: 'Write the arguments as one JSON object in a text; "{}" where the function takes none.',
  at: inCall('arguments'),
});

const E_CALL_SCHEMA = defineCode<{ message: number; call: number; keyword: Keyword }>({
  code: 'E_CALL_SCHEMA',
  severity: 'error',
  mayWarn: true,
  headline: 'The arguments of a call do not fit the declared parameters',
  message: ({ message, call, keyword }) =>
    `Message ${message}: the arguments of call ${call} break \`${keyword}\` of the schema that the function declares.`,
  why: 'The model learns to make calls that the declaration of the function does not allow.',
  fix: 'Mend the arguments, or the `parameters` of the function; weight 0 keeps a message from being learned.',
  at: inCall('arguments'),
});

const W_CALL_KEY = defineCode<{ message: number; call: number }>({
  code: 'W_CALL_KEY',
  severity: 'warning',
  headline: 'The arguments of a call have a key twice',
  message: ({ message, call }) => `Message ${message}: the arguments of call ${call} have a key twice in one object.`,
  why: 'The model learns to write both, and a program reads one of them: most often the last.',
  fix: 'Keep one of the two values.',
  at: inCall('arguments'),
});

/** Work per example: some times what real tools take, and bounded by the size of what is judged. */
const FREE_STEPS = 400;
const STEPS_PER_CHARACTER = 2;

const encoder = new TextEncoder();

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_CALL_ARGUMENTS, E_CALL_SCHEMA, W_CALL_KEY],
  appliesTo: ['chat', 'preference'],
  check: (example, _measure, _limits, report) => {
    const calls = trainedCalls(example);
    if (calls.length === 0) return;
    const characters = calls.reduce((sum, call) => sum + call.arguments.length, 0);
    const check = createSchemaChecker(FREE_STEPS + STEPS_PER_CHARACTER * characters);
    const schemas = new Map(example.functions?.map(({ name, parameters }) => [name, parameters]));
    for (const { message, call, name, arguments: text } of calls) {
      const value = parseObject(text);
      // One counts, and thousands of exceptions in a line would take long.
      if (value === null) return report(E_CALL_ARGUMENTS, { message, call });
      if (hasKeyTwice(text, value)) report(W_CALL_KEY, { message, call });
      const fault = check(value, schemas.get(name));
      if (fault !== null) report(E_CALL_SCHEMA, { message, call, keyword: fault.keyword });
    }
  },
};

/** `null` is all that is told of a fault: the message of the exception quotes the dataset. */
function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** A key is followed by a colon, so there are never fewer of these than keys; of more, the bytes tell. */
function hasKeyTwice(text: string, value: JsonObject): boolean {
  const written = text.match(/"[ \t\r\n]*:/g)?.length ?? 0;
  return findKeyFault(encoder.encode(text), 0, value, written)?.kind === 'duplicate';
}
