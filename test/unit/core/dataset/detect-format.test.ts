import { describe, expect, test } from 'vitest';
import { amongGoodLines, codesOf, GOOD_LINE, inspectBytes } from './inspect-bytes.ts';

const formatOf = async (text: string): Promise<string> => (await inspectBytes(text)).format;
const twelve = (line: string): string => `${line}\n`.repeat(12);

const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 712602613\n';
const PROMPT_ONLY = '{"messages":[{"role":"developer","content":"d"},{"role":"user","content":"u"}]}';

describe('what a file is', () => {
  test.each([
    ['chat', twelve(GOOD_LINE)],
    ['chat', twelve(GOOD_LINE.replace('{', '{"system":"s",'))],
    ['chat', twelve('{"messages":[{"role":"human","content":"u"}],"id":1}')],
    ['chat', twelve('{"messages":"none"}')],
    ['preference', twelve('{"input":{"messages":[]},"preferred_output":[],"non_preferred_output":[]}')],
    ['trl-preference', twelve('{"prompt":"p","chosen":"c","rejected":"r","id":1}')],
    ['reinforcement', twelve(PROMPT_ONLY)],
    ['reinforcement', twelve('{"messages":[{"role":"system","content":"s"}],"reference_answer":"a"}')],
    ['prompt-completion', twelve('{"prompt":"p","completion":"c"}')],
    ['alpaca', twelve('{"instruction":"i","input":"","output":"o"}')],
    ['sharegpt', twelve('{"conversations":[{"from":"human","value":"v"}]}')],
    ['unknown', twelve('{"queries":[]}')],
    ['unknown', 'name,age\nAda,36\n'],
    ['unknown', '[draft] notes about the data\n'],
    ['json-array', `[\n  ${GOOD_LINE},\n  ${GOOD_LINE}\n]\n`],
    ['json-array', `[${GOOD_LINE},${GOOD_LINE}]`],
    ['json-array', `[${GOOD_LINE},\n${GOOD_LINE},\n${GOOD_LINE}]`],
    ['json-array', JSON.stringify(JSON.parse(GOOD_LINE), null, 2)],
    ['json-array', `\ufeff[${`${GOOD_LINE},`.repeat(20_000)}${GOOD_LINE}]`],
    ['git-lfs-pointer', LFS],
    ['empty', ''],
    ['empty', '\n \r\n\t\n'],
    ['empty', '\ufeff'],
  ])('is %s', async (format, text) => {
    expect(await formatOf(text)).toBe(format);
  });

  test.each([
    ['{"instruction":"i","output":"o"}'],
    ['{"version":1}'],
    ['['],
    ['{'],
    [PROMPT_ONLY],
    [LFS.slice(0, LFS.indexOf('\n'))],
    ['not JSON at all'],
  ])('stays chat with the odd first line %j', async line => {
    expect(await formatOf(`${line}\n${twelve(GOOD_LINE)}`)).toBe('chat');
    expect(await formatOf(amongGoodLines(line))).toBe('chat');
  });

  test('is what came first when two formats are equally frequent', async () => {
    const alpaca = '{"instruction":"i","output":"o"}';
    expect(await formatOf(`${alpaca}\n${GOOD_LINE}\n`)).toBe('alpaca');
    expect(await formatOf(`${GOOD_LINE}\n${alpaca}\n`)).toBe('chat');
  });

  test('is chat as soon as one of the conversations has an answer', async () => {
    expect(await formatOf(twelve(PROMPT_ONLY) + GOOD_LINE)).toBe('chat');
  });
});

describe('a file of another format', () => {
  test('gives one finding, whatever its lines look like as chat', async () => {
    const inspection = await inspectBytes('\n{"instruction":"i","output":"o"}\n');
    expect(codesOf(inspection)).toEqual(['E_FORMAT']);
    expect(inspection).toMatchObject({
      examples: 1,
      tokensPerEpoch: null,
      tokenQuality: 'proxy',
      longestExample: null,
    });
  });

  test('says also which lines cannot be read, unless it has no lines of its own', async () => {
    expect(codesOf(await inspectBytes('{"a":1}\n{"a":\n'))).toEqual(['E_FORMAT', 'E_JSON@2']);
    expect(codesOf(await inspectBytes(`[\n${GOOD_LINE},\n]\n`))).toEqual(['E_FORMAT']);
    expect(codesOf(await inspectBytes(LFS))).toEqual(['E_FORMAT']);
  });
});
