import type { Catalog } from '../../core/prices/catalog.ts';
import type { ProviderDescription } from '../../ports.ts';
import catalog from './catalog.json' with { type: 'json' };

/** The catalog's shape is checked by a test and not at every start. */
export const openAi: ProviderDescription = { name: 'openai', catalog: catalog as Catalog };
