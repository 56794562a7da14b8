/** What `--from` may say: a format of records, or a table or YAML file whose records show that format. */
export const SOURCE_FORMATS = [
  'chat',
  'prompt-completion',
  'alpaca',
  'sharegpt',
  'pairs',
  'gemini',
  'anthropic',
  'cohere',
  'preference',
  'trl-preference',
  'csv',
  'tsv',
  'yaml',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** What can be converted to: rows for supervised training, or for preference training (DPO). */
export const TARGETS = ['chat', 'preference'] as const;
export type Target = (typeof TARGETS)[number];
