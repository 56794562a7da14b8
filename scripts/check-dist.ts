/** Fails when a generated file is not, byte for byte, what the source gives. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bundle, root } from './bundle.ts';

for (const script of ['ranks.ts', 'rules.ts', 'schema.ts', 'diagnostics.ts', 'readme.ts'])
  execFileSync(process.execPath, [join(root, 'scripts', script), '--check'], { stdio: 'inherit' });

const folder = await mkdtemp(join(tmpdir(), 'finetune-gitops-dist-'));
try {
  await bundle(folder);
  const differences = await compare(join(root, 'dist'), folder);
  if (differences.length > 0) {
    process.stderr.write(`dist/ is not what the source builds (${differences.join(', ')}). Run: npm run build\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write('dist/ is what the source builds.\n');
  }
} finally {
  await rm(folder, { recursive: true });
}

async function compare(committed: string, built: string): Promise<string[]> {
  const names = new Set([...(await filesIn(committed)), ...(await filesIn(built))]);
  const differing: string[] = [];
  for (const name of [...names].sort()) {
    const [a, b] = await Promise.all([readOrNull(join(committed, name)), readOrNull(join(built, name))]);
    if (a === null || b === null || !a.equals(b)) differing.push(name);
  }
  return differing;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => relative(folder, join(entry.parentPath, entry.name)));
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
