import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerSchema } from '../../src/core/dataset/answer-schema.ts';
import { mergeParts } from '../../src/core/dataset/inspect.ts';
import { reviewSchema } from '../../src/core/dataset/json-schema/review-schema.ts';
import { createSchemaChecker } from '../../src/core/dataset/json-schema/schema-checker.ts';
import { chatLine, fileOf } from '../unit/core/dataset/corpus/chat-lines.ts';
import { inspectBytes } from '../unit/core/dataset/inspect-bytes.ts';
import { inspectInParts } from './inspect-in-parts.ts';
import { schema, shareds, value } from './schemas.ts';

/** In no word of the project, so that finding it in an output means that data leaked. */
const CANARY = 'zqxj';

const whole = fc.tuple(schema, shareds).map(([own, shared]) => ({ ...own, $defs: { shared } }));
const answer = fc.oneof(
  value.map(made => JSON.stringify(made)),
  value.map(made => JSON.stringify({ a: made, [`${CANARY}1`]: [made, `${CANARY}2`] })),
  fc.constant(`Not ${CANARY}`),
);

test('a schema that means something is never refused, and all of it is read', () => {
  fc.assert(
    fc.property(whole, made => {
      expect(reviewSchema(made)).toEqual({ fault: null, unread: [] });
    }),
  );
});

test('the place of a fault leads through the value, to its end or to what is missing', () => {
  fc.assert(
    fc.property(whole, value, (made, held) => {
      const fault = createSchemaChecker(1e6)(held, made);
      if (fault === null) return;
      const path = fault.keyword === 'required' ? fault.path.slice(0, -1) : fault.path;
      const places = path.reduce<unknown[]>(
        (found, step) =>
          found.flatMap(at => {
            if (typeof at !== 'object' || at === null) return [];
            return step === '*' ? Object.values(at) : Object.hasOwn(at, step) ? [Reflect.get(at, step)] : [];
          }),
        [held],
      );
      expect(places).not.toEqual([]);
    }),
  );
});

test('exactly the answers that break the schema are told, on their lines, without a word of theirs', async () => {
  await fc.assert(
    fc.asyncProperty(whole, fc.array(answer, { minLength: 1, maxLength: 6 }), async (made, answers) => {
      const answerSchema: AnswerSchema = { kind: 'schema', schema: made };
      const file = fileOf(answers.map(text => chatLine(null, 'Well?', text)));
      const { findings } = await inspectBytes(file, { answerSchema, expected: 'chat' });
      const linesOf = (code: string) => findings.find(finding => finding.code === code)?.lines ?? [];
      const isJson = (text: string) => !text.startsWith('Not');
      const breaks = (text: string) => isJson(text) && createSchemaChecker(1e6)(JSON.parse(text), made) !== null;
      const numbers = (is: (text: string) => boolean) =>
        answers.flatMap((text, index) => (is(text) ? [index + 1] : []));
      expect(linesOf('E_ANSWER_JSON')).toEqual(numbers(text => !isJson(text)));
      expect(linesOf('E_ANSWER_SCHEMA')).toEqual(numbers(breaks));
      expect(JSON.stringify(findings)).not.toContain(CANARY);
    }),
  );
});

test('cut anywhere, the parts join to the whole', async () => {
  const cuts = fc.array(fc.nat(), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(whole, fc.array(answer, { minLength: 2, maxLength: 6 }), cuts, async (made, answers, wanted) => {
      const options = {
        answerSchema: { kind: 'schema', schema: made },
        expected: 'chat',
        maxExampleTokens: null,
      } as const;
      const file = fileOf(answers.map(text => chatLine(null, 'Well?', text)));
      const parts = await inspectInParts(new TextEncoder().encode(file), wanted, options);
      const inspection = await inspectBytes(file, options);
      expect(mergeParts(JSON.parse(JSON.stringify(parts)), inspection.sha256)).toEqual(inspection);
    }),
  );
});
