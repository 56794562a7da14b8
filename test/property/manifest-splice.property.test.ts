import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { setModelId } from '../../src/core/manifest/splice.ts';
import { humanManifest } from '../unit/core/manifest/human-manifest.ts';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 500);
const modelId = fc
  .stringMatching(/^[A-Za-z0-9._:-]{1,40}$/)
  .map(rest => `ft:${rest}`)
  .filter(id => id !== 'ft:old');

/** How many lines were added or changed: lines that are neither in the common start nor in the common end. */
function changedLines(before: string, after: string): { before: number; after: number } {
  const a = before.split('\n');
  const b = after.split('\n');
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return { before: a.length - start - end, after: b.length - start - end };
}

function withModelId(text: string, name: string, id: string): unknown {
  const value = parse(text);
  value.models[name].model_id = id;
  return value;
}

/** Milliseconds; generous, so that only a hang fails. */
const TIMEOUT = 60_000 + 30 * numRuns;

describe('setModelId', () => {
  test(
    'changes one line of a manifest written by people and keeps its other values, or names the line to paste',
    () => {
      const counts = { edited: 0, refused: 0 };
      fc.assert(
        fc.property(humanManifest, modelId, fc.nat(), ({ text, names }, id, pick) => {
          const name = names[pick % names.length] ?? '';
          const result = setModelId(text, name, id);
          if (result.kind === 'refused') {
            counts.refused += 1;
            expect(parse(`${result.lineToPaste}`)).toEqual({ model_id: id });
            return;
          }
          counts.edited += 1;
          if (result.kind === 'unchanged') throw new Error('the manifest held the generated ID already');
          const lines = changedLines(text, result.text);
          // A file without a final newline gets one before the new last line, which touches the line above in a diff.
          const atEnd = !text.endsWith('\n') && text.includes('\r\n');
          expect(lines.after).toBe(atEnd && lines.after === 2 ? 2 : 1);
          expect(lines.before).toBeLessThanOrEqual(1);
          expect(parse(result.text)).toEqual(withModelId(text, name, id));
          expect(setModelId(result.text, name, id)).toEqual({ kind: 'unchanged' });
        }),
        { numRuns },
      );
      expect(counts.edited / (counts.edited + counts.refused), JSON.stringify(counts)).toBeGreaterThan(0.7);
    },
    TIMEOUT,
  );

  test(
    'takes back what it inserted, to the byte',
    () => {
      const counts = { restored: 0, other: 0 };
      fc.assert(
        fc.property(humanManifest, modelId, ({ text, names }, id) => {
          const name = names[0] ?? '';
          const had = parse(text).models[name].model_id !== undefined;
          const inserted = setModelId(text, name, id);
          if (had || inserted.kind !== 'edited') {
            counts.other += 1;
            return;
          }
          expect(setModelId(inserted.text, name, null)).toEqual({ kind: 'edited', text });
          counts.restored += 1;
        }),
        { numRuns: Math.ceil(numRuns / 3) },
      );
      expect(counts.restored, JSON.stringify(counts)).toBeGreaterThan(counts.other / 2);
    },
    TIMEOUT,
  );

  test(
    'never throws and never breaks a manifest that has errors already',
    () => {
      fc.assert(
        fc.property(
          humanManifest,
          fc.nat(),
          fc.string({ unit: 'binary', maxLength: 4 }),
          ({ text, names }, at, noise) => {
            const place = at % (text.length + 1);
            const broken = text.slice(0, place) + noise + text.slice(place);
            const result = setModelId(broken, names[0] ?? '', 'ft:a:b');
            if (result.kind === 'edited')
              expect(setModelId(result.text, names[0] ?? '', 'ft:a:b')).toEqual({ kind: 'unchanged' });
          },
        ),
        { numRuns: Math.ceil(numRuns / 3) },
      );
    },
    TIMEOUT,
  );
});
