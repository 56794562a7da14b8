/** The catalogs for a person at a desk, at the prices that the command line gives. */
import { readUserFile } from './adapters/user-files.ts';
import { withPrices } from './commands/prices.ts';
import { UserError } from './commands/user-error.ts';
import type { Catalog } from './core/prices/catalog.ts';
import type { ProviderDescription } from './ports.ts';
import { CATALOGS } from './providers/catalogs.ts';
import { openAi } from './providers/openai/description.ts';

const MAX_OVERRIDES_BYTES = 256 * 1024;

/** All catalogs, OpenAI's first, at the prices given: YAML or JSON, or `@` and the path of a file with it. */
export async function pricedCatalogs(overrides: string): Promise<readonly Catalog[]> {
  if (!overrides.startsWith('@')) return withPrices(CATALOGS, overrides);
  const path = overrides.slice(1);
  const file = await readUserFile(path, MAX_OVERRIDES_BYTES);
  if (file.kind === 'read') return withPrices(CATALOGS, new TextDecoder().decode(file.bytes));
  throw new UserError(`The file ${path} ${file.why}.`, { fix: 'Name a file with price overrides after the "@".' });
}

/** OpenAI at these prices. */
export async function pricedOpenAi(overrides: string): Promise<ProviderDescription> {
  const [catalog = openAi.catalog] = await pricedCatalogs(overrides);
  return { ...openAi, catalog };
}
