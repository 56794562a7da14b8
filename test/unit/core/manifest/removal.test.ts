import { expect, test } from 'vitest';
import { parseManifest } from '../../../../src/core/manifest/parse.ts';
import { removalOf } from '../../../../src/core/manifest/removal.ts';

const DAY = 24 * 60 * 60_000;

function read(...lines: string[]) {
  const text = `version: 1\n${lines.map(line => `${line}\n`).join('')}models: {}\n`;
  const { manifest, diagnostics } = parseManifest(text, 'm.yaml');
  const said = diagnostics.map(({ code, message, place }) => `${code} ${place?.line}: ${message}`);
  return { said, removal: manifest === null ? null : removalOf(manifest, text) };
}

test('models are kept, unless the manifest says that they are deleted', () => {
  expect(read().removal).toBeNull();
  expect(read('on_remove: retain', 'delete_after: 2d', 'protect: [tone]').removal).toBeNull();
});

test('they are deleted a week later, or as many days as it says', () => {
  expect(read('on_remove: delete').removal).toMatchObject({ deleteAfter: 7 * DAY, protect: new Set() });
  expect(read('on_remove: delete', 'delete_after: 365d').removal).toMatchObject({ deleteAfter: 365 * DAY });
  const { removal } = read('on_remove: delete', 'delete_after: 1d', 'protect:', '  - tone', '  - voice');
  expect(removal).toMatchObject({ deleteAfter: DAY, protect: new Set(['tone', 'voice']) });
  expect(removal?.manifestText).toContain('- voice');
});

test.each([
  ['on_remove: maybe', 'on_remove must be "retain" or "delete", not "maybe".'],
  ['delete_after: 7', 'delete_after must be whole days from "1d" to "365d", not 7 without quotes.'],
  ['delete_after: 0d', 'delete_after must be whole days from "1d" to "365d", not "0d".'],
  ['delete_after: 366d', 'delete_after must be whole days from "1d" to "365d", not "366d".'],
  ['protect: tone', 'protect must be a list of names, not "tone".'],
  ['protect: [Tone]', 'each name under protect must be the name of a model'],
  ['protect: [1]', 'each name under protect must be the name of a model'],
])('%s is refused with its line', (line, message) => {
  const { said } = read(line);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`E_MANIFEST_VALUE 2: ${message}`);
});
