import { expect, test } from 'vitest';
import { fuzzCorpus, fuzzDatasets } from './dataset-fuzz.ts';

// `npm run fuzz -- --inputs 1000000` for a long run by hand.
const INPUTS = 20_000;

test(`nothing throws or depends on how it is read: ${INPUTS} mutated files`, { timeout: 1_200_000 }, async () => {
  const { failures } = await fuzzDatasets({ seed: 1, inputs: INPUTS, corpus: fuzzCorpus() });
  expect(failures.map(({ input, error }) => ({ input, error }))).toEqual([]);
});
