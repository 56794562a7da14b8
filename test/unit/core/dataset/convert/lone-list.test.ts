import { describe, expect, test } from 'vitest';
import { convertDataset } from '../../../../../src/core/dataset/convert/convert.ts';

const ROWS = [1, 2].map(n => ({ messages: [turn('user', `q${n}`), turn('assistant', `a${n}`)] }));

function turn(role: string, content: string) {
  return { role, content };
}

function convert(source: string) {
  return convertDataset(new TextEncoder().encode(source), null, 'chat');
}

describe('A document with one list of examples', () => {
  test.each([
    ['in any layout', JSON.stringify({ examples: ROWS }, null, 2)],
    ['on one line', JSON.stringify({ examples: ROWS })],
    ['with a comma too many', `{"examples": [${ROWS.map(row => `${JSON.stringify(row)},\n`).join('')}],}`],
    [
      'of records in another format',
      JSON.stringify({ data: [1, 2].map(n => ({ prompt: `q${n}`, completion: `a${n}` })) }),
    ],
    ['in YAML', 'examples:\n  - {prompt: q1, completion: a1}\n  - {prompt: q2, completion: a2}\n'],
  ])('%s is that list', (_, source) => {
    const conversion = convert(source);
    expect(conversion).toMatchObject({ kind: 'converted', dropped: [] });
    expect(conversion.kind === 'converted' && conversion.rows.map(row => JSON.parse(row))).toEqual(ROWS);
  });

  test('says what stood beside the list', () => {
    expect(convert(JSON.stringify({ version: 2, tags: ['a'], examples: ROWS, note: '' }))).toMatchObject({
      dropped: [
        { field: 'version', count: 1 },
        { field: 'tags', count: 1 },
      ],
    });
  });

  test('names the lines on which its examples begin', () => {
    const broken = { messages: [turn('user', 'q'), turn('nobody', 'a')] };
    const source = `{\n "version": 1,\n "examples": [\n  ${JSON.stringify(ROWS[0])},\n  ${JSON.stringify(broken)}\n ]\n}\n`;
    expect(convert(source)).toMatchObject({ kind: 'refused', count: 1, problems: [{ line: 5 }] });
  });

  test.each([
    ['two lists', JSON.stringify({ train: ROWS, test: ROWS })],
    ['two documents', `${JSON.stringify({ examples: ROWS })}\n${JSON.stringify({ examples: ROWS })}`],
    ['no object in the list', '{"examples":[1,2]}'],
    ['nothing in the list', '{"examples":[]}'],
  ])('is refused with %s', (_, source) => {
    expect(convert(source)).toMatchObject({
      kind: 'refused',
      problems: [{ what: 'The format of the record is not known.' }, ...(source.includes('\n') ? [{}] : [])],
    });
  });

  test('an example that holds one list of objects is an example all the same', () => {
    expect(convert(JSON.stringify(ROWS[0], null, 2))).toMatchObject({
      kind: 'converted',
      rows: [JSON.stringify(ROWS[0])],
    });
  });
});
