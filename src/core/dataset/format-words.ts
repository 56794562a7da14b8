import type { DatasetFormat, TrainableFormat } from './inspection.ts';

/** What a file is, after "The file is". */
export const FORMAT_NAMES: Readonly<Record<DatasetFormat, string>> = {
  chat: 'a chat dataset (`messages` with an answer)',
  preference: 'a preference dataset (`input`, `preferred_output`, `non_preferred_output`)',
  'trl-preference': 'a preference dataset in the format of TRL (`prompt`, `chosen`, `rejected`)',
  reinforcement: 'a reinforcement dataset (conversations without an assistant answer)',
  'prompt-completion': 'a prompt and completion dataset (`prompt`, `completion`)',
  alpaca: 'an Alpaca dataset (`instruction`, `input`, `output`)',
  sharegpt: 'a ShareGPT dataset (`conversations` with `from` and `value`)',
  pairs: 'pairs of a question and an answer (such as `input`, `output`)',
  gemini: 'a Gemini dataset (`contents` with `role` and `parts`)',
  anthropic: 'an Anthropic dataset (`system` beside `messages`, or content blocks)',
  cohere: 'a Cohere dataset (roles `User` and `Chatbot`, or `chat_history`)',
  'json-array': 'JSON, but not one example per line',
  'json-comments': 'JSON with comments, which JSON does not have',
  python: "made of Python literals (such as {'role': None}), not of JSON",
  csv: 'a table with comma-separated values (CSV)',
  tsv: 'a table with tab-separated values (TSV)',
  html: 'a page in HTML or XML, often what a failed download leaves',
  yaml: 'a YAML document',
  'git-lfs-pointer': 'a Git LFS pointer, not the data itself',
  empty: 'empty',
  unknown: 'not in a format that is known here',
};

/** What is needed instead, before "is needed". */
export const NEEDED: Readonly<Record<TrainableFormat | 'any', string>> = {
  chat: 'a chat dataset (`messages` on each line)',
  preference: 'a preference dataset (`input`, `preferred_output` and `non_preferred_output` on each line)',
  reinforcement: 'a reinforcement dataset (`messages` that end with the user, and fields for the grader, on each line)',
  'prompt-completion': 'a prompt and completion dataset (`prompt` and `completion` on each line)',
  any: 'a dataset that can be trained, such as chat (`messages` on each line),',
};

const convertTo = (target: 'chat' | 'preference'): string =>
  `Convert it: finetune-gitops convert FILE --to ${target} -o NEW.jsonl`;

/** What helps whatever is needed: the file is not what somebody meant to write. */
const ANYWAY: Readonly<Partial<Record<DatasetFormat, string>>> = {
  html: 'Download the data again, or export it as JSON Lines.',
  'git-lfs-pointer': 'Fetch the data with git lfs pull; if that leaves a pointer, add the data again.',
  empty: 'Add the examples, or remove the file from the manifest.',
};

/** What to do about a file of this format, one sentence or two. */
export function adviceFor(format: DatasetFormat, expected: TrainableFormat | 'any'): string {
  const anyway = ANYWAY[format];
  if (anyway !== undefined) return anyway;
  switch (expected) {
    case 'chat':
      return adviceForChat(format);
    case 'any':
      return format === 'trl-preference'
        ? `${convertTo('preference')} (--to chat keeps the chosen answer alone)`
        : adviceForChat(format);
    case 'preference':
      return adviceForPreference(format);
    case 'reinforcement':
      return adviceForReinforcement(format);
    case 'prompt-completion':
      return 'Write each example as {"prompt":"…","completion":"…"}, or train a base model that takes chat.';
  }
}

function adviceForChat(format: DatasetFormat): string {
  switch (format) {
    case 'preference':
      return `Supervised training needs one answer. ${convertTo('chat')} (it keeps the preferred one)`;
    case 'trl-preference':
      return `Supervised training needs one answer. ${convertTo('chat')} (it keeps the chosen one; --to preference keeps both)`;
    case 'reinforcement':
      return 'End each conversation with the assistant message that the model is to learn.';
    case 'unknown':
      return 'Compare it with the chat format, one line at a time.';
    default:
      return convertTo('chat');
  }
}

/** A document or a table may hold anything. */
function adviceForPreference(format: DatasetFormat): string {
  switch (format) {
    case 'trl-preference':
    case 'json-array':
    case 'json-comments':
    case 'python':
    case 'csv':
    case 'tsv':
    case 'yaml':
      return convertTo('preference');
    case 'unknown':
      return 'Compare it with the preference format, one line at a time.';
    default:
      return 'Preference training needs a second, worse answer to each prompt: add one, or train with the method supervised.';
  }
}

function adviceForReinforcement(format: DatasetFormat): string {
  return format === 'chat'
    ? 'Move the last answer of each conversation into a field that the grader compares with, such as `reference_answer`.'
    : 'Write each prompt as `messages` that end with the user, and beside it the fields that the grader reads.';
}
