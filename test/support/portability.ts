import type { Portability } from '../../src/core/dataset/portability/portability.ts';

/** What a provider says of a file; the test names only what it is about. */
export function aPortability(more: Partial<Portability> = {}): Portability {
  return {
    provider: 'together',
    title: 'Together',
    verdict: 'refuses',
    method: 'supervised',
    reasons: [{ verdict: 'refuses', feature: 'name', what: '`name` on a message', count: 2, lines: [3, 17] }],
    ...more,
  };
}
