import { expect, test } from 'vitest';
import { trainingPrice } from '../../src/core/prices/catalog.ts';
import { type CostEstimate, estimateCost } from '../../src/core/prices/cost.ts';
import { tokensFor } from '../../src/core/prices/model-tokens.ts';
import { CATALOGS } from '../../src/providers/catalogs.ts';
import { anInspection } from '../support/builders.ts';

// Every row of every catalog through every rule: a change of a price, of a band or of a rule shows here line by line.

/** The dataset of all rows: text for the most part, with tools in doubt by 1,000 tokens. */
const training = anInspection({
  tokensPerEpoch: 1_000_000,
  tokenQuality: 'estimated',
  tokenDoubts: [{ why: 'tools', below: 1_000, above: 1_000 }],
});
const validation = anInspection({ tokensPerEpoch: 50_000 });

function line(cost: CostEstimate | null): string {
  if (cost === null) return 'not estimated';
  const [low, expected, high] = [cost.low, cost.expected, cost.high].map(amount => (amount / 1e9).toFixed(6));
  return `${low} ${expected} ${high} (${cost.quality}; ${cost.doubts.map(({ why }) => why).join(', ')})`;
}

test('one dataset, three epochs, with every base model there is', async () => {
  const lines = CATALOGS.flatMap(({ provider, billing, models }) =>
    models.flatMap(model =>
      (['supervised', 'dpo'] as const)
        .filter(
          method => method === 'supervised' || trainingPrice(model, method) !== trainingPrice(model, 'supervised'),
        )
        .map(method => {
          const terms = { method, billing, validation: tokensFor(model, validation) };
          return `${provider} ${model.id} ${method}: ${line(estimateCost(model, tokensFor(model, training), 3, terms))}`;
        }),
    ),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('catalog-costs.txt');
});
