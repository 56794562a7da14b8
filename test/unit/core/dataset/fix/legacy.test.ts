import { describe, expect, test } from 'vitest';
import { fixDataset } from '../../../../../src/core/dataset/fix/fix.ts';

type Row = Readonly<Record<string, unknown>>;

interface Prepared {
  readonly rows: readonly unknown[];
  readonly fixes: readonly string[];
  readonly notes: readonly string[];
}

function prepare(rows: readonly Row[]): Prepared {
  const source = rows.map(row => `${JSON.stringify(row)}\n`).join('');
  const fixed = fixDataset(new TextEncoder().encode(source), { all: true });
  if (fixed.kind === 'refused') throw new Error(fixed.is);
  const lines = Buffer.from(fixed.bytes).toString().split('\n').slice(0, -1);
  return {
    rows: lines.map(line => JSON.parse(line) as unknown),
    fixes: fixed.changes.map(({ fix }) => fix),
    notes: fixed.notes,
  };
}

/** Rows that need nothing: a separator, an ending and a leading space each. */
const done = (prompt: string, completion: string): Row => ({ prompt: `${prompt} ->`, completion: ` ${completion}\n` });
const DONE = [done('alpha', 'one'), done('beta', 'two'), done('gamma', 'red')];

/** Each rule of openai-python's `_validators.py`, where it just applies. */
describe('The remedies of prepare_data', () => {
  test('find nothing in prepared rows', () => {
    expect(prepare(DONE)).toMatchObject({ rows: DONE, fixes: [] });
  });

  test.each<[string, readonly Row[], readonly Row[], readonly string[]]>([
    [
      'keys in capitals and other keys',
      [{ PROMPT: 'alpha ->', completion: ' one\n', id: 1 }, ...DONE.slice(1)],
      DONE,
      ['key-case', 'extra-key'],
    ],
    ['an empty completion', [...DONE, { prompt: 'x ->', completion: null }], DONE, ['empty-completion']],
    ['a repeated row', [...DONE, ...DONE.slice(0, 1)], DONE, ['duplicate']],
    ['a row of more than 10,000 characters', [...DONE, done('x'.repeat(9_992), 'four')], DONE, ['long-row']],
    [
      'prompts that are over a third capitals',
      DONE.map(row => ({ ...row, prompt: String(row['prompt']).toUpperCase() })),
      DONE,
      ['lower-case-prompt'],
    ],
    [
      'prompts without a separator',
      [
        { ...DONE[0], prompt: 'alpha' },
        { ...DONE[1], prompt: 'bet' },
      ],
      [DONE[0] ?? {}, { ...DONE[1], prompt: 'bet ->' }],
      ['prompt-separator'],
    ],
    [
      'a prefix of 13 characters',
      DONE.map(row => ({ ...row, prompt: `Translate it:${String(row['prompt'])}` })),
      DONE,
      ['prompt-prefix'],
    ],
    [
      'a completion prefix of 5 characters',
      DONE.map(row => ({ ...row, completion: ` abc${String(row['completion'])}` })),
      DONE,
      ['completion-prefix'],
    ],
    [
      'completions without an ending',
      [
        { ...DONE[0], completion: ' one' },
        { ...DONE[1], completion: ' two!' },
      ],
      [DONE[0] ?? {}, { ...DONE[1], completion: ' two!\n' }],
      ['completion-ending'],
    ],
    [
      'completions without a leading space',
      DONE.map(row => ({ ...row, completion: String(row['completion']).trimStart() })),
      DONE,
      ['leading-space'],
    ],
  ])('mend %s', (_what, rows, mended, fixes) => {
    const prepared = prepare(rows);
    expect(prepared.rows).toEqual(mended);
    expect(prepared.fixes).toEqual(fixes);
  });

  test.each([
    ['a long prefix of 12 characters', DONE.map(row => ({ ...row, prompt: `Translate it${String(row['prompt'])}` }))],
    [
      'a completion prefix of 4 characters',
      DONE.map(row => ({ ...row, completion: ` abc${String(row['completion']).trimStart()}` })),
    ],
    ['classes without an ending', ['a', 'b', 'c', 'd'].map(prompt => ({ prompt: `${prompt} ->`, completion: ' x' }))],
    ['a row of 10,000 characters', [...DONE, done('x'.repeat(9_991), 'four')]],
    [
      'open-ended texts',
      [
        { prompt: '', completion: ' ab' },
        { prompt: '', completion: ' cd' },
      ],
    ],
  ])('leave %s', (_what, rows) => {
    expect(prepare(rows)).toMatchObject({ rows, fixes: [] });
  });

  test('choose the first separator and ending that the data does not hold', () => {
    const rows = [
      { prompt: 'a\nb', completion: 'x. y' },
      { prompt: 'c\n\n###\n\nd', completion: 'z\nw' },
    ];
    expect(prepare(rows).rows).toEqual([
      { prompt: 'a\nb\n\n===\n\n', completion: ' x. y END' },
      { prompt: 'c\n\n###\n\nd\n\n===\n\n', completion: ' z\nw END' },
    ]);
  });

  test.each([
    [
      'All prompts are identical',
      [
        { prompt: 'p', completion: 'a' },
        { prompt: 'p', completion: 'b' },
      ],
    ],
    [
      'All completions are identical',
      [
        { prompt: 'p', completion: 'a' },
        { prompt: 'q', completion: 'a' },
      ],
    ],
  ])('stop where %s', (note, rows) => {
    const prepared = prepare(rows);
    expect(prepared).toMatchObject({ rows, fixes: [] });
    expect(prepared.notes.join()).toContain(note);
  });

  test('offer to split a classification, and nothing else', () => {
    const labelled = Array.from({ length: 8 }, (_, index) => ({
      prompt: `p${index} ->`,
      completion: index % 2 ? ' yes' : ' no',
    }));
    expect(prepare(labelled).notes.join()).toContain('split FILE --validation 0.2');
    expect(prepare(DONE).notes.join()).not.toContain('split');
  });
});

test('One line that is no pair keeps the others as they are, and is named', () => {
  const raw = [...DONE.map(({ prompt }) => ({ prompt, completion: 'one' })), { messages: [] }];
  expect(prepare(raw)).toEqual({
    rows: raw,
    fixes: [],
    notes: ['Prompts and completions were left as they are: line 4 is neither. Mend it first.'],
  });
  expect(prepare([...raw.slice(2), { messages: [] }, { messages: [] }]).notes).toEqual([]);
});
