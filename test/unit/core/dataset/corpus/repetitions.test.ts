import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileFinding } from '../../../../../src/core/dataset/findings.ts';
import type { Finding } from '../../../../../src/core/dataset/inspection.ts';
import { RepeatedExamples } from '../../../../../src/core/dataset/rules/repeated-examples.ts';

function look(keys: readonly number[]): RepeatedExamples {
  const seen = new RepeatedExamples();
  for (const [index, key] of keys.entries()) seen.add(null, index + 1, null, { example: key, prompt: null });
  return seen;
}

function found(seen: RepeatedExamples): Finding | undefined {
  const findings: Finding[] = [];
  const file = { format: 'chat', expected: null, formatLine: 1, bytes: 1, examples: 1 } as const;
  const none = { count: 0, lines: [] };
  const limits = { maxExampleTokens: null, maxBytes: 1, minExamples: 1 };
  seen.conclude({ ...file, blankLines: none, otherLines: none }, limits, (...one) =>
    findings.push(fileFinding(...one)),
  );
  return findings[0];
}

test('every repetition is told with the line that it repeats', () => {
  const finding = found(look([7, 8, 7, 7, 9, 8, 7]));
  expect(finding).toMatchObject({ code: 'W_DUPLICATE', count: 4, lines: [3, 4, 6, 7] });
  expect(finding?.places.map(({ message }) => message.match(/\d+/)?.[0])).toEqual(['1', '1', '2', '1']);
  expect(finding?.message).toBe(finding?.places[0]?.message);
});

test('the first 50 repetitions are known, in parts as in one', () => {
  const keys = fc.array(fc.nat(4), { maxLength: 140 });
  fc.assert(
    fc.property(keys, keys, keys, (...parts) => {
      const joined = new RepeatedExamples();
      let before = 0;
      for (const part of parts) {
        joined.absorb(look(part).state(), before);
        before += part.length;
      }
      const all = parts.flat();
      expect(joined.state()).toEqual(look(all).state());
      const repeated = all.flatMap((key, index) => (all.indexOf(key) < index ? [index + 1] : []));
      expect(found(joined)?.lines ?? []).toEqual(repeated.slice(0, 50));
    }),
  );
});
