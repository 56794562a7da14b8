// No times are asserted; what the limits guard against takes minutes or kills the process, which the runner notices.
import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../../src/core/manifest/parse.ts';
import { MAX_BYTES, MAX_DEPTH, MAX_TOKENS, prescan } from '../../../../src/core/manifest/prescan.ts';

function fill(part: string, start = ''): string {
  return (start + part.repeat(Math.ceil(MAX_BYTES / part.length))).slice(0, MAX_BYTES);
}

function outcome(text: string): string {
  const scan = prescan(text);
  return scan.kind === 'refused' ? `${scan.refusal.kind} at ${scan.offset}` : 'read';
}

const stairs = Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}:\n`).join('');

describe('256 KiB', () => {
  test.each([
    ['of [', fill('['), 'depth'],
    ['of {', fill('{'), 'depth'],
    ['of - -', fill('- '), 'depth'],
    ['of ? ?', fill('? '), 'depth'],
    ['of : :', fill(': '), 'depth'],
    ['of a: a:', fill('a: '), 'depth'],
    ['of growing indents', stairs.slice(0, MAX_BYTES), 'depth'],
    ['of brackets on lines', fill('[\n'), 'depth'],
    ['of anchors', fill('&a '), 'anchor'],
    ['of aliases', fill('*a '), 'alias'],
    ['of tags', fill('!a '), 'tag'],
    ['of directives', fill('%YAML 1.2\n'), 'tokens'],
    ['of document starts', fill('---\n'), 'documents'],
    ['of document ends', fill('...\n'), 'documents'],
    ['of line ends', fill('\n'), 'tokens'],
    ['of comments', fill('#\n'), 'tokens'],
    ['of line ends before indented comments', fill(' #\n', 'a:\n'.padEnd(9_000, '\n')), 'tokens'],
    ['of keys', keys.slice(0, MAX_BYTES), 'tokens'],
    ['of empty keys', fill('?\n'), 'tokens'],
    ['of keys in braces', fill('a,', '{'), 'tokens'],
    ['of commas', fill(',', '['), 'tokens'],
    ['of pairs in braces', fill(':,', '{'), 'tokens'],
    ['of lists as keys', fill('[]: '), 'tokens'],
    ['of block scalars', fill('a: |\n\n\n'), 'tokens'],
    ['of quotes', fill('"'), 'tokens'],
    ['of broken quotes', fill('  "\n'), 'tokens'],
    ['of mixed quotes', fill('"\n\'\n'), 'tokens'],
    ['of quotes within quotes', fill("'''\n"), 'tokens'],
    ['of one quoted text', `"${'x'.repeat(MAX_BYTES - 2)}"`, 'read'],
    ['of one open quote', fill('x', '"'), 'read'],
    ['of backslashes', fill('\\', '"'), 'tokens'],
    ['of unknown escapes', fill('}\\', '"'), 'tokens'],
    ['of escaped quotes', fill('\\"', '"'), 'tokens'],
    ['of one folded text', fill('x\n  ', 'a: '), 'read'],
    ['of NUL', fill('\0'), 'read'],
    ['of carriage returns', fill('\r'), 'read'],
    ['of byte order marks', fill('\ufeff').slice(0, MAX_BYTES / 3), 'read'],
    ['of spaces', fill(' '), 'read'],
  ])('%s end soon', (_, text, expected) => {
    expect(outcome(text).split(' ')[0]).toBe(expected);
    expect(parseManifest(text, 'models.yaml').manifest).toBeNull();
  });
});

describe('the limits', () => {
  test('are the sizes that still pass', () => {
    expect(outcome(fill(' '))).toBe('read');
    expect(outcome(`${fill(' ')} `)).toBe('size at 0');
    expect(outcome('\n'.repeat(MAX_TOKENS))).toBe('read');
    expect(outcome('\n'.repeat(MAX_TOKENS + 1))).toBe(`tokens at ${MAX_TOKENS}`);
    expect(outcome('['.repeat(MAX_DEPTH))).toBe('read');
    expect(outcome('['.repeat(MAX_DEPTH + 1))).toBe(`depth at ${MAX_DEPTH}`);
    expect(outcome('- '.repeat(MAX_DEPTH))).toBe('read');
    expect(outcome('- '.repeat(MAX_DEPTH + 1))).toBe(`depth at ${MAX_DEPTH * 2}`);
  });

  test('count bytes, not characters', () => {
    expect(outcome('é'.repeat(MAX_BYTES / 2))).toBe('read');
    expect(outcome('é'.repeat(MAX_BYTES / 2 + 1))).toBe('size at 0');
  });
});

describe('a feature sign', () => {
  test.each([
    'a: "&x *y !z"',
    "a: '%YAML 1.1'",
    'a: b&c*d!e',
    'a: |\n  &x\n  --- \n',
    'a: # &x *y !z\n',
    'a: - --- ...',
  ])('is plain text in %j', text => {
    expect(outcome(text)).toBe('read');
  });
});
