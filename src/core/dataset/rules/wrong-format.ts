import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { DatasetFormat } from '../inspection.ts';
import type { FileRule } from '../rule.ts';

type OtherFormat = Exclude<DatasetFormat, 'chat'>;

/** For each format that is not the one needed: what the file is, and what to do. */
const WORDS: Readonly<Record<OtherFormat, { readonly is: string; readonly advice: string }>> = {
  preference: {
    is: 'a preference dataset (`input`, `preferred_output`, `non_preferred_output`)',
    advice: 'Supervised training needs one answer: put the preferred output after the messages of `input`.',
  },
  'trl-preference': {
    is: 'a preference dataset in the format of TRL (`prompt`, `chosen`, `rejected`)',
    advice:
      'Supervised training needs one answer: make the prompt a user message and the chosen answer an assistant one.',
  },
  reinforcement: {
    is: 'a reinforcement dataset (conversations without an assistant answer)',
    advice: 'End each conversation with the assistant message that the model is to learn.',
  },
  'prompt-completion': {
    is: 'a prompt and completion dataset (`prompt`, `completion`)',
    advice: 'Make the prompt a user message and the completion an assistant message.',
  },
  alpaca: {
    is: 'an Alpaca dataset (`instruction`, `input`, `output`)',
    advice: 'Make instruction and input a user message and the output an assistant message.',
  },
  sharegpt: {
    is: 'a ShareGPT dataset (`conversations` with `from` and `value`)',
    advice: 'Rename `conversations` to `messages`, `from` to `role`, `value` to `content`, and use roles of chat.',
  },
  'json-array': {
    is: 'one JSON document, not one example per line',
    advice: 'Convert it: jq -c \'if type == "array" then .[] else . end\' old.json > new.jsonl',
  },
  'git-lfs-pointer': {
    is: 'a Git LFS pointer, not the data itself',
    advice: 'Commit the file without Git LFS: remove its pattern from .gitattributes and add the file again.',
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

export const E_FORMAT = defineCode<{ format: OtherFormat }>({
  code: 'E_FORMAT',
  severity: 'error',
  headline: 'The dataset has the wrong format',
  message: ({ format }) =>
    `The file is ${WORDS[format].is}; a chat dataset (\`messages\` on each line) is needed. ${WORDS[format].advice}`,
  why: 'The provider refuses a file whose format does not belong to the training method.',
  fix: 'Write one JSON object per line: {"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}',
});

/** The one finding about the lines of such a file: what else could be said follows from it. */
export const rule: FileRule = {
  kind: 'file',
  codes: [E_FORMAT],
  appliesTo: 'every-format',
  check: ({ format }, _limits, report) => {
    if (format !== 'chat') report(E_FORMAT, { format });
  },
};
