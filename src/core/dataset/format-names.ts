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
