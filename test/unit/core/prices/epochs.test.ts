import { expect, test } from 'vitest';
import { automaticEpochs } from '../../../../src/core/prices/epochs.ts';

test.each([
  [0, 3],
  [1, 25],
  [4, 25],
  [5, 20],
  [10, 10],
  [20, 5],
  [25, 4],
  [33, 3],
  [34, 3],
  [100, 3],
  [8_333, 3],
  [8_334, 2],
  [12_500, 2],
  [12_501, 1],
  [25_001, 1],
  [1_000_000, 1],
])('%d examples are trained for %d epochs', (examples, epochs) => {
  expect(automaticEpochs(examples)).toBe(epochs);
});
