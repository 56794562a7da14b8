import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedDir } from '../support/shared-dir.ts';

const specs = new URL('../../emulators/specs/', import.meta.url);
const upstream = sharedDir('specs');

test('the vendored document, its version and its licence are recorded together', () => {
  const document = JSON.parse(readFileSync(new URL('github.subset.json', specs), 'utf8')) as {
    info: { version: string };
  };
  const readme = readFileSync(new URL('README.md', specs), 'utf8');
  expect(readme).toContain(`| ${document.info.version} |`);
  expect(readFileSync(new URL('LICENCE-github.md', specs), 'utf8')).toContain(
    `@octokit/openapi\` ${document.info.version}`,
  );
});

test.skipIf(upstream === null)(
  'the vendored document holds the one given (skipped without the folder of specs)',
  () => {
    const given: unknown = JSON.parse(readFileSync(join(upstream ?? '', 'github.subset.json'), 'utf8'));
    expect(JSON.parse(readFileSync(new URL('github.subset.json', specs), 'utf8'))).toMatchObject(given as object);
  },
);
