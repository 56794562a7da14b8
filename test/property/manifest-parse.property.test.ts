import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hasHiddenText } from '../../src/core/diagnostics/show-text.ts';
import { type ParsedManifest, parseManifest } from '../../src/core/manifest/parse.ts';
import { Manifest } from '../../src/core/manifest/schema.ts';
import { humanManifest } from '../unit/core/manifest/human-manifest.ts';

const runs = process.env['FUZZ_RUNS'];
const numRuns = runs === undefined ? 170 : Number(runs);

/** What a caller relies on, whatever the text was. */
function expectSound(text: string, { manifest, diagnostics, positions }: ParsedManifest): void {
  expect(manifest === null).toBe(diagnostics.length > 0);
  if (manifest !== null) expect(Manifest.safeParse(manifest).success).toBe(true);
  const lines = text.replace(/^\ufeff/, '').split('\n');
  for (const { place, message } of diagnostics) {
    const line = lines[(place?.line ?? 0) - 1];
    expect(line, `${message} at ${JSON.stringify(place)}`).toBeDefined();
    expect(place?.column).toBeGreaterThanOrEqual(1);
    expect(place?.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
    expect(hasHiddenText(message), message).toBe(false);
    expect(message.length).toBeLessThan(500);
  }
  for (const { line, column } of positions.keys.values()) {
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
  }
}

const PIECES = [
  ...'-?:,[]{}#&*!|>%@`"\'\\~\n\t\r \ufeff\0\u202e\ud800'.split(''),
  ...[
    '- ',
    '? ',
    ': ',
    '\n  ',
    '\n    ',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '<<: ',
    '&a ',
    '*a',
    '!!str ',
    '|+\n',
    '\r\n',
  ],
  ...[
    'version: 1\n',
    'models:\n',
    '  a:\n',
    'base_model: m\n',
    'training_file',
    'n_epochs',
    '__proto__: ',
    'constructor',
    '.inf',
    '1e400',
  ],
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));

const mutated = fc
  .tuple(
    humanManifest,
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', ...PIECES)), { minLength: 1, maxLength: 4 }),
  )
  .map(([{ text }, edits]) =>
    edits.reduce((result, [at, cut, piece]) => {
      const place = at % (result.length + 1);
      return result.slice(0, place) + piece + result.slice(place + cut);
    }, text),
  );

/** Milliseconds; generous, so that only a hang fails. */
const TIMEOUT = 60_000 + 30 * numRuns;

describe('parseManifest', () => {
  test.each([
    ['arbitrary text', fc.string({ unit: 'binary', maxLength: 200 })],
    ['pieces of YAML in any order', soup],
    ['manifests with a few edits gone wrong', mutated],
  ])(
    'never throws and places every finding: %s',
    (_, text) => {
      fc.assert(
        fc.property(text, value => {
          expectSound(value, parseManifest(value, 'models.yaml'));
        }),
        { numRuns },
      );
    },
    TIMEOUT,
  );

  test(
    'reads what people write like any YAML reader, and knows where each key stands',
    () => {
      fc.assert(
        fc.property(humanManifest, ({ text }) => {
          const { manifest, diagnostics, positions } = parseManifest(text, 'models.yaml');
          expect(diagnostics).toEqual([]);
          expect(manifest).toEqual(Manifest.parse(parse(text)));
          const lines = text.replace(/^\ufeff/, '').split('\n');
          for (const [path, { line, column }] of positions.keys) {
            const key: string = JSON.parse(path).at(-1);
            expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^["']?${key}`));
          }
        }),
        { numRuns },
      );
    },
    TIMEOUT,
  );
});
