// OpenAI Cookbook, Chat_finetuning_data_prep.ipynb (2e65270, 2023-2025). The rule held in all five published jobs
// that left the number of epochs to OpenAI (25 to 187 examples).
const TARGET_EPOCHS = 3;
const MIN_TARGET_EXAMPLES = 100;
const MAX_TARGET_EXAMPLES = 25_000;
const MIN_EPOCHS = 1;
const MAX_EPOCHS = 25;

/** What `auto` becomes: 3 epochs, more for under 34 examples, fewer for over 8,333. */
export function automaticEpochs(examples: number): number {
  if (examples <= 0) return TARGET_EPOCHS;
  if (examples * TARGET_EPOCHS < MIN_TARGET_EXAMPLES)
    return Math.min(MAX_EPOCHS, Math.floor(MIN_TARGET_EXAMPLES / examples));
  if (examples * TARGET_EPOCHS > MAX_TARGET_EXAMPLES)
    return Math.max(MIN_EPOCHS, Math.floor(MAX_TARGET_EXAMPLES / examples));
  return TARGET_EPOCHS;
}
