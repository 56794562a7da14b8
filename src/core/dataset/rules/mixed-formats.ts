import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS, type TrainableFormat } from '../inspection.ts';
import type { FileRule } from '../rule.ts';

const E_MIXED_FORMAT = defineCode<{ format: TrainableFormat }>({
  code: 'E_MIXED_FORMAT',
  severity: 'error',
  headline: 'An example has another format than the file',
  message: ({ format }) => `The line is no ${format} example, and most of the file is.`,
  why: 'A training takes one format; the provider refuses the file at the first line that has another one.',
  fix: 'Move the line into a file of its own, or write it in the format of the others.',
});

export const rule: FileRule = {
  kind: 'file',
  codes: [E_MIXED_FORMAT],
  appliesTo: TRAINABLE_FORMATS,
  check: ({ format, otherLines }, _limits, report) => {
    const named = TRAINABLE_FORMATS.find(name => name === format);
    if (named !== undefined && otherLines.count > 0) report(E_MIXED_FORMAT, { format: named }, otherLines);
  },
};
