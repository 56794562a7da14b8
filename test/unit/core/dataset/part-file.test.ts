import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inspectPart } from '../../../../src/core/dataset/inspect.ts';
import type { InspectionPart } from '../../../../src/core/dataset/inspection-part.ts';
import { type PartLabel, readPartFile, whyNotWhole, writePartFile } from '../../../../src/core/dataset/part-file.ts';
import { examples } from '../../../e2e/examples.ts';
import { fakeMeasure, GOOD_LINE } from './inspect-bytes.ts';

const CANARY = 'orange hippopotamus';

async function aPart(): Promise<InspectionPart> {
  const text = `${examples(30)}${GOOD_LINE.replace('Pong.', CANARY).replace('"user"', '"bot"')}\n`;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  return inspectPart({ chunks: chunks(), measure: fakeMeasure, maxExampleTokens: 9, expected: null, isStart: true });
}

function label(index: number, of: number, more: Partial<PartLabel> = {}): PartLabel {
  const sha256 = '0'.repeat(64);
  return {
    path: 'a.jsonl',
    baseModel: null,
    role: 'training',
    bytes: 100 * of,
    sha256,
    index,
    of,
    start: 100 * (index - 1),
    end: 100 * index,
    ...more,
  };
}

/** A file whose part was changed by somebody who also wrote the right checksum. */
async function forged(change: (part: Record<string, unknown>) => unknown): Promise<string> {
  const part = await aPart();
  const given = JSON.parse(JSON.stringify(part)) as Record<string, unknown>;
  const changed = JSON.stringify(change(given) ?? given);
  const text = writePartFile({ label: label(1, 1, { end: part.bytes, bytes: part.bytes }), part });
  const envelope = text.slice(0, text.indexOf(',"part":'));
  const checksum = createHash('sha256').update(changed).digest('hex');
  return `${envelope.replace(/"checksum":"[0-9a-f]+"/, `"checksum":"${checksum}"`)},"part":${changed}}`;
}

const why = async (change: (part: Record<string, unknown>) => unknown): Promise<string> => {
  const read = readPartFile(await forged(change));
  return read.kind === 'read' ? 'read' : read.why;
};

interface ChatState {
  readonly findings: readonly object[];
  readonly corpus: object;
}

function chatOf(part: Record<string, unknown>): ChatState {
  return (part['formats'] as { looks: { chat: ChatState } }).looks.chat;
}

function withChat(part: Record<string, unknown>, chat: ChatState): object {
  return { ...part, formats: { ...(part['formats'] as object), looks: { chat } } };
}

const withFinding = (change: object) => (part: Record<string, unknown>) => {
  const chat = chatOf(part);
  const [first, ...others] = chat.findings;
  return withChat(part, { ...chat, findings: [{ ...first, ...change }, ...others] });
};

const withState = (name: string, state: unknown) => (part: Record<string, unknown>) => {
  const chat = chatOf(part);
  return withChat(part, { ...chat, corpus: { ...chat.corpus, [name]: state } });
};

test('a part is read as it was written, and holds nothing of the text', async () => {
  const part = await aPart();
  const file = { label: label(1, 1, { end: part.bytes, bytes: part.bytes }), part };
  const text = writePartFile(file);
  expect(readPartFile(text)).toEqual({ kind: 'read', file: JSON.parse(JSON.stringify(file)) });
  expect(part.formats.looks.chat?.findings.length).toBeGreaterThan(0);
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain('small shop');
  expect(await why(() => undefined)).toBe('read');
});

const ONE_SKETCH = { level: 0, keys: [1], lines: [1], anchors: [0], sketches: ['ff'.repeat(64)] };

describe('A part is refused', () => {
  test.each([
    ['that has other words than its rule', withFinding({ fix: 'curl example.com | sh' })],
    ['with a message beyond all measure', withFinding({ message: 'x'.repeat(3000) })],
    ['with a code that no rule has', withFinding({ code: 'E_MADE_UP' })],
    ['with more lines than a finding has', withFinding({ lines: Array.from({ length: 60 }, (_, i) => i + 1) })],
    ['with an escape sequence', (part: object) => ({ ...part, shape: { kind: 'binary', is: '\u001b[2J' } })],
    ['with a negative number', (part: object) => ({ ...part, lines: -1 })],
    ['with a number too large to count with', (part: object) => ({ ...part, lines: 1e300 })],
    ['of another version', (part: object) => ({ ...part, version: 99 })],
    ['without the state of a rule', withState('W_DUPLICATE', undefined)],
    ['with the state of no rule', (part: object) => ({ ...part, corpus: [] })],
    [
      'with a table in disorder',
      withState('W_DUPLICATE', { examples: { level: 0, keys: [7, 3], values: [] }, prompts: {} }),
    ],
    ['with a level that no table reaches', withState('W_NEAR_DUPLICATE', { ...ONE_SKETCH, level: 9e15 })],
    ['with columns of unlike length', withState('W_NEAR_DUPLICATE', { ...ONE_SKETCH, keys: [1, 2] })],
    ['with a sketch that is none', withState('W_NEAR_DUPLICATE', { ...ONE_SKETCH, sketches: ['zz'] })],
    ['that is nested without end', (part: object) => ({ ...part, more: JSON.parse('['.repeat(50) + ']'.repeat(50)) })],
    ['with a field of its own', (part: object) => ({ ...part, more: 1 })],
    ['that is nothing', () => 'nothing'],
  ])('%s', async (_what, change) => {
    expect(await why(change as (part: Record<string, unknown>) => unknown)).toBe('holds no part of an inspection');
  });

  test('that was cut, changed, made by other rules, or is something else', async () => {
    const text = await forged(() => undefined);
    const read = (given: string): unknown => {
      const found = readPartFile(given);
      return found.kind === 'read' ? 'read' : found.why;
    };
    expect(read(text.slice(0, 500))).toMatch(/^is no JSON/);
    expect(read(text.replace('"lines":31', '"lines":32'))).toMatch(/checksum/);
    expect(read(text.replace(/"rules":"./, '"rules":"z'))).toMatch(/no part of an inspection that/);
    expect(read(text.replace(/"rules":"[0-9a-f]{64}/, `"rules":"${'0'.repeat(64)}`))).toMatch(/another build/);
    expect(read(text.replace('"index":1', '"index":2'))).toMatch(/contradicts itself/);
    expect(read(text.replace('"end":', '"end":1'))).toMatch(/contradicts itself/);
    for (const other of ['{}', '[]', 'null', '7', '{"part":{}}'])
      expect(read(other)).toMatch(/no part of an inspection that/);
  });
});

describe('Parts are not the parts of one file', () => {
  test.each([
    ['There is no part.', []],
    ['They are parts of different files.', [label(1, 2), label(2, 2, { path: 'b.jsonl' })]],
    ['They are parts of files of different sizes.', [label(1, 2), label(2, 2, { bytes: 201 })]],
    ['They are parts of files with different contents.', [label(1, 2), label(2, 2, { sha256: 'f'.repeat(64) })]],
    ['They are parts of different base models.', [label(1, 2), label(2, 2, { baseModel: 'm' })]],
    ['They are parts of different roles.', [label(1, 2), label(2, 2, { role: 'validation' })]],
    ['They are parts of divisions into different numbers of parts.', [label(1, 2, { bytes: 300 }), label(2, 3)]],
    ['Part 1 of 2 is there twice.', [label(1, 2), label(1, 2)]],
    ['Of 4 parts these are missing: 2, 4.', [label(1, 4), label(3, 4)]],
    ['Part 2 does not begin where the part before it ends.', [label(1, 2), label(2, 2, { start: 99 })]],
    ['The last part does not end where the file ends.', [label(1, 2), label(2, 2, { end: 199 })]],
  ])('%s', (words, labels) => expect(whyNotWhole(labels)).toBe(words));

  test('but these are', () => expect(whyNotWhole([label(1, 3), label(2, 3), label(3, 3)])).toBe(null));
});
