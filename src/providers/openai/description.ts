import type { Catalog } from '../../core/prices/catalog.ts';
import type { ProviderDescription } from '../../ports.ts';
import catalog from './catalog.json' with { type: 'json' };

/** The catalog's shape is checked by a test and not at every start. */
export const openAi: ProviderDescription = {
  name: 'openai',
  catalog: catalog as Catalog,
  ownership: 'filterable-label',
  deletesModels: true,
  assumptions: [
    `Prices: OpenAI's price page, last checked ${catalog.as_of}. Training is billed per token and epoch, validation is not.`,
    'Text chat is counted by the rule that gave seven published bills exactly (gpt-3.5-turbo and gpt-4o-mini, 2024). No bill for gpt-4.1 is published.',
    'Tools are counted as the text that fits the one published bill with tools; they, names, calls and images have a margin of 25 % of their own part.',
    '`auto` epochs follow the rule of the OpenAI Cookbook and are sent as a number, so the price is the reviewed one.',
  ],
};
