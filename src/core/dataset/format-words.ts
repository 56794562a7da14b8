import type { DatasetFormat, TrainableFormat } from './inspection.ts';

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
