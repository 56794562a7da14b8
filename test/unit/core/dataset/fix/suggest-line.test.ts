import { describe, expect, test } from 'vitest';
import { mendableLines, suggestLine } from '../../../../../src/core/dataset/fix/suggest-line.ts';
import { inspectDataset } from '../../../../../src/core/dataset/inspect.ts';
import type { Finding } from '../../../../../src/core/dataset/inspection.ts';
import { suggestionBody } from '../../../../../src/core/report/suggestions.ts';

const user = '{"role":"user","content":"Is it open?"}';
const chat = (...messages: readonly string[]): string => `{"messages":[${messages.join(',')}]}`;
const assistant = (answer: string, more = ''): string =>
  `{"role":"assistant","content":${JSON.stringify(answer)}${more}}`;
const answered = (answer: string, more = ''): string => chat(user, assistant(answer, more));
const good = (n: number): string => answered(`Yes, until ${n} in the evening.`);

async function inspect(lines: readonly string[]): Promise<readonly Finding[]> {
  async function* chunks() {
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
  return (await inspectDataset({ chunks: chunks(), expected: 'chat', measure: null, maxExampleTokens: null })).findings;
}

/** What is offered for the last line of a file of thirty. */
async function offered(line: string) {
  const lines = [...Array.from({ length: 29 }, (_, n) => good(n)), line];
  const findings = mendableLines(await inspect(lines)).get(lines.length);
  return findings === undefined ? undefined : suggestLine('data/a.jsonl', Buffer.from(line), findings);
}

describe('A line is offered mended', () => {
  test.each([
    ['E_BOM', `\ufeff${good(1)}`, good(1)],
    ['E_WEIGHT', answered('Yes.', ',"weight":null'), answered('Yes.')],
    ['E_MESSAGE_NAME', chat(user.replace('}', ',"name":null}'), assistant('Yes.')), answered('Yes.')],
    ['W_ANSWER_EDGE', answered(' Yes, it is.\n'), answered('Yes, it is.')],
  ])('%s', async (code, line, mended) => {
    const suggestion = await offered(line);
    expect(suggestion?.findings.map(finding => finding.code)).toEqual([code]);
    expect(suggestion?.text).toBe(mended);
    const lines = [...Array.from({ length: 29 }, (_, n) => good(n)), suggestion?.text ?? ''];
    expect((await inspect(lines)).map(finding => finding.code)).not.toContain(code);
  });

  test('of all that is wrong with it at once, and each is named', async () => {
    const suggestion = await offered(`\ufeff${answered('Yes.', ',"weight": null')}`);
    expect(suggestion).toMatchObject({ text: answered('Yes.'), isError: true });
    expect(suggestion?.findings.map(({ code }) => code).sort()).toEqual(['E_BOM', 'E_WEIGHT']);
  });
});

const TOKEN = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;

describe('Nothing is offered for a line', () => {
  test.each([
    ['with nothing that a rule mends', answered('', ',"weight":2')],
    ['that stays wrong in the same way', answered('Yes.', ',"weight":null').replace('},{', ',"weight":"x"},{')],
    ['that cannot be read', `\ufeff${good(1).slice(0, -1)}`],
    ['of more than 8 KiB', answered('Yes. '.repeat(2000), ',"weight":null')],
    ['that holds a secret', answered(`Use ${TOKEN}.`, ',"weight":null')],
    [
      'that holds a secret in escapes',
      answered('Use X.', ',"weight":null').replace('X', TOKEN.replace('g', '\\u0067')),
    ],
    ['that holds a secret where no rule looks', `${answered('Yes.', ',"weight":null').slice(0, -1)},"id":"${TOKEN}"}`],
    ['that holds personal data', answered('Write to robin.miller@gmail.com.', ',"weight":null')],
    ['that turns the direction of text', answered('Yes\u202e.', ',"weight":null')],
    ['with a character that nobody sees', answered('Yes\u200b.', ',"weight":null')],
    ['that ends in a CR', `${answered('Yes.', ',"weight":null')}\r`],
  ])('%s', async (_what, line) => {
    expect((await offered(line)) ?? null).toBeNull();
  });
});

test('the digest tells apart lines, files and what they become, and not where a line stands', async () => {
  const [finding] = await inspect([answered('Yes.', ',"weight":null')]).then(all =>
    all.filter(f => f.code === 'E_WEIGHT'),
  );
  if (finding === undefined) throw new Error('The line has no finding');
  const digest = async (path: string, answer: string) =>
    (await suggestLine(path, Buffer.from(answered(answer, ',"weight":null')), [finding]))?.digest;
  expect(await digest('a', 'Yes.')).toMatch(/^[0-9a-f]{32}$/);
  expect(await digest('a', 'Yes.')).toBe(await digest('a', 'Yes.'));
  expect(new Set([await digest('a', 'Yes.'), await digest('b', 'Yes.'), await digest('a', 'No.')]).size).toBe(3);
});

test('the block is fenced by more backticks than the line has in a row', async () => {
  const suggestion = await offered(answered('```js\n1\n``` and ````', ',"weight":null'));
  if (suggestion == null) throw new Error('Nothing is offered');
  const [marker, what, , open, text, close] = suggestionBody(suggestion).split('\n');
  expect(marker).toMatch(/^<!-- finetune-gitops:suggestion:[0-9a-f]{32} -->$/);
  expect(what).toBe(
    '**E_WEIGHT** A message weight is not usable. Mended as `finetune-gitops fix --all` would: "weight": null removed.',
  );
  expect([open, text, close]).toEqual(['`````suggestion', suggestion.text, '`````']);
});
