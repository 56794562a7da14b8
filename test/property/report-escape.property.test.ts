import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { code, logLine, prose, visible } from '../../src/core/report/escape.ts';

// FTG_RUNS=100000 for a long run by hand.
const numRuns = Number(process.env['FTG_RUNS'] ?? 5_000);

const hostile = fc.constantFrom(
  ...['@octocat', '@org/team', 'a@b.co', '#123', 'org/repo#1', 'GH-1', 'gh-22', 'org/repo@0123456', '&#64;octocat'],
  ...['0123456', 'deadbeef', '0123456789abcdef0123456789abcdef01234567', '1234567890', 'ftjob-abcdef1234567'],
  ...[
    'https://evil.example',
    'http://a',
    'ftp://a.b',
    'HTTPS://A.B',
    'www.evil.example',
    'WWW.A.B',
    'mailto:a@b.co',
    'xmpp:a@b',
  ],
  ...[
    '![x](https://evil.example/?q=1)',
    '[a](javascript:1)',
    '[a][b]',
    '[b]: https://a.b',
    '![][b]',
    '[^1]',
    '[^1]: x',
  ],
  ...[
    '<img src=x onerror=1>',
    '<!--',
    '-->',
    '<details>',
    '</details>',
    '<a@b.co>',
    '<https://a.b>',
    '&lt;',
    '&amp;',
    '&nbsp;',
  ],
  ...[
    '`',
    '``',
    '```\n',
    '~~~',
    '~~',
    '**',
    '__',
    '*a*',
    '_a_',
    '~a~',
    '- [ ] ',
    '- a',
    '1. a',
    '+ a',
    '> a',
    '# H',
    '---',
    '===',
  ],
  ...[
    '|',
    '\\|',
    '\\',
    '\\\\',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\t',
    '\0',
    ' ',
    '  \n',
    '\u2028',
    '\u0085',
    '$$x$$',
    '$`x`$',
    ':tada:',
    '{{',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u{e0041}',
    '\ud800',
    '\udc00',
    '\u001b[31m',
    '😀',
    'é',
    '的',
    '\u3164',
  ],
);
const text = fc
  .array(fc.oneof(hostile, hostile, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), { maxLength: 8 })
  .map(parts => parts.join(''));

function parse(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

/** What GitHub makes active in plain text, beyond what the parser knows, and what no reader can see. */
const ACTIVE: readonly RegExp[] = [
  /@[a-z0-9]/i,
  /#\d/,
  /GH-\d/i,
  /[0-9a-f]{7}/i,
  /www\.[^\s]/i,
  /:\/\/[^\s]/,
  /(?![ \u2060])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u,
];

function faults(tree: Nodes, allowed: ReadonlySet<string>): string[] {
  return [...nodesOf(tree)].flatMap(node => {
    if (!allowed.has(node.type)) return [node.type];
    if (node.type !== 'text') return [];
    return ACTIVE.filter(pattern => pattern.test(node.value)).map(
      pattern => `${pattern} in ${JSON.stringify(node.value)}`,
    );
  });
}

/** Rows and cells of the only table, so that nothing broke out of its cell. */
function shape(tree: Nodes): string {
  const rows = [...nodesOf(tree)].filter(node => node.type === 'tableRow');
  return rows.map(row => row.children.length).join(' ');
}

const inTable = (cell: string): string => `| k | v |\n|:--|:--|\n| name | ${cell} |\n| next | row |\n`;
const TABLE = ['root', 'table', 'tableRow', 'tableCell', 'text'];

describe('untrusted text is inert', () => {
  test('as code in a table', () => {
    const allowed = new Set([...TABLE, 'inlineCode']);
    fc.assert(
      fc.property(text, value => {
        const tree = parse(inTable(code(value)));
        expect(faults(tree, allowed)).toEqual([]);
        expect(shape(tree)).toBe('2 2 2');
        expect([...nodesOf(tree)].filter(node => node.type === 'inlineCode')).toHaveLength(1);
      }),
      { numRuns },
    );
  });

  test('as prose in a table', () => {
    fc.assert(
      fc.property(text, value => {
        const tree = parse(inTable(prose(value)));
        expect(faults(tree, new Set(TABLE))).toEqual([]);
        expect(shape(tree)).toBe('2 2 2');
      }),
      { numRuns },
    );
  });

  test('as prose in a list', () => {
    const allowed = new Set(['root', 'list', 'listItem', 'paragraph', 'strong', 'text']);
    fc.assert(
      fc.property(text, value => {
        const tree = parse(`- **error** ${prose(value)}\n- next\n`);
        expect(faults(tree, allowed)).toEqual([]);
        expect([...nodesOf(tree)].filter(node => node.type === 'listItem')).toHaveLength(2);
      }),
      { numRuns },
    );
  });

  test('and the check can fail: unescaped text breaks out', () => {
    const broken = fc.check(
      fc.property(text, value => faults(parse(inTable(value)), new Set(TABLE)).length === 0),
      { numRuns: 200 },
    );
    expect(broken.failed).toBe(true);
  });
});

test('prose says what it was told: only what is invisible or inert is added', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'abc xyz.,:;()[]*_`|<>#@/\\-+!?=~$&^{}"\''), maxLength: 100 });
  fc.assert(
    fc.property(plain, value => {
      const tree = parse(inTable(prose(`a${value}b`)));
      const cell = [...nodesOf(tree)].filter(node => node.type === 'tableCell')[3];
      const shown =
        cell === undefined ? [] : [...nodesOf(cell)].flatMap(node => (node.type === 'text' ? [node.value] : []));
      expect(shown.join('').replaceAll('\u2060', '')).toBe(`a${value}b`);
    }),
    { numRuns },
  );
});

test('a line of the log never holds a command of the runner', () => {
  const commands = fc.constantFrom(
    '::error::',
    '::set-output name=a::b',
    '##[command]',
    '##',
    '[',
    ':',
    '::',
    '\n::add-mask::x',
    '\r',
    '%0A',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(commands, hostile)).map(parts => parts.join('')),
      value => {
        const line = logLine(value);
        expect(line).not.toMatch(/::|##\[/);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      },
    ),
    { numRuns },
  );
});

test('visible text is one line of bounded length', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (value, max) => {
      const shown = visible(value, max);
      expect([...shown].length).toBeLessThanOrEqual(max);
      expect(shown).not.toMatch(/(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u);
    }),
    { numRuns },
  );
});
