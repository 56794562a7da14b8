/** `count` short chat examples, all different; another topic gives other data. */
export function examples(count: number, topic = 'lamp'): string {
  const rows = Array.from({ length: count }, (_, index) => ({
    messages: [
      { role: 'system', content: 'You answer for a small shop.' },
      { role: 'user', content: `Is ${topic} number ${index + 1} in stock?` },
      { role: 'assistant', content: `Yes, ${topic} number ${index + 1} is in stock and leaves us today.` },
    ],
  }));
  return `${rows.map(row => JSON.stringify(row)).join('\n')}\n`;
}

export interface ExampleModel {
  readonly training?: string;
  /** Further lines of the entry, without indent. */
  readonly more?: readonly string[];
  readonly baseModel?: string;
}

/** A manifest as a person writes one: with comments and quotes that an edit must leave alone. */
export function manifest(models: Readonly<Record<string, ExampleModel>>): string {
  const entries = Object.entries(models).map(([name, model]) => entry(name, model));
  return `# Our models.\nversion: 1\nmodels:${entries.length === 0 ? ' {}' : ''}\n${entries.join('\n')}`;
}

export function entry(name: string, model: ExampleModel = {}): string {
  const { training = `data/${name}.jsonl`, more = [], baseModel = 'gpt-4.1-mini-2025-04-14' } = model;
  return [
    `  ${name}: # trained by the workflow`,
    '    provider: openai',
    `    base_model: "${baseModel}"`,
    '    method:   supervised',
    `    training_file: ${training}`,
    '    hyperparameters: { n_epochs: 3 }',
    ...more.map(line => `    ${line}`),
    '',
  ].join('\n');
}

/** A repository with these models, each with a dataset of its own. */
export function repository(...names: readonly string[]): Record<string, string> {
  return {
    'models.yaml': manifest(Object.fromEntries(names.map(name => [name, {}]))),
    ...Object.fromEntries(names.map(name => [`data/${name}.jsonl`, examples(12, name)])),
  };
}
