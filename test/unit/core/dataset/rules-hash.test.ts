import { afterEach, expect, test, vi } from 'vitest';
import { rulesHash } from '../../../../src/core/dataset/rules-hash.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('two builds with the same words have different hashes, and one build always the same', () => {
  const [unbuilt, one, again, other] = [undefined, 'one', 'one', 'other'].map(build => {
    vi.stubGlobal('FINETUNE_GITOPS_BUILD', build);
    return rulesHash();
  });
  expect(one).toBe(again);
  expect(new Set([unbuilt, one, other]).size).toBe(3);
});
