import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectShard, mergeShards } from '../../src/commands/inspect-shards.ts';
import { inspectWhole } from '../../src/core/dataset/inspect.ts';
import { readPartFile, writePartFile } from '../../src/core/dataset/part-file.ts';
import { cutShard } from '../../src/core/dataset/shard.ts';
import type { InspectFile } from '../../src/ports.ts';
import { openAi } from '../../src/providers/openai/description.ts';
import { examples } from '../e2e/examples.ts';
import { aListener } from '../unit/commands/outside.ts';
import { chatLine, wordsOf } from '../unit/core/dataset/corpus/chat-lines.ts';
import { fakeMeasure, GOOD_LINE } from '../unit/core/dataset/inspect-bytes.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const inspect: InspectFile = ({ rules: { encoding: _none, ...rules }, ...job }) =>
  inspectWhole({ ...job, ...rules, measure: fakeMeasure });

const odd = fc.constantFrom(
  '',
  ' ',
  '{',
  '[]',
  '{"messages":[]}',
  '\ufeff{}',
  '{"prompt":"p","completion":"c"}',
  'PAR1',
);
const chat = fc
  .tuple(
    fc.nat(3),
    fc.nat(40),
    fc.constantFrom('yes', 'no', '{"a":1}', wordsOf(2, 60).join(' '), wordsOf(3, 4000).join(' '), ' edge'),
  )
  .map(([about, question, answer]) => chatLine(about === 0 ? null : 'Be kind.', `Question ${question}?`, answer));
const bad = fc.constantFrom(GOOD_LINE.replace('"user"', '"bot"'), GOOD_LINE.replace('{', '{"id":1,'), `${GOOD_LINE}\r`);
const line = fc.oneof({ weight: 12, arbitrary: chat }, { weight: 1, arbitrary: odd }, { weight: 1, arbitrary: bad });
const file = fc
  .tuple(fc.array(line, { maxLength: 60 }), fc.boolean())
  .map(([lines, isClosed]) => Buffer.from(lines.join('\n') + (isClosed ? '\n' : '')));
const chunkSize = fc.integer({ min: 1, max: 5000 });
const shards = fc.integer({ min: 1, max: 9 });

test('every byte of a file is in exactly one shard, and shards are whole lines, however the file is read', async () => {
  const property = fc.asyncProperty(file, shards, chunkSize, async (bytes, of, size) => {
    const parts: Buffer[] = [];
    let at = 0;
    for (let index = 1; index <= of; index += 1) {
      const shard = cutShard(inChunks(bytes, size), bytes.length, { index, of });
      const chunks: Uint8Array[] = [];
      for await (const chunk of shard.chunks) chunks.push(chunk);
      const part = Buffer.concat(chunks);
      expect(shard.range()).toEqual({ start: at, end: at + part.length });
      if (part.length > 0 && at > 0) expect(bytes[at - 1]).toBe(0x0a);
      if (index === 1) expect(part.length).toBeGreaterThanOrEqual(Math.min(64, bytes.length));
      at += part.length;
      parts.push(part);
    }
    expect(Buffer.concat(parts)).toEqual(bytes);
  });
  await fc.assert(property, { numRuns: 200 });
});

test('the parts of a file, written, shuffled and read again, join to what one run gives', async () => {
  const property = fc.asyncProperty(
    file,
    shards,
    chunkSize,
    fc.infiniteStream(fc.nat()),
    async (bytes, of, size, random) => {
      const options = {
        open: async () => ({ kind: 'file', bytes: bytes.length, chunks: () => inChunks(bytes, size) }) as const,
        catalog: openAi.catalog,
        baseModel: null,
        role: 'training' as const,
        output: aListener(),
        inspect,
      };
      const written = new Map<string, string>();
      for (let index = 1; index <= of; index += 1) {
        const part = await inspectShard('a.jsonl', { index, of }, options);
        written.set(`${random.next().value}-${index}.json`, writePartFile(part));
      }
      const merged = await mergeShards([...written.keys()].sort(), async path => written.get(path) ?? '');
      const rules = { encoding: null, maxExampleTokens: null, expected: null, images: null, minExamples: 10 };
      const whole = await inspect({ rules, bytes: bytes.length, chunks: inChunks(bytes, 65_536) });
      expect(JSON.stringify(merged.inspection)).toBe(JSON.stringify(whole.inspection));
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test('a part that was changed anywhere is refused', async () => {
  const bytes = Buffer.from(examples(40));
  const open = async () => ({ kind: 'file', bytes: bytes.length, chunks: () => inChunks(bytes, 999) }) as const;
  const options = {
    open,
    catalog: openAi.catalog,
    baseModel: null,
    role: 'training' as const,
    output: aListener(),
    inspect,
  };
  const text = writePartFile(await inspectShard('a.jsonl', { index: 1, of: 2 }, options));
  expect(readPartFile(text).kind).toBe('read');
  const from = text.indexOf('"part":');
  const property = fc.property(
    fc.integer({ min: from + 8, max: text.length - 3 }),
    fc.constantFrom('0', '"', 'x'),
    (at, put) => {
      fc.pre(text[at] !== put);
      expect(readPartFile(text.slice(0, at) + put + text.slice(at + 1)).kind).toBe('unusable');
    },
  );
  fc.assert(property, { numRuns: 200 });
});
