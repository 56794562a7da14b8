import { cp, glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Beside the bundle: the catalogs of prices, as they stand in the source. */
const FOLDER = 'catalogs';
const PROVIDERS = 'src/providers';

/** Leaves the catalogs out of the code: Node reads each file when the code that imports it loads. */
export const catalogsApart: Plugin = {
  name: 'catalogs',
  resolveId: (id, importer) => {
    if (basename(id) !== 'catalog.json' || importer === undefined) return null;
    const provider = basename(dirname(join(dirname(importer), id)));
    return { id: `./${FOLDER}/${provider}.json`, external: 'relative' };
  },
};

export async function copyCatalogs(root: string, folder: string): Promise<void> {
  for await (const path of glob('*/catalog.json', { cwd: join(root, PROVIDERS) }))
    await cp(join(root, PROVIDERS, path), join(folder, FOLDER, `${dirname(path)}.json`));
}
