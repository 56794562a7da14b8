import { describe, expect, test } from 'vitest';
import { amongGoodLines, codesOf, GOOD_LINE, inspectBytes } from './inspect-bytes.ts';

const formatOf = async (text: string): Promise<string> => (await inspectBytes(text)).format;
const twelve = (line: string): string => `${line}\n`.repeat(12);

const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 712602613\n';
const PROMPT_ONLY = '{"messages":[{"role":"developer","content":"d"},{"role":"user","content":"u"}]}';

describe('what a file is', () => {
  test.each([
    ['chat', twelve(GOOD_LINE)],
    ['anthropic', twelve(GOOD_LINE.replace('{', '{"system":"s",'))],
    ['anthropic', twelve(GOOD_LINE.replace('"Pong."', '[{"type":"tool_use","id":"t","name":"n","input":{}}]'))],
    ['chat', twelve(GOOD_LINE.replace('{', '{"system":null,'))],
    ['cohere', twelve('{"messages":[{"role":"User","content":"u"},{"role":"Chatbot","content":"c"}]}')],
    ['cohere', twelve('{"chat_history":[],"message":"m"}')],
    ['gemini', twelve('{"contents":[{"role":"user","parts":[{"text":"u"}]}]}')],
    ['pairs', twelve('{"input":"i","output":"o"}')],
    ['pairs', twelve('{"id":1,"question":"q","answer":"a"}')],
    ['pairs', twelve('{"input_text":"q","output_text":"a"}')],
    ['python', twelve("{'messages': [{'role': 'user', 'content': None}]}")],
    ['json-comments', `// examples\n${twelve(GOOD_LINE).slice(0, 3 * GOOD_LINE.length)}`],
    ['json-comments', '/* all\n   of them */\n[\n{}\n]\n'],
    ['html', '<!DOCTYPE html>\n<html><body>404</body></html>\n'],
    ['html', '<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code></Error>\n'],
    ['yaml', '---\n- messages:\n    - role: user\n'],
    ['yaml', 'messages:\n  - role: user\n'],
    ['csv', 'prompt,completion\nPing?,Pong.\n'],
    ['csv', '\ufeff"prompt";"completion"\n"Ping?";"Pong."\n'],
    ['tsv', 'prompt\tcompletion\nPing?\tPong.\n'],
    ['unknown', 'Hello, world\nand, what else\n'],
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
    ['csv', 'name,age\nAda,36\n'],
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
    ['// a comment'],
    ["{'role': None}"],
    ['prompt,completion'],
    ['---'],
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

  test.each([
    ['a comma after each', `${GOOD_LINE},\n${GOOD_LINE},\n`],
    ['bytes of another encoding', Buffer.from(`${GOOD_LINE.replace('P', '\u00e9')}\n`, 'latin1')],
    ['no objects', '[1]\n"two"\n'],
  ])('is not judged by its first line when no line can be read: %s', async (_what, text) => {
    const { findings } = await inspectBytes(text);
    const [format, ...others] = findings;
    expect(format).toMatchObject({
      code: 'E_FORMAT',
      message: expect.stringMatching(/^No line of the file is a JSON/),
    });
    expect(others.map(({ count }) => count)).toEqual([text.toString().split('\n').length - 1]);
  });

  test('is told from an answer of a storage service', async () => {
    const { format } = await inspectBytes('<Error>\n<Code>AccessDenied</Code>\n</Error>');
    expect(format).toBe('html');
  });

  test('is named where it is a line among those of chat', async () => {
    const { findings } = await inspectBytes(`${GOOD_LINE}\n${GOOD_LINE}\n{"instruction":"i","output":"o"}\n`);
    const about = findings.filter(({ lines }) => lines.includes(3));
    expect(about.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'E_MESSAGES: `messages` is missing, empty or not a list. The line looks as if it came from another file: an Alpaca dataset (`instruction`, `input`, `output`).',
    ]);
  });

  test('is a preference dataset also when its question does not stand in `input`', async () => {
    const outputs = { preferred_output: [], non_preferred_output: [] };
    for (const question of [{}, { messages: [{ role: 'user', content: 'q' }] }]) {
      const inspection = await inspectBytes(`${JSON.stringify({ ...question, ...outputs })}\n`);
      expect(inspection.format).toBe('preference');
      expect(codesOf(inspection)).toContain('E_PREFERENCE_INPUT@1');
    }
  });

  test.each([
    ['an Alpaca dataset', 3, '\n\n{"instruction":"i","output":"o"}\n'],
    ['a Gemini dataset', 2, '{"a":1}\n{"contents":[]}\n{"contents":[]}\n'],
    ['Python literals', 1, "{'messages': []}\n"],
    ['Python literals', 1, "[{'messages': [],\n  'a': 1,\n  'b': None}]\n"],
    ['comments', 2, `${GOOD_LINE}\n// here\n`],
    ['comma-separated values', 1, 'prompt,completion\nPing?,Pong.\n'],
    ['JSON, but not one example per line', 1, `[\n${GOOD_LINE},\n{\n}\n]\n`],
  ])('is said to be %s, at the line that shows it and with the command that helps', async (is, line, text) => {
    const { findings } = await inspectBytes(text);
    const message = findings.find(({ code }) => code === 'E_FORMAT')?.message ?? '';
    expect(message).toContain(is);
    expect(message).toContain(`as line ${line} shows`);
    expect(message).toContain('finetune-gitops convert FILE --to chat');
  });
});
