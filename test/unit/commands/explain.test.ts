import { describe, expect, test } from 'vitest';
import { diagnosticPages } from '../../../scripts/diagnostics.ts';
import { CODE_EXAMPLES } from '../../../src/commands/code-examples.ts';
import { explainText, findCode } from '../../../src/commands/explain.ts';
import { amongPairs, amongPreferences, amongReinforcement } from '../core/dataset/format-lines.ts';
import { amongGoodLines, GOOD_LINE, inspectBytes } from '../core/dataset/inspect-bytes.ts';

/** A good file of the format that the code is about. */
function fileOf(code: string): (line: string) => string {
  if (code.includes('_PREFERENCE_')) return amongPreferences;
  if (code.includes('_RFT_')) return amongReinforcement;
  return /_PAIR_|_COMPLETION_/.test(code) ? amongPairs : amongGoodLines;
}

describe.each(Object.entries(CODE_EXAMPLES))('The example of %s', (code, example) => {
  const codesIn = async (line: string): Promise<string[]> => {
    // The wrong format shows in a file of its own; everything else on one line among good ones.
    const { findings } = await inspectBytes(code === 'E_FORMAT' ? `${line}\n`.repeat(10) : fileOf(code)(line));
    return findings.map(finding => finding.code);
  };

  test('is of a code that exists, and is shown', () => {
    for (const text of [explainText(findCode(code)), diagnosticPages().get(`${code}.md`)])
      for (const line of [example?.bad, example?.good]) expect(text).toContain(line ?? 'nothing');
  });

  test('gives the finding when it is bad, and not when it is good', async () => {
    expect(await codesIn(example?.bad ?? GOOD_LINE)).toContain(code);
    expect(await codesIn(example?.good ?? '')).not.toContain(code);
  });
});

test('Every severity is explained', () => {
  for (const [code, word] of [
    ['E_JSON', 'Error'],
    ['W_SURROGATE', 'Warning'],
    ['N_CRLF', 'Notice'],
  ] as const)
    expect(explainText(findCode(code))).toContain(`${word}: `);
});
