import { defineCode } from '../../diagnostics/diagnostic.ts';
import { adviceFor, FORMAT_NAMES, NEEDED } from '../format-words.ts';
import { type DatasetFormat, isTrainable, type TrainableFormat } from '../inspection.ts';
import type { FileRule } from '../rule.ts';

const E_FORMAT = defineCode<{ format: DatasetFormat; line: number | null; expected: TrainableFormat | 'any' }>({
  code: 'E_FORMAT',
  severity: 'error',
  headline: 'The dataset has the wrong format',
  message: ({ format, line, expected }) =>
    `The file is ${FORMAT_NAMES[format]}${line === null ? '' : `, as line ${line} shows`}; ${NEEDED[expected]} is needed. ${adviceFor(format, expected)}`,
  why: 'The provider refuses a file whose format does not belong to the training method.',
  fix: 'Write one JSON object per line in the format that the training method takes; for chat {"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}',
});

/** The one finding about the lines of such a file: what else could be said follows from it. */
export const rule: FileRule = {
  kind: 'file',
  codes: [E_FORMAT],
  appliesTo: 'every-format',
  check: ({ format, formatLine, expected }, _limits, report) => {
    if (!isTrainable(format) || (expected ?? format) !== format)
      report(E_FORMAT, { format, line: formatLine, expected: expected ?? 'any' });
  },
};
