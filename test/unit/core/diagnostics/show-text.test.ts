import { describe, expect, test } from 'vitest';
import { showText } from '../../../../src/core/diagnostics/show-text.ts';

describe('showText', () => {
  test.each([
    ['plain', 'plain'],
    ['Zürich 東京 🙂', 'Zürich 東京 🙂'],
    ['line\nbreak\tand tab', 'line\\u{a}break\\u{9}and tab'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['admin\u202egnp', 'admin\\u{202e}gnp'],
    ['a\u200bb\ufeffc\u00add', 'a\\u{200b}b\\u{feff}c\\u{ad}d'],
    ['no\u00a0break\u3000space\u2028', 'no\\u{a0}break\\u{3000}space\\u{2028}'],
    ['\ud800', '\\u{d800}'],
    ['\u3164\u{e0041}', '\\u{3164}\\u{e0041}'],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), `${'x'.repeat(39)}…`],
    ['🙂'.repeat(41), `${'🙂'.repeat(39)}…`],
    ['y'.repeat(1_000_000), `${'y'.repeat(39)}…`],
  ])('shows %j so that nothing hides in it', (text, shown) => {
    expect(showText(text)).toBe(shown);
  });
});
