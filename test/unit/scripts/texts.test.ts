import { describe, expect, test } from 'vitest';
import { replaceTexts } from '../../../scripts/texts.ts';

const SENTENCE = 'A sentence of several words.';

/** What is left of the code, and the texts that were taken out. */
function taken(source: string): { readonly code: string; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const replaced = replaceTexts('example.ts', source, text => texts.push(text) - 1);
  return { code: replaced.replace(/^import __texts from [^;]*;/, ''), texts };
}

describe('The build takes out', () => {
  test('a text, however it is written, and leaves what is short', () => {
    expect(taken(`f('${SENTENCE}', "It's a text as well.", \`${SENTENCE}\`, 'too short');`)).toEqual({
      code: "f(__texts[0], __texts[1], __texts[2], 'too short');",
      texts: [SENTENCE, "It's a text as well.", SENTENCE],
    });
  });

  test('the texts of a template around what it computes, in their order', () => {
    const source = `const a = \`${SENTENCE} $\{b ? '${SENTENCE}' : \`\${c} words behind the value\`} ends\\nwith words, \\\`too\\\`\`;`;
    expect(taken(source)).toEqual({
      code: `const a = \`$\{__texts[0]}$\{b ? __texts[1] : \`$\{c}$\{__texts[2]}\`}$\{__texts[3]}\`;`,
      texts: [`${SENTENCE} `, SENTENCE, ' words behind the value', ' ends\nwith words, `too`'],
    });
  });

  test('nothing that cannot be computed: types, keys, names of modules, directives and tagged templates', () => {
    for (const source of [
      `type A = '${SENTENCE}';`,
      `const a: '${SENTENCE}' = b;`,
      `const a = { '${SENTENCE}': 1 };`,
      `import a from '${SENTENCE}';`,
      `export { a } from '${SENTENCE}';`,
      `export * from '${SENTENCE}';`,
      `'${SENTENCE}';`,
      `const a = tag\`${SENTENCE}\`;`,
    ])
      expect(taken(source)).toEqual({ code: source, texts: [] });
  });

  test('texts below an assertion of a type', () => {
    expect(taken(`export const A = ['${SENTENCE}'] as const satisfies B;`).texts).toEqual([SENTENCE]);
  });

  test('the same lines, so that places in the source stay', () => {
    const source = `\n\nf('${SENTENCE}');\n`;
    expect(replaceTexts('example.ts', source, () => 0).split('\n')).toHaveLength(source.split('\n').length);
  });
});
