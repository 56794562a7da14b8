import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, rolldown } from 'rolldown';
import { licenceNotices } from './licence-notices.ts';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Rank files, which the bundle reads from a folder beside it, as their adapter does in the source. */
const RANKS = join(root, 'src/adapters/ranks');
/** Of whom the ranks are. */
const RANKS_NOTICE = { title: 'The ranks in ranks/, from tiktoken by OpenAI (MIT)', file: join(RANKS, 'LICENSE') };

/**
 * Builds the Action and the CLI into `folder`: our own code in small readable files, each library in a file of its
 * own that loads only when it is used. The same source always gives the same bytes, and names carry no hashes.
 */
export async function bundle(folder: string): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: { action: 'src/action.ts', cli: 'src/cli.ts', 'inspect-worker': 'src/adapters/inspect-worker.ts' },
    platform: 'node',
    tsconfig: true,
    transform: { target: 'node24', define: { FINETUNE_GITOPS_BUILD: JSON.stringify(await buildId()) } },
    onLog(level, log, forward) {
      if (level === 'warn') throw new Error(`The bundler warns: ${log.message}`);
      forward(level, log);
    },
  });
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: { groups: [{ name: vendorFile, debugName: 'libraries' }] },
  });
  await build.close();
  await cp(RANKS, join(folder, 'ranks'), { recursive: true });
  const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
  await writeFile(join(folder, 'licenses.txt'), await licenceNotices(root, packagesOf(chunks), RANKS_NOTICE));
  const cli = join(folder, 'cli.js');
  await writeFile(cli, `#!/usr/bin/env node\n${await readFile(cli, 'utf8')}`, { mode: 0o755 });
}

/** Names what decides an inspection: our code and the versions of the libraries, not the day of the build. */
async function buildId(): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
  const paths = files.filter(file => file.isFile()).map(file => relative(root, join(file.parentPath, file.name)));
  for (const path of ['package-lock.json', ...paths.map(path => path.replaceAll('\\', '/')).sort()]) {
    const content = await readFile(join(root, path));
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Which file a library goes to; `null` leaves our own code to the bundler. */
function vendorFile(id: string): string | null {
  const path = relative(root, id).replaceAll('\\', '/');
  const name = packageOf(path);
  if (name === null) return null;
  if (['openai', 'yaml', 'zod', 'commander', 'image-dimensions'].includes(name)) return `vendor-${name}`;
  return name === '@actions/core' || NETWORK.has(name) ? 'vendor-actions' : 'vendor-github';
}

/** What both of GitHub's packages stand on. */
const NETWORK = new Set(['@actions/http-client', '@actions/exec', '@actions/io', 'undici', 'tunnel']);

function packageOf(path: string): string | null {
  const inside = path.split('node_modules/').at(-1) ?? '';
  return path.includes('node_modules/') ? (/^(@[^/]+\/[^/]+|[^/]+)/.exec(inside)?.[1] ?? null) : null;
}

function packagesOf(chunks: readonly OutputChunk[]): string[] {
  const names = chunks.flatMap(chunk => chunk.moduleIds.map(id => packageOf(id.replaceAll('\\', '/'))));
  return [...new Set(names.filter(name => name !== null))].sort();
}
