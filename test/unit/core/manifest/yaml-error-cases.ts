import { type ErrorCase, entry } from './schema-error-cases.ts';

export const YAML_ERRORS: readonly ErrorCase[] = [
  [
    'an anchor',
    'a: &x 1\n',
    'E_MANIFEST_ALIAS m.yaml:1:4 This is an anchor (&); anchors, aliases and merge keys are not supported.',
  ],
  [
    'an alias',
    'a:\n  - *x\n',
    'E_MANIFEST_ALIAS m.yaml:2:5 This is an alias (*); anchors, aliases and merge keys are not supported.',
  ],
  [
    'a merge key',
    entry('<<: { seed: 1 }'),
    'E_MANIFEST_ALIAS m.yaml:4:5 This is a merge key (<<); anchors, aliases and merge keys are not supported.',
  ],
  ['a tag', 'version: !!int 1\n', 'E_MANIFEST_TAG m.yaml:1:10 This is a YAML tag (!); tags are not supported.'],
  [
    'two documents',
    'version: 1\n---\nversion: 1\n',
    'E_MANIFEST_DOCUMENTS m.yaml:2:1 A second YAML document starts here; a manifest is one document.',
  ],
  [
    'a document after an end',
    'a: 1\n...\nb: 1\n',
    'E_MANIFEST_DOCUMENTS m.yaml:3:1 A second YAML document starts here; a manifest is one document.',
  ],
  ...['%YAML 1.1', '%TAG ! tag:x,2000:', '%FOO'].map(
    line =>
      [
        line,
        `${line}\n---\nversion: 1\n`,
        'E_MANIFEST_DIRECTIVE m.yaml:1:1 The only directive a manifest may have is "%YAML 1.2".',
      ] as const,
  ),

  ['a tab as indent', 'a:\n\tb: 1\n', 'E_MANIFEST_SYNTAX m.yaml:2:1 Not valid YAML: tabs cannot indent; use spaces.'],
  [
    'an open bracket',
    'version: 1\nmodels: {\n',
    'E_MANIFEST_SYNTAX m.yaml:3:1 Not valid YAML: the indentation does not fit the lines around it, or a bracket is not closed.',
  ],
  [
    'an open quote',
    'version: "1\n',
    'E_MANIFEST_SYNTAX m.yaml:2:1 Not valid YAML: a colon, comma, space, closing bracket or closing quote is missing.',
  ],
  [
    'a key in a value',
    'a: b: c\n',
    'E_MANIFEST_SYNTAX m.yaml:1:4 Not valid YAML: a value on this line looks like another key; quote it or put it on its own line.',
  ],
  [
    'an impossible character',
    'a: "\\UFFFFFFFF"\n',
    'E_MANIFEST_SYNTAX m.yaml:1:5 Not valid YAML: a backslash in a double-quoted text is not followed by a known escape.',
  ],
  [
    'a reserved character',
    'a: @b\n',
    'E_MANIFEST_SYNTAX m.yaml:1:4 Not valid YAML: a value starts with a character that must be quoted.',
  ],

  [
    '300 KiB',
    `version: 1 #${'x'.repeat(300 * 1024)}`,
    'E_MANIFEST_SIZE m.yaml:1:1 The manifest is 301 KiB; the limit is 256 KiB.',
  ],
  [
    'more bytes than characters',
    `version: 1 #${'é'.repeat(128 * 1024)}`,
    'E_MANIFEST_SIZE m.yaml:1:1 The manifest is 257 KiB; the limit is 256 KiB.',
  ],
  [
    'too many tokens',
    '\n'.repeat(20_001),
    'E_MANIFEST_TOKENS m.yaml:20001:1 The manifest has more than 20000 YAML tokens; here is the first one too many.',
  ],
  ['deep brackets', `a: ${'['.repeat(32)}`, 'E_MANIFEST_DEPTH m.yaml:1:35 Nesting deeper than 32.'],
];
