import { defineCode } from '../../diagnostics/diagnostic.ts';
import { FORMAT_NAMES, NEEDED } from '../format-names.ts';
import { adviceFor } from '../format-words.ts';
import { type DatasetFormat, isTrainable, type TrainableFormat } from '../inspection.ts';
import type { FileRule } from '../rule.ts';

/** `examples`: how many lines are a JSON object; when none is, the first line shows nothing. */
type Facts = { format: DatasetFormat; line: number | null; expected: TrainableFormat | 'any'; examples: number };

const E_FORMAT = defineCode<Facts>({
  code: 'E_FORMAT',
  severity: 'error',
  headline: 'The dataset has the wrong format',
  message: ({ format, line, expected, examples }) =>
    format === 'unknown' && examples === 0
      ? `No line of the file is a JSON object, so its format is not known; ${NEEDED[expected]} is needed. Mend the lines, or try what reads almost JSON: finetune-gitops convert FILE --to ${expected === 'preference' ? expected : 'chat'} -o NEW.jsonl`
      : `The file is ${FORMAT_NAMES[format]}${line === null ? '' : `, as line ${line} shows`}; ${NEEDED[expected]} is needed. ${adviceFor(format, expected)}`,
  why: 'The provider refuses a file whose format does not belong to the training method.',
  fix: 'Write one JSON object per line in the format that the training method takes; for chat {"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}',
});

/** The one finding about the lines of such a file: what else could be said follows from it. */
export const rule: FileRule = {
  kind: 'file',
  codes: [E_FORMAT],
  appliesTo: 'every-format',
  check: ({ format, formatLine, expected, examples }, _limits, report) => {
    if (!isTrainable(format) || (expected ?? format) !== format)
      report(E_FORMAT, { format, line: formatLine, expected: expected ?? 'any', examples });
  },
};
