import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../../../../../src/core/dataset/dialects.ts';
import type { InspectOptions } from '../../../../../src/core/dataset/inspect.ts';
import type { Portability } from '../../../../../src/core/dataset/portability/portability.ts';
import { amongGoodLines, GOOD_LINE, goodLines, inspectBytes } from '../inspect-bytes.ts';

type Verdicts = Readonly<Record<string, Portability>>;

async function verdictsOn(text: string, options: Partial<Omit<InspectOptions, 'chunks'>> = {}): Promise<Verdicts> {
  const { portability } = await inspectBytes(text, options);
  return Object.fromEntries(portability.map(each => [each.provider, each]));
}

/** `refuses weight@3,4`: the verdict of one provider and its reasons. */
function told({ verdict, reasons }: Portability | undefined = { verdict: 'takes', reasons: [] } as never): string {
  const why = reasons.map(({ verdict: kind, feature, lines }) => {
    const places = lines.length === 0 ? '' : `@${lines.join(',')}`;
    return `${kind} ${feature}${places}`;
  });
  return why.length === 0 ? verdict : `${verdict}: ${why.join('; ')}`;
}

const line = (messages: readonly object[], more: object = {}): string => JSON.stringify({ messages, ...more });
const USER = { role: 'user', content: 'Ping?' };
const ASSISTANT = { role: 'assistant', content: 'Pong.' };
const MODEL = { role: 'model', parts: [{ text: 'Pong.' }] };
const CONTENTS = [{ role: 'user', parts: [{ text: 'Ping?' }] }];

describe('A file of plain conversations', () => {
  test('is taken by everybody whose rows are conversations, in the order of the dialects', async () => {
    const { portability } = await inspectBytes(amongGoodLines());
    expect(portability.map(({ provider }) => provider)).toEqual(DIALECTS.map(({ name }) => name));
    const refusing = portability.filter(({ verdict }) => verdict !== 'takes').map(({ provider }) => provider);
    expect(refusing).toEqual(DIALECTS.filter(({ formats }) => formats.chat === undefined).map(({ name }) => name));
  });

  test('is too short for some, and for one that does not say so it is not known', async () => {
    const verdicts = await verdictsOn(goodLines(2).join('\n'));
    expect(told(verdicts['openai'])).toBe('refuses: refuses min-examples');
    expect(told(verdicts['fireworks'])).toBe('refuses: refuses min-examples');
    expect(told(verdicts['together'])).toBe('takes');
    expect(told(verdicts['nebius'])).toBe('unknown: unknown min-examples');
    expect(told((await verdictsOn(goodLines(3).join('\n')))['fireworks'])).toBe('takes');
  });

  test('may be as short as it likes when it only validates', async () => {
    const verdicts = await verdictsOn(GOOD_LINE, { minExamples: 1 });
    expect(verdicts['openai']?.verdict).toBe('takes');
    expect(verdicts['nebius']?.verdict).toBe('takes');
  });
});

describe('A row that a provider stumbles over', () => {
  test.each([
    ['together', 'refuses: refuses user-twice@3'],
    ['openai', 'takes'],
    ['trl', 'unknown: unknown user-twice@3'],
  ])('stops %s or not: %s', async (provider, expected) => {
    const verdicts = await verdictsOn(amongGoodLines(line([USER, USER, ASSISTANT])));
    expect(told(verdicts[provider])).toBe(expected);
  });

  test('may be taken, with a part of it ignored', async () => {
    const verdicts = await verdictsOn(amongGoodLines(line([USER, { ...ASSISTANT, weight: 0 }, USER, ASSISTANT])));
    expect(told(verdicts['trl'])).toBe('takes: ignores weight@3');
    expect(told(verdicts['fireworks'])).toBe('takes');
  });

  test('is named with the first of its lines, and counted', async () => {
    const rows = Array.from({ length: 60 }, () => line([USER, ASSISTANT], { id: 1 }));
    const { openai } = await verdictsOn(amongGoodLines(...rows));
    expect(openai?.reasons).toEqual([
      {
        verdict: 'refuses',
        feature: 'extra-key',
        what: expect.stringMatching(/^another key on a row \(/),
        count: 60,
        lines: Array.from({ length: 50 }, (_, index) => index + 3),
      },
    ]);
  });

  test('counts more than one that is not documented', async () => {
    const rows = [line([USER, { ...ASSISTANT, mood: 'good' }]), line([SYSTEM_LATE, USER, SYSTEM_LATE, ASSISTANT])];
    const verdicts = await verdictsOn(amongGoodLines(...rows));
    expect(told(verdicts['together'])).toBe('refuses: refuses system-twice@4; unknown message-key@3');
  });
});

const SYSTEM_LATE = { role: 'system', content: 'Be kind.' };

describe('A line that cannot be read', () => {
  test.each(DIALECTS.filter(({ formats }) => formats.chat !== undefined).map(({ name }) => name))(
    'stops %s',
    async provider => {
      const verdicts = await verdictsOn(amongGoodLines('{"messages":[', `{"a":"${'x'.repeat(1_100_000)}"}`));
      expect(told(verdicts[provider])).toMatch(/^refuses: refuses unreadable@3,4(;|$)/);
    },
  );
});

describe('What stands around the rows', () => {
  test('is a byte order mark, which some refuse', async () => {
    const verdicts = await verdictsOn(`\ufeff${amongGoodLines()}`);
    expect(told(verdicts['openai'])).toBe('refuses: refuses byte-order-mark@1');
    expect(told(verdicts['azure-openai'])).toBe('takes');
    expect(told(verdicts['together'])).toBe('unknown: unknown byte-order-mark@1');
  });

  test('is a blank line, of which nobody speaks', async () => {
    expect(told((await verdictsOn(amongGoodLines('')))['openai'])).toBe('unknown: unknown blank-line@3');
  });
});

describe('Rows of two formats', () => {
  test('stop everybody who takes one of them', async () => {
    const verdicts = await verdictsOn(amongGoodLines('{"prompt":"p","completion":"c"}', '{"text":"t"}'));
    expect(told(verdicts['together'])).toBe('refuses: refuses other-format@3,4');
  });

  test('are one when the answer is missing: that is a fault of the row', async () => {
    const verdicts = await verdictsOn(amongGoodLines(line([USER], { target: 1 })));
    expect(told(verdicts['together'])).toBe('refuses: refuses no-assistant@3');
  });
});

describe('A file of another format', () => {
  const many = (row: object): string => Array.from({ length: 12 }, () => JSON.stringify(row)).join('\n');

  test.each([
    ['running text', many({ text: 't' }), 'nebius', 'supervised', 'takes'],
    ['running text', many({ text: 't' }), 'openai', null, 'refuses: refuses format'],
    ['contents', many({ contents: [...CONTENTS, MODEL] }), 'vertex-gemini', 'supervised', 'takes'],
    ['scored contents', many({ contents: CONTENTS, completions: [] }), 'vertex-gemini', 'preference', 'takes'],
    [
      'a preference',
      many({ input: { messages: [USER] }, preferred_output: [ASSISTANT], non_preferred_output: [ASSISTANT] }),
      'together',
      'preference',
      'takes',
    ],
    ['a preference of TRL', many({ prompt: 'p', chosen: 'c', rejected: 'r' }), 'trl', 'preference', 'takes'],
    ['questions for a grader', many({ messages: [USER], target: 1 }), 'openai', 'reinforcement', 'takes'],
    ['questions for a grader', many({ messages: [USER], target: 1 }), 'fireworks', null, 'unknown: unknown format'],
    ['one JSON array', '[\n1\n]', 'trl', null, 'unknown: unknown format'],
    ['one JSON array', '[\n1\n]', 'openai', null, 'refuses: refuses format'],
    ['nothing', '', 'openai', null, 'refuses: refuses no-rows'],
    ['a PDF document', '%PDF-1.7\n', 'trl', null, 'refuses: refuses no-rows'],
  ])('%s for %s', async (_what, text, provider, method, expected) => {
    const verdict = (await verdictsOn(text))[provider];
    expect([verdict?.method, told(verdict)]).toEqual([method, expected]);
  });

  test('has preferences about a later turn, of which some guides say nothing', async () => {
    const input = { messages: [USER, ASSISTANT, USER] };
    const verdicts = await verdictsOn(
      many({ input, preferred_output: [ASSISTANT], non_preferred_output: [ASSISTANT] }),
    );
    const judged = ['openai', 'azure-openai', 'fireworks', 'together'].map(name => verdicts[name]?.verdict);
    expect(judged).toEqual(['unknown', 'unknown', 'unknown', 'takes']);
  });

  test('has limits of its own: where no number is named, four questions may be enough', async () => {
    const four = Array.from({ length: 4 }, () => line([USER], { target: 1 })).join('\n');
    expect(told((await verdictsOn(four))['openai'])).toBe('unknown: unknown min-examples');
  });
});

test('an error of the checks of rows makes uncertain what their provider would do, and nobody else', async () => {
  const tools = [{ type: 'function', function: { name: 'a b' } }];
  const verdicts = await verdictsOn(amongGoodLines(line([USER, ASSISTANT], { tools })));
  expect(told(verdicts['openai'])).toBe('unknown: unknown E_TOOL_NAME@3');
  expect(told(verdicts['together'])).toBe('takes');
});
