import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { suggestLine } from '../../src/core/dataset/fix/suggest-line.ts';
import { E_BOM } from '../../src/core/diagnostics/codes/dataset-codes.ts';
import { suggestionBody, suggestionIn } from '../../src/core/report/suggestions.ts';

// FTG_RUNS=100000 for a long run by hand.
const numRuns = Number(process.env['FTG_RUNS'] ?? 2_000);

const piece = fc.oneof(
  fc.constantFrom(
    '`',
    '```',
    '````suggestion',
    '~~~',
    '\n',
    '\r\n',
    '-->',
    '<!--',
    '@octocat',
    '</details>',
    ' ',
    '\\',
  ),
  fc.constantFrom('\u202e', '\u200b', '\u00a0', '\u2028', '\t', '\ud800', '\ufeff', '<img src=x>', '#1'),
  fc.string({ unit: 'binary' }),
);
const answer = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));
/** Either as JSON escapes what it must, or with every line separator and format character left as it is. */
const line = fc
  .record({ answer, isBare: fc.boolean() })
  .map(({ answer: content, isBare }) =>
    isBare
      ? `{"messages":[{"role":"user","content":"u"},{"role":"assistant","content":${JSON.stringify(content)}}],"k":"${content.replace(/["\\\n\r]/g, '')}"}`
      : `{"messages":[{"role":"user","content":"u"},{"role":"assistant","content":${JSON.stringify(content)}}]}`,
  );

const E_BOM_FINDING = { ...E_BOM, message: '', lines: [1], count: 1, places: [] };

test('whatever a line holds, its comment is a marker, a sentence and a block with exactly the mended line', async () => {
  let offered = 0;
  await fc.assert(
    fc.asyncProperty(line, async text => {
      const suggestion = await suggestLine('a.jsonl', Buffer.from(`\ufeff${text}`), [E_BOM_FINDING]);
      if (suggestion === null) return;
      offered += 1;
      const body = suggestionBody(suggestion);
      expect(suggestionIn(body)).toBe(suggestion.digest);
      const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      expect(tree.children.map(({ type }) => type)).toEqual(['html', 'paragraph', 'code']);
      expect(tree.children[2]).toMatchObject({ lang: 'suggestion', meta: null, value: suggestion.text });
      expect(suggestion.text).not.toMatch(/[\p{C}\u2028\u2029\u00a0]/u);
      expect(() => JSON.parse(suggestion.text)).not.toThrow();
    }),
    { numRuns },
  );
  expect(offered).toBeGreaterThan(numRuns / 20);
});
