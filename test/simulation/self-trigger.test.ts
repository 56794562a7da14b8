import { expect, test } from 'vitest';
import { runOnce } from './run.ts';
import { manifestText } from './specs.ts';
import { HOUR, MINUTE } from './times.ts';
import { CALM } from './weather.ts';
import { World } from './world.ts';

test('a hundred runs, each started by the commit before it or by nothing, make one commit of one model', async () => {
  const manifest = manifestText([{ name: 'a', spec: 0, modelId: null }], 0);
  const world = new World(0, { weather: CALM, manifest, faultFor: () => null });
  const run = (): Promise<void> => world.timeline.play([() => runOnce(world, 'runner-1')]);
  await run();
  await world.timeline.play([() => world.timeline.wait(3 * HOUR)]);
  const mutations: number[] = [];
  for (let n = 0; n < 100; n += 1) {
    await run();
    await world.timeline.play([() => world.timeline.wait(MINUTE)]);
    mutations.push(world.mutations);
  }
  expect(world.provider.jobs).toHaveLength(1);
  const [before, after, ...others] = world.repository.texts;
  expect(others).toEqual([]);
  expect(before).toBe(manifest);
  expect(after).toMatch(/^ {4}model_id: ft:/m);
  // The first of them publishes; from then on nothing is changed anywhere.
  expect(new Set(mutations)).toHaveLength(1);
});
