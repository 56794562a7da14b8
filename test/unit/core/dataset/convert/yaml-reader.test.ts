import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type Conversion, convertDataset } from '../../../../../src/core/dataset/convert/convert.ts';
import { YAML_CASES, YAML_REFUSED } from './yaml-cases.ts';

function convert(source: string, from: 'yaml' | null): Conversion {
  return convertDataset(new TextEncoder().encode(source), from, 'chat');
}

describe('YAML', () => {
  test.each(YAML_CASES)('is read: %s', (what, source, rows) => {
    for (const from of what.endsWith('by name') ? (['yaml'] as const) : ([null, 'yaml'] as const)) {
      const conversion = convert(source, from);
      if (conversion.kind !== 'converted') throw new Error(JSON.stringify(conversion));
      expect(conversion.rows.map(row => JSON.parse(row) as unknown)).toEqual(rows);
      expect(conversion.dropped).toEqual([]);
    }
  });

  test.each(YAML_REFUSED.map(([source, line, why]) => [source.slice(0, 60), source, line, why] as const))(
    'is refused where it means more than it shows: %j',
    (_start, source, line, why) => {
      const conversion = convert(source, 'yaml');
      if (conversion.kind !== 'refused') throw new Error('It was converted');
      expect(conversion.problems[0]?.line ?? 0).toBe(line);
      expect(conversion.problems[0]?.what.startsWith(why)).toBe(true);
    },
  );

  test('brings every text through as it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('~', 'null', 'no', '0x1F', '- a', 'a: b', '\n', ' a'),
    );
    const property = fc.property(fc.array(fc.record({ question: text, answer: text }), { minLength: 1 }), records => {
      // What has no form in UTF-8 has none in YAML.
      const rows = records.map(({ question, answer }) => ({
        question: question.toWellFormed(),
        answer: answer.toWellFormed(),
      }));
      const conversion = convert(stringify(rows), 'yaml');
      if (conversion.kind !== 'converted') throw new Error(JSON.stringify(conversion));
      expect(
        conversion.rows.map(row => (JSON.parse(row) as { messages: { content: string }[] }).messages.at(-1)?.content),
      ).toEqual(rows.map(({ answer }) => answer));
    });
    fc.assert(property);
  });

  test('never throws, whatever it is', () => {
    const piece = fc.constantFrom(
      '- ',
      'a: ',
      '{',
      '[',
      '"',
      "'",
      '|',
      '>',
      '\n',
      '  ',
      '? ',
      '---\n',
      '...\n',
      '&a ',
      '*a',
      '!!t ',
      '%',
      '#',
      ':',
      ',',
      '}',
      ']',
      'b',
      '\t',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        expect(convert(pieces.join(''), 'yaml')).toHaveProperty('kind');
      }),
    );
  });
});
