import fc from 'fast-check';

// Manifests as people write them: valid, but with every habit of layout that an edit must leave alone.
const comment = fc.constantFrom('', '', ' # note', "   # TODO: it's late", ' #x');
const before = fc.constantFrom('', '', '', '# before\n', '\n', '\n# a: b\n');

/** `@@` stands for the indent of a continuation line. */
const VALUES = {
  base_model: ['gpt-4.1-mini-2025-04-14', '"gpt-4o-mini-2024-07-18"', "'gpt-4.1'", '>-\n@@gpt-4.1'],
  training_file: ['datasets/a/train.jsonl', '"data/ä b.jsonl"', "'a.jsonl'", '\n@@a.jsonl'],
  validation_file: ['datasets/a/validation.jsonl', '"v.jsonl"'],
  hyperparameters: [
    '{ n_epochs: 3,  learning_rate_multiplier: 1.80 }',
    '{n_epochs:   auto}',
    '{}',
    '\n@@n_epochs: 3\n@@# batch_size: 4',
  ],
  suffix: ['tone', '"a-1"', '10a', "'1'"],
  seed: ['42', '0x10', '0', '4.0'],
  max_cost_usd: ['20', '0.50', '1e2'],
  description: [
    'plain text',
    '"esc \\u00e9 \\" q"',
    "'it''s'",
    '>-\n@@folded text\n@@more',
    '|\n@@keep  this\n\n@@# not a comment',
    '|+\n@@kept\n\n',
    'one\n@@two',
  ],
  model_id: ['ft:old', '"ft:gpt-4.1:acme::old"', "'ft:old'", '', '~', 'null', '>-\n@@ft:old', '\n@@ft:old'],
} as const;
type Key = keyof typeof VALUES;

const REQUIRED: readonly Key[] = ['base_model', 'training_file'];
const OPTIONAL = (Object.keys(VALUES) as Key[]).filter(key => !REQUIRED.includes(key));

const pair = (key: Key) =>
  fc.record({ key: fc.constant<Key>(key), value: fc.constantFrom(...VALUES[key]), comment, before, quote: quotes() });

function quotes() {
  return fc.constantFrom('', '', '', '', '"', "'");
}

const entry = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).filter(name => name !== 'constructor'),
  quote: quotes(),
  comment,
  before,
  flow: fc.constantFrom(false, false, false, true),
  pairs: fc
    .subarray(OPTIONAL)
    .chain(chosen => fc.shuffledSubarray([...REQUIRED, ...chosen], { minLength: REQUIRED.length + chosen.length }))
    .chain(keys => fc.tuple(...keys.map(pair))),
});
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;

const layout = fc.record({
  indent: fc.constantFrom(2, 3, 4, 8),
  newline: fc.constantFrom('\n', '\n', '\r\n'),
  bom: fc.boolean(),
  finalNewline: fc.boolean(),
  start: fc.constantFrom('', '---\n', '# head\n\n', '%YAML 1.2\n---\n'),
  end: fc.constantFrom('', '# end\n', '\n\n# end\n'),
});

function renderEntry({ name, quote, comment, before, flow, pairs }: Entry, indent: string): string {
  const head = `${indented(before, indent)}${indent}${quote}${name}${quote}:`;
  if (flow) {
    const inner = pairs
      .filter(({ value }) => !value.includes('\n'))
      .map(({ key, value, quote }) => `${quote}${key}${quote}: ${value}`);
    const missing = pairs
      .filter(({ key, value }) => value.includes('\n') && REQUIRED.includes(key))
      .map(({ key }) => `${key}: ${VALUES[key][0]}`);
    return `${head} { ${[...inner, ...missing].join(', ')} }${comment}\n`;
  }
  const lines = pairs.map(({ key, value, comment, before, quote }) => {
    const text = value.replaceAll('@@', indent.repeat(3));
    const after = value.includes('\n') ? '' : comment;
    return `${indented(before, indent + indent)}${indent}${indent}${quote}${key}${quote}:  ${text}${after}\n`;
  });
  return `${head}${comment}\n${lines.join('')}`;
}

function indented(comment: string, indent: string): string {
  return comment.replaceAll('#', `${indent}#`);
}

/** A valid manifest in a human's layout, and the names of its models. */
export const humanManifest = fc
  .record({ layout, entries: fc.uniqueArray(entry, { selector: ({ name }) => name, minLength: 1, maxLength: 5 }) })
  .map(({ layout: { indent, newline, bom, finalNewline, start, end }, entries }) => {
    const models = entries.map(one => renderEntry(one, ' '.repeat(indent))).join('');
    const text = `${start}version: 1   # v\nmodels:\n${models}${end}`;
    const ended = finalNewline ? text : text.replace(/\n+$/, '');
    return { text: (bom ? '\ufeff' : '') + ended.replaceAll('\n', newline), names: entries.map(({ name }) => name) };
  });
