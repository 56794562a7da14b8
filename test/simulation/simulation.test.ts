import { expect, test } from 'vitest';
import { setModelId } from '../../src/core/manifest/splice.ts';
import { CONTROLS, firstCaught, runCampaign } from './campaign.ts';
import { entriesOf } from './specs.ts';
import { toySplice } from './toy-splice.ts';
import type { World } from './world.ts';

// `npm run simulate -- --seeds 1000000` for a long run by hand.
const SEEDS = 2_000;
const PATIENCE = { timeout: 600_000 };

test(`whatever goes wrong, no invariant breaks in ${SEEDS} seeds`, PATIENCE, async () => {
  const { failed, jobs, faults, cancels, deletes, wipes, sabotages } = await runCampaign(1, SEEDS);
  expect(failed).toEqual([]);
  // There must have been something to get wrong.
  expect(Math.min(jobs, faults)).toBeGreaterThan(SEEDS);
  expect(Math.min(cancels, deletes, wipes, sabotages)).toBeGreaterThan(SEEDS / 200);
});

// Each stops at the first seed that shows the harm; a release needs it within 5,000.
test.each(CONTROLS)('the simulation notices the harm when $what', PATIENCE, async control => {
  expect(await firstCaught(control, 5_000)).not.toBeNull();
});

test('the quick splice does what the real one does to the manifests of the simulation', async () => {
  let compared = 0;
  const compare = ({ repository }: World): void => {
    for (const { name, modelId } of entriesOf(repository.tip.text))
      for (const id of [modelId ?? 'ft:none', 'ft:other:acme::1']) {
        compared += 1;
        expect(toySplice(repository.tip.text, name, id)).toEqual(setModelId(repository.tip.text, name, id));
      }
  };
  await runCampaign(1, 50, {}, compare);
  expect(compared).toBeGreaterThan(100);
});

test('the same seed is the same story', async () => {
  const told = async (): Promise<string[]> => {
    const lines: string[] = [];
    await runCampaign(8, 4, { tell: line => lines.push(line.replace(/[0-9a-f-]{36}/g, '')) });
    return lines;
  };
  expect(await told()).toEqual(await told());
});
