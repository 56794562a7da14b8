const row = (question: string, answer: string): object => ({
  messages: [
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ],
});

/** YAML and the rows that it becomes. */
export const YAML_CASES: readonly (readonly [what: string, source: string, rows: readonly object[]])[] = [
  ['a list', '- question: a\n  answer: b\n- question: c\n  answer: d\n', [row('a', 'b'), row('c', 'd')]],
  ['documents', '---\nquestion: a\nanswer: b\n---\nquestion: c\nanswer: d\n...\n', [row('a', 'b'), row('c', 'd')]],
  [
    'a list in documents',
    '---\n- {question: a, answer: b}\n---\n- {question: c, answer: d}\n',
    [row('a', 'b'), row('c', 'd')],
  ],
  ['one document', '%YAML 1.2\n---\nquestion: a\nanswer: b\n', [row('a', 'b')]],
  ['texts in blocks', '- question: |\n    a\n      b\n  answer: >-\n    c\n    d\n', [row('a\n  b\n', 'c d')]],
  [
    'values as they are written',
    '- question: 007\n  answer: 1.10\n- question: No\n  answer: True\n',
    [row('007', '1.10'), row('No', 'True')],
  ],
  ['quotes', "- question: \"a\\tb: *c & !d\"\n  answer: 'it''s'\n", [row('a\tb: *c & !d', "it's")]],
  [
    'chat',
    '- messages:\n    - role: user\n      content: a\n    - {role: assistant, content: b, weight: 0}\n    - {role: assistant, content: c}\n',
    [
      {
        messages: [
          { role: 'user', content: 'a' },
          { role: 'assistant', content: 'b', weight: 0 },
          { role: 'assistant', content: 'c' },
        ],
      },
    ],
  ],
  ['a comment first, by name', '# mine\n- question: a # the question\n  answer: b\n', [row('a', 'b')]],
];

/** YAML that is refused, the line and the beginning of why. */
export const YAML_REFUSED: readonly (readonly [source: string, line: number, why: string])[] = [
  ['- question: a\n  answer: &x b\n- question: *x\n  answer: c\n', 2, 'An anchor stands here'],
  ['- question: a\n  answer: b\n- *x\n', 3, 'An alias stands here'],
  ['- question: a\n  answer: !!binary aGk=\n', 2, 'A tag stands here'],
  ['%TAG ! tag:x,2000:\n---\n- question: a\n', 1, 'A directive stands here'],
  ['- question: a\n  answer: b\n  question: c\n', 3, 'A key appears twice'],
  ['- question: a\n  __proto__: b\n', 2, 'A key is named'],
  ['- question: a\n  ? [b]\n  : c\n', 2, 'A key is not a text'],
  ['- question: a\n  answer: "b\n', 3, 'This is not valid YAML'],
  ['- question: a\n - answer: b\n', 2, 'This is not valid YAML'],
  ['- question: a\n  answer: b\n- a text\n', 3, 'The record is not an object'],
  [`- question: ${'['.repeat(100)}\n`, 1, 'Values are nested deeper than 64 levels'],
  [`- question: ${'a'.repeat(1024 * 1024)}\n`, 0, 'The YAML file is larger than 1 MiB'],
];
