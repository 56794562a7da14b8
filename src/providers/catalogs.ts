import type { Catalog } from '../core/prices/catalog.ts';
import alibaba from './alibaba/catalog.json' with { type: 'json' };
import azure from './azure/catalog.json' with { type: 'json' };
import bedrock from './bedrock/catalog.json' with { type: 'json' };
import fireworks from './fireworks/catalog.json' with { type: 'json' };
import mistral from './mistral/catalog.json' with { type: 'json' };
import nebius from './nebius/catalog.json' with { type: 'json' };
import { openAi } from './openai/description.ts';
import primeIntellect from './prime-intellect/catalog.json' with { type: 'json' };
import tinker from './tinker/catalog.json' with { type: 'json' };
import together from './together/catalog.json' with { type: 'json' };
import vertex from './vertex/catalog.json' with { type: 'json' };

/**
 * All catalogs, OpenAI's first: the only one whose models can be trained from here. The others are descriptions, for
 * comparison. Their shape is checked by a test and not at every start.
 */
export const CATALOGS: readonly Catalog[] = [
  openAi.catalog,
  ...([alibaba, azure, bedrock, fireworks, mistral, nebius, primeIntellect, tinker, together, vertex] as Catalog[]),
];
