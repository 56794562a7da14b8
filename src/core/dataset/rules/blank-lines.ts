import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import type { FileRule } from '../rule.ts';

const W_BLANK_LINE = defineCode<Record<never, never>>({
  code: 'W_BLANK_LINE',
  severity: 'warning',
  headline: 'A line is blank',
  message: () => 'The line is blank.',
  why: 'Strict readers of JSON Lines refuse blank lines, and line numbers in their errors no longer agree with yours.',
  fix: 'Remove the line: finetune-gitops fix --write FILE does.',
});

export const rule: FileRule = {
  kind: 'file',
  codes: [W_BLANK_LINE],
  appliesTo: TRAINABLE_FORMATS,
  check: ({ blankLines }, _limits, report) => {
    if (blankLines.count > 0) report(W_BLANK_LINE, {}, blankLines);
  },
};
