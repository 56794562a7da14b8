import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from '../scripts/bundle.ts';

/** Bundles a module of the project, with what it counts by, into the folder: what users run is bundled too. */
export async function bundleOurs(input: string, folder: string): Promise<string> {
  const build = await rolldown({ cwd: root, input, platform: 'node', tsconfig: true });
  const file = join(folder, `${basename(input, '.ts')}.mjs`);
  await build.write({ file, format: 'esm' });
  await build.close();
  await cp(join(root, 'src/adapters/ranks'), join(folder, 'ranks'), { recursive: true });
  return file;
}
