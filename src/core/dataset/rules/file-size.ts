import { readableSize } from '../../diagnostics/codes/dataset-codes.ts';
import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { FileRule } from '../rule.ts';

const E_DATASET_SIZE = defineCode<{ bytes: number; limit: number }>({
  code: 'E_DATASET_SIZE',
  severity: 'error',
  headline: 'The dataset is too large',
  message: ({ bytes, limit }) => `The file is ${readableSize(bytes)}; the limit is ${readableSize(limit)}.`,
  why: 'The limit keeps a slip from becoming a large bill; OpenAI itself takes files up to 512 MB.',
  fix: 'Use fewer examples.',
});

export const rule: FileRule = {
  kind: 'file',
  codes: [E_DATASET_SIZE],
  appliesTo: 'every-format',
  check: ({ bytes }, { maxBytes: limit }, report) => {
    if (bytes > limit) report(E_DATASET_SIZE, { bytes, limit });
  },
};
