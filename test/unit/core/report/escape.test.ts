import { describe, expect, test } from 'vitest';
import { code, logLine, prose, visible } from '../../../../src/core/report/escape.ts';

describe('code', () => {
  test.each([
    ['plain', '`plain`'],
    ['', '`(empty)`'],
    ['  ', '`(empty)`'],
    ['a|b', '`a\u00a6b`'],
    ['`', '`` ` ``'],
    ['a``b', '``` a``b ```'],
    ['@team #1', '`@team #1`'],
    ['two\nlines', '`two\\u{a}lines`'],
    ['\u202egnp', '`\\u{202e}gnp`'],
    ['\ud800', '`\\u{d800}`'],
  ])('%j', (text, markdown) => expect(code(text)).toBe(markdown));

  test('is cut to 80 characters and says so', () => {
    expect(code('x'.repeat(200))).toBe(`\`${'x'.repeat(79)}…\``);
    expect(code('😀'.repeat(80))).toBe(`\`${'😀'.repeat(80)}\``);
  });
});

describe('prose', () => {
  test.each([
    ['A plain sentence, (with) "marks": 1 + 1 = 2!', 'A plain sentence, (with) "marks": 1 + 1 = 2!'],
    ['n_epochs', 'n\\_epochs'],
    ['@octocat', '@\u2060octocat'],
    ['#123', '\\#\u2060123'],
    ['GH-1', 'GH-\u20601'],
    ['https://evil.example', 'https:\u2060//evil.example'],
    ['www.evil.example', 'www\u2060.evil.example'],
    ['[a](b)', '\\[a\\](b)'],
    ['<b>&lt;', '\\<b\\>\\&lt;'],
    ['a | b', 'a \\| b'],
    ['0123456', '012345\u20606'],
    ['012345', '012345'],
    ['- item', '\u2060- item'],
    ['1. item', '\u20601. item'],
    ['two\nlines', 'two\\\\u{a}lines'],
  ])('%j', (text, markdown) => expect(prose(text)).toBe(markdown));

  test('is cut to 600 characters', () => expect(prose('x'.repeat(5_000))).toBe(`${'x'.repeat(599)}…`));
});

describe('a line of the log', () => {
  test.each([
    ['an ordinary line: fine', 'an ordinary line: fine'],
    ['::error::x', ':\\u{3a}error:\\u{3a}x'],
    [':::', ':\\u{3a}:'],
    ['##[group]x', '#\\u{23}[group]x'],
    ['a\n::add-mask::b', 'a\\u{a}:\\u{3a}add-mask:\\u{3a}b'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['ft:gpt-4.1::abc', 'ft:gpt-4.1:\\u{3a}abc'],
  ])('%j', (text, line) => expect(logLine(text)).toBe(line));
});

test('visible text costs nothing, however long it is', () => {
  expect(visible('\u200b'.repeat(10_000_000), 5)).toBe('\\u{2…');
});
