import { describe, expect, test } from 'vitest';
import { inspectWhole } from '../../../../src/core/dataset/inspect.ts';
import {
  entryKey,
  readInspection,
  readPart,
  sealEntry,
  unsealEntry,
  writeKept,
} from '../../../../src/core/dataset/inspection-entry.ts';
import { CODE_CASES } from './code-cases.ts';
import { fakeMeasure } from './inspect-bytes.ts';

async function* once(file: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof file === 'string' ? new TextEncoder().encode(file) : file;
}

/** Of the files that are only there to be too large, the small ones say the same. */
const SMALL = 1_048_576;

describe('What is kept of an inspection is read as it was written, for files with', () => {
  test.each(Object.entries(CODE_CASES))('%s', async (_code, { bad, good, answerSchema }) => {
    for (const file of [...bad.map(([file]) => file), ...good].filter(file => file.length < SMALL)) {
      const whole = await inspectWhole({
        chunks: once(file),
        expected: null,
        measure: fakeMeasure,
        maxExampleTokens: 1000,
        ...(answerSchema && { answerSchema }),
      });
      const { inspection } = whole;
      expect(JSON.stringify(readInspection(writeKept(inspection)))).toBe(JSON.stringify(inspection));
      expect(JSON.stringify(readPart(writeKept(whole.part())))).toBe(JSON.stringify(whole.part()));
    }
  });
});

test('a name depends on everything that decides an inspection', () => {
  const content = { contentId: 'git-blob:1', rules: { encoding: null, minExamples: 10 }, version: '1' };
  const names = [
    content,
    { ...content, contentId: 'lfs-sha256:1' },
    { ...content, rules: { encoding: null, minExamples: 1 } },
    { ...content, rules: { ...content.rules, answerSchema: { kind: 'object' } } },
    { ...content, version: '2' },
  ].map(entryKey);
  expect(new Set(names).size).toBe(5);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{64}$/);
});

test('a seal holds for one kind, one name and one text', () => {
  const [name, other] = ['a'.repeat(64), 'b'.repeat(64)];
  const sealed = sealEntry('part', name, Buffer.from('text'));
  expect(Buffer.from(unsealEntry('part', name, sealed) ?? '').toString()).toBe('text');
  expect(unsealEntry('inspection', name, sealed)).toBeNull();
  expect(unsealEntry('part', other, sealed)).toBeNull();
  expect(unsealEntry('part', name, Buffer.concat([sealed, Buffer.from('s')]))).toBeNull();
  expect(unsealEntry('part', name, Buffer.alloc(0))).toBeNull();
});
