import { spawnSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/git.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the linter says about a file of this content at this path, in a folder that has our rules and nothing else. */
async function lint(path: string, content: string): Promise<string> {
  await using place = await temporaryFolder();
  for (const part of ['biome.json', 'tools']) await cp(join(root, part), join(place.folder, part), { recursive: true });
  const file = join(place.folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  const biome = join(root, 'node_modules/.bin/biome');
  const { stdout, stderr } = spawnSync(biome, ['lint', '--colors=off', '--vcs-enabled=false', path], {
    cwd: place.folder,
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`;
}

const PURE = 'The core is pure';
const VIOLATIONS: readonly (readonly [name: string, path: string, content: string, message: string])[] = [
  ['a core stage that reads files', 'src/core/plan/x.ts', "import 'node:fs';", PURE],
  ['a core stage that reads the clock', 'src/core/plan/x.ts', 'export const at = Date.now();', PURE],
  ['a core stage that uses the network', 'src/core/prices/x.ts', "export const reply = fetch('');", PURE],
  ['a core stage that imports a port', 'src/core/plan/x.ts', "import '../../ports.ts';", PURE],
  [
    'a core stage that imports a later one',
    'src/core/manifest/x.ts',
    "import '../plan/plan.ts';",
    'earlier stages only',
  ],
  [
    'a report that computes',
    'src/core/report/x.ts',
    "import { committed } from '../ledger/spend.ts';\ncommitted;",
    'Reports import types',
  ],
  [
    'a command that chooses an adapter',
    'src/commands/x.ts',
    "import '../adapters/github-forge.ts';",
    'Commands receive their ports',
  ],
  [
    'an adapter that knows a provider',
    'src/adapters/x.ts',
    "import '../providers/openai/client.ts';",
    'it knows no provider',
  ],
  ['a provider that reads files', 'src/providers/openai/x.ts', "import 'node:fs';", 'through its one SDK'],
  ['a test that mocks a module', 'test/unit/x.test.ts', "vi.mock('../src/ports.ts');", 'instead of mocking a module'],
];

describe('the linter keeps the boundaries', () => {
  test.each(VIOLATIONS)('catches %s', async (_name, path, content, message) => {
    expect(await lint(path, content)).toContain(message);
  });

  test('lets a core stage import an earlier one', async () => {
    const content = "import { canonicalJson } from './canonical-json.ts';\nexport const text = canonicalJson(1);\n";
    expect(await lint('src/core/plan/x.ts', content)).not.toContain(PURE);
  });
});
