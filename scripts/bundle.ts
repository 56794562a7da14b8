import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { catalogsApart, copyCatalogs } from './catalog-files.ts';
import { chunkGroups, packageOf } from './chunks.ts';
import { licenceNotices } from './licence-notices.ts';
import { extractTexts, TEXTS } from './texts.ts';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Rank files, which the bundle reads from a folder beside it, as their adapter does in the source. */
const RANKS = join(root, 'src/adapters/ranks');
/** Of whom the ranks are. */
const RANKS_NOTICE = { title: 'The ranks in ranks/, from tiktoken by OpenAI (MIT)', file: join(RANKS, 'LICENSE') };

const ENTRIES = { action: 'src/action.ts', cli: 'src/cli.ts', 'inspect-worker': 'src/adapters/inspect-worker.ts' };

/**
 * Names of functions and variables are shortened; those of libraries' classes are not, because libraries compare and print
 * them, while an error of ours has its name as a constant. Decision 0013 says how to check such a bundle.
 */
const minified: Plugin = {
  name: 'minified',
  renderChunk(code, { fileName }) {
    const keepNames = { function: false, class: fileName.startsWith('vendor-') };
    const result = minifySync(fileName, code, {
      module: true,
      mangle: { keepNames, toplevel: true },
      compress: { keepNames },
    });
    if (result.errors.length > 0) throw new Error(`${fileName} cannot be minified: ${result.errors[0]?.message}`);
    return { code: result.code, map: null };
  },
};

/**
 * Builds the Action and the CLI into `folder`: our own code, each library in a file of its own that loads only when it
 * is used, and data beside them. The same source always gives the same bytes, and names carry no hashes.
 */
export async function bundle(folder: string): Promise<void> {
  const texts = extractTexts(join(root, 'src'));
  const build = await rolldown({
    cwd: root,
    input: ENTRIES,
    plugins: [texts.plugin, catalogsApart, minified],
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
    minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: { groups: chunkGroups(root, Object.values(ENTRIES)) },
  });
  await build.close();
  await writeFile(join(folder, TEXTS), texts.file);
  await copyCatalogs(root, folder);
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

function packagesOf(chunks: readonly OutputChunk[]): string[] {
  const names = chunks.flatMap(chunk => chunk.moduleIds.map(id => packageOf(id.replaceAll('\\', '/'))));
  return [...new Set(names.filter(name => name !== null))].sort();
}
