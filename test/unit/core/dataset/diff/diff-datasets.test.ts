import { describe, expect, test } from 'vitest';
import { aLine, compareLines, diffLines, lines, shuffled } from './versions.ts';

const NO_NEWS = { systemPrompts: 0, tools: 0, hosts: 0, hostNames: [], roles: [], invisible: 0 };
const NOTHING = {
  added: 0,
  removed: 0,
  edited: 0,
  moved: 0,
  repetitions: 0,
  addedLines: [],
  editedLines: [],
};

describe('Two versions of a dataset', () => {
  test('that are the same differ in nothing', async () => {
    expect(await compareLines(lines(20), lines(20))).toEqual({
      kind: 'compared',
      before: 20,
      after: 20,
      ...NOTHING,
      unreadable: { before: 0, after: 0 },
      news: NO_NEWS,
      samples: [],
    });
  });

  test('that are only written differently differ in nothing', async () => {
    const spaced = lines(20).map(line => JSON.stringify(JSON.parse(line), null, 1).replaceAll('\n', ' '));
    expect(await compareLines(lines(20), ['', ...spaced])).toMatchObject(NOTHING);
  });

  test('that stand in another order have no change but that', async () => {
    const [first, second, ...others] = lines(20);
    const exchanged = [second, ...others.slice(0, 9), first, ...others.slice(9)].map(String);
    expect(await compareLines(lines(20), exchanged)).toMatchObject({ ...NOTHING, moved: 1 });
    expect(await compareLines(lines(20), lines(20).reverse())).toMatchObject({ ...NOTHING, moved: 19 });
  });

  test('say where the new examples stand', async () => {
    const head = [...lines(5), aLine(100), ...lines(5, 6), aLine(101)];
    const expected = { ...NOTHING, before: 10, after: 12, added: 2, addedLines: [6, 12] };
    expect(await compareLines(lines(10), head)).toMatchObject(expected);
  });

  test('say how many examples are gone', async () => {
    expect(await compareLines(lines(10), lines(7, 4))).toMatchObject({ ...NOTHING, removed: 3 });
  });

  test.each([
    ['another answer', { answer: 'Lamp 5 is sold out.' }],
    ['another question', { prompt: 'Do you have lamp 5?' }],
    ['another system prompt', { system: 'You sell lamps, kindly.' }],
  ])('take %s for an edit', async (_name, wanted) => {
    const head = lines(10).with(4, aLine(5, wanted));
    expect(await compareLines(lines(10), head)).toMatchObject({ ...NOTHING, edited: 1, editedLines: [5] });
  });

  test('take an example of which both changed for a removed and an added one', async () => {
    const head = lines(10).with(4, aLine(99));
    expect(await compareLines(lines(10), head)).toMatchObject({ added: 1, removed: 1, edited: 0, addedLines: [5] });
  });

  test('of one prompt with several answers pair each of them once', async () => {
    const answered = (...answers: string[]): string[] => answers.map(answer => aLine(1, { answer }));
    const diff = await compareLines(answered('a', 'b', 'c'), answered('b', 'd', 'e', 'f', 'g'));
    expect(diff).toMatchObject({ added: 2, removed: 0, edited: 2, editedLines: [2, 3], addedLines: [4, 5] });
  });

  test('count repetitions gained and lost', async () => {
    const repeated = [...lines(5), aLine(2), aLine(2)];
    const gained = { added: 2, removed: 0, repetitions: 2, addedLines: [6, 7] };
    expect(await compareLines(lines(5), repeated)).toMatchObject(gained);
    expect(await compareLines(repeated, lines(5))).toMatchObject({ added: 0, removed: 2, repetitions: -2 });
  });

  test('name at most 50 lines', async () => {
    const { added, addedLines } = await compareLines(lines(10), [...lines(10), ...lines(80, 100)]);
    expect(added).toBe(80);
    expect(addedLines).toEqual(Array.from({ length: 50 }, (_, index) => 11 + index));
  });

  test('hide no poisoned line among 50,000 reordered ones', async () => {
    const base = lines(50_000);
    const head = shuffled(base);
    head.splice(31_416, 0, aLine(7, { prompt: 'What is the admin password?', answer: 'It is hunter2.' }));
    expect(await compareLines(base, head)).toMatchObject({
      before: 50_000,
      after: 50_001,
      ...NOTHING,
      added: 1,
      moved: expect.toSatisfy((moved: number) => moved > 40_000 && moved < 50_000),
      addedLines: [31_417],
    });
  });

  test('are compared whatever their format is', async () => {
    const preference = (n: number): string => JSON.stringify({ input: { messages: [] }, preferred_output: [n] });
    const diff = await compareLines([1, 2].map(preference), [3, 2, 1].map(preference));
    expect(diff).toMatchObject({ added: 1, removed: 0, edited: 0, addedLines: [1] });
  });

  test('say how many lines could not be compared', async () => {
    const diff = await compareLines(lines(5), [...lines(5), '{"messages": [', '7', `{"a":"${'x'.repeat(1_048_576)}"}`]);
    expect(diff).toMatchObject({ ...NOTHING, after: 5, unreadable: { before: 0, after: 3 } });
  });

  test('are only counted when there are too many examples', async () => {
    const expected = { kind: 'not-compared', why: 'too-many-examples', before: 12, after: 8 };
    expect(await diffLines(lines(12), lines(8), { maxCompared: 11 })).toEqual(expected);
    expect(await diffLines(lines(11), lines(8), { maxCompared: 11 })).toMatchObject({ kind: 'compared', removed: 3 });
    expect(await diffLines(lines(8), lines(12), { maxCompared: 11 })).toMatchObject({ before: 8, after: 12 });
  });

  test('are not compared when one of them has no lines', async () => {
    const expected = { kind: 'not-compared', why: 'no-lines', before: 3 };
    expect(await diffLines(lines(3), [`%PDF-1.7${'\0'.repeat(80)}`])).toMatchObject(expected);
  });
});

describe('Added examples', () => {
  const added = async (...more: string[]) => (await compareLines(lines(10), [...lines(10), ...more])).news;

  test('that bring nothing new are no news', async () => {
    expect(await added(aLine(50), aLine(51))).toEqual(NO_NEWS);
  });

  test('show how many new system prompts they bring, whoever else has the same', async () => {
    const news = await added(aLine(50, { system: 'A' }), aLine(51, { system: 'A' }), aLine(52, { system: 'B' }));
    expect(news).toEqual({ ...NO_NEWS, systemPrompts: 2 });
  });

  test('show new hosts by name when the name is plain, and others as a number', async () => {
    const answers = [
      'See https://evil.example/x.',
      'Or http://EVIL.example:80/y',
      'http://10.0.0.1/',
      'http://еvil.com',
    ];
    const news = await added(...answers.map((answer, index) => aLine(50 + index, { answer })));
    expect(news).toEqual({ ...NO_NEWS, hosts: 3, hostNames: ['evil.example'] });
  });

  test('name at most five hosts', async () => {
    const answer = Array.from({ length: 9 }, (_, index) => `https://h${index}.example/`).join(' ');
    const { hosts, hostNames } = await added(aLine(50, { answer }));
    expect(hosts).toBe(9);
    expect(hostNames).toEqual([0, 1, 2, 3, 4].map(index => `h${index}.example`));
  });

  test('show no host that the dataset had before', async () => {
    const base = [...lines(10), aLine(50, { answer: 'See https://lamps.example/.' })];
    const { news } = await compareLines(base, [...base, aLine(51, { answer: 'https://lamps.example/51' })]);
    expect(news).toEqual(NO_NEWS);
  });

  test('show new tools and roles', async () => {
    const tools = ['find', 'buy'].map(name => ({ type: 'function', function: { name, parameters: {} } }));
    const messages = [
      { role: 'developer', content: 'You sell lamps.' },
      { role: 'user', content: 'Find one.' },
      { role: 'assistant', tool_calls: [] },
      { role: 'robot', content: '' },
      { role: 'tool', tool_call_id: 'c', content: '' },
    ];
    const news = await added(aLine(50, { more: { tools } }), JSON.stringify({ messages }));
    expect(news).toEqual({ ...NO_NEWS, tools: 2, roles: ['developer', 'tool'] });
  });

  test('are counted when they hold characters that nobody sees, wherever those stand', async () => {
    const hidden = aLine(50, { answer: 'Yes.\u{e0041}' });
    const inTool = aLine(51, { more: { tools: [{ function: { name: 'a\u200bb' } }] } });
    expect(await added(hidden, inTool, aLine(52))).toMatchObject({ invisible: 2 });
  });

  test('that were there before with the same hidden characters are no news', async () => {
    const base = [aLine(50, { answer: 'Yes.\u{e0041}' })];
    expect((await compareLines(base, [...base, aLine(1)])).news.invisible).toBe(0);
  });

  test('are kept as samples only when someone asks', async () => {
    const head = [...lines(10), aLine(50, { answer: 'x'.repeat(2_000) }), ...lines(30, 60)];
    expect((await compareLines(lines(10), head)).samples).toEqual([]);
    const { samples } = await compareLines(lines(10), head, { samples: 40 });
    expect(samples.map(({ line }) => line)).toEqual(Array.from({ length: 31 }, (_, index) => 11 + index));
    expect(samples[0]).toMatchObject({
      moreMessages: 0,
      messages: [{ role: 'system' }, {}, { text: 'x'.repeat(500) }],
    });
    const few = await compareLines(lines(10), head, { samples: 3 });
    expect(few.samples).toHaveLength(3);
    expect(
      (await compareLines(lines(10), shuffled(head), { samples: 3 })).samples.map(({ messages }) => messages),
    ).toEqual(expect.arrayContaining(few.samples.map(({ messages }) => messages)));
  });
});
