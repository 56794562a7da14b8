import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDataset } from '../../../../../src/core/dataset/split/split.ts';

interface Sides {
  readonly train: readonly string[];
  readonly validation: readonly string[];
}

function split(lines: readonly string[], share: number, stratify = true): Sides {
  const result = splitDataset(new TextEncoder().encode(lines.map(line => `${line}\n`).join('')), share, { stratify });
  if (result.kind === 'refused') throw new Error(`line ${result.line}`);
  const text = (side: readonly Uint8Array[]): string[] => side.map(bytes => Buffer.from(bytes).toString());
  return { train: text(result.train.lines), validation: text(result.validation.lines) };
}

function row(question: string, answer: string): string {
  return JSON.stringify({
    messages: [
      { role: 'user', content: question },
      { role: 'assistant', content: answer },
    ],
  });
}

const LONG = 'An answer that is too long to be the label of a class.';
const question = fc.string({ maxLength: 6 });
const lines = fc.array(
  question.map(text => row(text, LONG)),
  { maxLength: 40 },
);
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('A split by content', () => {
  test('keeps every line, in order, as it stands', () => {
    fc.assert(
      fc.property(lines, share, (given, part) => {
        const { train, validation } = split(given, part);
        expect([...train, ...validation].toSorted()).toEqual(given.toSorted());
        expect(train).toEqual(given.filter(line => train.includes(line)));
      }),
    );
  });

  test('moves no example to the other side when others are added anywhere, or the order changes', () => {
    fc.assert(
      fc.property(lines, lines, share, (old, added, part) => {
        const before = split(old, part);
        const after = split([...added, ...old, ...added].toReversed(), part);
        expect(after.train).toEqual(expect.arrayContaining([...before.train]));
        expect(after.validation).toEqual(expect.arrayContaining([...before.validation]));
        expect(after.validation.filter(line => before.train.includes(line))).toEqual([]);
      }),
    );
  });

  test('puts a repetition on the same side, however it is written', () => {
    fc.assert(
      fc.property(question, share, (text, part) => {
        const spaced = JSON.stringify(JSON.parse(row(text, LONG)), null, 1).replaceAll('\n', ' ');
        const { train, validation } = split([row(text, LONG), spaced], part);
        expect([train.length, validation.length]).toContain(2);
      }),
    );
  });

  test('puts what counts as a repetition in a file of conversations on the same side', () => {
    fc.assert(
      fc.property(question, share, (text, part) => {
        const turn = (id: number): string =>
          `{"id":${id},"messages":[{"role":"assistant","content":${JSON.stringify(text)}},{"role":"user","content":"Thanks."}]}`;
        const { train, validation } = split([turn(1), turn(2), turn(3)], part);
        expect([train.length, validation.length]).toContain(3);
      }),
    );
  });

  test('keeps the preferences about one input together', () => {
    const output = (content: string) => [{ role: 'assistant', content }];
    fc.assert(
      fc.property(question, share, (content, part) => {
        const input = { messages: [{ role: 'user', content }] };
        const pairs = ['a', 'b', 'c'].map(worse =>
          JSON.stringify({ input, preferred_output: output('best'), non_preferred_output: output(worse) }),
        );
        const { train, validation } = split(pairs, part);
        expect([train.length, validation.length]).toContain(3);
      }),
    );
  });

  test('gives about the share that was asked for', () => {
    const { validation } = split(
      Array.from({ length: 2_000 }, (_, index) => row(`question ${index}`, LONG)),
      0.1,
    );
    expect(validation.length).toBeGreaterThan(150);
    expect(validation.length).toBeLessThan(250);
  });

  test('refuses a line that is no object, with its number', () => {
    const bytes = new TextEncoder().encode(`${row('q', 'a')}\n\n[1]\n`);
    expect(splitDataset(bytes, 0.1, { stratify: true })).toEqual({ kind: 'refused', line: 3 });
  });
});

describe('A classification', () => {
  const classes = Array.from({ length: 60 }, (_, index) =>
    row(`text ${index}`, ['spam', 'ham', 'rare'][index % 20 === 0 ? 2 : index % 2] ?? ''),
  );
  const labels = (side: readonly string[]): Set<string> =>
    new Set(side.map(line => line.slice(line.lastIndexOf(':"'))));

  test('has every label on both sides, also with a tiny or a huge share', () => {
    for (const part of [0.001, 0.1, 0.999]) {
      const { train, validation } = split(classes, part);
      expect(labels(train).size).toBe(3);
      expect(labels(validation).size).toBe(3);
    }
  });

  test('is split by hash alone where nobody wants it stratified', () => {
    expect(split(classes, 0.001, false).validation).toEqual([]);
  });

  test('counts its labels', () => {
    const bytes = new TextEncoder().encode(classes.join('\n'));
    const result = splitDataset(bytes, 0.2, { stratify: true });
    const counts = result.kind === 'split' ? (result.labels ?? []) : [];
    expect(counts.map(({ train, validation }) => train + validation)).toEqual([3, 30, 27]);
  });

  test('counts what stands on the other side for its label', () => {
    const bytes = new TextEncoder().encode(classes.join('\n'));
    const lent = (stratify: boolean): unknown => {
      const result = splitDataset(bytes, 0.001, { stratify });
      return result.kind === 'split' ? result.lent : null;
    };
    expect([lent(true), lent(false)]).toEqual([3, 0]);
  });

  test('never has the repetitions of a lent example on both sides', () => {
    const doubled = [...classes, ...classes];
    const { train, validation } = split(doubled, 0.001);
    expect(train.filter(line => validation.includes(line))).toEqual([]);
  });
});
