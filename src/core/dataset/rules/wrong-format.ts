import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { DatasetFormat } from '../inspection.ts';
import type { FileRule } from '../rule.ts';

type OtherFormat = Exclude<DatasetFormat, 'chat'>;

const CONVERT = 'Convert it: finetune-gitops convert FILE --to chat -o NEW.jsonl';

/** For each format that is not the one needed: what the file is, and what to do. */
const WORDS: Readonly<Record<OtherFormat, { readonly is: string; readonly advice: string }>> = {
  preference: {
    is: 'a preference dataset (`input`, `preferred_output`, `non_preferred_output`)',
    advice: `Supervised training needs one answer. ${CONVERT} (it keeps the preferred one)`,
  },
  'trl-preference': {
    is: 'a preference dataset in the format of TRL (`prompt`, `chosen`, `rejected`)',
    advice: `Supervised training needs one answer. ${CONVERT} (it keeps the chosen one; --to preference keeps both)`,
  },
  reinforcement: {
    is: 'a reinforcement dataset (conversations without an assistant answer)',
    advice: 'End each conversation with the assistant message that the model is to learn.',
  },
  'prompt-completion': { is: 'a prompt and completion dataset (`prompt`, `completion`)', advice: CONVERT },
  alpaca: { is: 'an Alpaca dataset (`instruction`, `input`, `output`)', advice: CONVERT },
  sharegpt: { is: 'a ShareGPT dataset (`conversations` with `from` and `value`)', advice: CONVERT },
  pairs: { is: 'pairs of a question and an answer (such as `input`, `output`)', advice: CONVERT },
  gemini: { is: 'a Gemini dataset (`contents` with `role` and `parts`)', advice: CONVERT },
  anthropic: { is: 'an Anthropic dataset (`system` beside `messages`, or content blocks)', advice: CONVERT },
  cohere: { is: 'a Cohere dataset (roles `User` and `Chatbot`, or `chat_history`)', advice: CONVERT },
  'json-array': { is: 'one JSON document, not one example per line', advice: CONVERT },
  'json-comments': { is: 'JSON with comments, which JSON does not have', advice: CONVERT },
  python: { is: "made of Python literals (such as {'role': None}), not of JSON", advice: CONVERT },
  csv: { is: 'a table with comma-separated values (CSV)', advice: CONVERT },
  tsv: { is: 'a table with tab-separated values (TSV)', advice: CONVERT },
  html: {
    is: 'a page in HTML or XML, often what a failed download leaves',
    advice: 'Download the data again, or export it as JSON Lines.',
  },
  yaml: {
    is: 'a YAML document',
    advice:
      "Turn it into JSON first: yq -o=json '.' old.yaml > new.json. Then: finetune-gitops convert new.json --to chat",
  },
  'git-lfs-pointer': {
    is: 'a Git LFS pointer, not the data itself',
    advice: 'Fetch the data with git lfs pull; if that leaves a pointer, add the data again.',
  },
  empty: {
    is: 'empty',
    advice: 'Add the examples, or remove the file from the manifest.',
  },
  unknown: {
    is: 'not in a format that is known here',
    advice: 'Compare it with the chat format, one line at a time.',
  },
};

const E_FORMAT = defineCode<{ format: OtherFormat; line: number | null }>({
  code: 'E_FORMAT',
  severity: 'error',
  headline: 'The dataset has the wrong format',
  message: ({ format, line }) =>
    `The file is ${WORDS[format].is}${line === null ? '' : `, as line ${line} shows`}; a chat dataset (\`messages\` on each line) is needed. ${WORDS[format].advice}`,
  why: 'The provider refuses a file whose format does not belong to the training method.',
  fix: 'Write one JSON object per line: {"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}',
});

/** The one finding about the lines of such a file: what else could be said follows from it. */
export const rule: FileRule = {
  kind: 'file',
  codes: [E_FORMAT],
  appliesTo: 'every-format',
  check: ({ format, formatLine }, _limits, report) => {
    if (format !== 'chat') report(E_FORMAT, { format, line: formatLine });
  },
};
